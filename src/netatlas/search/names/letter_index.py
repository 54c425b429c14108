"""Strings by their length and letters: which hold a run of letters, which are a few typos away.

A typo changes at most two members of a string's set of letters. The sets are 64-bit masks, so that one
pass over an array of them leaves few strings whose distance must be computed (OSA, rapidfuzz). Nothing
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
"""Character codes with a bit of their own in the table; higher ones (emoji) share those of lower ones."""
_LETTERS, _DIGITS, _OTHERS = 26, 10, 28
"""Bits of a mask: a to z, 0 to 9, and what is left of 64 for all other characters to share. A shared bit
lets a few more strings through, but loses none."""
_BATCH = 1 << 13
"""Strings whose masks are computed at once: some 8 bytes a letter are needed meanwhile."""


def _bits() -> NDArray[np.uint64]:
    """Return the bit of each character code: Latin letters and digits have their own, others share."""
    codes = np.arange(_CODES, dtype=np.uint64)
    position = _LETTERS + _DIGITS + codes % _OTHERS
    position[ord("a") : ord("z") + 1] = np.arange(_LETTERS)
    position[ord("0") : ord("9") + 1] = _LETTERS + np.arange(_DIGITS)
    bits = np.uint64(1) << position
    bits[ord("\n")] = 0  # it separates the strings and belongs to none
    return bits


_BITS = _bits()


class LetterIndex:
    """Strings without line ends, sorted by length: near ones differ little in it, so they are one slice."""

    def __init__(self, strings: Sequence[str]) -> None:
        """Index ``strings``; results refer to them by their index in the sequence."""
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
        self._prefixes: dict[int, NDArray[np.uint64]] = {}

    def holding(self, letters: str, most: int) -> list[tuple[int, int]]:
        """Return up to ``most`` strings that hold ``letters``, shortest first, each with the first position.

        One search in all strings as one text is many times faster than a search in each of them.
        """
        positions: list[int] = []
        position = self._text.find(letters, self._start_of(len(letters)))
        while position >= 0 and len(positions) < most:
            positions.append(position)
            position = self._text.find(letters, self._text.index("\n", position))
        rows = np.searchsorted(self._starts, positions, side="right") - 1
        firsts = positions - self._starts[rows] if positions else rows
        return list(zip(self._order[rows].tolist(), firsts.tolist(), strict=True))

    def near(self, typed: str, most: int, *, same_letters: bool = False) -> Iterator[tuple[int, str, int]]:
        """Yield the strings that are up to ``most`` typos away: index, string and distance of each.

        With ``same_letters`` only those with the same set of letters: misplaced ones.
        """
        first, last = self._row(len(typed) - most), self._row(len(typed) + most + 1)
        rows = _candidates(self._masks[first:last], typed, 0 if same_letters else most) + first
        strings = [self._strings[row] for row in rows]
        for index, distance in _within(typed, strings, most):
            yield int(self._order[rows[index]]), strings[index], distance

    def similar(self, typed: str, least: float, most: int) -> list[int]:
        """Return up to ``most`` strings whose similarity (``fuzz.ratio``, 0 to 100) is ``least`` or more."""
        # fuzz.ratio is at most 200 * shorter / (shorter + longer); other lengths cannot reach ``least``.
        ratio = least / (200 - least)
        first, last = self._row(int(len(typed) * ratio)), self._row(int(len(typed) / ratio) + 1)
        similarity = process.cdist(
            [typed], self._strings[first:last], scorer=fuzz.ratio, score_cutoff=least, dtype=np.uint8
        )[0]
        rows = np.flatnonzero(similarity)
        best = rows[np.argsort(-similarity[rows].astype(np.int16), kind="stable")[:most]] + first
        numbers: list[int] = self._order[best].tolist()
        return numbers

    def near_prefixes(self, typed: str) -> Iterator[tuple[int, int]]:
        """Yield the strings with a prefix one typo away from ``typed``, each with the prefix's length."""
        for length in (len(typed), len(typed) + 1, len(typed) - 1):
            first = self._row(length + 1)
            if length < 1 or first >= len(self._strings):
                continue
            rows = _candidates(self._prefix_masks(length)[first:], typed, 1) + first
            prefixes = [self._strings[row][:length] for row in rows]
            for index, _ in _within(typed, prefixes, 1):
                yield int(self._order[rows[index]]), length

    def _row(self, length: int) -> int:
        """Return the first row of a string of this length or more."""
        return int(self._of_length[min(max(length, 0), self._longest + 1)]) if self._strings else 0

    def _start_of(self, length: int) -> int:
        """Return where the strings of this length or more begin in the text."""
        return int(self._starts[self._row(length)])

    def _prefix_masks(self, length: int) -> NDArray[np.uint64]:
        """Return the letter sets of the first ``length`` letters of all strings.

        Those of shorter strings are meaningless; callers leave these strings out. Masks are kept, as each
        is made of the one before and every key typed asks for the next.
        """
        if length not in self._prefixes:
            positions = np.minimum(self._starts[:-1] + length - 1, len(self._codes) - 1)
            masks = _BITS[self._codes[positions]]
            if length > 1:
                masks |= self._prefix_masks(length - 1)
            self._prefixes[length] = masks
        return self._prefixes[length]


def _masks(codes: NDArray[np.unsignedinteger], starts: NDArray[np.int32]) -> NDArray[np.uint64]:
    """Return the set of letters of each string, in batches to save memory."""
    masks = np.zeros(len(starts) - 1, np.uint64)
    for first in range(0, len(masks), _BATCH):
        batch = starts[first : first + _BATCH + 1]
        bits = _BITS[codes[batch[0] : batch[-1]]]
        masks[first : first + _BATCH] = np.bitwise_or.reduceat(bits, batch[:-1] - batch[0])
    return masks


def _codes(text: str) -> NDArray[np.unsignedinteger]:
    """Return the character codes of a text as numbers of one or two bytes."""
    if text.isascii():
        return np.frombuffer(text.encode("ascii"), np.uint8)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return (codes & np.uint32(_CODES - 1)).astype(np.uint16)


def _candidates(masks: NDArray[np.uint64], typed: str, most: int) -> NDArray[np.intp]:
    """Return the rows whose letters differ from those of ``typed`` by no more than ``most`` typos can change.

    A replaced letter takes one member out of the set and adds another; no other typo changes more.
    """
    # An array of one set: mypy does not see numpy 2.5's variant of reduce that returns the bare number.
    letters = np.bitwise_or.reduce(_BITS[_codes(typed)], keepdims=True)
    return np.flatnonzero(np.bitwise_count(masks ^ letters) <= 2 * most)


def _within(typed: str, strings: list[str], most: int) -> list[tuple[int, int]]:
    """Return the indexes of the strings that are up to ``most`` typos away, each with its distance."""
    if not strings:
        return []
    distances = process.cdist(
        [typed], strings, scorer=OSA.distance, score_cutoff=most, dtype=np.uint8
    )[0]  # fmt: skip
    near = np.flatnonzero(distances <= most)
    return list(zip(near.tolist(), distances[near].tolist(), strict=True))
