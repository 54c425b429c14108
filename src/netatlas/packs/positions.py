"""Writes ``positions.yaml`` of a pack: where the map shows its records."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from netatlas.errors import PackError
from netatlas.packs.plain_file import UnreadableFile, read_bytes
from netatlas.packs.reader import read_packs
from netatlas.words import counted
from netatlas.writing import write_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from netatlas.atlas.atlas import Atlas

POSITIONS_FILE = "positions.yaml"
_SECTION = "positions"
_HEAD = """\
# Written by `netatlas layout`: where the map shows each record, in pixels from its middle, y downwards.
# Positions that are here stay as they are.
"""
_NOTHING = "{}\n"
"""What a pack without records has: a file with comments only would be a fault."""
_SCHEMA = "# yaml-language-server:"
_NOT_TEXT = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


def read_for_positions(folder: Path) -> Atlas:
    """Return the atlas of a pack whose positions can be written.

    A position of a record that is gone, or one that makes no sense, is no hindrance: it is left out.

    Raises:
        PackError: the pack is one file, cannot be opened, has other faults (records that are left out would
            lose their positions), or keeps positions in several files.
    """
    if folder.is_file():
        raise PackError(f"{folder} is one file, into which nothing is written; unpack it into a folder.")
    atlas, report = read_packs([folder])
    if any((folder / _SECTION).glob("*.yaml")):
        raise PackError(
            f"{folder} keeps positions in the folder {_SECTION}; move them into {POSITIONS_FILE}."
        )
    faults = [fault for fault in report.faults if not (fault.file == POSITIONS_FILE and fault.record)]
    if faults:
        raise PackError(
            f"{folder} has {counted(len(faults), 'fault')}, the first of them in "
            f"{faults[0].file}:{faults[0].line}; mend what `netatlas check` lists."
        )
    return atlas


def write_positions(folder: Path, positions: Mapping[str, tuple[float, float]]) -> Path:
    """Write the file, a line for each record by id, and return its path.

    A first line that tells editors by which schema to check stays.

    Raises:
        PackError: what is there cannot be read.
        CannotWrite: the file could not be written; what was there is untouched.
    """
    path = folder / POSITIONS_FILE
    try:
        before = read_bytes(path).decode("utf-8", "replace") if os.path.lexists(path) else ""
    except UnreadableFile as error:
        raise PackError(f"{path} {error}.") from None
    first, _, _ = before.partition("\n")
    head = f"{first}\n" if first.startswith(_SCHEMA) else ""
    lines = (
        f"{_key(record)}: {{x: {_number(x)}, y: {_number(y)}}}\n"
        for record, (x, y) in sorted(positions.items())
    )
    write_text(path, head + _HEAD + ("".join(lines) or _NOTHING))
    return path


def _number(pixels: float) -> str:
    """Return a number with all the digits that a pack may have, since a position that is there stays."""
    return f"{pixels:.15g}"


def _key(record: str) -> str:
    """Return an id as YAML reads it as text: one that looks like a number, a date or a flag in quotes."""
    is_plain = record[:1].isalpha() and record not in _NOT_TEXT
    return record if is_plain else f'"{record}"'
