"""What people type: eight classes of queries, drawn from the names of a corpus, and what is right for each.

A query is right with any name that fits it as well as the one it was made from: a prefix is right with
every name that begins so. Misspelt ones are right with their own name only, signs and spaces aside.
"""

from __future__ import annotations

import math
import random
import re
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import TYPE_CHECKING

from tests.benchmarks.matching.words import fits_in_any_order, initials, squash, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from tests.benchmarks.matching.corpora import Corpus

_FEWEST_LETTERS = 5
_LONG_WORD = 8
_MOST_WORDS = 5
_SHORTEST_ACRONYM = 3
_OTHER_MISSPELLINGS = 4


class Kind(StrEnum):
    """A class of queries."""

    EXACT = "exact"
    PREFIX = "prefix"
    EDIT = "one edit"
    MISSPELT = "misspelt"
    INSIDE = "misspelt inside"
    ORDER = "word order"
    FRAGMENT = "fragment"
    ACRONYM = "acronym"


MISSPELT = (Kind.MISSPELT, Kind.INSIDE)
COUNTS = {kind: 100 if kind in MISSPELT else 60 for kind in Kind}


class Draw(Enum):
    """Which queries are drawn: from one end of the shuffled names, or from the other."""

    TUNING = 1
    HELD_OUT = -1


@dataclass(frozen=True)
class Query:
    """What is typed.

    Attributes:
        kind: its class.
        text: what is typed.
        source: the name that it was made from.
        also: further names that it is right with.
    """

    kind: Kind
    text: str
    source: str
    also: frozenset[str] = frozenset()

    def right(self, name: str) -> bool:
        """Return True if a name is an answer."""
        if name == self.source or name in self.also:
            return True
        match self.kind:
            case Kind.PREFIX:
                return squash(name).startswith(squash(self.text))
            case Kind.FRAGMENT:
                return squash(self.text) in squash(name)
            case Kind.ORDER:
                return fits_in_any_order(self.text, name)
            case Kind.ACRONYM:
                return self.text in initials(name)
            case Kind.EXACT:
                return False
            case _:
                return squash(name) == squash(self.source)


def queries(corpus: Corpus, misspellings: Mapping[str, tuple[str, ...]], draw: Draw) -> list[Query]:
    """Draw the queries of all classes; the classes alternate, so that any first part is like the whole."""
    maker = _Maker(corpus, misspellings)
    columns = {kind: maker.draw(kind, draw) for kind in Kind}
    longest = max(map(len, columns.values()))
    spread = [
        ((index + 0.5) / len(column) * longest, query)
        for column in columns.values()
        for index, query in enumerate(column)
    ]
    return [query for _, query in sorted(spread, key=lambda pair: pair[0])]


class _Maker:
    """Makes queries of the names of one corpus."""

    def __init__(self, corpus: Corpus, misspellings: Mapping[str, tuple[str, ...]]) -> None:
        self._corpus = corpus
        self._misspellings = misspellings
        self._squashed = {squash(name) for name in corpus.names}
        self._makers: dict[Kind, Callable[[str, random.Random], Iterator[str]]] = {
            Kind.EXACT: lambda name, _: iter([name]),
            Kind.PREFIX: self._prefix,
            Kind.EDIT: self._edited,
            Kind.MISSPELT: self._misspelt,
            Kind.INSIDE: self._misspelt_inside,
            Kind.ORDER: self._reordered,
            Kind.FRAGMENT: self._fragment,
        }

    def draw(self, kind: Kind, draw: Draw) -> list[Query]:
        """Return the queries of one class: one for each name, further ones only if these do not suffice."""
        rng = random.Random(f"{self._corpus.label} {kind} {draw.name}")  # noqa: S311 - the same in each run
        rounds: list[list[Query]] = [[] for _ in range(_OTHER_MISSPELLINGS)]
        for query_round in self._rounds(kind, draw, rng):
            for index, query in enumerate(query_round[:_OTHER_MISSPELLINGS]):
                rounds[index].append(query)
            if len(rounds[0]) == COUNTS[kind]:
                break
        return [query for queries in rounds for query in queries][: COUNTS[kind]]

    def _rounds(self, kind: Kind, draw: Draw, rng: random.Random) -> Iterator[list[Query]]:
        """Yield for each source, in the order of the draw, the queries that can be made of it."""
        if kind is Kind.ACRONYM:
            for acronym in _ordered(sorted(self._corpus.acronyms), draw):
                yield from self._acronym(acronym)
            return
        for name in _ordered(self._corpus.names, draw):
            if made := [Query(kind, text, name) for text in self._makers[kind](name, rng)]:
                yield made

    def _prefix(self, name: str, _: random.Random) -> Iterator[str]:
        if len(squash(name)) >= _FEWEST_LETTERS:
            yield name.casefold()[: math.ceil(len(name) * 0.6)].strip()

    def _edited(self, name: str, rng: random.Random) -> Iterator[str]:
        if len(squash(name)) >= _FEWEST_LETTERS:
            text = edited(name.casefold(), rng)
            if self._is_new(text):
                yield text

    def _misspelt(self, name: str, _: random.Random) -> Iterator[str]:
        yield from filter(self._is_new, self._misspellings.get(name.casefold(), ()))

    def _misspelt_inside(self, name: str, rng: random.Random) -> Iterator[str]:
        parts = words(name)
        indexes = [index for index, word in enumerate(parts) if word in self._misspellings]
        if len(parts) > 1 and indexes:
            index = rng.choice(indexes)
            for wrong in self._misspellings[parts[index]]:
                text = re.sub(rf"(?<![^\W_]){parts[index]}(?![^\W_])", wrong, name.casefold(), count=1)
                if self._is_new(text):
                    yield text

    def _reordered(self, name: str, rng: random.Random) -> Iterator[str]:
        parts = words(name)
        plain = all(word.isalpha() and len(word) > 1 for word in parts)
        if not (plain and 1 < len(parts) <= _MOST_WORDS and len(set(parts)) > 1):
            return
        typed = parts
        while typed == parts:
            typed = rng.sample(parts, len(parts))
        if rng.random() < 0.5:
            typed[-1] = typed[-1][: max(2, math.ceil(len(typed[-1]) / 2))]
        yield " ".join(typed)

    def _fragment(self, name: str, rng: random.Random) -> Iterator[str]:
        if long := [word for word in words(name) if len(word) >= _LONG_WORD and word.isalpha()]:
            word = rng.choice(long)
            size = rng.choice((5, 6))
            start = rng.randrange(1, len(word) - size)
            yield word[start : start + size]

    def _acronym(self, acronym: str) -> Iterator[list[Query]]:
        if acronym.isalpha() and len(acronym) >= _SHORTEST_ACRONYM and self._is_new(acronym):
            spelt = [name for name in self._corpus.acronyms[acronym] if acronym in initials(name)]
            if spelt:
                also = frozenset(self._corpus.acronyms[acronym])
                yield [Query(Kind.ACRONYM, acronym, spelt[0], also)]

    def _is_new(self, text: str) -> bool:
        """Return True if no name is written so; else that name would be right."""
        return squash(text) not in self._squashed


def edited(text: str, rng: random.Random) -> str:
    """Return a text with two letters swapped, or one letter dropped or doubled."""
    indexes = [index for index, letter in enumerate(text) if letter.isalpha()]
    swaps = [index for index in indexes if text[index + 1 : index + 2].isalpha()]
    match rng.choice(("swap", "drop", "double")):
        case "swap" if swaps:
            index = rng.choice(swaps)
            return text[:index] + text[index + 1] + text[index] + text[index + 2 :]
        case "drop" if indexes:
            index = rng.choice(indexes)
            return text[:index] + text[index + 1 :]
        case _ if indexes:
            index = rng.choice(indexes)
            return text[:index] + text[index] + text[index:]
    return text


def _ordered(sources: Sequence[str], draw: Draw) -> list[str]:
    shuffled = list(sources)
    random.Random("sources").shuffle(shuffled)  # noqa: S311 - a shuffle that is the same in each run
    return shuffled[:: draw.value]
