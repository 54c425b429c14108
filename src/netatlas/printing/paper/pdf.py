"""Writes a paper as PDF: Qt paints it, pypdf adds what Qt cannot say.

That is the language, the outline, and dates and an id that are the same in every run.
"""

from __future__ import annotations

import hashlib
import io
import re
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF, QUuid
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from netatlas.printing.paper.geometry import DOTS_PER_INCH, DOTS_PER_POINT
from netatlas.printing.paper.painting import paint_page
from netatlas.progress import SILENT
from netatlas.writing import write_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from pypdf import PdfWriter
    from pypdf.generic import DictionaryObject

    from netatlas.printing.paper.layout import PaperLayout
    from netatlas.progress import Progress

_CREATOR = "NetAtlas"
_PDF_VERSION = "%PDF-1.4"
"""What Qt writes; pypdf would say 1.3, which has no transparency."""

_LETTERS = re.compile(rb"\[[^]]*]")
"""The letters of a range of shapes in a font's table; numbers of shapes are outside the brackets."""
_TAB, _BLANK = b"<0009>", b"<0020>"


def write_layout(
    layout: PaperLayout, path: Path, *, day: date, language: str = "en", progress: Progress = SILENT
) -> Path:
    """Write a paper that is laid out to a PDF, whole or not at all, and return its path.

    Call it in the thread that laid the paper out.

    Args:
        layout: the paper.
        path: the file.
        day: the date that the file says it is of: that of the pack, so that two runs give equal bytes.
        language: of its text, for screen readers.
        progress: receives which page is written, and may cancel the rest.

    Raises:
        CannotWrite: the file could not be written; what was there is untouched.
        Cancelled: ``progress`` was cancelled; what was there is untouched.
    """
    write_bytes(path, pdf_bytes(layout, day=day, language=language, progress=progress))
    return path


def pdf_bytes(layout: PaperLayout, *, day: date, language: str = "en", progress: Progress = SILENT) -> bytes:
    """Return the PDF of a paper; see ``write_layout``."""
    return _completed(_painted(layout, progress), layout, day, language)


def _painted(layout: PaperLayout, progress: Progress) -> bytes:
    """Return the PDF as Qt writes it."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DOTS_PER_INCH)
    points = QSizeF(layout.paper.width / DOTS_PER_POINT, layout.paper.height / DOTS_PER_POINT)
    size = QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    writer.setTitle(layout.title)
    writer.setCreator(_CREATOR)
    writer.setDocumentId(QUuid())
    writer.setDocumentXmpMetadata(b" ")  # Qt's own has the time of writing
    painter = QPainter(writer)
    for number in progress.each(range(len(layout.pages)), len(layout.pages), "pages"):
        if number:
            writer.newPage()
        paint_page(painter, layout, number)
    painter.end()
    buffer.close()
    return bytes(content.data())


def _name_fonts(writer: PdfWriter) -> None:
    """Number the subsets of fonts in the order of their names: Qt numbers them as its hash tables have it."""
    from pypdf.generic import NameObject  # noqa: PLC0415 - only a file needs it

    fonts = [
        font
        for page in writer.pages
        for one in cast("DictionaryObject", page["/Resources"]).get("/Font", {}).values()
        for font in _with_descriptors(one.get_object())
    ]
    names = sorted({name.partition("+")[2] for font, key in fonts for name in [str(font[key])]})
    for font, key in fonts:
        bare = str(font[key]).partition("+")[2]
        if bare:
            font[NameObject(key)] = NameObject(
                f"/{'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[names.index(bare) % 26] * 6}+{bare}"
            )


def _read_spaces_as_spaces(writer: PdfWriter) -> None:
    """Have readers find blanks between words: in its tables of letters Qt calls them tabs.

    Who copies a sentence, or searches for one, would get tabs or find nothing.
    """
    for page in writer.pages:
        for font in cast("DictionaryObject", page["/Resources"]).get("/Font", {}).values():
            letters = font.get_object()["/ToUnicode"].get_object()
            letters.set_data(_LETTERS.sub(lambda found: found[0].replace(_TAB, _BLANK), letters.get_data()))


def _with_descriptors(font: DictionaryObject) -> Iterator[tuple[DictionaryObject, str]]:
    """Yield all objects that name a font, with the key of the name."""
    yield font, "/BaseFont"
    for inner in font.get("/DescendantFonts", ()):
        yield inner.get_object(), "/BaseFont"
        yield inner.get_object()["/FontDescriptor"].get_object(), "/FontName"


def _completed(painted: bytes, layout: PaperLayout, day: date, language: str) -> bytes:
    """Return a PDF with its language, outline, dates and an id made of its content."""
    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415 - only a file needs it
    from pypdf.generic import (  # noqa: PLC0415 - as above
        ArrayObject,
        ByteStringObject,
        Fit,
        NameObject,
        TextStringObject,
    )

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(painted)))
    writer.pdf_header = _PDF_VERSION
    root = writer.root_object
    root[NameObject("/Lang")] = TextStringObject(language)
    root.pop(NameObject("/Metadata"), None)
    _name_fonts(writer)
    _read_spaces_as_spaces(writer)
    for mark in layout.marks:
        top = (layout.paper.height - mark.y) / DOTS_PER_POINT
        writer.add_outline_item(title=mark.title, page_number=mark.page, fit=Fit.xyz(left=0, top=top))
    when = f"D:{day:%Y%m%d}000000Z"
    writer.metadata = {
        "/Title": layout.title,
        "/Creator": _CREATOR,
        "/Producer": "Qt, pypdf",
        "/CreationDate": when,
        "/ModDate": when,
    }
    said = "\n".join([layout.title, str(len(painted)), *(mark.title for mark in layout.marks)])
    identity = ByteStringObject(hashlib.sha256(said.encode()).digest()[:16])
    writer._ID = ArrayObject([identity, identity])  # noqa: SLF001 - pypdf has no other way
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()
