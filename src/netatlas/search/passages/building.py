"""Makes the columns of an index of passages, and the rows of its full text."""

from __future__ import annotations

import math
from array import array
from itertools import accumulate, chain
from typing import TYPE_CHECKING, TypeVar

from netatlas.atlas.model import ConceptId
from netatlas.progress import SILENT
from netatlas.search.columns import REALS, Columns, integers
from netatlas.search.names.letter_index import order_by_length
from netatlas.search.names.text import FILLERS, plain_words, stem
from netatlas.search.passages.passages import passages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from netatlas.atlas.atlas import Atlas
    from netatlas.progress import Progress
    from netatlas.search.passages.fulltext import Row
    from netatlas.search.passages.passages import Passage

T = TypeVar("T")

_USUAL_LENGTH, _LENGTH_DAMPING = 12, 0.12
"""Distinct words of a usual passage, and how much a longer one is damped: any word is in it more easily."""
_SEPARATOR = " and "
"""Between the figures of a passage: FTS5 reads 1.3 as the phrase ``1 3``, which must not match two figures
that happen to be neighbours."""


def add_passage_columns(
    columns: Columns, atlas: Atlas, progress: Progress, span: tuple[float, float]
) -> list[Row]:
    """Add the columns of all passages of an atlas, and return the rows for their full text.

    Args:
        columns: get them.
        atlas: whose passages these are.
        progress: receives how many are done, and may cancel the rest.
        span: the share of the whole work at the beginning and at the end.
    """
    found = list(progress.checked(passages(atlas)))
    names, labels, rest = _Names(atlas), _Labels(), _Rest()
    words: set[str] = set()
    damping: array[float] = array(REALS)
    rows = []
    for passage in progress.each(drained(found), len(found), "passages", span=span):
        rest.add(passage, names.number(passage.owner))
        said = plain_words(passage.said)
        words.update(said)
        excess = math.log(max(1, len(set(said)) / _USUAL_LENGTH))
        damping.append(1 / (1 + _LENGTH_DAMPING * excess))
        labels.add(passage.label, names.number(passage.owner), names)
        figures = _SEPARATOR.join(sorted(passage.figures))
        rows.append((names.of(passage.owner), passage.label, passage.said, figures))
    words.update(*map(plain_words, (*labels.numbers, *names.texts)))
    columns.add("damping", damping)
    labels.add_to(columns)
    known = sorted(words)
    columns.add("words", known)
    columns.add("words by length", order_by_length(known))
    _add_owners(columns, rest.owners, names.owners)
    rest.add_to(columns)
    return rows


def drained(items: list[T]) -> Iterator[T]:
    """Yield what is in a list and take it out: to free all of it at once would hold up the window."""
    items.reverse()
    while items:
        yield items.pop()


def full_text_rows(atlas: Atlas) -> list[Row]:
    """Return the rows for the full text of an atlas alone."""
    return add_passage_columns(Columns(), atlas, SILENT, (0.0, 1.0))


def _add_owners(columns: Columns, owner_of: array[int], owners: Iterable[str]) -> None:
    """Add what each passage is about, and the passages about each owner."""
    ids = list(owners)
    about: list[list[int]] = [[] for _ in ids]
    for number, owner in enumerate(owner_of):
        about[owner].append(number)
    columns.add("owners", ids)
    columns.add("owner", owner_of)
    columns.add("about", integers(chain.from_iterable(about)))
    columns.add("first about", integers(accumulate(map(len, about), initial=0)))


class _Rest:
    """What passages say and are from."""

    def __init__(self) -> None:
        self.owners = integers(())
        self._records: list[str] = []
        self._said: list[str] = []
        self._noted = integers(())
        self._hop = integers(())

    def add(self, passage: Passage, owner: int) -> None:
        """Add the next passage, and the number of its owner."""
        self.owners.append(owner)
        self._records.append(passage.record)
        self._said.append(passage.said)
        self._noted.append(passage.noted)
        self._hop.append(passage.hop)

    def add_to(self, columns: Columns) -> None:
        """Add the columns."""
        columns.add("records", self._records)
        columns.add("said", self._said)
        columns.add("noted", self._noted)
        columns.add("hop", self._hop)


class _Names:
    """The owners of passages in the order in which they come, and their names."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self.owners: dict[str, int] = {}
        self.texts: list[str] = []
        self.stems: list[set[str]] = []
        self.sizes: list[int] = []

    def number(self, owner: str) -> int:
        """Return the number of an owner, which is new or known."""
        number = self.owners.get(owner)
        if number is None:
            number = self.owners[owner] = len(self.owners)
            concept = self._atlas.concepts.get(ConceptId(owner))
            title = concept.name if concept is not None else ""
            self.texts.append(" / ".join((title, *concept.aliases)) if concept is not None else "")
            self.stems.append(_stems(title))
            self.sizes.append(len(_telling_words(title)))
        return number

    def of(self, owner: str) -> str:
        """Return all names of an owner."""
        return self.texts[self.owners[owner]]


class _Labels:
    """The labels of passages, and how many words of each are the passage's own."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self._stems: list[set[str]] = []
        self._sizes: list[int] = []
        self._label = integers(())
        self._size = integers(())
        self._own_size = integers(())
        self._says_more = integers(())

    def add(self, label: str, owner: int, names: _Names) -> None:
        """Add the label of the next passage, by the number of its owner."""
        number = self.numbers.setdefault(label, len(self.numbers))
        if number == len(self._stems):
            self._stems.append(_stems(label))
            self._sizes.append(len(_telling_words(label.split(" / ", maxsplit=1)[0])))
        stems = self._stems[number]
        self._label.append(number)
        self._size.append(len(stems))
        self._own_size.append(len(stems - names.stems[owner]))
        self._says_more.append(self._sizes[number] > names.sizes[owner])

    def add_to(self, columns: Columns) -> None:
        """Add the columns of the labels."""
        columns.add("labels", list(self.numbers))
        columns.add("label", self._label)
        columns.add("label size", self._size)
        columns.add("own label size", self._own_size)
        columns.add("label says more", self._says_more)


def _telling_words(text: str) -> list[str]:
    return [word for word in plain_words(text) if word not in FILLERS]


def _stems(text: str) -> set[str]:
    return set(map(stem, _telling_words(text)))
