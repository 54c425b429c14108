"""Tells a pack that is one file from a folder, without importing what reads zips unless there is one."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from netatlas.errors import PackError
from netatlas.packs.plain_file import MOST_PACK_BYTES, UnreadableFile, read_bytes

if TYPE_CHECKING:
    from netatlas.packs.archive import PackArchive


def archive_at(path: Path) -> PackArchive | None:
    """Return the pack that is one file, or None where there is none: a folder, or nothing.

    Raises:
        PackError: the file cannot be read, or is no pack.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return None
        from netatlas.packs.archive import PackArchive  # noqa: PLC0415 - what reads zips; packs are folders mostly

        return PackArchive(path, read_bytes(Path(os.path.realpath(path)), most=MOST_PACK_BYTES))
    except (OSError, ValueError):  # what reads the folder says what is wrong
        return None
    except UnreadableFile as error:
        raise PackError(f"{path} {error}.") from None
