"""Fuzzy matching of names as in the search, for other lists: commands, limits in a table."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from netatlas.search import NameIndex

_TIER = 10
"""Scores with the same tens digit are of the same kind of match: whole name, prefix, typing error."""


class FuzzyNames:
    """Finds names by parts of words, abbreviations and with typing errors, like the search.

    >>> names = FuzzyNames([("file.open", "Open a pack"), ("view.dark", "Dark")])
    >>> names.find("opne")
    ['file.open']
    """

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """Take (id, name) pairs; they are indexed at the first search."""
        self._names = tuple(names)

    @cached_property
    def _index(self) -> NameIndex:
        from netatlas.search import NameIndex

        return NameIndex(self._names)

    def prepare(self) -> None:
        """Index the names now, so that the first search need not wait for it."""
        _ = self._index

    def find(self, text: str) -> list[str]:
        """Return the ids of all names that match ``text``, best first."""
        return [name_id for name_id, _score in self._scored(text)]

    def nearest(self, text: str) -> set[str]:
        """Return the ids of the names that match ``text`` in the same way as the best match."""
        scored = self._scored(text)
        best = max((score for _id, score in scored), default=0.0)
        return {name_id for name_id, score in scored if score // _TIER == best // _TIER}

    def _scored(self, text: str) -> list[tuple[str, float]]:
        return self._index.find(text, limit=len(self._names)) if text.strip() else []
