"""Marks words in a passage as the full text would: a small table of FTS5 with nothing but what is shown.

In the table of all passages, each passage that is shown would cost a search through everything that the words
are in, which takes ten times as long.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

TOKENIZER = "porter unicode61 remove_diacritics 2"
"""How FTS5 splits texts into words."""
_CONTROLS = dict.fromkeys([0, 2, 3], " ")
"""What no text may hold: ``highlight`` puts 2 and 3 around a word, and SQLite ends texts at a zero."""

_MOST_KEPT = 200
"""Passages that are kept in the table: the next key shows most of them again."""
_MAKE = f"CREATE VIRTUAL TABLE temp.shown USING fts5(label, said, tokenize = '{TOKENIZER}')"
_ADD = "INSERT INTO shown(rowid, label, said) VALUES (?, ?, ?)"
_MARK = (
    "SELECT highlight(shown, 0, char(2), char(3)), highlight(shown, 1, char(2), char(3))"
    " FROM shown WHERE shown MATCH ? AND rowid = ?"
)
_MARKED = re.compile("\x02([^\x02\x03]*)\x03")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_LONGEST = 180
"""Characters of a sentence that a list has room for."""
_LEAD_SHARE = 3
"""A cut sentence has a third of its length before the first marked word, so that the context shows."""


def without_controls(text: str) -> str:
    """Return a text as the tables hold it."""
    return text if text.isprintable() else text.translate(_CONTROLS)


class Marker:
    """Marks words in passages."""

    def __init__(self, base: sqlite3.Connection) -> None:
        """Use tables of a connection's own, which are in memory and go with it."""
        self._base = base
        self._numbers: dict[tuple[str, str], int] = {}
        self._made = False

    def marked(self, label: str, said: str, expression: str) -> tuple[str, str]:
        """Return label and text of a passage with marks around what matches an expression of FTS5.

        Raises:
            sqlite3.DatabaseError: the connection's database cannot be read.
        """
        number = self._number(label, said)
        found: tuple[str, str] | None = self._base.execute(_MARK, (expression, number)).fetchone()
        return found or (label, said)

    def _number(self, label: str, said: str) -> int:
        """Return the number of a passage in the table, which has it from now on."""
        number = self._numbers.get((label, said))
        if number is not None:
            return number
        if not self._made:
            self._base.execute("PRAGMA temp_store = MEMORY")
            self._base.execute(_MAKE)
            self._base.commit()
            self._made = True
        if len(self._numbers) >= _MOST_KEPT:
            self._numbers.clear()
            self._base.rollback()
        number = len(self._numbers)
        self._base.execute(_ADD, (number, label, said))  # begins what is never committed, which is faster
        self._numbers[label, said] = number
        return number


def best_sentence(label: str, said: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the sentence of a marked text with most marks, cut to a readable length, and where they are.

    If there is a label, the sentence begins with it: ``Port forwarding: Not supported``.
    """
    best = max(
        _SENTENCE.split(said),
        key=lambda sentence: len(set(map(str.casefold, _MARKED.findall(sentence)))),
    )
    name = label.split(" / ", maxsplit=1)[0].strip()
    return _unmarked(f"{name}: {best}" if name else best)


def _unmarked(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return a text without its marks, cut to a readable length, and where the marks were."""
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
    first = max(0, (marks[0][0] if marks else 0) - _LONGEST // _LEAD_SHARE)
    first = text.rfind(" ", 0, first) + 1
    last = min(len(text), first + _LONGEST)
    lead = "…" if first else ""
    shift = len(lead) - first
    cut = f"{lead}{text[first:last].rstrip()}{'…' if last < len(text) else ''}"
    return cut, tuple((a + shift, b + shift) for a, b in marks if a >= first and b <= last)
