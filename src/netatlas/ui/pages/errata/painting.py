"""Lays out and paints the cells of the table: words with bold and links, and the box to tick off."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from netatlas.documents.blocks import MUTED, OUTDATED, STRONG, Link, plain
from netatlas.ui.pages.cells import PADDING, paint_background
from netatlas.ui.pages.errata.model import ErrataRole
from netatlas.ui.pages.errata.rows import HEADINGS, ErrataColumn, cell_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QAbstractItemModel, QEvent, QRect

    from netatlas.documents.blocks import Inline, Span
    from netatlas.ui.theme import Theme

UPPER = 8
_BOX = 15
"""Pixels above the words of a row, and the side of the box at a normal size of text."""
_MOST_KEPT = 500
"""Cells whose words are kept laid out: those of a few screens, measured once and painted many times."""
_TICK = ((0.22, 0.52), (0.42, 0.72), (0.78, 0.28))
"""The corners of the tick in the box."""


class _Line(NamedTuple):
    """A line of a cell, broken into as many as it needs, and how far below the top it begins."""

    layout: QTextLayout
    inline: Inline
    top: float


class CellLayout:
    """The words of one cell at a width."""

    def __init__(
        self, lines: Iterable[Inline], width: int, font: QFont, theme: Theme, *, faded: bool = False
    ) -> None:
        """Break the lines; ``faded`` gives all that is no link the colour of small print."""
        self._lines: list[_Line] = []
        top = 0.0
        for inline in lines:
            if inline:
                layout = _broken(inline, max(1, width), font, theme, faded=faded)
                if not self._lines:  # small print gets the same baseline as the words beside it
                    top = max(0.0, QFontMetricsF(font).ascent() - layout.lineAt(0).ascent())
                self._lines.append(_Line(layout, inline, top))
                top += layout.boundingRect().height()
        self.height = top

    def paint(self, painter: QPainter, left: float, top: float) -> None:
        """Paint the words with their upper left corner at a point."""
        for line in self._lines:
            line.layout.draw(painter, QPointF(left, top + line.top))

    def link_at(self, x: float, y: float) -> str:
        """Return the target of the link at a point of the cell, or ''."""
        for layout, inline, top in self._lines:
            for index in range(layout.lineCount()):
                line = layout.lineAt(index)
                if line.naturalTextRect().translated(0, top).contains(x, y):
                    return _target_at(inline, line.xToCursor(x, line.CursorPosition.CursorOnCharacter))
        return ""


def _broken(inline: Inline, width: int, font: QFont, theme: Theme, *, faded: bool) -> QTextLayout:
    layout = QTextLayout(plain(inline), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(_formats(inline, font, theme, faded=faded))
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout


def _formats(inline: Inline, font: QFont, theme: Theme, *, faded: bool) -> list[QTextLayout.FormatRange]:
    ranges, start = [], 0
    for span in inline:
        part = QTextLayout.FormatRange()
        part.start, part.length = start, _units(span.text)
        part.format = _format(span, font, theme, faded=faded)
        ranges.append(part)
        start += part.length
    return ranges


def _format(span: Span, font: QFont, theme: Theme, *, faded: bool) -> QTextCharFormat:
    style = "" if isinstance(span, Link) else span.style
    own = QFont(font)
    if style == STRONG:
        own.setWeight(QFont.Weight.DemiBold)
    elif style in (MUTED, OUTDATED):
        own.setPixelSize(max(10, font.pixelSize() - 2))
    role = "muted" if faded or style == MUTED else "text"
    if isinstance(span, Link):
        role = "accent"
    elif style == OUTDATED:
        role = "warning"
    format_ = QTextCharFormat()
    format_.setFont(own)
    format_.setForeground(theme.colour(role))
    return format_


def _units(text: str) -> int:
    """Return the length of a text as Qt counts it: letters beyond the first 65,536 are two."""
    return len(text.encode("utf-16-le")) // 2


def _target_at(inline: Inline, position: int) -> str:
    end = 0
    for span in inline:
        end += _units(span.text)
        if position < end:
            return span.target if isinstance(span, Link) else ""
    return ""


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
        self._kept: dict[tuple[int, int, int, bool], CellLayout] = {}

    def laid_out(self, index: QModelIndex | QPersistentModelIndex, width: int, font: QFont) -> CellLayout:
        """Return the words of a cell at the width of its column."""
        row, faded = index.data(ErrataRole.ROW), bool(index.data(ErrataRole.TICKED))
        key = (id(row), index.column(), width, faded)  # the model keeps its rows for as long as it has them
        if key not in self._kept:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            lines = cell_lines(row, ErrataColumn(index.column()), narrow=self.is_narrow)
            self._kept[key] = CellLayout(lines, width - 2 * PADDING, font, self.theme, faded=faded)
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
        paint_background(painter, self.theme, rect, state, highlighted=bool(index.data(ErrataRole.MARKED)))
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
