"""Strings by their length and letters: which hold a run of letters, which are a few slips away.

A slip changes at most two members of a string's set of letters. The sets are 64-bit masks, so that
one pass over an array of them leaves few strings to be measured (OSA distance, rapidfuzz). Nothing
here knows what the strings mean.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

_CODES = 1 << 16
_LETTERS, _DIGITS, _OTHERS = 26, 10, 28
_AT_ONCE = 1 << 13


def _bits() -> NDArray[np.uint64]:
    """Return the bit of each character code: Latin letters and digits have their own, others share."""
    codes = np.arange(_CODES, dtype=np.uint64)
    place = _LETTERS + _DIGITS + codes % _OTHERS
    place[ord("a") : ord("z") + 1] = np.arange(_LETTERS)
    place[ord("0") : ord("9") + 1] = _LETTERS + np.arange(_DIGITS)
    bits = np.uint64(1) << place
    bits[ord("\n")] = 0
    return bits


_BITS = _bits()


class LetterIndex:
    """Strings without line ends, in the order of their lengths."""

    def __init__(self, strings: Sequence[str]) -> None:
        """Index ``strings``; results name them by their place in the sequence."""
        lengths = np.fromiter(map(len, strings), np.int32, len(strings))
        order = np.argsort(lengths, kind="stable").astype(np.int32)
        self._order = order
        self._strings = [strings[n] for n in order.tolist()]
        self._text = "\n".join(self._strings) + "\n"
        sizes = lengths[order]
        self._starts = np.concatenate((np.zeros(1, np.int32), np.cumsum(sizes + 1, dtype=np.int32)))
        self._longest = int(sizes[-1]) if len(sizes) else 0
        self._of_length = np.searchsorted(sizes, np.arange(self._longest + 2))
        self._codes = _codes(self._text)
        self._masks = _masks(self._codes, self._starts)
        self._heads: dict[int, NDArray[np.uint64]] = {}

    def holding(self, letters: str, most: int) -> list[tuple[int, int]]:
        """Return up to ``most`` strings that hold ``letters``, the shortest first, each with the place."""
        places: list[int] = []
        place = self._text.find(letters, self._start_of(len(letters)))
        while place >= 0 and len(places) < most:
            places.append(place)
            place = self._text.find(letters, self._text.index("\n", place))
        rows = np.searchsorted(self._starts, places, side="right") - 1
        firsts = places - self._starts[rows] if places else rows
        return list(zip(self._order[rows].tolist(), firsts.tolist(), strict=True))

    def near(self, typed: str, most: int, *, same_letters: bool = False) -> Iterator[tuple[int, str, int]]:
        """Yield the strings that are up to ``most`` slips away: which, the string, how many slips.

        With ``same_letters`` only those that are made of the same letters: what was misplaced.
        """
        first, last = self._row(len(typed) - most), self._row(len(typed) + most + 1)
        rows = _alike(self._masks[first:last], typed, 0 if same_letters else most) + first
        strings = [self._strings[row] for row in rows]
        for found, distance in _within(typed, strings, most):
            yield int(self._order[rows[found]]), strings[found], distance

    def alike(self, typed: str, least: float, most: int) -> list[int]:
        """Return up to ``most`` strings whose likeness (``fuzz.ratio``, 0 to 100) is ``least`` or more."""
        # so much longer or shorter, and it cannot be reached
        ratio = least / (200 - least)
        first, last = self._row(int(len(typed) * ratio)), self._row(int(len(typed) / ratio) + 1)
        likeness = process.cdist(
            [typed], self._strings[first:last], scorer=fuzz.ratio, score_cutoff=least, dtype=np.uint8
        )[0]
        found = np.flatnonzero(likeness)
        best = found[np.argsort(-likeness[found].astype(np.int16), kind="stable")[:most]] + first
        numbers: list[int] = self._order[best].tolist()
        return numbers

    def near_heads(self, typed: str) -> Iterator[tuple[int, int]]:
        """Yield the strings that begin with ``typed`` but for one slip, each with the length of that."""
        for length in (len(typed), len(typed) + 1, len(typed) - 1):
            first = self._row(length + 1)
            if length < 1 or first >= len(self._strings):
                continue
            rows = _alike(self._heads_of(length)[first:], typed, 1) + first
            heads = [self._strings[row][:length] for row in rows]
            for found, _ in _within(typed, heads, 1):
                yield int(self._order[rows[found]]), length

    def _row(self, length: int) -> int:
        return int(self._of_length[min(max(length, 0), self._longest + 1)]) if self._strings else 0

    def _start_of(self, length: int) -> int:
        return int(self._starts[self._row(length)])

    def _heads_of(self, length: int) -> NDArray[np.uint64]:
        """Return the masks of the first letters of all strings; those of shorter ones make no sense."""
        if length not in self._heads:
            places = np.minimum(self._starts[:-1] + length - 1, len(self._codes) - 1)
            masks = _BITS[self._codes[places]]
            if length > 1:
                masks |= self._heads_of(length - 1)
            self._heads[length] = masks
        return self._heads[length]


def _masks(codes: NDArray[np.unsignedinteger], starts: NDArray[np.int32]) -> NDArray[np.uint64]:
    """Return the set of letters of each string, some thousand strings at a time to spare memory."""
    masks = np.zeros(len(starts) - 1, np.uint64)
    for first in range(0, len(masks), _AT_ONCE):
        some = starts[first : first + _AT_ONCE + 1]
        bits = _BITS[codes[some[0] : some[-1]]]
        masks[first : first + _AT_ONCE] = np.bitwise_or.reduceat(bits, some[:-1] - some[0])
    return masks


def _codes(text: str) -> NDArray[np.unsignedinteger]:
    if text.isascii():
        return np.frombuffer(text.encode("ascii"), np.uint8)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return (codes & np.uint32(_CODES - 1)).astype(np.uint16)


def _alike(masks: NDArray[np.uint64], typed: str, most: int) -> NDArray[np.intp]:
    """Return the rows whose letters differ from those of ``typed`` by no more than slips can change."""
    # an array of one set: mypy does not see numpy 2.5's variant of reduce that returns the bare number
    letters = np.bitwise_or.reduce(_BITS[_codes(typed)], keepdims=True)
    return np.flatnonzero(np.bitwise_count(masks ^ letters) <= 2 * most)


def _within(typed: str, strings: list[str], most: int) -> list[tuple[int, int]]:
    if not strings:
        return []
    distances = process.cdist(
        [typed], strings, scorer=OSA.distance, score_cutoff=most, dtype=np.uint8
    )[0]  # fmt: skip
    found = np.flatnonzero(distances <= most)
    return list(zip(found.tolist(), distances[found].tolist(), strict=True))
