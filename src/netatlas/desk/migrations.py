"""Makes the tables of the store's file, step by step, and checks whether a file has them.

Every table of the user's own data is made here and nowhere else; the module that a table is for fills it.
Imports sqlite3; see ``store``.
"""

from __future__ import annotations

import contextlib
import itertools
import sqlite3
from collections.abc import Sequence
from typing import TypeAlias

Steps: TypeAlias = Sequence[Sequence[str]]

STEPS: Steps = (
    (
        """CREATE TABLE choice (
            text TEXT NOT NULL,
            record TEXT NOT NULL,
            count INTEGER NOT NULL,
            turn INTEGER NOT NULL,
            PRIMARY KEY (text, record)
        ) WITHOUT ROWID""",
        "CREATE INDEX choice_turn ON choice (turn)",
    ),
    (
        # ``choice`` holds ids as the first build wrote them; ``OpenedCounts.convert`` moves its rows once
        """CREATE TABLE opened (
            text TEXT NOT NULL,
            address TEXT NOT NULL,
            count INTEGER NOT NULL,
            turn INTEGER NOT NULL,
            PRIMARY KEY (text, address)
        ) WITHOUT ROWID""",
        "CREATE INDEX opened_turn ON opened (turn)",
    ),
    (
        """CREATE TABLE moved_place (
            concept TEXT NOT NULL PRIMARY KEY,
            x REAL NOT NULL,
            y REAL NOT NULL
        ) WITHOUT ROWID""",
    ),
    (
        # ids are never used again: an address ``note:7`` must not lead to another note
        """CREATE TABLE note (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            anchor TEXT NOT NULL,
            text TEXT NOT NULL,
            anchor_text TEXT NOT NULL,
            created TEXT NOT NULL,
            changed TEXT NOT NULL,
            deleted TEXT,
            conflict INTEGER NOT NULL DEFAULT 0
        )""",
        "CREATE INDEX note_anchor ON note (anchor)",
        """CREATE TABLE note_version (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            note INTEGER NOT NULL REFERENCES note (id) ON DELETE CASCADE,
            text TEXT NOT NULL,
            changed TEXT NOT NULL,
            kept TEXT NOT NULL
        )""",
        "CREATE INDEX note_version_note ON note_version (note)",
        """CREATE TABLE bookmark_group (
            name TEXT PRIMARY KEY,
            position INTEGER NOT NULL
        ) WITHOUT ROWID""",
        """CREATE TABLE bookmark (
            address TEXT PRIMARY KEY,
            group_name TEXT NOT NULL,
            position INTEGER NOT NULL,
            added TEXT NOT NULL
        ) WITHOUT ROWID""",
        """CREATE TABLE saved_sheet (
            name TEXT PRIMARY KEY,
            content TEXT NOT NULL,
            changed TEXT NOT NULL,
            is_current INTEGER NOT NULL DEFAULT 0
        ) WITHOUT ROWID""",
    ),
    (
        """CREATE TABLE ticked (
            claim TEXT PRIMARY KEY,
            since TEXT NOT NULL
        ) WITHOUT ROWID""",
    ),
)
"""Each step is some SQL statements. One that was released is never changed: a change is another step."""

# Codes that SQLite gives for damage; the last one it gives for a wrong statement as well.
_SUSPICIOUS = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT, sqlite3.SQLITE_ERROR}
_APPLICATION = int.from_bytes(b"NAtl", "big")
_SHAPE = "SELECT t.type, t.name, c.name FROM sqlite_master t LEFT JOIN pragma_table_info(t.name) c"


class Damaged(sqlite3.DatabaseError):
    """The file is damaged, or another program's, though SQLite would go on with it."""

    sqlite_errorcode = sqlite3.SQLITE_CORRUPT


def steps_taken(connection: sqlite3.Connection) -> int:
    """Return how many steps the file has taken; more than there are if a newer NetAtlas made it.

    Raises:
        Damaged: NetAtlas does not write this number.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version < 0:
        raise Damaged("the version is below zero")
    return int(version)


def bring_up(connection: sqlite3.Connection, steps: Steps) -> None:
    """Take the steps that the file lacks, each in a transaction of its own; leave a newer file as it is.

    Raises:
        sqlite3.Error: a step failed, or the file is not NetAtlas's; it is as after the step before.
    """
    with connection:
        connection.execute("BEGIN")  # another program may be making the file: see it before that, or after
        _refuse_others(connection)
    while (taken := steps_taken(connection)) < len(steps):
        with connection:
            connection.execute("BEGIN IMMEDIATE")
            if taken != steps_taken(connection):
                continue  # another program was quicker
            for statement in steps[taken]:
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {_APPLICATION}")
            connection.execute(f"PRAGMA user_version = {taken + 1}")


def check_quickly(connection: sqlite3.Connection) -> None:
    """Look through all pages, which takes about 1.5 ms for each megabyte; indexes are not compared.

    Without it SQLite would write on until it meets the damage, and take a page that was cut off for rows
    without values.

    Raises:
        Damaged: the pages do not fit together, or a value is missing.
    """
    (result,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if result != "ok":
        raise Damaged(result)


def is_undamaged(connection: sqlite3.Connection, steps: Steps) -> bool:
    """Return True if the file is undamaged and has the tables that its steps make; all of it is read.

    Raises:
        sqlite3.Error: the file cannot be read now, so that it is unknown.
    """
    try:
        connection.execute("BEGIN")
        _refuse_others(connection)
        taken = steps_taken(connection)
        if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
            return False
        return taken > len(steps) or _shape_after(steps[:taken]) <= set(connection.execute(_SHAPE))
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        if may_be_damage(error):
            return False
        raise


def is_ours(connection: sqlite3.Connection) -> bool:
    """Return True if NetAtlas made the file; an empty one is nobody's."""
    application: tuple[int] = connection.execute("PRAGMA application_id").fetchone()
    return application == (_APPLICATION,)


def runs_by_itself(connection: sqlite3.Connection) -> bool:
    """Return True if a file holds what acts when others are read or written; no step makes such a thing."""
    counted = "SELECT count(*) FROM sqlite_master WHERE type IN ('trigger', 'view')"
    (others,) = connection.execute(counted).fetchone()
    return bool(others)


def may_be_damage(error: Exception) -> bool:
    """Return True if a damaged file may have caused this error; a wrong statement may cause it too.

    Python's sqlite3 fails on SQLite's message where that quotes letters that are no UTF-8 (CPython 3.11).
    """
    if isinstance(error, sqlite3.Error):
        return error_code(error) in _SUSPICIOUS
    return isinstance(error, UnicodeDecodeError)


def error_code(error: sqlite3.Error) -> int:
    """Return SQLite's primary code; 0 for an error of Python's own."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _refuse_others(connection: sqlite3.Connection) -> None:
    """Raise Damaged if some other program made the file; an empty one may be taken."""
    if not is_ours(connection):
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if tables or steps_taken(connection):
            raise Damaged("another program made the file")


def _shape_after(steps: Steps) -> set[tuple[str, str, str | None]]:
    """Return the tables, indexes and columns that ``steps`` make."""
    with contextlib.closing(sqlite3.connect(":memory:")) as model:
        for statement in itertools.chain.from_iterable(steps):
            model.execute(statement)
        return set(model.execute(_SHAPE))
