"""Paints the cells of the table: words with bold and links, and the box to tick off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from netatlas.ui.pages.cells import PADDING, paint_background
from netatlas.ui.pages.errata.model import ErrataRole
from netatlas.ui.pages.errata.rows import HEADINGS, ErrataColumn, cell_lines
from netatlas.ui.widgets.inline_layout import InlineLayout

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel, QEvent, QRect

    from netatlas.ui.theme import Theme

UPPER = 8
_BOX = 15
"""Pixels above the words of a row, and the side of the box at a normal size of text."""
_MOST_KEPT = 500
"""Cells whose words are kept laid out: those of a few screens, measured once and painted many times."""
_TICK = ((0.22, 0.52), (0.42, 0.72), (0.78, 0.28))
"""The corners of the tick in the box."""


class ErrataDelegate(QStyledItemDelegate):
    """Paints the cells.

    Attributes:
        theme: the colours.
        is_narrow: whether two columns say it all.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Paint in the colours of ``theme``."""
        super().__init__(parent)
        self.theme = theme
        self.is_narrow = False
        self._kept: dict[tuple[int, int, int, bool], InlineLayout] = {}

    def laid_out(self, index: QModelIndex | QPersistentModelIndex, width: int, font: QFont) -> InlineLayout:
        """Return the words of a cell at the width of its column."""
        row, faded = index.data(ErrataRole.ROW), bool(index.data(ErrataRole.TICKED))
        key = (id(row), index.column(), width, faded)  # the model keeps its rows for as long as it has them
        if key not in self._kept:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            lines = cell_lines(row, ErrataColumn(index.column()), narrow=self.is_narrow)
            self._kept[key] = InlineLayout(lines, width - 2 * PADDING, font, self.theme, faded=faded)
        return self._kept[key]

    def forget(self) -> None:
        """Lay all cells out again: the size of the text, the colours or the rows are others."""
        self._kept.clear()

    def height(self, index: QModelIndex | QPersistentModelIndex, width: int, font: QFont) -> int:
        """Return the height that a cell needs at a width."""
        return round(self.laid_out(index, width, font).height + 0.5) + 2 * UPPER

    @override
    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Leave clicks to the table: the style's own box would be elsewhere in a high row."""
        return isinstance(event, QKeyEvent) and super().editorEvent(event, model, option, index)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setClipRect(rect)
        paint_background(painter, self.theme, rect, state, found=bool(index.data(ErrataRole.MARKED)))
        if index.column() == ErrataColumn.TICK:
            self._paint_box(painter, rect, option.font, is_ticked=bool(index.data(ErrataRole.TICKED)))
        else:
            cell = self.laid_out(index, rect.width(), option.font)
            cell.paint(painter, rect.left() + PADDING, rect.top() + UPPER)
        painter.restore()

    def _paint_box(self, painter: QPainter, rect: QRect, font: QFont, *, is_ticked: bool) -> None:
        side = round(_BOX * font.pixelSize() / 14)
        box = QRectF(rect.left() + PADDING + 0.5, rect.top() + UPPER + 1.5, side, side)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.colour("accent" if is_ticked else "muted"), 1.2))
        painter.setBrush(self.theme.colour("accent" if is_ticked else "surface"))
        painter.drawRoundedRect(box, 3, 3)
        if is_ticked:
            painter.setPen(QPen(self.theme.colour("on_accent"), 1.8))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline([box.topLeft() + QPointF(x * side, y * side) for x, y in _TICK])


class ErrataHeader(QHeaderView):
    """The headings of the columns."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Paint in the colours of ``theme``."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._table = parent
        self.theme = theme
        self.setMinimumSectionSize(30)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        painter.fillRect(rect, self.theme.colour("surface"))
        painter.setPen(QPen(self.theme.colour("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        font = QFont(self._table.font())  # the style sheet gives the header itself letters of one size
        font.setWeight(QFont.Weight.DemiBold)
        font.setPixelSize(max(10, font.pixelSize() - 1))
        painter.setFont(font)
        painter.setPen(self.theme.colour("muted"))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect.adjusted(PADDING, 0, -PADDING, 0), int(flags), HEADINGS[logicalIndex])
        painter.restore()
