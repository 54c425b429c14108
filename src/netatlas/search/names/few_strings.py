"""Strings by their letters, for few of them: each is compared, which rapidfuzz does without numpy.

``many_strings`` does the same in arrays, which choose first whom to compare.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from netatlas.search.names.letter_sets import letter_set

if TYPE_CHECKING:
    from collections.abc import Sequence


class FewStrings:
    """Strings sorted by length."""

    def __init__(self, strings: Sequence[str]) -> None:
        """Search in ``strings``."""
        self._strings = strings
        self._prefixes: dict[int, list[str]] = {}

    def near(self, typed: str, most: int, rows: range, *, same_letters: bool) -> list[tuple[int, int]]:
        """Return the rows, with their distances, of the strings up to ``most`` typos away."""
        near = _within(typed, self._strings[rows.start : rows.stop], most)
        found = [(rows[index], distance) for index, distance in near]
        if not same_letters:
            return found
        letters = letter_set(typed)
        return [(row, distance) for row, distance in found if letter_set(self._strings[row]) == letters]

    def similar(self, typed: str, least: float, most: int, rows: range) -> list[int]:
        """Return up to ``most`` rows of strings whose similarity is ``least`` or more, best first."""
        found = process.extract(
            typed,
            self._strings[rows.start : rows.stop],
            scorer=fuzz.ratio,
            score_cutoff=least,
            limit=None,
        )
        # In whole per cent, as arrays have it; of equal ones the first is the best.
        best = sorted((-int(similarity + 0.5), index) for _, similarity, index in found)
        return [rows[index] for _, index in best[:most]]

    def near_prefixes(self, typed: str, length: int, rows: range) -> list[int]:
        """Return the rows of the strings whose first ``length`` letters are one typo away."""
        prefixes = self._prefixes.get(length)
        if prefixes is None:  # kept, as the next key asks for most of them again
            prefixes = [string[:length] for string in self._strings[rows.start :]]
            self._prefixes[length] = prefixes
        return [rows[index] for index, _ in _within(typed, prefixes, 1)]


def _within(typed: str, strings: Sequence[str], most: int) -> list[tuple[int, int]]:
    """Return the indexes of the strings that are up to ``most`` typos away, each with its distance."""
    found = process.extract(typed, strings, scorer=OSA.distance, score_cutoff=most, limit=None)
    return sorted((index, int(distance)) for _, distance, index in found)
