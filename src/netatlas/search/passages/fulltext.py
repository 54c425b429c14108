"""Passages in SQLite's full-text index (FTS5): in which of them a word stands, and where.

The index lives in memory and is made anew for each atlas. Words are stemmed by its ``porter``
tokenizer; accents are dropped. What a finding is worth is the matter of ``bodies``.
"""

from __future__ import annotations

import re
import sqlite3
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

COLUMNS = ("owner", "label", "said", "figures")
"""The names of what a passage is about, what it is called, what it says, terms of its figures."""

_MOST_ROWS = 4000
"""A word of more passages than this tells nothing; the rest of them are not looked at."""
_MAKE = (
    "CREATE VIRTUAL TABLE passages USING fts5("
    "owner, label, said, figures, tokenize = 'porter unicode61 remove_diacritics 2', prefix = '3')"
)
_FIND = "SELECT rowid FROM passages WHERE passages MATCH ? LIMIT ?"
_MARK = (
    "SELECT highlight(passages, 1, char(2), char(3)), highlight(passages, 2, char(2), char(3))"
    " FROM passages WHERE passages MATCH ? AND rowid = ?"
)
_SAID = "SELECT label, said FROM passages WHERE rowid = ?"
_MARKED = re.compile("\x02([^\x02\x03]*)\x03")
_CONTROLS = dict.fromkeys([0, 2, 3], " ")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_LONGEST = 180


class FullText:
    """All passages of an atlas, numbered from 0 in the order in which they were given."""

    def __init__(self, rows: Iterable[tuple[str, str, str, str]]) -> None:
        """Index rows of ``COLUMNS``.

        Raises:
            sqlite3.OperationalError: this Python's SQLite was built without FTS5.
        """
        # Jobs search from threads of their own; SQLite itself takes care of one connection for all.
        self._base = sqlite3.connect(":memory:", check_same_thread=False)
        try:
            self._base.execute(_MAKE)
        except sqlite3.OperationalError:
            self._base.close()  # not left to ``__del__``: whoever keeps the error keeps this object
            raise
        self._base.executemany(
            "INSERT INTO passages(rowid, owner, label, said, figures) VALUES (?, ?, ?, ?, ?)",
            ((number, *(text.translate(_CONTROLS) for text in row)) for number, row in enumerate(rows)),
        )
        self._base.commit()

    def __del__(self) -> None:
        # Whichever thread uses the index last closes it, so that no search loses it half-way. A finalizer of
        # weakref would also do so when Python ends, perhaps under a thread that is busy with it: a crash.
        self._base.close()

    def holding(self, word: str, column: str, *, start: bool = False) -> list[int]:
        """Return the passages in which ``word`` stands in a column, or a word that begins with it."""
        words = f"{column} : {_quoted(word, start=start)}"
        return [row for (row,) in self._base.execute(_FIND, (words, _MOST_ROWS))]

    def sentence(
        self, number: int, words: Collection[str], *, starts: Collection[str] = ()
    ) -> tuple[str, tuple[tuple[int, int], ...]]:
        """Return the sentence of a passage that holds most of what is wanted, and where that stands in it.

        What has a label begins with it: ``Port forwarding: Not supported``.

        Args:
            number: of the passage.
            words: that are wanted.
            starts: beginnings of words that are wanted too.
        """
        wanted = " OR ".join([*map(_quoted, words), *(_quoted(one, start=True) for one in starts)])
        found = self._base.execute(_MARK, (wanted, number)).fetchone() if wanted else None
        label, said = found or self._base.execute(_SAID, (number,)).fetchone()
        best = max(_SENTENCE.split(said), key=lambda one: len(set(map(str.casefold, _MARKED.findall(one)))))
        name = label.split(" / ")[0].strip()
        return _unmarked(f"{name}: {best}" if name else best)


def _quoted(word: str, *, start: bool = False) -> str:
    """Return ``word``, or the start of one, as FTS5 reads it literally, whatever signs it holds."""
    return '"' + word.replace('"', '""').replace("\0", " ") + ('" *' if start else '"')


def _unmarked(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return a text without its marks, cut to a readable length, and where they stood."""
    text = ""
    marks: list[tuple[int, int]] = []
    done = 0
    for match in _MARKED.finditer(marked):
        text += marked[done : match.start()]
        marks.append((len(text), len(text) + len(match.group(1))))
        text += match.group(1)
        done = match.end()
    text += marked[done:]
    if len(text) <= _LONGEST:
        return text, tuple(marks)
    first = max(0, (marks[0][0] if marks else 0) - _LONGEST // 3)
    first = text.rfind(" ", 0, first) + 1
    last = min(len(text), first + _LONGEST)
    lead = "…" if first else ""
    shift = len(lead) - first
    cut = f"{lead}{text[first:last].rstrip()}{'…' if last < len(text) else ''}"
    return cut, tuple((a + shift, b + shift) for a, b in marks if a >= first and b <= last)
