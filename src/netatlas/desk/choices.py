"""Counts what was opened for which text, so that the search can learn from it (``netatlas.search`` does)."""

from __future__ import annotations

import logging
import unicodedata
from types import MappingProxyType
from typing import TYPE_CHECKING

from netatlas.errors import NetAtlasError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from netatlas.desk.store import Store

_log = logging.getLogger(__name__)

LONGEST_TEXT = 200
"""Letters of a text that are kept: more than anybody types, so that a pasted page takes no room."""
MOST_CHOICES = 20_000
"""Pairs of a text and a record that are kept; of more, those that were opened longest ago go."""

_NOTHING: Mapping[str, int] = MappingProxyType({})
_COUNT = """
INSERT INTO choice (text, record, count, turn)
VALUES (?, ?, 1, (SELECT coalesce(max(turn), 0) + 1 FROM choice))
ON CONFLICT (text, record) DO UPDATE SET count = count + 1, turn = excluded.turn
"""
_DROP_OLD = "DELETE FROM choice WHERE turn <= (SELECT turn FROM choice ORDER BY turn DESC LIMIT 1 OFFSET ?)"


class Choices:
    """Counts what is opened, for each text that was typed."""

    def __init__(self, store: Store, *, most: int = MOST_CHOICES) -> None:
        """Keep the counts in ``store``, for at most ``most`` pairs of a text and a record."""
        self._store = store
        self._most = most
        self._readable = True

    def opened(self, text: str, record_id: str) -> None:
        """Count that a record was opened for ``text``; an empty text is not counted. Waits for the disk.

        Raises:
            CannotWrite: it could not be kept.
            NetAtlasError: a newer NetAtlas keeps the data.
        """
        if not (key := comparable(text)):
            return
        row = (key, _storable(record_id))
        self._store.write(lambda store: (store.execute(_COUNT, row), store.execute(_DROP_OLD, (self._most,))))
        self._readable = True

    def counts(self, text: str) -> Mapping[str, int]:
        """Return how often each record was opened for ``text``, by id.

        If they cannot be read, there are none: a search matters more than what it has learnt. That is logged
        once, and the file is not read again until something could be written.
        """
        key = comparable(text)
        if not key or not self._readable:
            return _NOTHING
        query = "SELECT record, count FROM choice WHERE text = ?"
        try:
            return self._store.read(lambda store: dict(store.execute(query, (key,)).fetchall()), _NOTHING)
        except NetAtlasError as error:
            _log.warning("what was opened before is not known: %s", error)
            self._readable = False
            return _NOTHING

    def forget(self) -> None:
        """Forget every text and every count; the file holds no trace of them once it is closed.

        Raises:
            CannotWrite: nothing was forgotten.
            NetAtlasError: a newer NetAtlas keeps the data.
        """
        self._store.write(lambda store: store.execute("DELETE FROM choice"))


def comparable(text: str) -> str:
    """Return ``text`` as it is counted: regardless of case, width and spaces, and cut to what is kept.

    Accents and signs stay, unlike in ``netatlas.words.folded``: C, C++ and C# are different questions.

    >>> comparable("  NAT   Gateway "), comparable("C#")
    ('nat gateway', 'c#')
    """
    letters = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return _storable(" ".join(letters.split())[:LONGEST_TEXT].rstrip())


def _storable(text: str) -> str:
    """Return ``text`` without halves of surrogate pairs, which no file can hold."""
    return text.encode("utf-8", errors="replace").decode("utf-8")
