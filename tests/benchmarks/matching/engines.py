"""The matchers that need no more than NetAtlas itself: NetAtlas, rapidfuzz by brute force, SQLite's trigrams.

Each takes names and gives a function from what is typed to the positions of the ten best names. Those
that have to be installed first belong in ``optional_engines``.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from netatlas.search import NameIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_HITS = 10
_TRIGRAM = 3

Finder = Callable[[str], list[int]]


class SkippedError(Exception):
    """A matcher cannot take part; the text says why and how it could."""


@dataclass(frozen=True)
class Engine:
    """A matcher.

    Attributes:
        name: what it is called in the tables.
        serve: builds its index of names and lends the function that finds in it; raises SkippedError.
        indexed: whether it builds an index, so that the time and the memory of that are worth measuring.
        unhurried: whether it answers all queries, however long that takes, since goals are set by it.
    """

    name: str
    serve: Callable[[Sequence[str]], AbstractContextManager[Finder]]
    indexed: bool = True
    unhurried: bool = False


class NamePositions:
    """The position of each name; the table is made on first use, so as not to count as building time."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names

    def of(self, names: Iterable[str]) -> list[int]:
        """Return the positions of names, in whatever case they are."""
        return [self._table[name.casefold()] for name in names]

    @cached_property
    def _table(self) -> dict[str, int]:
        return {name.casefold(): position for position, name in enumerate(self._names)}


@contextmanager
def netatlas(names: Sequence[str]) -> Iterator[Finder]:
    """NetAtlas, through the one call that it promises."""
    index = NameIndex((name, name) for name in names)
    positions = NamePositions(names)
    yield lambda text: positions.of(found for found, _ in index.find(text, MOST_HITS))


def _brute_force(scorer: Callable[..., float]) -> Callable[[Sequence[str]], AbstractContextManager[Finder]]:
    @contextmanager
    def serve(names: Sequence[str]) -> Iterator[Finder]:
        folded = [name.casefold() for name in names]

        def find(text: str) -> list[int]:
            best = process.extract(text.casefold(), folded, scorer=scorer, processor=None, limit=MOST_HITS)
            return [position for _, _, position in best]

        yield find

    return serve


@contextmanager
def fts5_trigram(names: Sequence[str]) -> Iterator[Finder]:
    """SQLite: names that hold the text, then those that share most of its trigrams."""
    table = sqlite3.connect(":memory:")
    try:
        table.execute("CREATE VIRTUAL TABLE names USING fts5(name, tokenize='trigram')")
    except sqlite3.OperationalError as error:
        table.close()
        raise SkippedError("this Python's SQLite has no FTS5 with trigrams") from error
    table.executemany("INSERT INTO names (rowid, name) VALUES (?, ?)", enumerate(names))

    def match(terms: str, most: int) -> list[int]:
        rows = table.execute(
            "SELECT rowid FROM names WHERE names MATCH ? ORDER BY rank LIMIT ?", (terms, most)
        )
        return [position for (position,) in rows]

    def find(text: str) -> list[int]:
        if len(text) < _TRIGRAM:
            start = text.replace("%", "").replace("_", "") + "%"
            rows = table.execute("SELECT rowid FROM names WHERE name LIKE ? LIMIT ?", (start, MOST_HITS))
            return [position for (position,) in rows]
        found = match(_quoted(text), MOST_HITS)
        if len(found) < MOST_HITS:
            grams = dict.fromkeys(text[start : start + _TRIGRAM] for start in range(len(text) - _TRIGRAM + 1))
            found += match(" OR ".join(map(_quoted, grams)), 2 * MOST_HITS)
        return list(dict.fromkeys(found))[:MOST_HITS]

    try:
        yield find
    finally:
        table.close()


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


NETATLAS = Engine("NetAtlas", netatlas, unhurried=True)
WRATIO = Engine("WRatio", _brute_force(fuzz.WRatio), indexed=False)
RATIO = Engine("ratio", _brute_force(fuzz.ratio), indexed=False)
OSA_BRUTE = Engine("OSA", _brute_force(OSA.normalized_similarity), indexed=False, unhurried=True)
FTS5 = Engine("FTS5 trigram", fts5_trigram)
BUILT_IN = (NETATLAS, RATIO, OSA_BRUTE, WRATIO, FTS5)
