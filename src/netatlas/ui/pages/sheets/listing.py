"""The lines of the list of sheets: what each is called, and how it is laid out, in a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netatlas.desk.sheet import PaperSize, ready_sheets
from netatlas.errors import UsageError
from netatlas.ui.sheet_items import read_saved
from netatlas.words import counted

if TYPE_CHECKING:
    from netatlas.desk.sheet import Sheet
    from netatlas.ui.user_data import UserData

_CURRENT = "things are put on this one"


class SheetLine(NamedTuple):
    """A sheet in the list.

    Attributes:
        name: what it is called.
        detail: what is on it and how it is laid out, or why it cannot be read.
        is_own: whether the reader has saved it; else it came with NetAtlas.
        sheet: the sheet; None if it cannot be read.
    """

    name: str
    detail: str
    is_own: bool
    sheet: Sheet | None = None


def read_lines(data: UserData) -> tuple[SheetLine, ...]:
    """Return the lines: the reader's own, then ready ones whose names are not taken; in a worker thread."""
    names, current = data.sheets.names(), data.sheets.current
    own = [_own_line(data, name, is_current=name == current) for name in names]
    ready = [SheetLine(one.name, said_of(one), is_own=False, sheet=one) for one in ready_sheets()]
    return (*own, *(line for line in ready if line.name not in names))


def said_of(sheet: Sheet) -> str:
    """Return what is on a sheet and how it is laid out: ``5 items, A4 landscape, fitted to 1 page``."""
    layout = sheet.layout
    paper = "A4" if layout.paper is PaperSize.A4 else "Letter"
    way = "landscape" if layout.landscape else "portrait"
    pages = f", fitted to {counted(layout.fit_pages, 'page')}" if layout.fit_pages else ""
    return f"{counted(len(sheet.items), 'item')}, {paper} {way}{pages}"


def _own_line(data: UserData, name: str, *, is_current: bool) -> SheetLine:
    try:
        sheet = read_saved(data, name)
    except UsageError as error:
        return SheetLine(name, str(error), is_own=True)
    said = said_of(sheet) if sheet is not None else ""
    return SheetLine(name, f"{said}; {_CURRENT}" if is_current else said, is_own=True, sheet=sheet)
