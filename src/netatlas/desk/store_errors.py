"""What SQLite could not do with the store's file, in sentences for people. Imports sqlite3; see ``store``."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

from netatlas.desk.migrations import error_code
from netatlas.errors import CannotWrite, NetAtlasError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_IN_USE, _CLOSED = "another program is using it", "it or its folder cannot be opened"
_REASONS = {
    sqlite3.SQLITE_BUSY: _IN_USE,
    sqlite3.SQLITE_LOCKED: _IN_USE,
    sqlite3.SQLITE_PROTOCOL: _IN_USE,
    sqlite3.SQLITE_READONLY: "it or its folder is read-only",
    sqlite3.SQLITE_CANTOPEN: _CLOSED,
    sqlite3.SQLITE_PERM: _CLOSED,
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk reports an error",
    sqlite3.SQLITE_CORRUPT: "it is damaged",
    sqlite3.SQLITE_NOTADB: "it is damaged",
    sqlite3.SQLITE_TOOBIG: "it is larger than the file can hold",
}

_NO_ROOM = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN}
"""What SQLite reports where it cannot make the files that it needs beside the one that it reads."""

_NO_GROWTH = {"SQLITE_IOERR_SHMSIZE"}
"""Errors of the disk that say that a file could not grow."""


def is_lack_of_room(error: sqlite3.Error) -> bool:
    """Return True if the file itself may be sound, and only those beside it cannot be made."""
    return error_code(error) in _NO_ROOM


@contextlib.contextmanager
def in_plain_words(failure: Callable[[str], NetAtlasError]) -> Iterator[None]:
    """Turn what SQLite could not do into a sentence for the user; its other errors are defects and pass."""
    try:
        yield
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorname", "") in _NO_GROWTH:
            raise failure(_REASONS[sqlite3.SQLITE_FULL]) from error
        if (reason := _REASONS.get(error_code(error))) is None:
            raise
        raise failure(reason) from error


@contextlib.contextmanager
def system_in_plain_words(path: Path) -> Iterator[None]:
    """Turn what the system could not do with the file at ``path`` into a sentence for the user."""
    try:
        yield
    except OSError as error:
        raise CannotWrite(path, error.strerror or str(error)) from error
