"""Writes files atomically: either all of the new content is there afterwards, or the old file.

The content goes to a new file in the same folder, is brought to the disk, and then takes the old one's name.
"""

from __future__ import annotations

import contextlib
import os
import re
import stat
import time
from typing import TYPE_CHECKING

from netatlas.errors import CannotWrite

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


_LEFT_OVER = re.compile(r"\..{1,50}\.[0-9a-f]{12}\.tmp(-journal)?", re.DOTALL)
"""What ``temporary_beside`` calls a file, and SQLite a file beside that."""
_OLD_S = 60 * 60
"""Seconds after which nobody writes a temporary file any more: its program was killed."""
_cleared: set[Path] = set()
"""Folders that were looked through since the program was started."""


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
        target = resolved(path)
        mode = _mode_of(path)
        temporary = temporary_beside(target)
        _write_beside(temporary, content, mode)
        _take_place(temporary, target)
    except OSError as error:
        raise CannotWrite(path, error.strerror or str(error)) from error


def temporary_beside(target: Path) -> Path:
    """Return a new name in the folder of ``target``, for what takes its name once it is finished."""
    # A name may have 255 bytes, and a letter takes up to four of them.
    return target.with_name(f".{target.name[:50]}.{os.urandom(6).hex()}.tmp")


def clear_left_overs(folder: Path) -> None:
    """Remove the temporary files of programs that were killed while they wrote into a folder.

    A folder is looked through once in each run. What cannot be removed stays.
    """
    if folder in _cleared:
        return
    _cleared.add(folder)
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in [entry for entry in entries if _LEFT_OVER.fullmatch(entry.name)]:
            with contextlib.suppress(OSError):
                _remove_if_old(entry)


def _remove_if_old(entry: os.DirEntry[str]) -> None:
    status = entry.stat(follow_symlinks=False)
    if time.time() - status.st_mtime < _OLD_S:
        return
    if stat.S_ISREG(status.st_mode):
        os.unlink(entry.path)  # noqa: PTH108 - a Path for it has no other use
    elif stat.S_ISDIR(status.st_mode) and not os.path.lexists(f"{entry.path.removesuffix('.tmp')}.old"):
        import shutil  # noqa: PLC0415 - there is hardly ever one

        # beside an old one it may be all that there is of somebody's folder
        shutil.rmtree(entry.path, ignore_errors=True)


def is_read_only(folder: Path) -> bool:
    """Return True if nothing can be written into a folder, or it cannot be made."""
    for place in (folder, *folder.parents):
        if os.path.lexists(place):
            return not (os.path.isdir(place) and os.access(place, os.W_OK | os.X_OK))  # noqa: PTH112 - Path raises
    return False


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
        _take_place(temporary, resolved(path))
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


def resolved(path: Path) -> Path:
    """Return where a path leads.

    Raises:
        CannotWrite: its links lead in a circle (Python before 3.13 raises no OSError then).
    """
    try:
        return path.resolve()
    except RuntimeError:
        raise CannotWrite(path, "its links lead in a circle") from None


def _mode_of(path: Path) -> int | None:
    """Return the permissions of an existing file, None if there is none; refuse what is no ordinary file."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        if not resolved(path).parent.is_dir():
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
    clear_left_overs(target.parent)


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
