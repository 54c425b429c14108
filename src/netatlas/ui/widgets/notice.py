"""A sentence that asks for attention inside a page, with buttons for what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from netatlas.ui.widgets.flow_layout import FlowLayout
from netatlas.ui.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from collections.abc import Callable


class Notice(QFrame):
    """The sentence on a wash, as of a correction; hidden while there is none.

    Attributes:
        label: the sentence.
        buttons: what can be done, left to right.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(parent)
        self.setObjectName("notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.label = plain_label(wrap=True, selectable=True)
        self.buttons: list[QPushButton] = []
        self._row = QWidget()
        self._flow = FlowLayout(self._row, spacing=6)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(self.label)
        column.addWidget(self._row)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(12, 8, 12, 8)
        outer.addLayout(column, 1)
        self.hide()

    @property
    def sentence(self) -> str:
        """What it says, or '' while it is hidden."""
        return self.label.text() if not self.isHidden() else ""

    def show_sentence(self, text: str, *actions: tuple[str, Callable[[], object]]) -> None:
        """Say something, with a button for each of ``actions``: its text, and what it does."""
        self.clear()
        self.label.setText(text)
        for name, run in actions:
            button = QPushButton(name)
            button.setFont(self.label.font())
            button.clicked.connect(lambda _checked=False, run=run: run())
            self.buttons.append(button)
            self._flow.insert_widget(self._flow.count(), button)
        self._row.setVisible(bool(actions))
        self.setAccessibleName(text)
        self.show()

    def clear(self) -> None:
        """Say nothing."""
        for button in self.buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        self.hide()
