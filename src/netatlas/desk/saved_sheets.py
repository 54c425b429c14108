"""The user's sheets by name, each as the text of its file (JSON); one of them is the current one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.desk.stored_values import now, storable, time_text
from netatlas.errors import NetAtlasError, UsageError
from netatlas.words import quoted

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from datetime import datetime

    from netatlas.desk.store import Store


class SavedSheets:
    """Reads and writes the sheets in a store; what writes waits for the disk.

    Every method that writes raises ``CannotWrite`` if nothing could be written, and ``NetAtlasError`` if a
    newer NetAtlas keeps the data.
    """

    def __init__(self, store: Store, *, clock: Callable[[], datetime] = now) -> None:
        """Keep the sheets in ``store``; ``clock`` returns the current time."""
        self._store = store
        self._clock = clock

    def names(self) -> list[str]:
        """Return the names of all sheets, sorted as people sort them."""
        names: list[str] = self._store.read(_names, [])
        return sorted(names, key=lambda name: (name.casefold(), name))

    def load(self, name: str) -> str | None:
        """Return the text of a sheet; None if there is none of that name."""
        row = self._store.read(lambda db: _row(db, name), None)
        return None if row is None else row[0]

    def save(self, name: str, content: str) -> None:
        """Store the text of a sheet; one that has the name is replaced.

        Raises:
            UsageError: the name is empty.
        """
        self.change(name, lambda _before: content)

    def change(self, name: str, change: Callable[[str | None], str]) -> None:
        """Store what ``change`` makes of the text of a sheet, or of None if there is none of that name.

        Nobody can store another text between, so that what two programs put on a sheet is on it. ``change``
        may be called twice, as of ``Store.write``.

        Raises:
            UsageError: the name is empty.
        """
        name, time = _sheet_name(name), time_text(self._clock())
        sql = (
            "INSERT INTO saved_sheet (name, content, changed) VALUES (?, ?, ?) "
            "ON CONFLICT (name) DO UPDATE SET content = excluded.content, changed = excluded.changed"
        )

        def update(db: sqlite3.Connection) -> None:
            before = _row(db, name)
            db.execute(sql, (name, storable(change(None if before is None else before[0])), time))

        self._store.write(update)

    def rename(self, name: str, new_name: str) -> None:
        """Give a sheet another name.

        Raises:
            UsageError: the new name is empty or taken.
            NetAtlasError: there is no sheet of the old name.
        """
        new_name = _sheet_name(new_name)

        def update(db: sqlite3.Connection) -> None:
            if new_name != name and _row(db, new_name) is not None:
                raise UsageError(f"There is a sheet {quoted(new_name)} already; choose another name.")
            if not db.execute("UPDATE saved_sheet SET name = ? WHERE name = ?", (new_name, name)).rowcount:
                raise _no_sheet(name)

        self._store.write(update)

    def duplicate(self, name: str) -> str:
        """Store a copy of a sheet under a name that is free, and return that name.

        Raises:
            NetAtlasError: there is no sheet of that name.
        """

        def insert(db: sqlite3.Connection) -> str:
            row = _row(db, name)
            if row is None:
                raise _no_sheet(name)
            copy = _free_name(name, set(_names(db)))
            sql = "INSERT INTO saved_sheet (name, content, changed) VALUES (?, ?, ?)"
            db.execute(sql, (copy, row[0], time_text(self._clock())))
            return copy

        return self._store.write(insert)

    def remove(self, name: str) -> None:
        """Remove a sheet, if there is one of that name."""
        self._store.write(lambda db: db.execute("DELETE FROM saved_sheet WHERE name = ?", (name,)))

    @property
    def current(self) -> str:
        """The sheet that things are put on: the one that was chosen, else the last changed; '' if none."""
        sql = "SELECT name FROM saved_sheet ORDER BY is_current DESC, changed DESC, name LIMIT 1"
        return str(self._store.read(lambda db: db.execute(sql).fetchone() or ("",), ("",))[0])

    def make_current(self, name: str) -> None:
        """Choose the sheet that things are put on from now on."""
        self._store.write(lambda db: db.execute("UPDATE saved_sheet SET is_current = (name = ?)", (name,)))


def _names(db: sqlite3.Connection) -> list[str]:
    return [name for (name,) in db.execute("SELECT name FROM saved_sheet")]


def _row(db: sqlite3.Connection, name: str) -> tuple[str] | None:
    row: tuple[str] | None = db.execute(
        "SELECT content FROM saved_sheet WHERE name = ?", (storable(name),)
    ).fetchone()
    return row


def _free_name(name: str, taken: set[str]) -> str:
    number, copy = 2, f"{name} copy"
    while copy in taken:
        copy, number = f"{name} copy {number}", number + 1
    return copy


def _sheet_name(name: str) -> str:
    if not (cleaned := " ".join(storable(name).split())):
        raise UsageError("A sheet needs a name.")
    return cleaned


def _no_sheet(name: str) -> NetAtlasError:
    return NetAtlasError(f"There is no sheet {quoted(name)}. It may have been renamed or removed.")
