"""The palette's list of entries: selection, mouse and row heights.

The keyboard focus stays in the search box above; only the mouse reaches the list itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QWidget
from typing_extensions import override

from netatlas.ui.palette.delegate import EntryDelegate
from netatlas.ui.palette.model import PaletteEntry, PaletteModel
from netatlas.ui.widgets.naming import named

if TYPE_CHECKING:
    from netatlas.ui.theme import Theme

_MAX_ROWS = 8
"""Rows that are visible at most; further ones are scrolled to."""


class EntryList(QListView):
    """The list of entries.

    Hovering selects nothing, only a press does: results that change under a resting mouse must not move
    the selection.

    Signals:
        chosen: the row, and whether to open it in a new tab.
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
        # they paint their whole background themselves, so that the page below is not repainted with every key
        for part in (self.viewport(), self.verticalScrollBar()):
            part.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._pressed = QPersistentModelIndex()

    def set_theme(self, theme: Theme) -> None:
        """Change the colours."""
        self._delegate.theme = theme
        self.viewport().update()

    @property
    def current(self) -> PaletteEntry | None:
        """The selected entry, or None."""
        row = self.currentIndex().row()
        return self.entries.entries[row] if row >= 0 else None

    def show_entries(self, entries: tuple[PaletteEntry, ...], *, keep: bool) -> None:
        """Replace the entries and select the first; with ``keep`` the selected one again, if it is there."""
        selected = self.current
        if entries == self.entries.entries and (keep or self.currentIndex().row() == 0):
            return
        self.entries.set_entries(entries)
        keys = [entry.key for entry in entries]
        if keep and selected is not None and selected.key in keys:
            self.select(keys.index(selected.key), 1)
        else:
            self.scrollToTop()
            self.select(0, 1)

    def step(self, step: int) -> None:
        """Move the selection down by ``step`` rows, or up if it is negative."""
        self.select(self.currentIndex().row() + step, 1 if step > 0 else -1)

    def select(self, row: int, step: int) -> None:
        """Select a row; if it cannot be chosen, the next that can in the direction of ``step``."""
        entries = self.entries.entries
        row = max(0, min(row, len(entries) - 1))
        while 0 <= row < len(entries) and entries[row].reason:
            row += step
        if 0 <= row < len(entries):
            self.setCurrentIndex(self.entries.index(row, 0))

    def height_of_rows(self, limit: int) -> int:
        """Return the height of the first rows that fit whole into ``limit`` pixels, of one row at least."""
        height = 0
        for row in range(min(_MAX_ROWS, self.entries.rowCount())):
            taller = height + self.sizeHintForRow(row)
            if taller > limit and height:
                break
            height = taller
        return height

    def rows_shown(self) -> int:
        """Return how many rows are wholly visible."""
        return sum(
            self.visualRect(self.entries.index(row, 0)).bottom() < self.viewport().height()
            for row in range(min(_MAX_ROWS, self.entries.rowCount()))
        )

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._delegate.theme.colour("surface"))
        painter.end()
        super().paintEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the rows again: how many lines an answer takes depends on the width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = QPersistentModelIndex(self.indexAt(event.position().toPoint()))
        super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the entry that was pressed, if it is still the one under the mouse."""
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
