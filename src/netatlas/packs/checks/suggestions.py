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
        self._guessers: dict[tuple[str, str, str], WordGuesser] = {}
        self._guesses = 0

    def hint(self, pack: LoadedPack, reference: RecordReference) -> str:
        """Return "; did you mean `x`?" for a reference of a pack, or '' if nothing is near."""
        prefix = pack.own_id("")
        key = (reference.namespace, reference.kind, prefix)
        guesser = self._guessers.get(key)
        if guesser is None or not guesser.knows_answer(reference.target):
            self._guesses += 1
            if self._guesses > _MOST_GUESSES:
                return ""
        if guesser is None:
            guesser = self._guessers[key] = WordGuesser(self._known(*key))
        guess = guesser.nearest(reference.target)
        return f"; did you mean {quoted(guess)}?" if guess else ""

    def _known(self, namespace: str, kind: str, prefix: str) -> list[str]:
        return [
            known_id.removeprefix(prefix)
            for known_id, known in self._items[namespace].items()
            if known.left_out is None and (not kind or known.kind == kind)
        ]
