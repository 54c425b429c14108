"""The store of the user's own data: one SQLite file in the home folder, and whole operations on it.

Opens, shares and guards the file; ``migrations`` makes its tables, and the module that a table is for
(``notes``, ``bookmarks``, ``opened_counts``) reads and fills it. Imports sqlite3: import this module when it
is first needed, after the first paint.
"""

from __future__ import annotations

import contextlib
import functools
import logging
import os
import sqlite3
import time
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from netatlas import paths
from netatlas.desk import migrations
from netatlas.desk.change_watch import ChangeWatch, identity_of
from netatlas.desk.closed_store import open_closed
from netatlas.desk.set_aside import free_name
from netatlas.desk.store_errors import in_plain_words, is_lack_of_room, system_in_plain_words
from netatlas.errors import CannotWrite, NetAtlasError
from netatlas.writing import is_read_only

if TYPE_CHECKING:
    from collections.abc import Callable

    from netatlas.desk.change_watch import Identity

_log = logging.getLogger(__name__)
_T = TypeVar("_T")

WAIT_S = 2.0
"""Seconds that an operation waits for another program to let go of the file."""

_PRAGMAS = ("synchronous = FULL", "foreign_keys = ON", "secure_delete = ON")
_READ, _WRITE = "BEGIN", "BEGIN IMMEDIATE"
_COMPANIONS = ("-wal", "-shm", "-journal")


class Store:
    """Reads and writes the file, a whole operation at a time, from any thread.

    An operation has a connection to itself, which is kept for the next one. Other programs may use the file
    at the same time, and may replace it.

    Attributes:
        path: the file; the first write makes it.
    """

    def __init__(
        self,
        home: Path,
        *,
        tell: Callable[[str], None] | None = None,
        steps: migrations.Steps = migrations.STEPS,
        wait_s: float = WAIT_S,
    ) -> None:
        """Set the store up; nothing is opened yet.

        Args:
            home: the folder of the user's own data; it need not exist yet.
            tell: called with a sentence for the user when a damaged file was set aside, in any thread.
            steps: how the tables are made.
            wait_s: seconds to wait for another program.
        """
        self.path = paths.desk_file(home)
        self._tell = tell
        self._steps = steps
        self._wait_s = wait_s
        self._closed = False
        self._checked: Identity = None  # the file that was checked for damage
        self._newer = False  # whether a newer NetAtlas made the file that was used last
        self._watch = ChangeWatch(self.path)
        self._idle: deque[tuple[sqlite3.Connection, Identity]] = deque()  # append and pop are atomic

    def read(self, work: Callable[[sqlite3.Connection], _T], empty: _T) -> _T:
        """Return ``work(connection)``, which sees one state of the file; ``empty`` if there is no file yet.

        A damaged file is set aside, and ``work`` is called again on a new one. The file of a newer NetAtlas
        is read as far as it is known.

        Raises:
            NetAtlasError: the file cannot be read, or a newer NetAtlas keeps this part of it in another way.
        """
        if identity_of(self.path) is None:
            return empty
        with in_plain_words(lambda reason: NetAtlasError(f"Cannot read {self.path}: {reason}.")):
            if self._is_closed:
                return self._read_closed(work)
            try:
                return self._run(_READ, work)
            except sqlite3.Error as error:
                if not is_lack_of_room(error):
                    raise
            return self._read_closed(work)

    def write(self, work: Callable[[sqlite3.Connection], _T]) -> _T:
        """Return ``work(connection)`` once all that it wrote is on the disk; if it fails, nothing is.

        This waits for the disk: the window does it in a job. ``work`` is called again, on a new file, when
        the old one turns out to be damaged, so it should do nothing else.

        Raises:
            CannotWrite: the disk, the folder or another program does not allow it.
            NetAtlasError: a newer NetAtlas made the file.
        """
        with in_plain_words(lambda reason: CannotWrite(self.path, reason)):
            return self._run(_WRITE, work)

    def replace_content(self, source: sqlite3.Connection, *, keep: Callable[[], None]) -> None:
        """Put the content of another database in the place of this one, whole or not at all.

        Programs that have the file open go on with the new content.

        Args:
            source: a sound database with the same tables.
            keep: copies what is there, and is called when nobody else can write any more: so nothing is
                written between its copy and the new content. What it raises leaves all as it was.

        Raises:
            CannotWrite: the disk, the folder or another program does not allow it.
            NetAtlasError: a newer NetAtlas made the file.
        """
        self.write(lambda _: None)  # a damaged file is set aside first, and one of a newer NetAtlas refused
        with in_plain_words(lambda reason: CannotWrite(self.path, reason)):
            connection, identity = self._take()
            try:
                in_wal = connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
                if not in_wal:  # then nobody could read while this connection writes
                    keep()
                progress = _deadline(self._wait_s, keep if in_wal else None)
                source.backup(connection, pages=1, progress=progress)  # the first page locks the file
            except BaseException:
                connection.close()
                raise
            self._idle.append((connection, identity))

    @property
    def why_read_only(self) -> str:
        """Why nothing can be written, in a sentence; '' if it can, as far as that is known beforehand.

        Raises:
            NetAtlasError: the file cannot be read.
        """
        if self.is_newer:
            return self._newer_sentence()
        if self._is_closed:
            return f"Your own data can be read, and nothing is kept: {self.path.parent} is read-only."
        return ""

    @property
    def is_newer(self) -> bool:
        """Whether a newer NetAtlas made the file, so that it is read and never written."""
        return self.read(self._is_newer, False)  # noqa: FBT003 - what holds where there is no file

    @property
    def _is_closed(self) -> bool:
        """Whether nothing can be written; SQLite also writes other files into the folder."""
        if is_read_only(self.path.parent):
            return True
        return os.path.lexists(self.path) and not os.access(self.path, os.W_OK)

    @property
    def changes(self) -> int:
        """A number that is another one after each change of the file, by this program or another.

        Asking takes so little that the window asks several times a second.
        """
        return self._watch.changes()

    def close(self) -> None:
        """Let go of the file; an operation that is under way does so at its end."""
        self._closed = True
        self._drop_idle()

    def __del__(self) -> None:
        self._drop_idle()

    def _run(self, begin: str, work: Callable[[sqlite3.Connection], _T]) -> _T:
        try:
            return self._attempt(begin, work)
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            if not migrations.may_be_damage(error):
                raise
            if self._newer:
                raise NetAtlasError(self._newer_sentence("keeps this in another way in")) from error
            identity = identity_of(self.path)
            with contextlib.closing(self._connect()) as connection:
                if migrations.is_undamaged(connection, self._steps):
                    raise
        self._set_aside(identity)
        return self._attempt(begin, work)

    def _read_closed(self, work: Callable[[sqlite3.Connection], _T]) -> _T:
        """Read a file that cannot be written; a damaged one stays as it is."""
        self._newer = False
        try:
            with contextlib.closing(open_closed(self.path, self._steps)) as connection:
                self._newer = self._is_newer(connection)
                return work(connection)
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            if not migrations.may_be_damage(error):
                raise
            if self._newer:
                raise NetAtlasError(self._newer_sentence("keeps this in another way in")) from error
            raise NetAtlasError(f"Cannot read {self.path}: it is damaged.") from error

    def _attempt(self, begin: str, work: Callable[[sqlite3.Connection], _T]) -> _T:
        connection, identity = self._take()
        try:
            with connection:  # commits, or rolls back
                connection.execute(begin)
                self._newer = self._is_newer(connection)  # it may have come while this connection was idle
                if begin == _WRITE:
                    self._refuse_newer()
                result = work(connection)
        except BaseException:
            connection.close()
            raise
        self._idle.append((connection, identity))
        if self._closed:
            self._drop_idle()
        return result

    def _take(self) -> tuple[sqlite3.Connection, Identity]:
        """Take an idle connection to the file that has the name now, or open one."""
        with contextlib.suppress(IndexError):
            while True:
                connection, identity = self._idle.pop()
                if identity is not None and identity == identity_of(self.path):
                    return connection, identity
                connection.close()
        with system_in_plain_words(self.path):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with contextlib.suppress(FileExistsError):
                os.close(os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
        identity = identity_of(
            self.path
        )  # first: should another file take its place now, the next one sees it
        connection = self._connect()
        try:
            migrations.bring_up(connection, self._steps)
            self._newer = self._is_newer(connection)
            if not self._newer:
                _prepare(connection)
                if identity != self._checked:
                    migrations.check_quickly(connection)
                    self._checked = identity
        except BaseException:
            connection.close()
            raise
        return connection, identity

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self.path, timeout=self._wait_s, isolation_level=None, check_same_thread=False
        )
        connection.text_factory = functools.partial(str, encoding="utf-8", errors="replace")
        return connection

    def _is_newer(self, connection: sqlite3.Connection) -> bool:
        return migrations.steps_taken(connection) > len(self._steps)

    def _refuse_newer(self) -> None:
        if self._newer:
            raise NetAtlasError(self._newer_sentence())

    def _newer_sentence(self, did: str = "made") -> str:
        return f"A newer NetAtlas {did} {self.path}: use that one. Nothing was changed."

    def _set_aside(self, identity: Identity) -> None:
        """Give the damaged file another name, unless another program has just done so."""
        self._drop_idle()
        if identity != identity_of(self.path):
            return
        kept = free_name(self.path)
        with system_in_plain_words(self.path):
            # The file goes last: a new one must not find companions of the old.
            for ending in (*_COMPANIONS, ""):
                with contextlib.suppress(FileNotFoundError):
                    Path(f"{self.path}{ending}").rename(f"{kept}{ending}")
        sentence = (
            f"The file of your own data was damaged. It is kept as {kept}, and a new one was begun. "
            "“netatlas restore” lists the backups."
        )
        _log.warning("%s", sentence)
        if self._tell is not None:
            self._tell(sentence)

    def _drop_idle(self) -> None:
        self._watch.close()
        with contextlib.suppress(IndexError):
            while True:
                self._idle.pop()[0].close()


def _prepare(connection: sqlite3.Connection) -> None:
    """Have what is committed reach the disk, and what is deleted be overwritten."""
    if connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        # SQLite does not wait for others here; the old mode is sound, and the next connection tries again.
        with contextlib.suppress(sqlite3.OperationalError):
            connection.execute("PRAGMA journal_mode = WAL")
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _deadline(wait_s: float, begun: Callable[[], None] | None) -> Callable[[int, int, int], None]:
    """Return a function that ends a copy which another program has held up for ``wait_s`` seconds.

    It calls ``begun`` once, when the copy has begun.
    """
    end = time.monotonic() + wait_s
    first = [begun] if begun is not None else []

    def check(status: int, _remaining: int, _total: int) -> None:
        if status == sqlite3.SQLITE_OK and first:
            first.pop()()
        if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED} and time.monotonic() > end:
            error = sqlite3.OperationalError("database is locked")
            error.sqlite_errorcode = status
            raise error

    return check
