"""Strings by their letters, for many of them: in arrays, all at once.

A typo changes at most two members of a string's set of letters. The sets are 64-bit masks, so that one
pass over an array of them leaves few strings whose distance must be computed (OSA, rapidfuzz).
``few_strings`` does the same without numpy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from netatlas.search.names.letter_sets import CODES, DIGITS, LETTERS, OTHERS, letter_bit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_BATCH = 1 << 13
"""Strings whose masks are computed at once: some 8 bytes a letter are needed meanwhile."""


def _bits() -> NDArray[np.uint64]:
    """Return what ``letter_bit`` says of each character code."""
    codes = np.arange(CODES, dtype=np.uint64)
    bits = np.uint64(1) << (np.uint64(LETTERS + DIGITS) + codes % np.uint64(OTHERS))
    for code in (*range(ord("a"), ord("z") + 1), *range(ord("0"), ord("9") + 1), ord("\n")):
        bits[code] = letter_bit(code)
    return bits


BITS = _bits()


class ManyStrings:
    """Strings sorted by length, as arrays of their letters."""

    def __init__(self, strings: Sequence[str], text: str, starts: Sequence[int]) -> None:
        """Search in ``strings``, which ``text`` has one behind the other, each from one of ``starts`` on."""
        self._strings = strings
        self._starts = np.asarray(starts)
        self._codes = _codes(text)
        self._masks = _masks(self._codes, self._starts)
        self._prefixes: dict[int, NDArray[np.uint64]] = {}

    def near(self, typed: str, most: int, rows: range, *, same_letters: bool) -> list[tuple[int, int]]:
        """Return the rows, with their distances, of the strings up to ``most`` typos away."""
        masks = self._masks[rows.start : rows.stop]
        found = _candidates(masks, typed, 0 if same_letters else most) + rows.start
        strings = [self._strings[row] for row in found]
        return [(int(found[index]), distance) for index, distance in _within(typed, strings, most)]

    def similar(self, typed: str, least: float, most: int, rows: range) -> list[int]:
        """Return up to ``most`` rows of strings whose similarity is ``least`` or more, best first."""
        similarity = process.cdist(
            [typed],
            self._strings[rows.start : rows.stop],
            scorer=fuzz.ratio,
            score_cutoff=least,
            dtype=np.uint8,
        )[0]
        found = np.flatnonzero(similarity)
        best = found[np.argsort(-similarity[found].astype(np.int16), kind="stable")[:most]] + rows.start
        numbers: list[int] = best.tolist()
        return numbers

    def near_prefixes(self, typed: str, length: int, rows: range) -> list[int]:
        """Return the rows of the strings whose first ``length`` letters are one typo away."""
        found = _candidates(self._prefix_masks(length)[rows.start :], typed, 1) + rows.start
        prefixes = [self._strings[row][:length] for row in found]
        return [int(found[index]) for index, _ in _within(typed, prefixes, 1)]

    def _prefix_masks(self, length: int) -> NDArray[np.uint64]:
        """Return the letter sets of the first ``length`` letters of all strings.

        Those of shorter strings are meaningless; callers leave these strings out. Masks are kept, as each
        is made of the one before and every key typed asks for the next.
        """
        if length not in self._prefixes:
            positions = np.minimum(self._starts[:-1] + length - 1, len(self._codes) - 1)
            masks = BITS[self._codes[positions]]
            if length > 1:
                masks |= self._prefix_masks(length - 1)
            self._prefixes[length] = masks
        return self._prefixes[length]


def _masks(codes: NDArray[np.unsignedinteger], starts: NDArray[np.int32]) -> NDArray[np.uint64]:
    """Return the set of letters of each string, in batches to save memory."""
    masks = np.zeros(len(starts) - 1, np.uint64)
    for first in range(0, len(masks), _BATCH):
        batch = starts[first : first + _BATCH + 1]
        bits = BITS[codes[batch[0] : batch[-1]]]
        masks[first : first + _BATCH] = np.bitwise_or.reduceat(bits, batch[:-1] - batch[0])
    return masks


def _codes(text: str) -> NDArray[np.unsignedinteger]:
    """Return the character codes of a text as numbers of one or two bytes."""
    if text.isascii():
        return np.frombuffer(text.encode("ascii"), np.uint8)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return (codes & np.uint32(CODES - 1)).astype(np.uint16)


def _candidates(masks: NDArray[np.uint64], typed: str, most: int) -> NDArray[np.intp]:
    """Return the rows whose letters differ from those of ``typed`` by no more than ``most`` typos can change.

    A replaced letter takes one member out of the set and adds another; no other typo changes more.
    """
    # An array of one set: mypy does not see numpy 2.5's variant of reduce that returns the bare number.
    letters = np.bitwise_or.reduce(BITS[_codes(typed)], keepdims=True)
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
