"""How the comparison table is painted: cells with their four states, and the two headers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from netatlas.atlas.terms import State
from netatlas.ui.icons import paint_icon
from netatlas.ui.pages.comparison_model import CellRole

if TYPE_CHECKING:
    from netatlas.ui.theme import Theme

PADDING = 8
_SIGN = 15
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_SIGNS = {State.NO: "no", State.UNKNOWN: "unknown", State.NOT_APPLICABLE: "not-applicable"}
_SIGN_COLOURS = {"yes": "good", "no": "bad", "unknown": "muted", "not-applicable": "muted"}


class CellDelegate(QStyledItemDelegate):
    """Paints a value, wrapped; no, unknown and does-not-apply with a sign each, never by colour alone."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Paint in the colours of ``theme``."""
        super().__init__(parent)
        self.theme = theme

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self.theme.colour("accent_wash"))
        elif index.data(CellRole.DIFFERS):
            painter.fillRect(rect, self.theme.colour("difference_wash"))
        painter.setPen(QPen(self.theme.colour("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self.theme.colour("accent"), 1))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        self._paint_words(painter, rect, index, option.font)
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        width: int = option.rect.width()
        font: QFont = option.font
        sign = _sign_of(index)
        inner = max(40, width - 2 * PADDING - (_sign_width(font) if sign else 0))
        metrics = QFontMetrics(font)
        height = _height(metrics, str(index.data()), inner)
        old = index.data(CellRole.OLD)
        if old:
            height += _height(metrics, old, inner)
        return QSize(width, height + 2 * PADDING)

    def _paint_words(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex, font: QFont
    ) -> None:
        inner = rect.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        metrics = QFontMetrics(font)
        sign = _sign_of(index)
        if sign:
            size = _sign_width(font) - 4
            top = inner.top() + (metrics.height() - size) / 2
            colour = self.theme.base[_SIGN_COLOURS[sign]]
            paint_icon(painter, sign, colour, QRectF(inner.left(), top, size, size))
            inner.setLeft(inner.left() + _sign_width(font))
        painter.setFont(font)
        painter.setPen(self.theme.colour("muted" if sign in ("unknown", "not-applicable") else "text"))
        painter.drawText(inner, _WRAP, str(index.data()))
        old = index.data(CellRole.OLD)
        if old:
            inner.setTop(inner.top() + _height(metrics, str(index.data()), inner.width()))
            struck = QFont(font)
            struck.setStrikeOut(True)
            painter.setFont(struck)
            painter.setPen(self.theme.colour("muted"))
            painter.drawText(inner, _WRAP, old)


class AttributeHeader(QHeaderView):
    """The first column: names of the attributes, wrapped; it never scrolls away."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Paint in the colours of ``theme``."""
        super().__init__(Qt.Orientation.Vertical, parent)
        self.theme = theme
        self.setSectionsClickable(False)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        painter.fillRect(rect, self.theme.colour("surface"))
        painter.setPen(QPen(self.theme.colour("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(self.theme.colour("muted"))
        label = self.model().headerData(logicalIndex, Qt.Orientation.Vertical)
        painter.setFont(self.font())
        painter.drawText(rect.adjusted(PADDING, PADDING, -PADDING, -2), _WRAP, str(label))
        painter.restore()

    def needed_height(self, section: int) -> int:
        """Return the height that a label needs at the header's width."""
        label = str(self.model().headerData(section, Qt.Orientation.Vertical))
        return _height(QFontMetrics(self.font()), label, self.width() - 2 * PADDING) + 2 * PADDING


class SubjectHeader(QHeaderView):
    """The names of the subjects, each with a cross that removes it.

    Signals:
        remove_requested: the column.
        open_requested: the column; its name was clicked.
    """

    remove_requested = Signal(int)
    open_requested = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Paint in the colours of ``theme``."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.theme = theme
        self.removable = False
        self.setMouseTracking(True)
        self.setFixedHeight(34)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, self.theme.colour("surface"))
        painter.setPen(QPen(self.theme.colour("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(self.theme.colour("text"))
        name = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal))
        room = rect.adjusted(PADDING, 0, -PADDING - (20 if self.removable else 0), 0)
        shown = QFontMetrics(font).elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
        if self.removable:
            paint_icon(painter, "close", self.theme.base["muted"], QRectF(self._cross(rect)))
        painter.restore()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        section = self.logicalIndexAt(event.position().toPoint())
        if section >= 0 and event.button() is Qt.MouseButton.LeftButton:
            rect = QRect(self.sectionViewportPosition(section), 0, self.sectionSize(section), self.height())
            on_cross = self._cross(rect).adjusted(-4, -6, 4, 6).contains(event.position().toPoint())
            if self.removable and on_cross:
                self.remove_requested.emit(section)
                return
            if self.cursor().shape() is not Qt.CursorShape.SplitHCursor:
                self.open_requested.emit(section)
                return
        super().mouseReleaseEvent(event)

    @staticmethod
    def _cross(rect: QRect) -> QRect:
        return QRect(rect.right() - PADDING - 14, rect.center().y() - 6, 14, 14)


def _sign_of(index: QModelIndex | QPersistentModelIndex) -> str:
    """Return the icon that stands before the words: for a set flag, a no, an unknown, a does-not-apply."""
    state = State(index.data(CellRole.STATE))
    if state is State.VALUE:
        return "yes" if index.data(CellRole.FLAG) else ""
    return _SIGNS[state]


def _sign_width(font: QFont) -> int:
    return max(_SIGN, QFontMetrics(font).height()) + 2


def _height(metrics: QFontMetrics, text: str, width: int) -> int:
    return metrics.boundingRect(QRect(0, 0, max(1, width), 10_000), _WRAP, text).height()
