"""A lock between programs. The system takes it back when its holder ends, however it ends."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WAIT_S = 2.0
"""Seconds to wait for another program: what it does with the lock takes some milliseconds."""
_RETRY_S = 0.005

if sys.platform == "win32":
    import msvcrt

    _TAKEN_ERROR: type[OSError] = PermissionError

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    _TAKEN_ERROR: type[OSError] = BlockingIOError

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class FileLock:
    """A lock that one holder has at a time; its file stays, since to remove it could give two of them one.

    Where the system cannot lock (a folder that is read-only, some network disks) everybody gets it: to keep
    what is open is then worth more than to keep two windows apart.
    """

    def __init__(self, path: Path) -> None:
        """Use the file at ``path``; it is made when the lock is first taken."""
        self._path = path
        self._descriptor = -1

    def acquire(self) -> bool:
        """Take the lock if nobody else has it; return True if it was taken."""
        if self._descriptor >= 0:
            return True
        try:
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError:
            return True
        try:
            _lock(descriptor)
        except _TAKEN_ERROR:
            os.close(descriptor)
            return False
        except OSError:
            os.close(descriptor)
            return True
        self._descriptor = descriptor
        return True

    def release(self) -> None:
        """Give the lock back; nothing happens if it was not taken."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


@contextlib.contextmanager
def locked(path: Path, *, wait_s: float = WAIT_S) -> Iterator[None]:
    """Hold the lock of a file while the body runs.

    Raises:
        TimeoutError: another program did not let go of it within ``wait_s`` seconds.
    """
    lock, end = FileLock(path), time.monotonic() + wait_s
    while not lock.acquire():
        if time.monotonic() > end:
            raise TimeoutError(f"another program holds {path}")
        time.sleep(_RETRY_S)  # no system tells when a lock is free, and waiting for it has no time limit
    try:
        yield
    finally:
        lock.release()
