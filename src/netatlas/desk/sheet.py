"""Cheat sheets: what goes onto one and how it is laid out, and the small JSON file that holds one.

Pure data without Qt, an atlas or a database. ``netatlas.documents.sheet`` turns a sheet into words,
``netatlas.printing.paper`` lays it out.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from netatlas import paths
from netatlas.atlas.edition import Edition
from netatlas.errors import UsageError
from netatlas.words import quoted

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = 1
"""The format of the files that this version writes, and the newest that it reads."""
MOST_COLUMNS, MOST_PAGES = 4, 99
SMALLEST_TYPE, LARGEST_TYPE = 7.0, 16.0
"""The floor of all type on paper in points, and the size at which a sheet is a poster."""
NORMAL_TYPE = 7.8
MOST_ITEMS = 500


class PaperSize(StrEnum):
    """A size of paper."""

    A4 = "a4"
    LETTER = "letter"


class Form(StrEnum):
    """How much of an item a sheet shows."""

    SHORT = "short"
    FULL = "full"


class SheetItem(msgspec.Struct, frozen=True):
    """Something on a sheet.

    Attributes:
        address: what it is, as it is stored (``aws-networking:nat-gateway``, ``view:limits``, ``note:7``).
        form: whether all of it is shown, or its values without their remarks.
    """

    address: str
    form: Form = Form.SHORT


class SheetLayout(msgspec.Struct, frozen=True):
    """How a sheet is laid out.

    Attributes:
        columns: 1 to 4; a sheet that is fitted takes more or fewer if it does not fit otherwise.
        type_size: of the text in points; a sheet that is fitted finds its own.
        fit_pages: how many pages it has to fit onto; 0: as many as it takes.
        sources: whether sources are named, as numbered notes.
        edition: whose values it shows, whatever the window shows.
    """

    paper: PaperSize = PaperSize.A4
    landscape: bool = True
    columns: int = 3
    type_size: float = NORMAL_TYPE
    fit_pages: int = 1
    sources: bool = True
    edition: Edition = Edition.BOTH


class Sheet(msgspec.Struct, frozen=True):
    """A sheet: its name, what goes in, in the order of the paper, and its layout."""

    name: str
    items: tuple[SheetItem, ...] = ()
    layout: SheetLayout = SheetLayout()


class _SheetFile(msgspec.Struct, frozen=True):
    """A sheet as a file has it."""

    format: int
    sheet: Sheet


class _FormatOnly(msgspec.Struct, frozen=True):
    """The part of a file that any version can read."""

    format: int


def sheet_json(sheet: Sheet) -> str:
    """Return a sheet as the text of a file; ``read_sheet`` reads the same sheet back."""
    return msgspec.json.format(msgspec.json.encode(_SheetFile(FORMAT, sheet)), indent=2).decode() + "\n"


def read_sheet(text: str | bytes, *, origin: str = "This file") -> Sheet:
    """Return the sheet that a file's text holds; numbers out of range are brought into it.

    Args:
        text: what the file says.
        origin: what the file is called in a message.

    Raises:
        UsageError: it is no sheet, or one of a newer version.
    """
    try:
        found = msgspec.json.decode(text, type=_FormatOnly).format
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{origin} is no sheet of NetAtlas: {error}.") from None
    if found > FORMAT:
        raise UsageError(
            f"{origin} is a sheet of a newer version of NetAtlas (format {found}); this one reads format "
            f"{FORMAT}. Open it with the newer version."
        )
    try:
        sheet = msgspec.json.decode(text, type=_SheetFile).sheet
    except msgspec.DecodeError as error:
        raise UsageError(f"{origin} is no sheet of NetAtlas: {error}.") from None
    if len(sheet.items) > MOST_ITEMS:
        raise UsageError(f"{origin} has {len(sheet.items):,} items; a sheet takes {MOST_ITEMS} at most.")
    return msgspec.structs.replace(sheet, layout=_within_range(sheet.layout))


def ready_sheets() -> tuple[Sheet, ...]:
    """Return the sheets that come with NetAtlas, in the order of their files' names."""
    return tuple(map(_read_file, sorted(paths.resource("sheets").glob("*.json"))))


def named_sheet(name: str, sheets: tuple[Sheet, ...]) -> Sheet:
    """Return the sheet of a name; where none is written so, one that differs in its case.

    Raises:
        UsageError: there is none of that name.
    """
    exact = (sheet for sheet in sheets if sheet.name == name.strip())
    folded = (sheet for sheet in sheets if sheet.name.casefold() == name.strip().casefold())
    for sheet in (*exact, *folded):
        return sheet
    raise UsageError(f"There is no sheet {quoted(name)}; “netatlas sheet” lists them.")


def _read_file(path: Path) -> Sheet:
    return read_sheet(path.read_bytes(), origin=path.name)


def _within_range(layout: SheetLayout) -> SheetLayout:
    size = layout.type_size
    return msgspec.structs.replace(
        layout,
        columns=min(MOST_COLUMNS, max(1, layout.columns)),
        type_size=min(LARGEST_TYPE, max(SMALLEST_TYPE, size)),
        fit_pages=min(MOST_PAGES, max(0, layout.fit_pages)),
    )
