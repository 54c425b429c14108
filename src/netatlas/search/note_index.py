"""Finds the user's own notes by their words, and puts them among the hits of an atlas.

Notes come and go while an atlas is open, so they are no part of its index: all of them are looked through,
which takes a few milliseconds for 10,000 notes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, Protocol

from netatlas.search.hit import Hit
from netatlas.search.names.rank import Tier
from netatlas.search.names.text import LONGEST_QUERY
from netatlas.words import folded, folded_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

NOTE = "note"
"""The kind of a hit that is a note, and the head of its address."""

_HITS_BEFORE_NOTES = 5
"""Hits of the atlas that go before notes: what somebody looks for is more often the thing itself."""
_MOST_NOTES_THERE = 3
"""Notes that go among the first hits; others follow after the hits that are sure."""
_LONGEST_LINE = 180
_LEAD = 60
"""Letters of a cut line before the word that was found."""


class SearchableNote(Protocol):
    """What is needed of a note."""

    @property
    def id(self) -> int:
        """Its number."""

    @property
    def title(self) -> str:
        """Its first line in words."""

    @property
    def text(self) -> str:
        """All of it."""

    @property
    def changed(self) -> datetime:
        """When it was last changed."""


class _Entry(NamedTuple):
    """A note with its text as it is compared: words without case and accents, a space before each."""

    note: SearchableNote
    title: str
    words: str


class NoteIndex:
    """The words of all notes; ``update`` takes in what has changed. Any thread may use it."""

    def __init__(self, notes: Iterable[SearchableNote] = ()) -> None:
        """Index ``notes``."""
        self._entries: Mapping[tuple[int, datetime], _Entry] = {}
        self.update(notes)

    def update(self, notes: Iterable[SearchableNote]) -> None:
        """Hold these notes and no others; those that have not changed are not read again."""
        known = self._entries
        self._entries = {
            key: known.get(key) or _Entry(note, f" {folded(note.title)}", f" {folded_text(note.text)}")
            for note in notes
            for key in [(note.id, note.changed)]
        }

    def find(self, text: str, *, limit: int = 50) -> list[Hit]:
        """Return the notes in which all words of ``text`` begin some word, best first.

        Those with the words in their title come first, then those that hold them side by side, then those
        that were changed last.
        """
        phrase = folded(text[:LONGEST_QUERY])
        words = [f" {word}" for word in phrase.split()]
        if not words:
            return []
        found = [entry for entry in self._entries.values() if all(word in entry.words for word in words)]
        found.sort(
            key=lambda entry: (
                all(word in entry.title for word in words),
                f" {phrase}" in entry.words,
                entry.note.changed,
            ),
            reverse=True,
        )
        return [_hit(entry, words) for entry in found[:limit]]


def with_notes(hits: Sequence[Hit], notes: Sequence[Hit]) -> list[Hit]:
    """Return the hits of an atlas with notes among them: some after the first, others after the sure ones.

    >>> with_notes([], [])
    []
    """
    sure = [hit for hit in hits if not hit.weak]
    weak = [hit for hit in hits if hit.weak]
    first, others = sure[:_HITS_BEFORE_NOTES], sure[_HITS_BEFORE_NOTES:]
    return [*first, *notes[:_MOST_NOTES_THERE], *others, *notes[_MOST_NOTES_THERE:], *weak]


def _hit(entry: _Entry, words: Sequence[str]) -> Hit:
    in_title = all(word in entry.title for word in words)
    pattern = re.compile("|".join(rf"\b{re.escape(word.strip())}\w*" for word in words), re.IGNORECASE)
    title = entry.note.title
    line = "" if in_title else _line(entry.note.text, pattern)
    tier = Tier.WORD if in_title else Tier.PARTIAL
    return Hit(
        id=f"{NOTE}:{entry.note.id}",
        kind=NOTE,
        name=title,
        match="word" if in_title else "text",
        why="your note",
        answer=line,
        score=10.0 * tier,
        marks=_spans(title, pattern),
        answer_marks=_spans(line, pattern),
    )


def _line(text: str, pattern: re.Pattern[str]) -> str:
    """Return the line of a text that holds a word that was found, cut to what a list has room for."""
    match = pattern.search(text)
    if match is None:  # found without its accents; the title says enough
        return ""
    start = text.rfind("\n", 0, match.start()) + 1
    end = text.find("\n", match.end())
    cut = max(start, match.start() - _LEAD)
    line = text[cut : min(end if end >= 0 else len(text), cut + _LONGEST_LINE)]
    return f"{'…' * (cut > start)}{' '.join(line.split())}"


def _spans(text: str, pattern: re.Pattern[str]) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in pattern.finditer(text))
