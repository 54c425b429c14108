"""The search box's matcher for other lists of names: commands, limits in a table.

What is found is ids, best first; how lists are shown or narrowed is their own matter.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from netatlas.search import NameIndex

_TIER = 10
"""The tens of a score tell how a name was found: as a whole, by a start, with a slip."""


class FuzzyNames:
    """Names that can be found with slips, parts of words and abbreviations, as in the search box.

    >>> near = FuzzyNames([("file.open", "Open a pack"), ("view.dark", "Dark")])
    >>> near.find("opne")
    ['file.open']
    """

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """Take (id, name) pairs; they are indexed when something is first looked for."""
        self._names = tuple(names)

    @cached_property
    def _index(self) -> NameIndex:
        from netatlas.search import NameIndex

        return NameIndex(self._names)

    def prepare(self) -> None:
        """Index the names now, so that the first letter that is typed need not wait for it."""
        _ = self._index

    def find(self, text: str) -> list[str]:
        """Return the ids of all names that answer to ``text``, best first."""
        return [found for found, _score in self._found(text)]

    def nearest(self, text: str) -> set[str]:
        """Return the ids of the names that answer to ``text`` as well as the best one does."""
        found = self._found(text)
        best = max((score for _id, score in found), default=0.0)
        return {one for one, score in found if score // _TIER == best // _TIER}

    def _found(self, text: str) -> list[tuple[str, float]]:
        return self._index.find(text, limit=len(self._names)) if text.strip() else []
