"""Records the SQLite connections that a test opens, and counts those that are still open."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pytest


class Databases:
    """Remembers each connection that is made.

    Attributes:
        connections: all of them, the oldest first.
        in_memory: how many of them are to no file.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Watch until the test is over."""
        self.connections: list[sqlite3.Connection] = []
        self.in_memory = 0
        connect = sqlite3.connect

        def remembered(*arguments: Any, **options: Any) -> sqlite3.Connection:  # noqa: ANN401 - as they come
            connection: sqlite3.Connection = connect(*arguments, **options)
            self.connections.append(connection)
            self.in_memory += arguments[:1] == (":memory:",)
            return connection

        monkeypatch.setattr(sqlite3, "connect", remembered)

    @property
    def open(self) -> int:
        """How many connections are open now."""
        return sum(map(_is_open, self.connections))


def _is_open(connection: sqlite3.Connection) -> bool:
    try:
        _ = connection.total_changes
    except sqlite3.ProgrammingError:
        return False
    return True
