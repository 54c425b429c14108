"""``netatlas sheet``: which cheat sheets there are, or one of them as PDF."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from netatlas import paths
from netatlas.atlas.language import language_of
from netatlas.cli.opening import opened
from netatlas.cli.output import complain, line_width
from netatlas.cli.user_data import opened_desk, printable
from netatlas.cli.wrapping import hanging
from netatlas.words import counted

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from netatlas.desk.desk import Desk
    from netatlas.desk.sheet import Sheet

_EPILOG = """\
examples:
  netatlas sheet
  netatlas sheet "Ways in and out of a VPC" --to vpc.pdf
  netatlas sheet mine.json --to mine.pdf

NAME is the name of a sheet, or a file that holds one (.json). What does not fit is named.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.epilog = _EPILOG
    parser.add_argument("name", nargs="?", metavar="NAME", help="the sheet; without it all are listed")
    parser.add_argument("--to", metavar="FILE", help="the PDF to write")


def run(options: argparse.Namespace) -> int:
    """List the sheets, or write one."""
    with opened_desk(options) as desk:
        sheets = _all_sheets(desk)
        return _run(options, sheets, desk)


def _run(options: argparse.Namespace, sheets: tuple[Sheet, ...], desk: Desk) -> int:
    from netatlas.desk.sheet import named_sheet, read_sheet
    from netatlas.errors import UsageError

    if options.name is None:
        if options.to:
            raise UsageError("Name the sheet that is to be written; “netatlas sheet” lists them.")
        for sheet in sheets:
            _print(_line(sheet))
        return 0
    file = paths.expanded(options.name)
    if file.suffix.lower() == ".json" and file.is_file():
        sheet = read_sheet(file.read_bytes(), origin=file.name)
    else:
        sheet = named_sheet(options.name, sheets)
    if not options.to:
        _print(_line(sheet))
        for item in sheet.items:
            _print(f"{item.address}, {item.form}", indent="  ")
        return 0
    target = paths.expanded(options.to)
    if target.suffix.lower() != ".pdf":
        raise UsageError("A sheet is written as PDF; let the file's name end in .pdf.")
    return _write(options, sheet, target, desk)


def _write(options: argparse.Namespace, sheet: Sheet, target: Path, desk: Desk) -> int:
    from netatlas.cli.qt import with_qt

    os.environ["QT_QPA_PLATFORM"] = "offscreen"

    def write() -> int:
        from netatlas.documents.sheet import sheet_content
        from netatlas.documents.sheet_notes import own_notes
        from netatlas.printing.paper.files import date_of, write_pdf

        atlas = opened(options).atlas
        asked = _with_edition(sheet, options.edition) if options.edition else sheet
        content = sheet_content(atlas, asked, own_notes(asked, desk.notes.all))
        absent = write_pdf(content, target, asked.layout, day=date_of(atlas), language=language_of(atlas))
        print(printable(f"Wrote {target}"))
        for one in content.missing:
            complain(f"not there: {one.key}: {one.reason}")
        for one in absent[len(content.missing) :]:
            complain(f"does not fit: {one.reason}")
        return 0

    return with_qt(write, what="A PDF")


def _all_sheets(desk: Desk) -> tuple[Sheet, ...]:
    """Return the user's own sheets, then those that come with NetAtlas; what cannot be read is named."""
    from msgspec.structs import replace

    from netatlas.desk.sheet import read_sheet, ready_sheets
    from netatlas.errors import UsageError

    own: list[Sheet] = []
    for name in desk.sheets.names():
        try:
            own.append(replace(read_sheet(desk.sheets.load(name) or "", origin=name), name=name))
        except UsageError as error:
            complain(str(error))
    return (*own, *ready_sheets())


def _with_edition(sheet: Sheet, edition: str) -> Sheet:
    from msgspec.structs import replace

    from netatlas.atlas.edition import Edition

    return replace(sheet, layout=replace(sheet.layout, edition=Edition(edition)))


def _print(text: str, indent: str = "") -> None:
    """Print one thing on one line, or on a terminal on as many as it takes."""
    columns, line = line_width(), printable(" ".join(text.split()))
    for one in [line] if columns is None else hanging(line, columns - len(indent)):
        print(f"{indent}{one}")


def _line(sheet: Sheet) -> str:
    layout = sheet.layout
    paper = f"{layout.paper.upper() if layout.paper == 'a4' else 'Letter'}"
    way = "landscape" if layout.landscape else "portrait"
    pages = f", fitted to {counted(layout.fit_pages, 'page')}" if layout.fit_pages else ""
    return f"{sheet.name}: {counted(len(sheet.items), 'item')}, {paper} {way}{pages}"
