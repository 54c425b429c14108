"""The sessions of a home: a numbered file for each window, locked for as long as that window is open."""

from __future__ import annotations

import itertools
import logging
import re
import time
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from netatlas.desk.file_lock import FileLock
from netatlas.desk.session import MAX_CLOSED, Session, read_session, session_text
from netatlas.desk.set_aside import set_aside
from netatlas.errors import CannotWrite
from netatlas.writing import write_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_log = logging.getLogger(__name__)


_NUMBER = re.compile("[0-9]{1,9}")
"""What the files of sessions are called."""


class _Found(NamedTuple):
    """A session whose window is not open any more."""

    number: int
    lock: FileLock
    session: Session
    saved: float

    @property
    def rank(self) -> tuple[bool, float]:
        """What the session to go on with has most of: something open, and the time it was saved."""
        return not self.session.is_new, self.saved


class SessionFiles:
    """Reads the session that a window goes on with, and keeps it up to date."""

    def __init__(self, home: Path, *, tell: Callable[[str], None] | None = None) -> None:
        """Keep the sessions below ``home``; ``tell`` gets a sentence when a damaged file was set aside."""
        self._folder = home / "sessions"
        self._tell = tell
        self._number = 0  # of the own file; 0 before there is one
        self._lock: FileLock | None = None
        self._taken_over: list[_Found] = []
        self._latest = (
            0.0  # when the latest of the sessions was saved that were found; clocks may be put back
        )
        self.taken_over = 0
        """How many tabs of other windows are among the closed ones."""

    def take(self) -> Session:
        """Return the session saved last whose window is not open any more, or an empty one.

        The tabs of other such windows are among its closed ones; their files go with the first ``save``.
        """
        found = sorted(self._found(), key=lambda one: one.rank)
        if not found:
            return Session()
        self._latest = max(one.saved for one in found)
        own, self._taken_over = found[-1], found[:-1]
        self._number, self._lock = own.number, own.lock
        closed = list(own.session.closed)
        for other in self._taken_over:
            tabs = [] if other.session.is_new else other.session.tabs
            self.taken_over += len(tabs)
            closed += (*other.session.closed, *tabs)
        return replace(own.session, closed=tuple(closed[-MAX_CLOSED:]))

    def save(self, session: Session) -> None:
        """Write the session of this window.

        Raises:
            CannotWrite: the file could not be written; the one that was there is untouched.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CannotWrite(self._folder, error.strerror or str(error)) from error
        if self._lock is None or not self._lock.acquire():
            self._begin()
        self._latest = max(time.time(), self._latest)
        write_text(self._file(self._number), session_text(session, self._latest))
        for other in self._taken_over:
            self._file(other.number).unlink(missing_ok=True)
            other.lock.release()
        self._taken_over = []

    def release(self) -> None:
        """Leave the session to the next start: the window is closed."""
        for lock in (self._lock, *(other.lock for other in self._taken_over)):
            if lock is not None:
                lock.release()

    def _begin(self) -> None:
        """Take a number that no window uses and no session has."""
        for number in itertools.count(1):
            lock = self._lock_of(number)
            if lock.acquire():
                if not self._file(number).exists():
                    self._number, self._lock = number, lock
                    return
                lock.release()

    def _found(self) -> list[_Found]:
        """Return the sessions whose windows are not open any more; each stays locked."""
        found = []
        for path in self._files():
            lock = self._lock_of(int(path.stem))
            if not lock.acquire():
                continue
            read = self._read(path)
            if read is None:
                lock.release()
            else:
                found.append(_Found(int(path.stem), lock, *read))
        return found

    def _files(self) -> list[Path]:
        """Return the files of all sessions; none if the folder cannot be read."""
        try:
            inner = sorted(self._folder.iterdir())
        except OSError as error:
            if not isinstance(error, FileNotFoundError):
                _log.warning("sessions in %s cannot be read: %s", self._folder, str(error))
            return []
        return [path for path in inner if path.suffix == ".json" and _NUMBER.fullmatch(path.stem)]

    def _read(self, path: Path) -> tuple[Session, float] | None:
        """Return a session and when it was saved; None if there is none, or a damaged one was set aside."""
        try:
            return read_session(path.read_bytes())
        except OSError as error:
            _log.warning("session in %s cannot be read: %s", path, str(error))
        except (ValueError, RecursionError) as error:
            sentence = set_aside(path, "The list of your open tabs")
            _log.warning("%s (%s)", sentence, str(error))
            if self._tell is not None:
                self._tell(sentence)
        return None

    def _file(self, number: int) -> Path:
        return self._folder / f"{number}.json"

    def _lock_of(self, number: int) -> FileLock:
        return FileLock(self._folder / f"{number}.lock")
