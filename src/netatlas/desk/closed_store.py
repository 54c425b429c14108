"""Reads the store's file where nothing can be written, and SQLite cannot make the files that it works with.

Imports sqlite3; see ``store``.
"""

from __future__ import annotations

import functools
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from netatlas.desk import migrations
from netatlas.desk.store_errors import system_in_plain_words

if TYPE_CHECKING:
    from netatlas.desk.migrations import Steps


def open_closed(path: Path, steps: Steps) -> sqlite3.Connection:
    """Return a connection to a file of which nothing is changed; an older one is brought up in memory.

    Raises:
        sqlite3.Error: the file cannot be read.
        CannotWrite: what other programs have just written had to be copied first, and there is no room.
    """
    connection = _with_latest(path) if _has_content(Path(f"{path}-wal")) else _immutable(path)
    connection.text_factory = functools.partial(str, encoding="utf-8", errors="replace")
    try:
        if migrations.steps_taken(connection) < len(steps):
            connection = _in_memory(connection)
        migrations.bring_up(connection, steps)
        migrations.check_quickly(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _immutable(path: Path) -> sqlite3.Connection:
    """Open the file as one that nobody changes, so that SQLite needs no other file."""
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    return sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)


def _with_latest(path: Path) -> sqlite3.Connection:
    """Return the content with what is not in the file itself yet, by way of a copy."""
    with system_in_plain_words(path), TemporaryDirectory(prefix="netatlas-") as folder:
        copy = Path(folder) / path.name
        for ending in ("", "-wal"):
            shutil.copyfile(f"{path}{ending}", f"{copy}{ending}")
        return _in_memory(sqlite3.connect(copy, isolation_level=None))


def _in_memory(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Return the content of a connection in memory, and close it."""
    with closing(connection):
        copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        copy.text_factory = connection.text_factory
        try:
            connection.backup(copy)
        except BaseException:
            copy.close()
            raise
        return copy


def _has_content(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except OSError:
        return False
