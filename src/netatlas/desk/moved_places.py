"""Where the user has dragged concepts on the map: one place for each concept of each pack."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping
    from typing import TypeAlias

    from netatlas.desk.store import Store

    Place: TypeAlias = tuple[float, float]

_COLUMNS = ("concept", "x", "y")
_KEEP = """
INSERT INTO moved_place (concept, x, y) VALUES (?, ?, ?)
ON CONFLICT (concept) DO UPDATE SET x = excluded.x, y = excluded.y
"""


class MovedPlaces:
    """Stores places by the address of a concept with its pack, so that they mean the same in any atlas."""

    def __init__(self, store: Store) -> None:
        """Keep the places in ``store``."""
        self._store = store

    def places(self) -> Mapping[str, Place]:
        """Return all places, those too that a newer NetAtlas keeps, as far as it keeps them in this way.

        Raises:
            NetAtlasError: the file cannot be read.
        """
        return self._store.read(_read, {})

    def keep(self, places: Mapping[str, Place | None]) -> None:
        """Keep some places, and forget those that are None. Waits for the disk.

        Raises:
            CannotWrite: none of them was kept.
            NetAtlasError: a newer NetAtlas keeps the data.
        """
        kept = [(concept, *place) for concept, place in places.items() if place is not None]
        gone = [(concept,) for concept, place in places.items() if place is None]

        def write(store: sqlite3.Connection) -> None:
            store.executemany(_KEEP, kept)
            store.executemany("DELETE FROM moved_place WHERE concept = ?", gone)

        self._store.write(write)


def _read(store: sqlite3.Connection) -> dict[str, Place]:
    columns = {name for (name,) in store.execute("SELECT name FROM pragma_table_info('moved_place')")}
    if not columns.issuperset(_COLUMNS):
        return {}  # a newer NetAtlas keeps them in another way
    rows = store.execute("SELECT concept, x, y FROM moved_place").fetchall()
    return {
        str(concept): (float(x), float(y))
        for concept, x, y in rows
        if isinstance(x, float) and isinstance(y, float) and math.isfinite(x) and math.isfinite(y)
    }
