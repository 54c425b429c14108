"""What lies between the box and the foot of the palette: a sentence where one is needed, and the lines.

How tall it is follows what it holds, calmly: it grows at once, and shrinks when nothing was typed
for a moment, so that the foot does not jump up and down with every key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netatlas.ui.palette.entry_list import EntryList
from netatlas.ui.widgets.helpers import named
from netatlas.ui.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from netatlas.ui.palette.model import Answer
    from netatlas.ui.theme import Theme

SETTLES_AFTER_MS = 300


class Body(QWidget):
    """The sentence and the lines.

    Signals:
        settled: it shrank to what it holds.
    """

    settled = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Start empty, in the colours of ``theme``."""
        super().__init__(parent)
        self.told = named(plain_label(wrap=True, selectable=True), "paletteTold")
        self.told.setIndent(0)
        self.told.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list = EntryList(theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.told)
        column.addWidget(self.list, 1)
        self._settling = QTimer(self, singleShot=True, interval=SETTLES_AFTER_MS)
        self._settling.timeout.connect(self._on_settling)
        self._room = 0
        self.empty()

    @property
    def at_rest(self) -> bool:
        """Whether it is as tall as what it holds."""
        return not self._settling.isActive()

    def empty(self) -> None:
        """Hold nothing, and take no room."""
        self.list.show_entries((), keep=False)
        self._tell("")
        self.setFixedHeight(0)

    def show_answer(self, answer: Answer, *, keep: bool) -> None:
        """Hold an answer; ``keep`` the selected line selected, where the question is the same as before."""
        self._tell(answer.told)
        self.list.show_entries(answer.entries, keep=keep)
        self.list.setVisible(bool(answer.entries))

    def fit(self, room: int) -> None:
        """Be as tall as what it holds, within ``room`` pixels: taller at once, shorter in a moment."""
        self._room = room
        wanted = self._wanted()
        self.setFixedHeight(min(max(wanted, self.height()), max(room, 0)))
        if wanted < self.height():
            self._settling.start()
        else:
            self._settling.stop()

    def set_font(self, font: QFont) -> None:
        """Set how large it is written."""
        self.list.setFont(font)
        self.told.setFont(font)

    def _tell(self, sentence: str) -> None:
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))

    def _wanted(self) -> int:
        told = self.told.heightForWidth(self.width()) if self.told.text() else 0
        return told + self.list.height_of_rows(self._room - told)

    @Slot()
    def _on_settling(self) -> None:
        self.setFixedHeight(self._wanted())
        self.settled.emit()
