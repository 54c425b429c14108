"""The list of notes: two lines for each, under headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from netatlas.ui.pages.notes.model import NoteRole, NotesModel
from netatlas.ui.widgets.chosen_line import paint_state
from netatlas.ui.widgets.font_sizes import sized
from netatlas.ui.widgets.naming import named

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from netatlas.ui.theme import Theme

_ROW, _HEADING = 53, 36
"""Heights in pixels at a scale of 1."""
_SIDE = 18
_GAP = 12
_BATCH = 400
"""Rows that are laid out at once, so that thousands do not hold the window up."""
_VCENTER = Qt.AlignmentFlag.AlignVCenter
_RIGHT, _LEFT = int(Qt.AlignmentFlag.AlignRight | _VCENTER), int(Qt.AlignmentFlag.AlignLeft | _VCENTER)


class NoteListView(QListView):
    """The list.

    Signals:
        note_chosen: the number of the note that is current now.
        entered: Enter was pressed, so that the reader wants to write.
        delete_requested: Delete was pressed.
    """

    note_chosen = Signal(int)
    entered = Signal()
    delete_requested = Signal()

    def __init__(self, model: NotesModel, theme: Theme, parent: QWidget | None = None) -> None:
        """Show ``model``."""
        super().__init__(parent)
        named(self, "noteList", spoken="Notes")
        self._notes = model
        self._delegate = _NoteDelegate(model, theme, self)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    def apply_theme(self, theme: Theme, scale: float) -> None:
        """Use other colours or another size of text."""
        self._delegate.theme, self._delegate.scale = theme, scale
        self.setFont(sized(self.font(), 14 * scale))
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    @override
    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.note_chosen.emit(int(current.data(NoteRole.NOTE)))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.matches(QKeySequence.StandardKey.Delete):
            self.delete_requested.emit()
        else:
            super().keyPressEvent(event)


class _NoteDelegate(QStyledItemDelegate):
    """Paints a heading, or the title, day and lower line of a note."""

    def __init__(self, model: NotesModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._notes = model
        self.theme = theme
        self.scale = 1.0

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        height = _HEADING if self._notes.is_heading(index.row()) else _ROW
        return QSize(100, round(height * self.scale))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        rect: QRect = option.rect
        if self._notes.is_heading(index.row()):
            self._paint_heading(painter, rect, index, option.font)
        else:
            self._paint_note(painter, option, index)
        painter.setPen(QPen(self.theme.colour("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def _paint_heading(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex, font: QFont
    ) -> None:
        painter.setPen(self.theme.colour("muted"))
        area = rect.adjusted(_SIDE, round(6 * self.scale), -_SIDE, 0)
        painter.setFont(sized(font, 12 * self.scale))
        painter.drawText(area, _RIGHT, str(index.data(NoteRole.HEADING)))
        painter.setFont(sized(font, 12 * self.scale, bold=True))
        painter.drawText(area, _LEFT, str(index.data()))

    def _paint_note(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        paint_state(painter, self.theme, rect, option.state)
        inner = rect.adjusted(_SIDE, round(8 * self.scale), -_SIDE, -round(8 * self.scale))
        upper, lower = QRect(inner), QRect(inner)
        upper.setHeight(inner.height() // 2 + 1)
        lower.setTop(upper.bottom() + 1)
        small, strong = sized(option.font, 12 * self.scale), sized(option.font, 14 * self.scale, bold=True)
        day = str(index.data(NoteRole.DAY))
        painter.setFont(small)
        painter.setPen(self.theme.colour("muted"))
        painter.drawText(upper, _RIGHT, day)
        warning = bool(index.data(NoteRole.WARNING))
        painter.setPen(self.theme.colour("warning" if warning else "muted"))
        painter.drawText(lower, _LEFT, _cut(str(index.data(NoteRole.DETAIL)), small, lower.width()))
        room = upper.width() - QFontMetrics(small).horizontalAdvance(day) - _GAP
        painter.setFont(strong)
        painter.setPen(self.theme.colour("text"))
        painter.drawText(upper, _LEFT, _cut(str(index.data()), strong, room))


def _cut(text: str, font: QFont, room: int) -> str:
    return QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
