"""A guard that warns of every SQLite connection that is let go of without being closed.

From 3.13 on Python does so itself; older versions close it in silence.
"""

from __future__ import annotations

import contextlib
import functools
import sqlite3
import sys
import warnings

WARNS_ITSELF = (3, 13)
"""The first Python that needs no help here."""


class _Watched(sqlite3.Connection):
    """A connection that warns when it goes and was not closed."""

    def __del__(self) -> None:
        with contextlib.suppress(sqlite3.ProgrammingError):  # what a closed connection answers
            _ = self.total_changes
            warnings.warn(f"unclosed database in {self!r}", ResourceWarning, stacklevel=2, source=self)


def watch_databases() -> None:
    """Watch every connection that this process opens from now on."""
    if sys.version_info < WARNS_ITSELF:
        vars(sqlite3)["connect"] = functools.partial(sqlite3.connect, factory=_Watched)
