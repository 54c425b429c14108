"""Strings by their length and letters: which hold a run of letters, which are a few typos away.

Nothing here knows what the strings mean. ``few_strings`` or ``many_strings`` compare them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate, chain
from typing import TYPE_CHECKING

from netatlas.search.columns import integers

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator, Sequence

    from netatlas.search.names.few_strings import FewStrings
    from netatlas.search.names.many_strings import ManyStrings

_MANY = 20_000
"""Strings from which on arrays are faster; a pack of so many words has names enough for numpy anyway."""


def order_by_length(strings: Sequence[str]) -> array[int]:
    """Return the indexes of strings, the shortest first; of equal ones the first."""
    by_length: dict[int, list[int]] = {}
    for index, length in enumerate(map(len, strings)):
        by_length.setdefault(length, []).append(index)
    return integers(chain.from_iterable(by_length[length] for length in sorted(by_length)))


class LetterIndex:
    """Strings without line ends, sorted by length: near ones differ little in it, so they are one slice."""

    def __init__(self, strings: Sequence[str], order: array[int] | None = None) -> None:
        """Index ``strings``; results refer to them by their index in the sequence.

        Args:
            strings: in any order.
            order: what ``order_by_length`` says of them, where that is known.
        """
        order = order_by_length(strings) if order is None else order
        self._order = order
        self._strings = [strings[number] for number in order]
        self._text = "\n".join(self._strings) + "\n"
        self._starts = integers(accumulate([len(string) + 1 for string in self._strings], initial=0))
        self._longest = len(self._strings[-1]) if self._strings else 0
        lengths = range(self._longest + 2)
        self._of_length = [bisect_left(self._strings, length, key=len) for length in lengths]

    @cached_property
    def _compared(self) -> FewStrings | ManyStrings:
        """What compares the strings with a typed one; made when the first one is compared."""
        if len(self._strings) < _MANY:
            from netatlas.search.names.few_strings import FewStrings  # noqa: PLC0415 - one of both is needed

            return FewStrings(self._strings)
        from netatlas.search.names.many_strings import ManyStrings  # noqa: PLC0415 - brings numpy

        return ManyStrings(self._strings, self._text, self._starts)

    def holding(self, letters: str, most: int) -> list[tuple[int, int]]:
        """Return up to ``most`` strings that hold ``letters``, shortest first, each with the first position.

        One search in all strings as one text is many times faster than a search in each of them.
        """
        found: list[tuple[int, int]] = []
        position = self._text.find(letters, self._starts[self._row(len(letters))])
        while position >= 0 and len(found) < most:
            row = bisect_right(self._starts, position) - 1
            found.append((self._order[row], position - self._starts[row]))
            position = self._text.find(letters, self._starts[row + 1] - 1)
        return found

    def near(self, typed: str, most: int, *, same_letters: bool = False) -> Iterator[tuple[int, str, int]]:
        """Yield the strings that are up to ``most`` typos away: index, string and distance of each.

        With ``same_letters`` only those with the same set of letters: misplaced ones.
        """
        rows = range(self._row(len(typed) - most), self._row(len(typed) + most + 1))
        for row, distance in self._compared.near(typed, most, rows, same_letters=same_letters):
            yield self._order[row], self._strings[row], distance

    def similar(self, typed: str, least: float, most: int) -> list[int]:
        """Return up to ``most`` strings whose similarity (``fuzz.ratio``, 0 to 100) is ``least`` or more."""
        # fuzz.ratio is at most 200 * shorter / (shorter + longer); other lengths cannot reach ``least``.
        ratio = least / (200 - least)
        rows = range(self._row(int(len(typed) * ratio)), self._row(int(len(typed) / ratio) + 1))
        return [self._order[row] for row in self._compared.similar(typed, least, most, rows)]

    def near_prefixes(self, typed: str) -> Iterator[tuple[int, int]]:
        """Yield the strings with a prefix one typo away from ``typed``, each with the prefix's length."""
        for length in (len(typed), len(typed) + 1, len(typed) - 1):
            rows = range(self._row(length + 1), len(self._strings))
            if length >= 1 and rows:
                for row in self._compared.near_prefixes(typed, length, rows):
                    yield self._order[row], length

    def _row(self, length: int) -> int:
        """Return the first row of a string of this length or more."""
        return self._of_length[min(max(length, 0), self._longest + 1)] if self._strings else 0
