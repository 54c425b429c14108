"""The user's own notes on what an address shows: written, changed, kept in versions, deleted and restored."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import msgspec

from netatlas.desk.note_versions import NoteVersion, keep_version, trim_versions
from netatlas.desk.stored_values import now, storable, stored_time, time_text
from netatlas.errors import NetAtlasError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

    from netatlas.desk.store import Store

KEPT_AFTER_DELETION = timedelta(days=30)
"""How long a deleted note can be restored."""
BETWEEN_VERSIONS = timedelta(minutes=5)
"""Time between two versions, so that a note that is saved with each second of typing has few."""

_MARKUP_AT_START = re.compile(r"^(?:[#>\s]|[-*+]\s|\d+[.)]\s|\[[ xX]\]\s)+")
_MARKUP = re.compile(r"\*\*|__|`|\[\[|\]\]|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)")
_LONGEST_TITLE = 120
"""Letters of a title, which is a line in a list."""
_TITLE_WITHIN = 4000
"""Letters at the beginning of a text in which its title is looked for."""
_HIGHEST_ID = 2**63 - 1
"""The largest number that SQLite takes."""
_SELECT = """
SELECT id, anchor, text, created, changed, anchor_text, deleted, conflict,
       (SELECT count(*) FROM note_version WHERE note_version.note = note.id)
FROM note
"""


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """One note.

    Attributes:
        id: its number, never given to another note; ``note:7`` is its address.
        anchor: the address that it is about, as it is stored: with its pack.
        text: Markdown.
        created: when it was begun.
        changed: when its text was last changed.
        anchor_text: what the anchor said when the note was written or last confirmed.
        deleted: when it was deleted, or None.
        conflict: whether two programs changed it at the same time; both texts are among its versions.
        versions: how many older texts are kept.
    """

    id: int
    anchor: str
    text: str
    created: datetime
    changed: datetime
    anchor_text: str = ""
    deleted: datetime | None = None
    conflict: bool = False
    versions: int = 0

    @property
    def title(self) -> str:
        """The first line of the text that says something, without its Markdown signs."""
        for line in self.text[:_TITLE_WITHIN].splitlines():
            if title := _MARKUP.sub("", _MARKUP_AT_START.sub("", line)).strip():
                return title[:_LONGEST_TITLE]
        return ""


class Notes:
    """Reads and writes the notes in a store; what writes waits for the disk.

    Every method that writes raises ``CannotWrite`` if nothing could be written, and ``NetAtlasError`` if a
    newer NetAtlas keeps the data or there is no such note.
    """

    def __init__(self, store: Store, *, clock: Callable[[], datetime] = now) -> None:
        """Keep the notes in ``store``; ``clock`` returns the current time."""
        self._store = store
        self._clock = clock

    def add(self, anchor: str, text: str, anchor_text: str = "") -> Note:
        """Begin a note and return it.

        Args:
            anchor: the address that it is about, as it is stored: with its pack.
            text: Markdown.
            anchor_text: what the anchor says now (``netatlas.atlas.anchors.anchor_text``).
        """
        time = time_text(self._clock())
        row = (*map(storable, (anchor, text, anchor_text)), time, time)

        def insert(db: sqlite3.Connection) -> Note:
            sql = "INSERT INTO note (anchor, text, anchor_text, created, changed) VALUES (?, ?, ?, ?, ?)"
            return _get(db, int(db.execute(sql, row).lastrowid or 0))

        return self._store.write(insert)

    def save(self, note_id: int, text: str, based_on: datetime) -> Note:
        """Store a new text of a note and return the note.

        If another program changed the note since it was read, both texts are kept as versions, this one is
        the note's, and the note says that there was a conflict. A deleted note is restored.

        Args:
            note_id: the note.
            text: all of its Markdown.
            based_on: ``changed`` of the note whose text was edited.
        """
        text = storable(text)

        def update(db: sqlite3.Connection) -> Note:
            before = _get(db, note_id)
            if before.text == text and before.deleted is None:
                return before
            changed = max(self._clock(), before.changed + timedelta(microseconds=1))  # clocks may be put back
            conflict = before.changed != based_on and before.text != text
            if conflict:
                keep_version(db, note_id, before.text, before.changed, changed)
                keep_version(db, note_id, text, changed, changed)
            elif before.text != text and self._needs_version(db, before, changed):
                keep_version(db, note_id, before.text, before.changed, changed)
            trim_versions(db, note_id)
            sql = "UPDATE note SET text = ?, changed = ?, deleted = NULL, conflict = ? WHERE id = ?"
            db.execute(sql, (text, time_text(changed), conflict or before.conflict, note_id))
            return _get(db, note_id)

        return self._store.write(update)

    def restore_version(self, note_id: int, version_id: int) -> Note:
        """Give a note the text of one of its versions again; the text of now becomes a version.

        Raises:
            NetAtlasError: there is no such version any more.
        """

        def update(db: sqlite3.Connection) -> Note:
            before = _get(db, note_id)
            sql = "SELECT text FROM note_version WHERE id = ? AND note = ?"
            row = db.execute(sql, (version_id, note_id)).fetchone()
            if row is None:
                raise NetAtlasError(f"Note {note_id} has no such version any more.")
            changed = max(self._clock(), before.changed + timedelta(microseconds=1))
            keep_version(db, note_id, before.text, before.changed, changed)
            trim_versions(db, note_id)
            sql = "UPDATE note SET text = ?, changed = ?, deleted = NULL WHERE id = ?"
            db.execute(sql, (row[0], time_text(changed), note_id))
            return _get(db, note_id)

        return self._store.write(update)

    def get(self, note_id: int) -> Note | None:
        """Return a note, deleted or not; None if there is none."""
        notes = self._read("WHERE id = ?", (note_id,)) if note_id <= _HIGHEST_ID else []
        return notes[0] if notes else None

    def all(self) -> list[Note]:
        """Return the notes that are not deleted, the last changed first."""
        return self._read("WHERE deleted IS NULL ORDER BY changed DESC, id DESC")

    def deleted(self) -> list[Note]:
        """Return the notes that are deleted and can be restored, the last deleted first."""
        return self._read("WHERE deleted IS NOT NULL ORDER BY deleted DESC, id DESC")

    def of(self, *anchors: str) -> list[Note]:
        """Return the notes on any of some addresses, the first written first.

        Args:
            anchors: addresses as they are stored; ``netatlas.atlas.anchors.anchors_of`` gives all under which
                notes on a record may be kept.
        """
        holes = ", ".join("?" * len(anchors))
        return self._read(f"WHERE deleted IS NULL AND anchor IN ({holes}) ORDER BY created, id", anchors)

    def versions(self, note_id: int) -> list[NoteVersion]:
        """Return the older texts of a note, the latest first."""
        sql = "SELECT id, text, changed FROM note_version WHERE note = ? ORDER BY changed DESC, id DESC"

        def select(db: sqlite3.Connection) -> list[NoteVersion]:
            rows = db.execute(sql, (note_id,)).fetchall()
            return [NoteVersion(id=one, text=text, changed=stored_time(time)) for one, text, time in rows]

        return self._store.read(select, [])

    def remove(self, note_id: int) -> None:
        """Delete a note; it can be restored for 30 days."""
        self._update(note_id, "deleted = coalesce(deleted, ?)", time_text(self._clock()))

    def restore(self, note_id: int) -> None:
        """Bring a deleted note back."""
        self._update(note_id, "deleted = ?", None)

    def confirm(self, note_id: int, anchor_text: str) -> None:
        """Store that a note is right of what its anchor says now."""
        self._update(note_id, "anchor_text = ?", storable(anchor_text))

    def move(self, note_id: int, anchor: str, anchor_text: str) -> None:
        """Tie a note to another address, such as when what it was about is gone."""
        self._update(note_id, "anchor = ?, anchor_text = ?", storable(anchor), storable(anchor_text))

    def settle(self, note_id: int) -> None:
        """Store that the user has seen the conflict of a note; its versions stay."""
        self._update(note_id, "conflict = ?", 0)

    def purge(self) -> int:
        """Remove for good the notes that were deleted more than 30 days ago, and return how many."""
        latest = time_text(self._clock() - KEPT_AFTER_DELETION)
        query = "SELECT count(*) FROM note WHERE deleted < ?"
        if not self._store.read(lambda db: db.execute(query, (latest,)).fetchone(), (0,))[0]:
            return 0  # most starts have nothing to remove, and need not wait for the disk
        return self._store.write(
            lambda db: db.execute("DELETE FROM note WHERE deleted < ?", (latest,)).rowcount
        )

    def _needs_version(self, db: sqlite3.Connection, before: Note, time: datetime) -> bool:
        sql = "SELECT max(kept) FROM note_version WHERE note = ?"
        (kept,) = db.execute(sql, (before.id,)).fetchone()
        last = stored_time(kept) if kept else before.created
        return abs(time - last) >= BETWEEN_VERSIONS  # of clocks that were put back, too

    def _read(self, where: str, values: Sequence[object] = ()) -> list[Note]:
        return self._store.read(lambda db: list(map(_note, db.execute(_SELECT + where, values))), [])

    def _update(self, note_id: int, assignments: str, *values: object) -> None:
        def update(db: sqlite3.Connection) -> None:
            sql = f"UPDATE note SET {assignments} WHERE id = ?"  # noqa: S608 - assignments of our own
            if note_id > _HIGHEST_ID or not db.execute(sql, (*values, note_id)).rowcount:
                raise _no_note(note_id)

        self._store.write(update)


def _get(db: sqlite3.Connection, note_id: int) -> Note:
    known = note_id <= _HIGHEST_ID
    row = db.execute(f"{_SELECT} WHERE id = ?", (note_id,)).fetchone() if known else None
    if row is None:
        raise _no_note(note_id)
    return _note(row)


def _note(row: Sequence[object]) -> Note:
    note_id, anchor, text, created, changed, anchor_text, deleted, conflict, versions = row
    return Note(
        id=int(str(note_id)),
        anchor=str(anchor),
        text=str(text),
        created=stored_time(str(created)),
        changed=stored_time(str(changed)),
        anchor_text=str(anchor_text),
        deleted=None if deleted is None else stored_time(str(deleted)),
        conflict=bool(conflict),
        versions=int(str(versions)),
    )


def _no_note(note_id: int) -> NetAtlasError:
    return NetAtlasError(f"There is no note {note_id}. It may have been deleted more than 30 days ago.")
