"""The palette between search box and footer: a message where one is needed, and the list of results.

Its height follows its content: it grows at once, but shrinks only when nothing was typed for a moment, so
that the footer does not jump with every key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netatlas.ui.palette.entry_list import EntryList
from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from netatlas.ui.palette.model import PaletteResults
    from netatlas.ui.theme import Theme

SETTLES_AFTER_MS = 300
"""Delay before the body shrinks: longer than the pause between two keys of somebody who types."""


class Body(QWidget):
    """The message and the list of results.

    Signals:
        settled: the height has shrunk to that of the content.
    """

    settled = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Start empty, in the colours of ``theme``."""
        super().__init__(parent)
        self.message = named(plain_label(wrap=True, selectable=True), "paletteMessage")
        self.message.setIndent(0)
        self.message.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list = EntryList(theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.message)
        column.addWidget(self.list, 1)
        self._settling = QTimer(self, singleShot=True, interval=SETTLES_AFTER_MS)
        self._settling.timeout.connect(self._on_settling)
        self._room = 0
        self.clear()

    @property
    def at_rest(self) -> bool:
        """Whether the height is that of the content, with no shrinking still to come."""
        return not self._settling.isActive()

    def clear(self) -> None:
        """Show nothing, at no height."""
        self.list.show_entries((), keep=False)
        self._show_message("")
        self.setFixedHeight(0)

    def show_results(self, results: PaletteResults, *, keep: bool) -> None:
        """Show results; with ``keep`` the selected entry stays selected, for the same query as before."""
        self._show_message(results.message)
        self.list.show_entries(results.entries, keep=keep)
        self.list.setVisible(bool(results.entries))

    def fit(self, room: int) -> None:
        """Take the height of the content, at most ``room`` pixels: taller at once, shorter after a delay."""
        self._room = room
        height = self._content_height()
        self.setFixedHeight(min(max(height, self.height()), max(room, 0)))
        if height < self.height():
            self._settling.start()
        else:
            self._settling.stop()

    def set_font(self, font: QFont) -> None:
        """Set the font of message and list."""
        self.list.setFont(font)
        self.message.setFont(font)

    def _show_message(self, text: str) -> None:
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def _content_height(self) -> int:
        above = self.message.heightForWidth(self.width()) if self.message.text() else 0
        return above + self.list.height_of_rows(self._room - above)

    @Slot()
    def _on_settling(self) -> None:
        self.setFixedHeight(self._content_height())
        self.settled.emit()
