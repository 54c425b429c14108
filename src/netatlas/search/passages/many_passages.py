"""Weighs many passages in arrays: sums over all of them at once, and objects of the best alone.

``few_passages`` does the same without numpy, and says what is weighed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from typing_extensions import override

from netatlas.search.passages.text_match import (
    FIT_WEIGHT,
    LEAST_COVER,
    NOTED_BONUS,
    SAID_WEIGHT,
    WEAK_COVER,
    TextMatch,
    TextMatches,
    own_fit_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from netatlas.search.passages.passage_table import PassageTable

_NONE = np.zeros(0, np.int32)


class _Worths:
    """Passages, sorted, each with the greatest of the worths that were added for it."""

    def __init__(self) -> None:
        self.numbers: NDArray[np.int32] = _NONE
        self.worths: NDArray[np.float64] = np.zeros(0)
        self._added: list[tuple[NDArray[np.int32], NDArray[np.float64]]] = []

    def add(self, numbers: NDArray[np.int32], worths: NDArray[np.float64]) -> None:
        """Add passages, sorted and distinct, with their worths."""
        self._added.append((numbers, worths))

    def finish(self) -> None:
        """Take what was added as all that there is."""
        if len(self._added) == 1:
            ((self.numbers, self.worths),) = self._added
        elif self._added:
            numbers = np.concatenate([numbers for numbers, _ in self._added])
            worths = np.concatenate([worths for _, worths in self._added])
            order = np.argsort(numbers, kind="stable")  # of sorted runs, which it merges
            numbers = numbers[order]
            firsts = np.flatnonzero(np.diff(numbers, prepend=-1))
            self.numbers, self.worths = numbers[firsts], np.maximum.reduceat(worths[order], firsts)
        self._added.clear()

    def at(self, numbers: NDArray[np.int32]) -> NDArray[np.float64]:
        """Return the worths of passages; 0 for those that have none."""
        if not len(self.numbers):
            return np.zeros(len(numbers))
        positions = np.minimum(np.searchsorted(self.numbers, numbers), len(self.numbers) - 1)
        return np.where(self.numbers[positions] == numbers, self.worths[positions], 0.0)


class ManyPostings:
    """The passages in which a word of a query occurs; see ``FewPostings``."""

    def __init__(self, table: PassageTable) -> None:
        """Begin with no passage."""
        self._damping = np.asarray(table.damping)
        self.said, self.named, self.held, self.label = _Worths(), _Worths(), _Worths(), _Worths()

    def add_said(self, numbers: Sequence[int], worth: float) -> None:
        """Add passages with a term in their text, which counts the less the longer that is."""
        if numbers:
            found = np.array(numbers, np.int32)
            self.said.add(found, worth * self._damping[found])

    def add_label(self, numbers: Sequence[int], worth: float) -> None:
        """Add passages with a term in their label."""
        if numbers:
            found = np.array(numbers, np.int32)
            self.said.add(found, np.full(len(found), worth))
            self.label.add(found, np.ones(len(found)))

    def add_named(self, numbers: Sequence[int], worth: float) -> None:
        """Add passages with a term in the names of their owner."""
        if numbers:
            found = np.array(numbers, np.int32)
            self.named.add(found, np.full(len(found), worth))

    def finish(self) -> None:
        """Take what was added as all that there is."""
        for found in (self.said, self.named, self.label):
            found.finish()
        for found in (self.said, self.named):
            if len(found.numbers):
                self.held.add(found.numbers, found.worths)
        self.held.finish()

    @property
    def count(self) -> int:
        """How many passages say it."""
        return len(self.said.numbers)

    def most_held(self, groups: Sequence[Sequence[int]]) -> list[float]:
        """Return the most that a passage of each group holds, or the names of what all of it is about."""
        firsts = np.cumsum([0, *map(len, groups[:-1])])
        numbers = np.concatenate([np.asarray(group, np.int32) for group in groups])
        most = np.maximum.reduceat(self.said.at(numbers), firsts)
        held: list[float] = np.maximum(most, self.named.at(numbers[firsts])).tolist()
        return held


class ManyMatches(TextMatches):
    """Passages that match a query; see ``FewMatches``."""

    def __init__(
        self,
        table: PassageTable,
        weighted: Sequence[tuple[ManyPostings, float, bool]],
        total: float,
        *,
        named: bool,
    ) -> None:
        """Weigh passages."""
        self._total = total
        cover = np.zeros(len(table))
        for postings, weight, _ in weighted:
            cover[postings.held.numbers] += weight * postings.held.worths
        found = np.flatnonzero(cover >= LEAST_COVER * total).astype(np.int32)
        said = np.zeros(len(found))
        self._said_by, self._missing = np.zeros(len(found), np.int32), np.zeros(len(found), np.int32)
        held, of_name = np.zeros(len(found), np.int32), np.zeros(len(found), np.int32)
        figure = np.zeros(len(found), np.bool_)
        for postings, weight, is_figure in weighted:
            worths = postings.said.at(found)
            said += weight * worths
            self._said_by += worths > 0
            self._missing += postings.held.at(found) == 0
            in_label = postings.label.at(found) > 0
            held += in_label
            of_name += in_label & (postings.named.at(found) > 0)
            if is_figure:
                figure |= worths > 0
        self._cover, self._said, self._held = cover[found], said, held
        self._of_name, self._figure = of_name, figure
        self._fit = _fits(table, found, held)
        rank = self._cover / total + SAID_WEIGHT * (said / total) + FIT_WEIGHT * self._fit
        rank += NOTED_BONUS * (figure & np.asarray(table.noted)[found].astype(np.bool_))
        self._order = np.argsort(-rank, kind="stable")
        if not named:
            self._order = self._order[self._said_by[self._order] > 0]
        super().__init__(table, found[self._order].tolist(), rank[self._order].tolist())

    @override
    def _match(self, index: int) -> TextMatch:
        return next(self._matches(range(index, index + 1)))

    @override
    def _matches(self, indexes: range) -> Iterator[TextMatch]:
        table, total = self.table, self._total
        rows = self._order[np.arange(indexes.start, indexes.stop, indexes.step)]
        columns = (self._cover, self._said, self._fit, self._held, self._of_name, self._figure, self._missing)
        figures = zip(*(column[rows].tolist() for column in columns), strict=True)
        for index, (cover, said, fit, held, of_name, figure, missing) in zip(indexes, figures, strict=True):
            number = self.numbers[index]
            yield TextMatch(
                number,
                table.passage(number),
                cover / total,
                said / total,
                fit,
                figure,
                cover < WEAK_COVER * total,
                own_fit_of(table, number, held, of_name, fit),
                missing,
            )

    @override
    def with_label(self) -> Iterator[int]:
        found: list[int] = np.flatnonzero(self._held[self._order]).tolist()
        return iter(found)

    @override
    def missing_at_most(self, most: int) -> Sequence[int]:
        held, missing = self._held[self._order], self._missing[self._order]
        found: list[int] = np.flatnonzero((held > 0) & (missing <= most)).tolist()
        return found


def _fits(table: PassageTable, numbers: NDArray[np.int32], held: NDArray[np.int32]) -> NDArray[np.float64]:
    """Return the share of each passage's label that a query holds."""
    sizes = np.asarray(table.label_size)[numbers]
    result: NDArray[np.float64] = np.minimum(1.0, held / np.maximum(sizes, 1)) * (sizes > 0)
    return result
