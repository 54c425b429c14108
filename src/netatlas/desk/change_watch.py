"""Notices that the store's file was changed, by whichever program. Imports sqlite3; see ``store``."""

from __future__ import annotations

import contextlib
import sqlite3
from threading import Lock
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from pathlib import Path

Identity: TypeAlias = tuple[int, int] | None
"""What distinguishes a file from another one of the same name; None if there is none."""


def identity_of(path: Path) -> Identity:
    """Return the identity of the file at ``path``."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


class ChangeWatch:
    """Counts the changes of a database file, over one connection that is kept for it.

    SQLite gives each connection a number that is another one after a change by any other connection. So the
    connection of the watch writes nothing itself.
    """

    def __init__(self, path: Path) -> None:
        """Watch the file at ``path``, which need not exist yet."""
        self._path = path
        self._lock = Lock()
        self._connection: sqlite3.Connection | None = None
        self._state: tuple[Identity, int] = (None, 0)
        self._changes = 0

    def changes(self) -> int:
        """Return how often the file was found changed, so that two equal numbers mean no change between.

        Takes some 0.02 ms. A file that is busy or cannot be read counts as unchanged.
        """
        with self._lock:
            with contextlib.suppress(sqlite3.Error):
                state = self._current_state()
                if state != self._state:
                    self._state = state
                    self._changes += 1
            return self._changes

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._drop()

    def _current_state(self) -> tuple[Identity, int]:
        identity = identity_of(self._path)
        if identity != self._state[0]:
            self._drop()
        if identity is None:
            return None, 0
        if self._connection is None:
            self._connection = sqlite3.connect(
                self._path, timeout=0, isolation_level=None, check_same_thread=False
            )
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        return identity, int(version)

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
