"""Passages in SQLite's full-text index (FTS5): which of them hold a word, and where.

The index is in memory, or a file that an earlier one was kept as. Words are stemmed by its ``porter``
tokenizer; accents are dropped. A word that is still typed is looked up in a second table without stems: the
stemmer would turn ``redunda`` into nothing that begins ``redundancy``. ``text_index`` ranks what is found.
"""

from __future__ import annotations

import json
import logging
import re
import sqlite3
from itertools import islice
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

from netatlas.search.passages.marking import TOKENIZER, Marker, best_sentence, without_controls

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from pathlib import Path
    from typing import Self

_log = logging.getLogger(__name__)

_Answer = TypeVar("_Answer")
Row = tuple[str, str, str, str]
"""The texts of a passage in ``COLUMNS``."""
COLUMNS = ("owner", "label", "said", "figures")
"""The names of what a passage is about, its label, its text, the terms of its figures."""

_MOST_ROWS = 4000
"""Passages that are read for one word; a word in more of them distinguishes nothing."""
_MAKE = (
    "CREATE VIRTUAL TABLE passages USING fts5("
    f"owner, label, said, figures, tokenize = '{TOKENIZER}', prefix = '3')"
)
_MAKE_BEGINNINGS = (
    "CREATE VIRTUAL TABLE beginnings USING fts5("
    "owner, label, said, figures, content = '',"
    " tokenize = 'unicode61 remove_diacritics 2', prefix = '3', detail = column)"
)
_BATCH = 1_000
"""Rows that are filled in at once; freeing all of them at once would hold up the window."""
_FILL = "INSERT INTO {}(rowid, owner, label, said, figures) VALUES (?, ?, ?, ?, ?)"
_FIND = "SELECT group_concat(rowid) FROM (SELECT rowid FROM {0} WHERE {0} MATCH ? LIMIT ?)"
"""Gives the numbers as one text, which is read in a third of the time that a row for each takes."""
_FIND_TEXT = "SELECT rowid, {} FROM passages WHERE passages MATCH ? LIMIT ?"
_DOTTED = re.compile(r"[0-9]+(\.[0-9]+)+")
"""A figure with points, which FTS5 takes for a phrase: 2.3 would also be found in “1.2, 3”."""


class FullText:
    """All passages of an atlas, numbered from 0 in the order in which they were given."""

    def __init__(self, base: sqlite3.Connection, remake: Callable[[], Iterable[Row]] | None = None) -> None:
        """Use a database, which closes with this index.

        Args:
            base: has the tables of ``of`` or ``stored``.
            remake: returns the rows, for an index in memory should ``base`` not be readable any more.
        """
        # Jobs search from threads of their own, one at a time: SQLite allows more, but Python 3.12 and 3.13
        # mix up the rows of one statement that two threads run at once (``sqlite3.threadsafety`` is 3 there).
        self._in_use = Lock()
        self._remake = remake
        self._base = base
        self._marker = Marker(base)

    @classmethod
    def of(cls, rows: Iterable[Row]) -> Self:
        """Index rows in memory.

        Raises:
            sqlite3.OperationalError: this Python's SQLite was built without FTS5.
        """
        return cls(_filled(rows))

    @classmethod
    def stored(cls, path: Path, remake: Callable[[], Iterable[Row]]) -> Self:
        """Return the index that is kept in a file, which nobody writes to meanwhile.

        Args:
            path: of the file, whose content is as ``content`` gave it.
            remake: returns the rows, for an index in memory should the file not be readable any more.

        Raises:
            sqlite3.Error: SQLite cannot read it.
        """
        base = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        try:
            base.execute("PRAGMA trusted_schema = OFF")
            base.execute(_FIND.format("passages"), ('"a"', 1)).fetchall()
        except sqlite3.Error:
            base.close()
            raise
        return cls(base, remake)

    def content(self) -> bytes:
        """Return the index as the content of a file for ``stored``."""
        with self._in_use:
            return self._base.serialize()

    def __del__(self) -> None:
        # Whichever thread uses the index last closes it, so that no search loses it half-way. A finalizer of
        # weakref would also do so when Python ends, perhaps under a thread that is busy with it: a crash.
        self._base.close()

    def holding(self, word: str, column: str, *, prefix: bool = False) -> list[int]:
        """Return the passages with ``word`` in a column, or with a word that begins with it."""
        if (figure := _dotted_figure(word, prefix=prefix)) is None or column not in COLUMNS:
            return self._numbers(column, word, prefix=prefix)
        expression = f"{column} : {_quoted(word, prefix=prefix)}"
        rows = self._rows(_FIND_TEXT.format(column), (expression, _MOST_ROWS))
        return [row for row, text in rows if figure.search(text)]

    def saying(self, word: str, *, prefix: bool = False) -> list[int]:
        """Return the passages that ``holding`` finds in the text or the figures."""
        if _DOTTED.fullmatch(word) is None:
            found = self._numbers("{said figures}", word, prefix=prefix)
            if len(found) < _MOST_ROWS:
                return found
        said, figures = (self.holding(word, column, prefix=prefix) for column in ("said", "figures"))
        return sorted({*said, *figures})

    def sentence(
        self, label: str, said: str, words: Collection[str], *, prefixes: Collection[str] = ()
    ) -> tuple[str, tuple[tuple[int, int], ...]]:
        """Return the sentence of a passage that holds most of some words, and where they are in it.

        If the passage has a label, the sentence begins with it: ``Port forwarding: Not supported``.

        Args:
            label: of the passage.
            said: its text.
            words: to look for.
            prefixes: beginnings of words to look for.
        """
        label, said = without_controls(label), without_controls(said)
        text = f"{label} {said}"
        terms = [(word, False) for word in words] + [(word, True) for word in prefixes]
        expression = " OR ".join(
            _quoted(word, prefix=prefix)
            for word, prefix in terms
            if (figure := _dotted_figure(word, prefix=prefix)) is None or figure.search(text)
        )
        if expression:
            label, said = self._asked(lambda: self._marker.marked(label, said, expression))
        return best_sentence(label, said)

    def _numbers(self, columns: str, word: str, *, prefix: bool) -> list[int]:
        """Return the passages with a word in some columns, in their order."""
        table = "beginnings" if prefix and word.isalpha() else "passages"
        expression = f"{columns} : {_quoted(word, prefix=prefix)}"
        ((numbers,),) = self._rows(_FIND.format(table), (expression, _MOST_ROWS))
        return sorted(json.loads(f"[{numbers or ''}]"))

    def _rows(self, query: str, values: tuple[str | int, ...]) -> list[tuple[Any, ...]]:
        return self._asked(lambda: self._base.execute(query, values).fetchall())

    def _asked(self, ask: Callable[[], _Answer]) -> _Answer:
        """Return what the database answers, made again in memory if it cannot be read any more."""
        with self._in_use:
            try:
                return ask()
            except sqlite3.DatabaseError as error:
                if self._remake is None:
                    raise
                _log.debug("the full text cannot be read any more and is built: %s", str(error))
            self._base.close()
            self._base, self._remake = _filled(self._remake()), None
            self._marker = Marker(self._base)
            return ask()


def _filled(rows: Iterable[Row]) -> sqlite3.Connection:
    """Return a database in memory with these rows.

    Raises:
        sqlite3.OperationalError: this Python's SQLite was built without FTS5.
    """
    base = sqlite3.connect(":memory:", check_same_thread=False)
    try:
        base.execute(_MAKE)
        base.execute(_MAKE_BEGINNINGS)
        numbered = ((number, *map(without_controls, row)) for number, row in enumerate(rows))
        while batch := list(islice(numbered, _BATCH)):
            for table in ("passages", "beginnings"):
                base.executemany(_FILL.format(table), batch)
        base.commit()
    except BaseException:
        base.close()  # whoever keeps the error would keep it open
        raise
    return base


def _dotted_figure(word: str, *, prefix: bool) -> re.Pattern[str] | None:
    """Return what finds a figure with points as a whole, or as a beginning; None if ``word`` is none."""
    if _DOTTED.fullmatch(word) is None:
        return None
    end = "" if prefix else r"(?!\.?[0-9])"
    return re.compile(rf"(?<![0-9])(?<![0-9]\.){re.escape(word)}{end}")


def _quoted(word: str, *, prefix: bool = False) -> str:
    """Return ``word`` as an FTS5 string, which escapes all signs; with ``prefix`` as a prefix query."""
    return '"' + word.replace('"', '""').replace("\0", " ") + ('" *' if prefix else '"')
