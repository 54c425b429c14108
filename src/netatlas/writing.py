"""Writes files atomically: either all of the new content is there afterwards, or the old file.

The content goes to a new file in the same folder, is brought to the disk, and then takes the old one's name.
"""

from __future__ import annotations

import contextlib
import os
import stat
from typing import TYPE_CHECKING

from netatlas.errors import CannotWrite

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def write_text(path: Path, text: str) -> None:
    """Write ``text`` as UTF-8; see ``write_bytes``."""
    write_bytes(path, text.encode("utf-8", errors="replace"))


def write_bytes(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path``, replacing the file that is there, if one is.

    A link is followed; the permissions of an old file are kept.

    Raises:
        CannotWrite: for whatever reason; the old file is untouched and no other is left behind.
    """
    try:
        target = path.resolve()
        mode = _mode_of(path)
        # A name may have 255 bytes, and a letter takes up to four of them.
        temporary = target.with_name(f".{target.name[:50]}.{os.urandom(6).hex()}.tmp")
        _write_beside(temporary, content, mode)
        _take_place(temporary, target)
    except OSError as error:
        raise CannotWrite(path, error.strerror or str(error)) from error


def move_into_place(temporary: Path, path: Path) -> None:
    """Give a finished file in the same folder the name ``path``, once its content is on the disk.

    Raises:
        CannotWrite: for whatever reason; the file that has the name is untouched, and the other one is gone.
    """
    try:
        mode = _mode_of(path)
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        if mode is not None:
            temporary.chmod(mode)
        _take_place(temporary, path.resolve())
    except OSError as error:
        raise CannotWrite(path, error.strerror or str(error)) from error


def take_free_name(temporary: Path, path: Path) -> bool:
    """Give a finished file in the same folder the name ``path``; return False if a file has that name.

    ``temporary`` may keep its own name beside it.

    Raises:
        CannotWrite: for whatever reason.
    """
    try:
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        os.link(temporary, path)  # unlike a move it replaces nothing
    except FileExistsError:
        return False
    except OSError:  # not every file system has hard links
        move_into_place(temporary, path)
    else:
        _sync_folder(path.parent)
    return True


def _mode_of(path: Path) -> int | None:
    """Return the permissions of an existing file, None if there is none; refuse what is no ordinary file."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        if not path.resolve().parent.is_dir():
            raise CannotWrite(path, f"there is no folder {path.parent}") from None
        return None
    if stat.S_ISDIR(mode):
        raise CannotWrite(path, "it is a folder")
    if not stat.S_ISREG(mode):
        raise CannotWrite(path, "it is no ordinary file")
    return stat.S_IMODE(mode)


def _write_beside(temporary: Path, content: bytes, mode: int | None) -> None:
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    with _removed_on_failure(temporary):
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            temporary.chmod(mode)


def _take_place(temporary: Path, target: Path) -> None:
    with _removed_on_failure(temporary):
        os.replace(temporary, target)  # noqa: PTH105 - one call on the one module that tests make fail
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Bring the new name to the disk where the system can; the file is complete without it."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextlib.contextmanager
def _removed_on_failure(temporary: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
