"""Keeps packs that are one file in the user's packs folder, so that they outlast the folder of downloads."""

from __future__ import annotations

from contextlib import suppress
from itertools import count
from typing import TYPE_CHECKING

from netatlas import paths
from netatlas.desk.pack_list import same_folder
from netatlas.errors import CannotWrite
from netatlas.file_names import file_name
from netatlas.writing import write_bytes

if TYPE_CHECKING:
    from pathlib import Path


def is_kept(home: Path, pack: Path) -> bool:
    """Return True if a pack is in the user's packs folder already."""
    return same_folder(pack.parent, paths.packs_folder(home))


def keep_pack(home: Path, content: bytes, pack_id: str, *, instead_of: Path | None = None) -> Path:
    """Keep a pack that is one file and return where: whole or not at all.

    Args:
        home: the folder of the user's own data.
        content: of the file.
        pack_id: after which it is called.
        instead_of: the pack that it replaces: a file that is kept makes way, anything else stays as it is.

    Raises:
        CannotWrite: it could not be written; what was there is untouched.
    """
    folder = paths.packs_folder(home)
    if instead_of is not None and instead_of.suffix == paths.PACK_ENDING and is_kept(home, instead_of):
        target = instead_of
    else:
        target = _free_name(folder, pack_id, content)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(folder, error.strerror or str(error)) from error
    write_bytes(target, content)
    return target


def _free_name(folder: Path, pack_id: str, content: bytes) -> Path:
    """Return a file that is not there yet, or says the same."""
    for number in count(1):
        path = folder / file_name(pack_id if number == 1 else f"{pack_id} {number}", paths.PACK_ENDING)
        with suppress(OSError):
            if path.read_bytes() != content:
                continue
        return path
    raise AssertionError("numbers do not end")
