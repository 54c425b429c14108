"""Taking a comparison along: what of it, the clipboard's four formats, and the whole as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt

from netatlas.compare.rows import part
from netatlas.errors import CannotRunHere
from netatlas.ui import clipboard
from netatlas.ui.pages.comparison.grid import Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QSize

    from netatlas.atlas.atlas import Atlas
    from netatlas.compare.decide import Decision
    from netatlas.compare.table import ComparisonTable
    from netatlas.ui.pages.comparison.grid import Grid, Spot
    from netatlas.ui.pages.comparison.page import ComparisonPage

_TURNS = 3


def selected(grid: Grid, spots: Iterable[Spot]) -> ComparisonTable | None:
    """Return the part of a table that some spots of its grid stand for; None where none is a cell."""
    cells = [spot for spot in spots if spot.place is Place.CELL]
    if not cells:
        return None
    attributes = {grid.row(spot.line).attribute for spot in cells}
    subjects = {grid.table.subjects[spot.subject].id for spot in cells}
    return part(grid.table, attributes=attributes, subjects=subjects)


def copy_table(atlas: Atlas, table: ComparisonTable, decision: Decision | None) -> None:
    """Put a table on the clipboard as text, Markdown, tab-separated values and HTML."""
    from netatlas.export.clipping import clipping

    clip = clipping(atlas, table, decision)
    clipboard.put(
        clip.text, html=clip.html, others={clipboard.MARKDOWN: clip.markdown, clipboard.TSV: clip.tsv}
    )


def picture(page: ComparisonPage, size: QSize) -> bytes:
    """Return a page that is not on the screen as PNG, grown until its table needs no scrolling.

    Raises:
        CannotRunHere: Qt has no way to write PNG.
    """
    frame = page.frame
    for widget in (frame.add, frame.differences, frame.copying, frame.detail):
        widget.hide()
    frame.leave_out_controls()
    page.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    page.resize(size)
    page.show()
    for _ in range(_TURNS):  # another width wraps words anew, and so changes how high the rows are
        width, height = page.view.content_size()
        beside = page.width() - page.view.width(), page.height() - page.view.height()
        page.resize(max(size.width(), width + beside[0]), height + beside[1])
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not page.grab().save(buffer, "PNG"):
        raise CannotRunHere("Qt cannot write pictures here.")
    page.hide()
    page.deleteLater()
    return bytes(content.data())
