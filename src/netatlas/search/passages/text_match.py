"""Passages that match a query, best first; each is an object only once somebody looks at it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol, overload

from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netatlas.search.passages.passage_table import PassageTable
    from netatlas.search.passages.passages import Passage

SAID_WEIGHT, FIT_WEIGHT, NOTED_BONUS = 0.2, 0.15, 0.05
"""What decides between passages that hold about the same share of a query."""
LEAST_COVER = 0.25
"""Share of a query's weight that a passage must hold; below it, most have one common word of it only."""
WEAK_COVER = 0.6
"""A passage that holds less is only a guess."""


class TextMatch(NamedTuple):
    """A passage that matches a query.

    Attributes:
        number: of the passage.
        passage: the passage.
        cover: the share of the query's weight that it and the names of its owner hold, 0 to 1.
        said: the share that the passage itself holds.
        fit: the share of the passage's label that the query holds, 0 to 1.
        figure: whether it holds a figure of the query.
        weak: whether it is only a guess.
        own_fit: the same without the words of its owner's name; 0 if the label only repeats that, and
            ``fit`` if it has no others but says more, such as the routes per route table of a route table.
        missing: how many words of the query neither it nor the names of its owner hold.
        union: the share that all text about its owner holds together; only for the best passage of each.
    """

    number: int
    passage: Passage
    cover: float
    said: float
    fit: float
    figure: bool
    weak: bool
    own_fit: float = 0.0
    missing: int = 0
    union: float = 0.0

    @property
    def rank(self) -> float:
        """What matches are sorted by: above all how much of the query they hold.

        Figures that the notes hold go first: whoever looks one up most likely has it from there.
        """
        noted = self.figure and self.passage.noted
        return self.cover + SAID_WEIGHT * self.said + FIT_WEIGHT * self.fit + NOTED_BONUS * noted


class Postings(Protocol):
    """The passages in which a word of a query occurs, each with how much that is worth."""

    def add_said(self, numbers: Sequence[int], worth: float) -> None:
        """Add passages with a term in their text, which counts the less the longer that is."""

    def add_label(self, numbers: Sequence[int], worth: float) -> None:
        """Add passages with a term in their label."""

    def add_named(self, numbers: Sequence[int], worth: float) -> None:
        """Add passages with a term in the names of their owner."""

    def finish(self) -> None:
        """Take what was added as all that there is."""

    @property
    def count(self) -> int:
        """How many passages say it."""

    def most_held(self, groups: Sequence[Sequence[int]]) -> list[float]:
        """Return the most that a passage of each group holds, or the names of what all of it is about."""


class TextMatches(Sequence[TextMatch], ABC):
    """All passages that match a query, best first.

    Attributes:
        numbers: of the passages, in that order.
        ranks: what they are sorted by.
        unions: what all text about an owner holds, by the index of the match that says so.
    """

    def __init__(self, table: PassageTable, numbers: Sequence[int], ranks: Sequence[float]) -> None:
        """Hold passages of ``table``."""
        self.table = table
        self.numbers = numbers
        self.ranks = ranks
        self.unions: dict[int, float] = {}

    @abstractmethod
    def _match(self, index: int) -> TextMatch:
        """Return the match at an index, which is in range."""

    @abstractmethod
    def with_label(self) -> Iterator[int]:
        """Yield the indexes of the matches with a word of the query in their label."""

    @abstractmethod
    def missing_at_most(self, most: int) -> Sequence[int]:
        """Return the indexes of matches with a word of the query in their label that miss up to ``most``."""

    def labels(self) -> set[str]:
        """Return the labels of passages that hold a word of the query in them."""
        return {self.table.label(self.numbers[index]) for index in self.with_label()}

    @override
    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, index: int) -> TextMatch: ...
    @overload
    def __getitem__(self, index: slice) -> list[TextMatch]: ...
    @override
    def __getitem__(self, index: int | slice) -> TextMatch | list[TextMatch]:
        indexes = range(len(self.numbers))[index]
        if isinstance(indexes, int):
            return self._with_union(indexes, self._match(indexes))
        return list(map(self._with_union, indexes, self._matches(indexes)))

    def _matches(self, indexes: range) -> Iterator[TextMatch]:
        """Return the matches at some indexes, which are in range."""
        return map(self._match, indexes)

    def _with_union(self, index: int, match: TextMatch) -> TextMatch:
        union = self.unions.get(index)
        return match if union is None else match._replace(union=union)


def best_of_all(searches: Sequence[TextMatches], most: int) -> list[TextMatch]:
    """Return the ``most`` best matches of several searches, best first; of equal ones the first passage."""
    if len(searches) == 1:
        return searches[0][:most]
    numbered = [
        (-found.ranks[index], found.numbers[index], search, index)
        for search, found in enumerate(searches)
        for index in range(min(most, len(found)))
    ]
    return [searches[search][index] for _, _, search, index in sorted(numbered)[:most]]


class NoMatches(TextMatches):
    """What matches where there is nothing to search in."""

    def __init__(self, table: PassageTable) -> None:
        """Hold nothing."""
        super().__init__(table, (), ())

    @override
    def _match(self, index: int) -> TextMatch:
        raise IndexError(index)

    @override
    def with_label(self) -> Iterator[int]:
        return iter(())

    @override
    def missing_at_most(self, most: int) -> Sequence[int]:
        return ()


def own_fit_of(table: PassageTable, number: int, held: int, of_name: int, fit: float) -> float:
    """Return the share of a label without the words of its owner's name that a query holds.

    Args:
        table: has the passage.
        number: of the passage.
        held: how many words of the query are in its label.
        of_name: how many of them are in the names of its owner too.
        fit: the share of the whole label.
    """
    own_size = table.own_label_size[number]
    own_held = held - min(of_name, table.label_size[number] - own_size)
    return min(1.0, own_held / own_size) if own_size else fit * table.label_says_more[number]
