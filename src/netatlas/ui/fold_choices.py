"""What the reader has folded and unfolded on pages: the same parts of all concepts of a kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_FOLDED, _UNFOLDED = "folded", "unfolded"


class FoldChoices:
    """The choices, which are kept with the settings as texts: ``component facts-traffic folded``."""

    def __init__(self, kept: Iterable[str] = ()) -> None:
        """Begin with those that were kept; what makes no sense is left out."""
        self._folded: dict[tuple[str, str], bool] = {}
        for text in kept:
            kind, _, rest = text.partition(" ")
            anchor, _, state = rest.partition(" ")
            if anchor and state in {_FOLDED, _UNFOLDED}:
                self._folded[kind, anchor] = state == _FOLDED

    @property
    def kept(self) -> tuple[str, ...]:
        """The choices as texts, for the settings."""
        return tuple(
            f"{kind} {anchor} {_FOLDED if is_folded else _UNFOLDED}"
            for (kind, anchor), is_folded in sorted(self._folded.items())
        )

    def is_folded(self, kind: str, anchor: str, *, otherwise: bool) -> bool:
        """Return whether a part of the pages of a kind is folded, or ``otherwise`` if nobody has chosen."""
        return self._folded.get((kind, anchor), otherwise)

    def choose(self, kind: str, anchor: str, *, folded: bool) -> None:
        """Fold or unfold a part of all pages of a kind."""
        self._folded[kind, anchor] = folded
