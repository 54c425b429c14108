"""Reads a file of a pack, which others may change, replace or take away at the same time.

Nothing is read that is not a plain file: no links, no devices, nothing that would keep the reader waiting.
"""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# The shipped pack has under 1 MB in about a hundred files. What is far larger was not written by a person
# and would only block the program for minutes.
MOST_FILE_BYTES = 4 * 2**20
MOST_PACK_BYTES = 256 * 2**20
MOST_FILES = 8000
"""More was not written by people either; these are of a pack, in a folder or in one file."""

# Without waiting for whoever writes into a pipe; Windows has neither pipes in folders nor these flags.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)
)
_LINK = "is a link to another file, which packs may not hold; put a copy here"


class UnreadableFile(Exception):  # noqa: N818 - says how the file is
    """A file cannot be read; the text says why and what to do."""


def read_bytes(path: Path, *, most: int | None = None) -> bytes:
    """Return the content of a file.

    Args:
        path: of the file.
        most: bytes that it may have; ``MOST_FILE_BYTES`` if left out.

    Raises:
        UnreadableFile: it is a link or no plain file, is too large, changes meanwhile, or the system refuses.
    """
    most = MOST_FILE_BYTES if most is None else most
    try:
        _check(path.lstat())  # opening a device could already have consequences
        descriptor = os.open(path, _FLAGS)
    except OSError as error:
        if error.errno == errno.ELOOP:  # it became a link after the look
            raise UnreadableFile(_LINK) from None
        raise UnreadableFile(unreadable(error)) from None
    try:
        before = os.fstat(descriptor)
        _check(before)
        with open(descriptor, "rb", closefd=False) as file:
            raw = file.read(min(before.st_size, most) + 1)
        after = os.fstat(descriptor)
    except OSError as error:
        raise UnreadableFile(unreadable(error)) from None
    finally:
        os.close(descriptor)
    if len(raw) > most:
        raise UnreadableFile(too_large(most))
    if not len(raw) == before.st_size == after.st_size or before.st_mtime_ns != after.st_mtime_ns:
        raise UnreadableFile("was changed while it was read; read the pack again")
    return raw


def too_large(most: int) -> str:
    """Return what is said of a file with more than ``most`` bytes."""
    return f"is larger than {most // 2**20} MB; make several files of it"


def unreadable(error: OSError) -> str:
    """Return why something cannot be read, and what to do."""
    if isinstance(error, FileNotFoundError):
        return "is gone meanwhile; read the pack again"
    return f"cannot be read ({reason(error)}); look at its permissions"


def reason(error: OSError | ValueError) -> str:
    """Return what the system says, in lower case."""
    return (getattr(error, "strerror", None) or str(error)).lower()


def _check(status: os.stat_result) -> None:
    if stat.S_ISLNK(status.st_mode):
        raise UnreadableFile(_LINK)
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableFile("is not a plain file; put one here")
