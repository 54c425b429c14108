"""The corrections of the notes that the user has ticked off, as on a checklist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.desk.stored_values import now, storable, time_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from netatlas.desk.store import Store

_TICK = "INSERT INTO ticked (claim, since) VALUES (?, ?) ON CONFLICT DO NOTHING"


class TickedCorrections:
    """Stores the addresses of claims with their pack, so that they mean the same in any atlas.

    A tick stays when no open pack has its claim, and is there again when one has it.
    """

    def __init__(self, store: Store, *, clock: Callable[[], datetime] = now) -> None:
        """Keep the ticks in ``store``; ``clock`` returns the current time."""
        self._store = store
        self._clock = clock

    def all(self) -> frozenset[str]:
        """Return the addresses of all claims that are ticked off, as they are stored."""
        return self._store.read(_all, frozenset())

    def keep(self, ticks: Mapping[str, bool]) -> None:
        """Tick claims off, or take their ticks away where the value is False: all or none of them.

        Waits for the disk.

        Raises:
            CannotWrite: nothing was written.
            NetAtlasError: a newer NetAtlas keeps the data.
        """
        since = time_text(self._clock())
        ticked = [(storable(claim), since) for claim, is_ticked in ticks.items() if is_ticked]
        others = [(storable(claim),) for claim, is_ticked in ticks.items() if not is_ticked]

        def write(db: sqlite3.Connection) -> None:
            db.executemany(_TICK, ticked)
            db.executemany("DELETE FROM ticked WHERE claim = ?", others)

        self._store.write(write)


def _all(db: sqlite3.Connection) -> frozenset[str]:
    return frozenset(str(claim) for (claim,) in db.execute("SELECT claim FROM ticked"))
