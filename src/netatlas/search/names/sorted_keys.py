"""Keys in order, each with the numbers of the names that have it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from netatlas.search.columns import integers
from netatlas.search.names.text import LAST_CHARACTER

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence


class SortedKeys:
    """Keys in order, looked up by bisection."""

    def __init__(self, keys: Sequence[str], order: Sequence[int], numbers: array[int]) -> None:
        """Look up in ``keys``.

        Args:
            keys: in any order.
            order: the positions of the keys, sorted by key; of equal ones the first goes first.
            numbers: the number of the name of each key, in that order.
        """
        self._keys = keys
        self._order = order
        self._numbers = numbers

    def __contains__(self, key: object) -> bool:
        """Return True if a name has this key."""
        return isinstance(key, str) and bool(self.equal(key))

    def equal(self, key: str) -> array[int]:
        """Return the names whose key is ``key``, in the order in which they were given."""
        first = end = bisect_left(self._order, key, key=self._keys.__getitem__)
        while end < len(self._order) and self._keys[self._order[end]] == key:
            end += 1
        return self._numbers[first:end]

    def starting(self, prefix: str) -> array[int]:
        """Return the names whose key begins with ``prefix``; 1 is no prefix of 10."""
        keys = self._keys
        first = bisect_left(self._order, prefix, key=keys.__getitem__)
        end = bisect_left(self._order, prefix + LAST_CHARACTER, first, key=keys.__getitem__)
        if not prefix[-1].isdigit():
            return self._numbers[first:end]
        size = len(prefix)
        kept = range(first, end)
        return integers(
            self._numbers[index] for index in kept if not keys[self._order[index]][size : size + 1].isdigit()
        )
