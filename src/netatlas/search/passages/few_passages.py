"""Weighs few passages with nothing but Python; ``many_passages`` does the same in arrays."""

from __future__ import annotations

from collections import Counter
from itertools import repeat
from typing import TYPE_CHECKING

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
    from collections.abc import Iterable, Iterator, Sequence

    from netatlas.search.passages.passage_table import PassageTable


class FewPostings:
    """The passages in which a word of a query occurs.

    Attributes:
        said: worth by number of the passage, for those with the word in label or text.
        named: the same, for those with the word in the names of what they are about.
        held: the greater of both.
        label: the passages with the word in their label.
    """

    def __init__(self, table: PassageTable) -> None:
        """Begin with no passage."""
        self._damping = table.damping
        self.said: dict[int, float] = {}
        self.named: dict[int, float] = {}
        self.held: dict[int, float] = {}
        self.label: set[int] = set()

    def add_said(self, numbers: Iterable[int], worth: float) -> None:
        """Add passages with a term in their text, which counts the less the longer that is."""
        said, damping = self.said, self._damping
        known = said.get
        for number in numbers:
            damped = worth * damping[number]
            if damped > known(number, 0.0):
                said[number] = damped

    def add_label(self, numbers: Iterable[int], worth: float) -> None:
        """Add passages with a term in their label."""
        said = self.said
        for number in numbers:
            if worth > said.get(number, 0.0):
                said[number] = worth
            self.label.add(number)

    def add_named(self, numbers: Iterable[int], worth: float) -> None:
        """Add passages with a term in the names of their owner."""
        named = self.named
        for number in numbers:
            if worth > named.get(number, 0.0):
                named[number] = worth

    def finish(self) -> None:
        """Take what was added as all that there is."""
        self.held = held = dict(self.named)
        known = held.get
        held.update({number: worth for number, worth in self.said.items() if worth > known(number, 0.0)})

    @property
    def count(self) -> int:
        """How many passages say it."""
        return len(self.said)

    def most_held(self, groups: Sequence[Sequence[int]]) -> list[float]:
        """Return the most that a passage of each group holds, or the names of what all of it is about."""
        said, named = self.said.get, self.named.get
        return [max(named(group[0], 0.0), *map(said, group, repeat(0.0))) for group in groups]


class FewMatches(TextMatches):
    """Passages that match a query."""

    def __init__(
        self,
        table: PassageTable,
        weighted: Sequence[tuple[FewPostings, float, bool]],
        total: float,
        *,
        named: bool,
    ) -> None:
        """Weigh passages.

        Args:
            table: has the passages.
            weighted: for each word of the query its passages, its weight, and whether it is a number.
            total: the sum of the weights.
            named: whether passages match too if only the names of their owner hold words of the query.
        """
        self._weighted = weighted
        self._total = total
        self._cover = self._sums([postings.held for postings, _, _ in weighted])
        self._said = self._sums([postings.said for postings, _, _ in weighted])
        self._held = Counter[int]()
        for postings, _, _ in weighted:
            self._held.update(postings.label)
        self._present = Counter[int]()
        for postings, _, _ in weighted:
            self._present.update(postings.held.keys())
        figures: set[int] = set()
        self._figures = figures.union(*(postings.said for postings, _, figure in weighted if figure))
        least = LEAST_COVER * total
        numbers = [number for number, held in self._cover.items() if held >= least]
        if not named:
            numbers = [number for number in numbers if number in self._said]
        ranked = self._ranked(table, numbers)
        super().__init__(table, [number for _, number in ranked], [-rank for rank, _ in ranked])

    def _ranked(self, table: PassageTable, numbers: Sequence[int]) -> list[tuple[float, int]]:
        """Return passages, best first, each behind its rank below zero; of equal ones the first."""
        cover, said, total = self._cover, self._said, self._total
        ranks: list[tuple[float, int]] = []
        for number in numbers:
            rank = cover[number] / total + SAID_WEIGHT * (said.get(number, 0.0) / total)
            if number in self._held:
                rank += FIT_WEIGHT * self._fit(table, number)
            if number in self._figures:
                rank += NOTED_BONUS * table.noted[number]
            ranks.append((-rank, number))
        ranks.sort()
        return ranks

    def _fit(self, table: PassageTable, number: int) -> float:
        size = table.label_size[number]
        return min(1.0, self._held[number] / size) if size else 0.0

    @override
    def _match(self, index: int) -> TextMatch:
        number, table, total = self.numbers[index], self.table, self._total
        cover, held, fit = self._cover[number], self._held[number], self._fit(self.table, self.numbers[index])
        of_name = 0
        if held:
            of_name = sum(number in each.label and number in each.named for each, _, _ in self._weighted)
        return TextMatch(
            number,
            table.passage(number),
            cover / total,
            self._said.get(number, 0.0) / total,
            fit,
            number in self._figures,
            cover < WEAK_COVER * total,
            own_fit_of(table, number, held, of_name, fit),
            self._missing(number),
        )

    def _missing(self, number: int) -> int:
        return len(self._weighted) - self._present[number]

    @override
    def with_label(self) -> Iterator[int]:
        return (index for index, number in enumerate(self.numbers) if number in self._held)

    @override
    def missing_at_most(self, most: int) -> Sequence[int]:
        return [index for index in self.with_label() if self._missing(self.numbers[index]) <= most]

    def _sums(self, worths: Sequence[dict[int, float]]) -> dict[int, float]:
        """Return the weight that each passage holds."""
        sums: dict[int, float] = {}
        known = sums.get
        for worth_of, (_, weight, _) in zip(worths, self._weighted, strict=True):
            if sums:
                for number, worth in worth_of.items():
                    sums[number] = known(number, 0.0) + weight * worth
            else:
                sums.update({number: weight * worth for number, worth in worth_of.items()})
        return sums
