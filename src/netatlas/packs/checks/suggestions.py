"""Finds the id that a reference to a missing record was perhaps meant to name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.atlas.nearest import WordGuesser
from netatlas.packs.quoting import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from netatlas.packs.checks.references import RecordReference
    from netatlas.packs.loaded_pack import LoadedPack, PackItem

_MOST_GUESSES = 50
"""Searches for an id; nobody mends more references before looking again."""


class Suggestions:
    """Guesses among the records of packs, which are gone through once for each kind of reference."""

    def __init__(self, items: Mapping[str, Mapping[str, PackItem]]) -> None:
        """Guess among ``items``, by namespace and id."""
        self._items = items
        self._guessers: dict[tuple[LoadedPack, str, str], WordGuesser] = {}
        self._hints: dict[tuple[LoadedPack, str, str, str], str] = {}

    def hint(self, pack: LoadedPack, reference: RecordReference) -> str:
        """Return "; did you mean `x`?" for a reference of a pack, or '' if nothing is near."""
        key = (pack, reference.namespace, reference.kind, reference.target)
        hint = self._hints.get(key)
        if hint is None:
            if len(self._hints) >= _MOST_GUESSES:
                return ""
            guess = self._guesser(*key[:3]).nearest(reference.target)
            hint = self._hints[key] = f"; did you mean {quoted(guess)}?" if guess else ""
        return hint

    def _guesser(self, pack: LoadedPack, namespace: str, kind: str) -> WordGuesser:
        key = (pack, namespace, kind)
        if key not in self._guessers:
            self._guessers[key] = WordGuesser(self._known(*key))
        return self._guessers[key]

    def _known(self, pack: LoadedPack, namespace: str, kind: str) -> list[str]:
        prefix = pack.own_id("")
        return [
            known_id.removeprefix(prefix)
            for known_id, known in self._items[namespace].items()
            if known.left_out is None and (not kind or known.kind == kind)
        ]
