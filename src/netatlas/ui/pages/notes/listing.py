"""Which notes the page lists, in which order, and what each line says; imports no Qt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

from netatlas.address import Address
from netatlas.atlas.anchors import anchor_name, needs_a_look
from netatlas.atlas.dates import PartialDate
from netatlas.documents.note_links import linked_record, note_links
from netatlas.words import folded, folded_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from netatlas.atlas.atlas import Atlas
    from netatlas.desk.notes import Note
UNTITLED = "Empty note"
_DATE = r"(\d{4}(?:-\d{2}){0,2})"
_SINCE = re.compile(rf"\bsince\s+{_DATE}(?![\w-])", re.IGNORECASE)
_BEFORE = re.compile(rf"\bbefore\s+{_DATE}(?![\w-])", re.IGNORECASE)


class NoteSection(StrEnum):
    """The parts of the list; the value is the heading."""

    LOOK = "Needs a look"
    OTHERS = "All others, newest first"
    DELETED = "Recently deleted"


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note in the list.

    Attributes:
        note: the note.
        about: what it is on.
        look: why it needs a look, or ''.
        title: the first line of its text.
        folded: all its words, for the filter.
        links: the ids of the records that it links to.
    """

    note: Note
    about: str
    look: str
    title: str
    folded: str
    links: tuple[str, ...]

    @property
    def section(self) -> NoteSection:
        """The part of the list that it is in."""
        if self.note.deleted is not None:
            return NoteSection.DELETED
        return NoteSection.LOOK if self.look or self.note.conflict else NoteSection.OTHERS


class ReadableNotes(Protocol):
    """Notes as they can be read."""

    def all(self) -> list[Note]:
        """Return those that are not deleted, the last changed first."""

    def deleted(self) -> list[Note]:
        """Return those that are deleted."""


class SectionHead(NamedTuple):
    """A heading in the list, with the number of notes below it."""

    section: NoteSection
    amount: int


class NoteListing(NamedTuple):
    """The list as a whole, worked out where it holds up no window.

    Attributes:
        words: what is typed in the filter.
        lines: headings and notes, top to bottom.
        numbers: of each line the number of its note, or one below 1 that each heading has for itself.
        first: the number of the first note that is not deleted, or 0.
    """

    words: str = ""
    lines: Sequence[SectionHead | NoteRow] = ()
    numbers: Sequence[int] = ()
    first: int = 0

    @classmethod
    def of(cls, rows: Iterable[NoteRow], words: str) -> NoteListing:
        """Return the list of the notes that fit what is typed in the filter."""
        lines = listed(rows, NoteFilter.parse(words))
        first = next(
            (line.note.id for line in lines if isinstance(line, NoteRow) and line.note.deleted is None), 0
        )
        return cls(words, lines, [_number(line) for line in lines], first)


class NoteFilter(NamedTuple):
    """What of the notes is listed.

    Attributes:
        words: each occurs in the note, or in the name of what it is on.
        since: the first day on which it was changed, or None.
        before: the day before which it was changed, or None.
    """

    words: tuple[str, ...] = ()
    since: date | None = None
    before: date | None = None

    @classmethod
    def parse(cls, text: str) -> NoteFilter:
        """Return the filter that a text means.

        >>> NoteFilter.parse("zone since 2026-11")
        NoteFilter(words=('zone',), since=datetime.date(2026, 11, 1), before=None)
        """
        since, text = _taken(_SINCE, text)
        before, text = _taken(_BEFORE, text)
        return cls(tuple(folded(text).split()), since, before)

    def fits(self, row: NoteRow) -> bool:
        """Return True if a note is listed."""
        if self.since is None and self.before is None:
            return all(word in row.folded for word in self.words)
        day = row.note.changed.astimezone().date()
        in_time = (self.since is None or day >= self.since) and (self.before is None or day < self.before)
        return in_time and all(word in row.folded for word in self.words)


class NoteReader:
    """Reads all notes; what was found of a note is kept until it or the atlas is another one."""

    def __init__(self, atlas: Atlas) -> None:
        """Read notes on the records of ``atlas``."""
        self.atlas = atlas
        self._known: dict[int, NoteRow] = {}

    def read(self, kept: ReadableNotes) -> tuple[NoteRow, ...]:
        """Return all notes, the last changed first, then those that are deleted; in a worker thread."""
        notes = (*kept.all(), *kept.deleted())
        known = self._known  # read once: another reading may put another in its place
        rows = tuple(self._row(note, known.get(note.id)) for note in notes)
        self._known = {row.note.id: row for row in rows}
        return rows

    def _row(self, note: Note, known: NoteRow | None) -> NoteRow:
        if known is not None and known.note == note:
            return known
        about = anchor_name(self.atlas, Address.parse(note.anchor))
        names = dict.fromkeys(link.name for link in note_links(note.text))
        records = (linked_record(self.atlas, name) for name in names)
        return NoteRow(
            note,
            about,
            needs_a_look(self.atlas, note) or "",
            note.title or UNTITLED,
            f"{folded_text(note.text)}\n{folded(about)}",
            tuple(filter(None, dict.fromkeys(records))),
        )


def listed(rows: Iterable[NoteRow], wanted: NoteFilter) -> list[SectionHead | NoteRow]:
    """Return the lines of the list: each part that has notes under its heading."""
    parts: dict[NoteSection, list[NoteRow]] = {section: [] for section in NoteSection}
    for row in rows:
        if wanted.fits(row):
            parts[row.section].append(row)
    lines: list[SectionHead | NoteRow] = []
    for section, some in parts.items():
        if some:
            lines += [SectionHead(section, len(some)), *some]
    return lines


def linking_to(rows: Sequence[NoteRow], record_id: str, *, but: int) -> list[NoteRow]:
    """Return the notes with a link to a record, except the note numbered ``but`` and those deleted."""
    return [row for row in rows if row.note.deleted is None and row.note.id != but and record_id in row.links]


def _number(line: SectionHead | NoteRow) -> int:
    return line.note.id if isinstance(line, NoteRow) else -list(NoteSection).index(line.section)


def _taken(pattern: re.Pattern[str], text: str) -> tuple[date | None, str]:
    """Return the day that a filter of dates names, and the rest of the text."""
    match = pattern.search(text)
    if match is None:
        return None, text
    day = PartialDate.try_parse(match[1])
    if day is None:
        return None, text
    return day.first, f"{text[: match.start()]} {text[match.end() :]}"
