"""The matcher of the search box for other lists of names: commands, limits in a table.

It returns ids, best first; the lists themselves decide what to show.
"""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from netatlas.search import NameIndex
    from netatlas.search.names.ranking import NameMatch


class FuzzyNames:
    """Names that are found despite typos, and by parts of words and abbreviations, as in the search box.

    >>> names = FuzzyNames([("file.open", "Open a pack"), ("view.dark", "Dark")])
    >>> names.find("opne")
    ['file.open']
    """

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """Take (id, name) pairs; they are indexed at the first search."""
        self._names = tuple(names)
        self._made: NameIndex | None = None
        self._making = Lock()

    @property
    def is_ready(self) -> bool:
        """Whether the names are indexed, so that a search is quick."""
        return self._made is not None or not self._names

    @property
    def _index(self) -> NameIndex:
        """The index, made once, by whichever thread needs it first."""
        if self._made is not None:
            return self._made
        from netatlas.search import NameIndex

        with self._making:
            if self._made is None:
                self._made = NameIndex(self._names)
            return self._made

    def prepare(self) -> None:
        """Index the names now, so that the first typed letter need not wait for it."""
        _ = self._index

    def find(self, text: str) -> list[str]:
        """Return the ids of all names that match ``text``, best first."""
        return [match.entry.id for match in self._matches(text)]

    def nearest(self, text: str) -> set[str]:
        """Return the ids of the names that match ``text`` in the best way found: as a whole, with a typo."""
        matches = self._matches(text)
        return {match.entry.id for match in matches if match.tier is matches[0].tier}

    def _matches(self, text: str) -> list[NameMatch]:
        return self._index.matches(text, most=len(self._names)) if text.strip() and self._names else []
