"""The user's bookmarks: addresses in groups, in an order of their own."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from netatlas.desk.stored_values import now, storable, stored_time, time_text
from netatlas.errors import UsageError
from netatlas.words import quoted

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable

    from netatlas.desk.store import Store

_ALL = """
SELECT address, group_name, bookmark.position, added FROM bookmark
LEFT JOIN bookmark_group ON name = group_name
ORDER BY coalesce(bookmark_group.position, -1), group_name, bookmark.position, added
"""
_GROUPS = "SELECT name FROM bookmark_group ORDER BY position, name"


class Bookmark(msgspec.Struct, frozen=True, kw_only=True):
    """One bookmark.

    Attributes:
        address: what it opens, as it is stored: with its pack.
        group: the name of its group, or empty.
        position: where it is in its group, from 0.
        added: when it was made.
    """

    address: str
    group: str
    position: int
    added: datetime


class Bookmarks:
    """Reads and writes the bookmarks in a store; what writes waits for the disk.

    Every method that writes raises ``CannotWrite`` if nothing could be written, and ``NetAtlasError`` if a
    newer NetAtlas keeps the data.
    """

    def __init__(self, store: Store, *, clock: Callable[[], datetime] = now) -> None:
        """Keep the bookmarks in ``store``; ``clock`` returns the current time."""
        self._store = store
        self._clock = clock

    def all(self) -> list[Bookmark]:
        """Return all bookmarks in order: those without a group, then group by group."""
        return self._store.read(_bookmarks, [])

    def groups(self) -> list[str]:
        """Return the names of the groups in order, also of those that are empty."""
        return self._store.read(_groups, [])

    def has(self, *addresses: str) -> bool:
        """Return True if any of some addresses is bookmarked."""
        holes = ", ".join("?" * len(addresses))
        sql = f"SELECT 1 FROM bookmark WHERE address IN ({holes}) LIMIT 1"  # noqa: S608 - question marks
        return bool(self._store.read(lambda db: db.execute(sql, addresses).fetchone(), None))

    def add(self, address: str, group: str = "") -> None:
        """Bookmark an address, at the end of a group; a group of a new name is made.

        A bookmark that is there already stays where it is.
        """
        address, group, added = storable(address), _group_name(group), time_text(self._clock())

        def insert(db: sqlite3.Connection) -> None:
            _add_group(db, group)
            db.execute(
                "INSERT INTO bookmark (address, group_name, position, added) VALUES "
                "(?, ?, (SELECT count(*) FROM bookmark WHERE group_name = ?), ?) ON CONFLICT DO NOTHING",
                (address, group, group, added),
            )

        self._store.write(insert)

    def remove(self, *addresses: str) -> int:
        """Remove the bookmarks of some addresses, and return how many there were."""

        def delete(db: sqlite3.Connection) -> int:
            sql = "DELETE FROM bookmark WHERE address = ?"
            removed = sum(db.execute(sql, (address,)).rowcount for address in addresses)
            _number(db, _bookmarks(db))
            return removed

        return self._store.write(delete)

    def move(self, address: str, group: str, index: int) -> None:
        """Put a bookmark at a position of a group; a group of a new name is made.

        Args:
            address: the bookmark; nothing happens if there is none.
            group: the group, or '' for none.
            index: the position among the other bookmarks of the group.
        """
        group = _group_name(group)

        def update(db: sqlite3.Connection) -> None:
            _add_group(db, group)
            everything = _bookmarks(db)
            moved = [
                msgspec.structs.replace(one, group=group) for one in everything if one.address == address
            ]
            others = [one for one in everything if one.address != address]
            there = [one for one in others if one.group == group]
            there[max(0, index) : max(0, index)] = moved
            _number(db, [one for one in others if one.group != group] + there)

        self._store.write(update)

    def add_group(self, name: str) -> None:
        """Make an empty group, after the others.

        Raises:
            UsageError: it has no name.
        """
        group = _named_group(name)
        self._store.write(lambda db: _add_group(db, group))

    def rename_group(self, name: str, new_name: str) -> None:
        """Give a group another name.

        Raises:
            UsageError: the new name is empty or taken.
        """
        group = _named_group(new_name)

        def update(db: sqlite3.Connection) -> None:
            if group != name and group in _groups(db):
                raise UsageError(f"There is a group {quoted(group)} already; choose another name.")
            db.execute("UPDATE bookmark_group SET name = ? WHERE name = ?", (group, name))
            db.execute("UPDATE bookmark SET group_name = ? WHERE group_name = ?", (group, name))

        self._store.write(update)

    def move_group(self, name: str, index: int) -> None:
        """Put a group at a position among the others."""

        def update(db: sqlite3.Connection) -> None:
            names = _groups(db)
            if name in names:
                names.remove(name)
                names.insert(max(0, index), name)
            sql = "UPDATE bookmark_group SET position = ? WHERE name = ?"
            db.executemany(sql, list(enumerate(names)))

        self._store.write(update)

    def remove_group(self, name: str) -> None:
        """Remove a group; its bookmarks stay, without a group, after the others."""

        def delete(db: sqlite3.Connection) -> None:
            everything = _bookmarks(db)
            db.execute("DELETE FROM bookmark_group WHERE name = ?", (name,))
            freed = [msgspec.structs.replace(one, group="") for one in everything if one.group == name]
            kept = [one for one in everything if one.group != name]
            _number(db, kept + freed)

        self._store.write(delete)


def _bookmarks(db: sqlite3.Connection) -> list[Bookmark]:
    rows = db.execute(_ALL).fetchall()
    return [
        Bookmark(address=address, group=group, position=position, added=stored_time(added))
        for address, group, position, added in rows
    ]


def _groups(db: sqlite3.Connection) -> list[str]:
    return [name for (name,) in db.execute(_GROUPS)]


def _add_group(db: sqlite3.Connection, name: str) -> None:
    if name:
        sql = (
            "INSERT INTO bookmark_group (name, position) VALUES "
            "(?, (SELECT coalesce(max(position), -1) + 1 FROM bookmark_group)) ON CONFLICT DO NOTHING"
        )
        db.execute(sql, (name,))


def _number(db: sqlite3.Connection, bookmarks: Iterable[Bookmark]) -> None:
    """Store the groups of ``bookmarks``, and their order as positions from 0 in each group."""
    counts: dict[str, int] = {}
    for bookmark in bookmarks:
        position = counts.get(bookmark.group, 0)
        counts[bookmark.group] = position + 1
        sql = "UPDATE bookmark SET group_name = ?, position = ? WHERE address = ?"
        db.execute(sql, (bookmark.group, position, bookmark.address))


def _group_name(name: str) -> str:
    return " ".join(storable(name).split())


def _named_group(name: str) -> str:
    if not (group := _group_name(name)):
        raise UsageError("A group of bookmarks needs a name.")
    return group
