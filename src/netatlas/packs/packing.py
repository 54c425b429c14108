"""Makes one file of a pack's folder: the same bytes each time, whenever and wherever it is made."""

from __future__ import annotations

import io
import os
import stat
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from netatlas import paths
from netatlas.errors import PackError, UsageError
from netatlas.packs.archive import PackArchive
from netatlas.packs.plain_file import MOST_PACK_BYTES, UnreadableFile, read_bytes
from netatlas.packs.reader import read_with_key
from netatlas.progress import SILENT
from netatlas.words import counted
from netatlas.writing import write_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netatlas.progress import Progress

_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can say."""
_ON_UNIX = 3
_RIGHTS = (stat.S_IFREG | 0o644) << 16
_LEVEL = 9


class MadePack(NamedTuple):
    """A pack that was made one file.

    Attributes:
        path: of the file.
        files: how many it holds.
        bytes: that it has.
    """

    path: Path
    files: int
    bytes: int


def pack_folder(folder: Path, target: Path | None = None, progress: Progress = SILENT) -> MadePack:
    """Write a pack's folder as one file, with all that is in it but what is hidden and other packs.

    Args:
        folder: the pack.
        target: the file; called after the pack's id, in the current folder, if left out.
        progress: receives how far the work has come, and may cancel it.

    Raises:
        PackError: the pack cannot be opened or has faults, which nobody should be sent, or holds what no pack
            file may.
        UsageError: it is one file already, or the name of the file has another ending.
        CannotWrite: the file could not be written; what was there is untouched.
        Cancelled: ``progress`` was cancelled.
    """
    if folder.is_file():
        raise UsageError(f"{folder} is one file already; name the folder of a pack.")
    if target is not None and target.suffix != paths.PACK_ENDING:
        raise UsageError(
            f"Call the file {target.stem}{paths.PACK_ENDING}: by its ending it is known as a pack."
        )
    read = read_with_key([folder], progress)
    if faults := read.report.faults:
        raise PackError(
            f"{folder} has {counted(len(faults), 'fault')}, the first of them in "
            f"{faults[0].file}:{faults[0].line}; mend what `netatlas check` lists."
        )
    target = Path(f"{read.atlas.packs[0].id}{paths.PACK_ENDING}") if target is None else target
    files = sorted(_files(folder, ""))
    raw = _zipped(folder, list(progress.checked(files)))
    PackArchive(target, raw).check()  # names that no pack file may have, which a folder of this system can
    write_bytes(target, raw)
    return MadePack(target, len(files), len(raw))


def _files(folder: Path, inside: str) -> Iterator[str]:
    """Yield the names of the files in a folder and in those below it."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") or entry.name.endswith((paths.PACK_ENDING, "~")):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _files(folder / entry.name, f"{inside}{entry.name}/")
            else:
                yield f"{inside}{entry.name}"


def _zipped(folder: Path, names: list[str]) -> bytes:
    """Return the zip of the files of a folder.

    Raises:
        PackError: one of them is a link or cannot be read, or all are too large.
    """
    buffer, size = io.BytesIO(), 0
    with zipfile.ZipFile(buffer, "w") as file:
        for name in names:
            try:
                content = read_bytes(folder / name, most=MOST_PACK_BYTES)
            except UnreadableFile as error:
                raise PackError(f"{folder / name} {error}.") from None
            size += len(content)
            if size > MOST_PACK_BYTES:
                most = f"{MOST_PACK_BYTES // 2**20} MB"
                raise PackError(f"{folder} holds more than {most}; take out what is no part of the pack.")
            info = zipfile.ZipInfo(name, _DAY)
            info.create_system, info.external_attr = _ON_UNIX, _RIGHTS
            info.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(info, content, compresslevel=_LEVEL)
    return buffer.getvalue()
