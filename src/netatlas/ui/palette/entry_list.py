"""The palette's lines on the screen: which one is selected, which one is chosen, how tall they are.

The keyboard stays in the box above; the mouse is the list's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QWidget
from typing_extensions import override

from netatlas.ui.palette.delegate import EntryDelegate
from netatlas.ui.palette.model import Entry, PaletteModel
from netatlas.ui.widgets.helpers import named

if TYPE_CHECKING:
    from netatlas.ui.theme import Theme

_MOST_ROWS = 8


class EntryList(QListView):
    """The lines.

    A mouse that rests selects nothing: only a press does, so that a list that changes under it
    takes no selection away.

    Signals:
        chosen: the row, and whether it is wanted in a new tab.
    """

    chosen = Signal(int, bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start empty, in the colours of ``theme``."""
        super().__init__(parent)
        named(self, "paletteList", spoken="Results")
        self.entries = PaletteModel(self)
        self.setModel(self.entries)
        self._delegate = EntryDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # they paint all of their ground themselves, so that the page below is not painted with every key
        for part in (self.viewport(), self.verticalScrollBar()):
            part.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._pressed = QPersistentModelIndex()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._delegate.theme = theme
        self.viewport().update()

    @property
    def current(self) -> Entry | None:
        """The line that is selected, or None."""
        row = self.currentIndex().row()
        return self.entries.entries[row] if row >= 0 else None

    def show_entries(self, entries: tuple[Entry, ...], *, keep: bool) -> None:
        """Show other lines and select the first; with ``keep`` the line that was selected, if it is there."""
        here = self.current
        if entries == self.entries.entries and (keep or self.currentIndex().row() == 0):
            return
        self.entries.set_entries(entries)
        keys = [entry.key for entry in entries]
        if keep and here is not None and here.key in keys:
            self.select(keys.index(here.key), 1)
        else:
            self.scrollToTop()
            self.select(0, 1)

    def step(self, step: int) -> None:
        """Select the line so many rows further down, or up."""
        self.select(self.currentIndex().row() + step, 1 if step > 0 else -1)

    def select(self, row: int, step: int) -> None:
        """Select a row, or the next one in the direction of ``step`` that can be chosen."""
        entries = self.entries.entries
        row = max(0, min(row, len(entries) - 1))
        while 0 <= row < len(entries) and entries[row].reason:
            row += step
        if 0 <= row < len(entries):
            self.setCurrentIndex(self.entries.index(row, 0))

    def height_of_rows(self, most: int) -> int:
        """Return how tall the list must be for its first rows, within ``most`` pixels; no row is cut."""
        height = 0
        for row in range(min(_MOST_ROWS, self.entries.rowCount())):
            taller = height + self.sizeHintForRow(row)
            if taller > most and height:
                break
            height = taller
        return height

    def rows_shown(self) -> int:
        """Return how many rows can be read at once."""
        return sum(
            self.visualRect(self.entries.index(row, 0)).bottom() < self.viewport().height()
            for row in range(min(_MOST_ROWS, self.entries.rowCount()))
        )

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._delegate.theme.colour("surface"))
        painter.end()
        super().paintEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the lines anew: how many lines an answer takes depends on the width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = QPersistentModelIndex(self.indexAt(event.position().toPoint()))
        super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the line that was pressed, if it is still the one below the mouse."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        buttons = (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton)
        if index.isValid() and self._pressed == index and event.button() in buttons:
            ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.chosen.emit(index.row(), ctrl or event.button() is Qt.MouseButton.MiddleButton)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()
