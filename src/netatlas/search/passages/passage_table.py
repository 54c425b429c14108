"""All passages of an index, as the columns that ``building`` makes."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from netatlas.search.passages.passages import Passage

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

    from netatlas.search.columns import Columns

_MOST_MADE = 2048
"""Passages that stay objects: the next key finds most of them again."""
_NO_FIGURES: frozenset[str] = frozenset()


class PassageTable:
    """The passages of an index, by their numbers.

    Attributes:
        damping: how much a text counts, the less the longer it is.
        owner: the number of what each is about.
        label_size: how many words the label has.
        own_label_size: how many of these the name of the owner does not have.
        label_says_more: 1 where a label has more words than that name, although they are the same ones.
        noted: 1 where the notes have it too, right or wrong.
    """

    def __init__(self, columns: Columns) -> None:
        """Use the columns of ``building.add_passage_columns``.

        Raises:
            MissingColumn: ``columns`` are not those.
        """
        self.damping = columns.reals("damping")
        self.owner = columns.numbers("owner")
        self.label_size = columns.numbers("label size")
        self.own_label_size = columns.numbers("own label size")
        self.label_says_more = columns.numbers("label says more")
        self.noted = columns.numbers("noted")
        self._made: dict[int, Passage] = {}
        self._label = columns.numbers("label")
        self._labels = columns.texts("labels")
        self._records = columns.texts("records")
        self._said = columns.texts("said")
        self._hop = columns.numbers("hop")
        self._owners = columns.texts("owners")
        self._owner_numbers = {owner: number for number, owner in enumerate(self._owners)}
        self._about = columns.numbers("about")
        self._first_about = columns.numbers("first about")

    def __len__(self) -> int:
        """Return how many passages there are."""
        return len(self._said)

    def passage(self, number: int) -> Passage:
        """Return a passage without the terms of its figures, which only the full text needs."""
        passage = self._made.get(number)
        if passage is None:
            if len(self._made) >= _MOST_MADE:
                self._made.clear()
            passage = self._made[number] = self._make(number)
        return passage

    def _make(self, number: int) -> Passage:
        return Passage(
            self._records[number],
            self._owners[self.owner[number]],
            self.label(number),
            self._said[number],
            _NO_FIGURES,
            bool(self.noted[number]),
            self._hop[number],
        )

    def label(self, number: int) -> str:
        """Return the label of a passage."""
        return self._labels[self._label[number]]

    def about(self, owner: int) -> array[int]:
        """Return the passages about an owner, by its number."""
        return self._about[self._first_about[owner] : self._first_about[owner + 1]]

    def of(self, record_id: str) -> Sequence[int]:
        """Return the passages of a record and, for a concept or journey, all passages about it."""
        found = set(self._by_record.get(record_id, ()))
        if (owner := self._owner_numbers.get(record_id)) is not None:
            found.update(self.about(owner))
        return sorted(found)

    @cached_property
    def _by_record(self) -> dict[str, tuple[int, ...]]:
        """The passages by record; made when a quoted phrase first needs it.

        Sorting the records instead would hold up the window for as long as that takes.
        """
        by_record: dict[str, tuple[int, ...]] = {}
        for number, record in enumerate(self._records):
            known = by_record.get(record)
            by_record[record] = (number,) if known is None else (*known, number)
        return by_record
