"""Copies a comparison to the clipboard in four formats, and renders it as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt

from netatlas.compare.rows import part
from netatlas.errors import CannotRunHere
from netatlas.ui import clipboard
from netatlas.ui.pages.comparison.grid import CellKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QSize
    from PySide6.QtWidgets import QWidget

    from netatlas.atlas.atlas import Atlas
    from netatlas.compare.deciding import Decision
    from netatlas.compare.table import ComparisonTable
    from netatlas.ui.pages.comparison.frame import ComparisonFrame
    from netatlas.ui.pages.comparison.grid import Grid, GridCell

_LAYOUT_PASSES = 3
"""How often the page is resized to its content: another width wraps texts anew, which changes the heights."""


def selected_part(grid: Grid, grid_cells: Iterable[GridCell]) -> ComparisonTable | None:
    """Return the part of a table that holds the given cells; None if none of them shows a value."""
    cells = [grid_cell for grid_cell in grid_cells if grid_cell.kind is CellKind.VALUE]
    if not cells:
        return None
    attributes = {grid.row(grid_cell.line).attribute for grid_cell in cells}
    subjects = {grid.table.subjects[grid_cell.subject].id for grid_cell in cells}
    return part(grid.table, attributes=attributes, subjects=subjects)


def copy_table(atlas: Atlas, table: ComparisonTable, decision: Decision | None) -> None:
    """Put a table on the clipboard as text, Markdown, tab-separated values and HTML."""
    from netatlas.export.clipping import clipping

    clip = clipping(atlas, table, decision)
    clipboard.put(
        clip.text, html=clip.html, others={clipboard.MARKDOWN: clip.markdown, clipboard.TSV: clip.tsv}
    )


def picture(page: QWidget, frame: ComparisonFrame, size: QSize) -> bytes:
    """Return a page that is not on the screen as PNG, enlarged until its table needs no scrolling.

    Args:
        page: is thrown away afterwards.
        frame: the table in it, with its labels and buttons.
        size: the least size of the picture.

    Raises:
        CannotRunHere: Qt has no way to write PNG.
    """
    for widget in (frame.bar, frame.details):
        widget.hide()
    frame.leave_out_controls()
    page.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    page.resize(size)
    page.show()
    for _ in range(_LAYOUT_PASSES):
        width, height = frame.view.content_size()
        around = page.width() - frame.view.width(), page.height() - frame.view.height()
        page.resize(max(size.width(), width + around[0]), height + around[1])
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not page.grab().save(buffer, "PNG"):
        raise CannotRunHere("Qt cannot write pictures here.")
    page.hide()
    page.deleteLater()
    return bytes(content.data())
