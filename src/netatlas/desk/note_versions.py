"""The older texts of notes: which are kept, and how many."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from netatlas.desk.stored_values import time_text

if TYPE_CHECKING:
    import sqlite3

MOST_VERSIONS = 50
"""Older texts of a note that are kept: with five minutes between them, those of hours of writing."""
MOST_CHARACTERS = 20_000_000
"""Characters that the older texts of one note take at most; the two latest are always kept."""
_FEWEST = 2
"""Versions that are always kept: both texts of a conflict."""


class NoteVersion(msgspec.Struct, frozen=True, kw_only=True):
    """An older text of a note; ``changed`` says when it was written."""

    id: int
    text: str
    changed: datetime


def keep_version(db: sqlite3.Connection, note_id: int, text: str, changed: datetime, kept: datetime) -> None:
    """Keep ``text``, written at ``changed``, as a version of a note, unless it is the latest already."""
    latest = "SELECT text FROM note_version WHERE note = ? ORDER BY id DESC LIMIT 1"
    if db.execute(latest, (note_id,)).fetchone() != (text,):
        sql = "INSERT INTO note_version (note, text, changed, kept) VALUES (?, ?, ?, ?)"
        db.execute(sql, (note_id, text, time_text(changed), time_text(kept)))


def trim_versions(db: sqlite3.Connection, note_id: int) -> None:
    """Remove the oldest versions of a note beyond those that are kept."""
    sql = "SELECT id, length(text) FROM note_version WHERE note = ? ORDER BY id DESC"
    characters, removed = 0, []
    for index, (version, length) in enumerate(db.execute(sql, (note_id,))):
        characters += length
        if index >= _FEWEST and (index >= MOST_VERSIONS or characters > MOST_CHARACTERS):
            removed.append((version,))
    db.executemany("DELETE FROM note_version WHERE id = ?", removed)
