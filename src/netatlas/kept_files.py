"""Keeps what takes long to compute in folders of the user's cache, one for each key; all of it may go.

A folder holds the files that belong together: they are used, and go, as one. Whatever goes wrong is as if
nothing had been kept. Who reads a file checks what is in it; here it is only seen to that nobody else can
have written it.
"""

from __future__ import annotations

import contextlib
import os
import stat
from typing import IO, TYPE_CHECKING, NamedTuple

from netatlas.errors import CannotWrite

if TYPE_CHECKING:
    from collections.abc import Iterator
    from logging import Logger
    from pathlib import Path

PACKS = "packs"
"""The folder of the cache that holds what is made of packs."""
MOST_ENTRIES = 8
MOST_BYTES = 512 * 2**20
"""Bounds of all that is kept; what was not used for longest goes first."""
_READ_FLAGS = (
    os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
)
_WRITE_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH
_ROOT = 0
"""The user who installs programs for all."""


class KeptEntry(NamedTuple):
    """What is kept for one key.

    Attributes:
        folder: that holds its files.
        bytes: of all its files.
        used: when it was last used, in seconds since 1970.
    """

    folder: Path
    bytes: int
    used: float


class KeptFiles:
    """Files by key and name, in a folder that need not exist."""

    def __init__(self, root: Path, *, writable: bool = True) -> None:
        """Keep files below ``root``; what came with the program is not ``writable`` and stays as it is."""
        self.root = root
        self._writable = writable

    @contextlib.contextmanager
    def reading(self, key: str, name: str) -> Iterator[IO[bytes] | None]:
        """Open a file for reading, and let go of it at the end; None where there is none that may be read.

        Its entry counts as just used.

        Args:
            key: of the entry, a word of letters and digits.
            name: of the file.
        """
        file = self._opened(self.root / key / name)
        if file is None:
            yield None
            return
        if self._writable:
            with contextlib.suppress(OSError):
                os.utime(self.root / key)
        with file:
            yield file

    @contextlib.contextmanager
    def writing(self, key: str, name: str) -> Iterator[IO[bytes]]:
        """Write a file, which takes its name at the end of the block: whole or not at all.

        What was not used for longest goes where the bounds are passed.

        Raises:
            CannotWrite: the file cannot be written, or not so that others cannot change it.
            BaseException: what the block raised; no file is left then.
        """
        from netatlas.writing import clear_left_overs, temporary_beside  # noqa: PLC0415 - reading needs none

        target = self.root / key / name
        temporary = temporary_beside(target)
        try:
            self._make_way(target)
            with os.fdopen(os.open(temporary, _WRITE_FLAGS, 0o600), "wb") as file:
                if not is_private(os.fstat(file.fileno())):
                    raise CannotWrite(target, "its disk cannot keep others from changing files")
                yield file
            temporary.replace(target)  # not brought to the disk at once: what is lost is computed again
        except OSError as error:
            raise CannotWrite(target, error.strerror or str(error)) from error
        finally:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
                target.parent.rmdir()  # unless it holds something
        clear_left_overs(target.parent)
        self._keep_within_bounds(key)

    def discard(self, key: str) -> None:
        """Let go of an entry that turned out to be wrong."""
        if self._writable:
            _remove(self.root / key)

    def entries(self) -> list[KeptEntry]:
        """Return what is kept, the latest used first."""
        found: list[KeptEntry] = []
        with contextlib.suppress(OSError), os.scandir(self.root) as folders:
            for folder in folders:
                with contextlib.suppress(OSError):  # another program has just removed it
                    if folder.is_dir(follow_symlinks=False):
                        found.append(_entry(self.root / folder.name))
        return sorted(found, key=lambda entry: (-entry.used, entry.folder.name))

    def clear(self) -> None:
        """Let go of everything."""
        for entry in self.entries():
            _remove(entry.folder)

    def _opened(self, path: Path) -> IO[bytes] | None:
        try:
            descriptor = os.open(path, _READ_FLAGS)
        except (OSError, ValueError) as error:
            _log().debug("nothing kept in %s: %s", path, str(error))
            return None
        status = os.fstat(descriptor)
        if stat.S_ISREG(status.st_mode) and is_private(status):
            return os.fdopen(descriptor, "rb")
        os.close(descriptor)
        _log().debug("%s is not read: others may write it, or it is no plain file", path)
        return None

    def _make_way(self, target: Path) -> None:
        """Make the folder of a file, and remove what is no folder or no file where these are to be."""
        self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        for path, is_right in ((target.parent, stat.S_ISDIR), (target, stat.S_ISREG)):
            if os.path.lexists(path) and not is_right(path.lstat().st_mode):
                _remove(path)
        target.parent.mkdir(mode=0o700, exist_ok=True)

    def _keep_within_bounds(self, latest: str) -> None:
        """Let go of what was used least lately, of the ``latest`` last of all."""
        entries = sorted(self.entries(), key=lambda entry: entry.folder.name != latest)
        size = 0
        for number, entry in enumerate(entries, start=1):
            size += entry.bytes
            if number > MOST_ENTRIES or size > MOST_BYTES:
                _log().debug("%s goes: it was not used for longest", entry.folder)
                _remove(entry.folder)


def _log() -> Logger:
    """Return the log, which is imported when there is something to say: completion in a shell is quick."""
    import logging  # noqa: PLC0415 - see above

    return logging.getLogger(__name__)


def is_private(status: os.stat_result) -> bool:
    """Return True if only the user, or who installed the program, may have written a file."""
    if os.name == "nt":  # where a user's folders belong to that user, and modes say nothing
        return True
    return status.st_uid in {os.geteuid(), _ROOT} and not status.st_mode & _BY_OTHERS


def _entry(folder: Path) -> KeptEntry:
    with os.scandir(folder) as files:
        size = sum(file.stat(follow_symlinks=False).st_size for file in files)
    return KeptEntry(folder, size, folder.stat().st_mtime)


def _remove(path: Path) -> None:
    """Remove a folder or a file, as far as that can be done."""
    import shutil  # noqa: PLC0415 - hardly ever needed, and it brings every way to compress

    with contextlib.suppress(OSError):
        if stat.S_ISDIR(path.lstat().st_mode):
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink()
