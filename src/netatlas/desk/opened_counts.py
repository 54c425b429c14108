"""Counts which address was opened for which typed text; ``netatlas.search`` ranks by the counts."""

from __future__ import annotations

import logging
import unicodedata
from types import MappingProxyType
from typing import TYPE_CHECKING

from netatlas.desk.stored_values import storable
from netatlas.errors import NetAtlasError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping

    from netatlas.desk.store import Store

_log = logging.getLogger(__name__)

LONGEST_TEXT = 200
"""Letters of a text that are kept: more than anybody types, so that a pasted page takes no room."""
MOST_CHOICES = 20_000
"""Pairs of a text and an address that are kept; of more, those that were opened longest ago go."""

_NOTHING: Mapping[str, int] = MappingProxyType({})
_COUNT = """
INSERT INTO opened (text, address, count, turn)
VALUES (?, ?, 1, (SELECT coalesce(max(turn), 0) + 1 FROM opened))
ON CONFLICT (text, address) DO UPDATE SET count = count + 1, turn = excluded.turn
"""
_DROP_OLD = "DELETE FROM opened WHERE turn <= (SELECT turn FROM opened ORDER BY turn DESC LIMIT 1 OFFSET ?)"
_ADD = """
INSERT INTO opened (text, address, count, turn) VALUES (?, ?, ?, ?)
ON CONFLICT (text, address) DO UPDATE SET count = count + excluded.count, turn = max(turn, excluded.turn)
"""
_OF_FIRST_BUILD = "SELECT text, record, count, turn FROM choice"


class OpenedCounts:
    """Counts what is opened, for each text that was typed."""

    def __init__(self, store: Store, *, most: int = MOST_CHOICES) -> None:
        """Keep the counts in ``store``, of at most ``most`` pairs of a text and an address."""
        self._store = store
        self._most = most
        self._readable = True

    def opened(self, text: str, address: str) -> None:
        """Count that an address was opened for ``text``; an empty text is not counted. Waits for the disk.

        Args:
            text: what was typed.
            address: what was opened, as it is stored: with its pack.

        Raises:
            CannotWrite: it could not be kept.
            NetAtlasError: a newer NetAtlas keeps the data.
        """
        if not (key := comparable(text)):
            return
        row = (key, storable(address))
        self._store.write(lambda store: (store.execute(_COUNT, row), store.execute(_DROP_OLD, (self._most,))))
        self._readable = True

    def counts(self, text: str) -> Mapping[str, int]:
        """Return how often each address was opened for ``text``.

        If they cannot be read, there are none: a search matters more than what it has learnt. That is logged
        once, and the file is not read again until something could be written.
        """
        key = comparable(text)
        if not key or not self._readable:
            return _NOTHING
        query = "SELECT address, count FROM opened WHERE text = ?"
        try:
            return self._store.read(lambda store: dict(store.execute(query, (key,)).fetchall()), _NOTHING)
        except NetAtlasError as error:
            _log.warning("what was opened before is not known: %s", str(error))
            self._readable = False
            return _NOTHING

    def forget(self) -> None:
        """Forget every text and every count; the file holds no trace of them once it is closed.

        Raises:
            CannotWrite: nothing was forgotten.
            NetAtlasError: a newer NetAtlas keeps the data.
        """

        def delete(store: sqlite3.Connection) -> None:
            for table in ("opened", "choice"):
                store.execute(f"DELETE FROM {table}")  # noqa: S608 - two names of our own

        self._store.write(delete)

    def convert(self, address_of: Callable[[str], str]) -> None:
        """Move the counts of the first build over, once; there they were kept by the ids of one atlas.

        Args:
            address_of: returns what the first build wrote, as it is stored today.

        Raises:
            CannotWrite: nothing was moved; the next start tries again.
            NetAtlasError: the file cannot be read, or a newer NetAtlas keeps the data.
        """
        if not self._store.read(lambda store: store.execute(_OF_FIRST_BUILD).fetchone(), None):
            return

        def move(store: sqlite3.Connection) -> None:
            rows = store.execute(_OF_FIRST_BUILD).fetchall()
            addresses = (storable(address_of(record)) for _text, record, _count, _turn in rows)
            moved = [(row[0], address, *row[2:]) for row, address in zip(rows, addresses, strict=True)]
            store.executemany(_ADD, moved)
            store.execute("DELETE FROM choice")

        self._store.write(move)


def comparable(text: str) -> str:
    """Return ``text`` as it is counted: regardless of case, width and spaces, and cut to what is kept.

    Accents and signs stay, unlike in ``netatlas.words.folded``: C, C++ and C# are different questions.

    >>> comparable("  NAT   Gateway "), comparable("C#")
    ('nat gateway', 'c#')
    """
    letters = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return storable(" ".join(letters.split())[:LONGEST_TEXT].rstrip())
