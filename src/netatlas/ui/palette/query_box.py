"""The palette's search box: a line edit with the scope of the search as a chip at its left.

What keys do beyond typing is decided in ``palette``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton, QWidget
from typing_extensions import override

from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.plain_text import set_tip, without_mnemonic

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QShowEvent

_LONGEST_TEXT = 320
"""Letters that the line takes at most, as many as the search reads; the rest of a pasted text is dropped."""
_WIDEST_CHIP = 30
"""Widest label of a chip, in letters of average width."""


class QueryBox(QFrame):
    """A chip and a line edit.

    Signals:
        text_changed: the text of the line has changed.
        chip_clicked: the chip was clicked, to remove it.
    """

    text_changed = Signal()
    chip_clicked = Signal()

    def __init__(self, parent: QWidget) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setObjectName("queryBox")
        self.chip = named(QToolButton(), "scopeChip")
        self.chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.line = named(QLineEdit(), "paletteLine", spoken="Search")
        self.line.setMaxLength(_LONGEST_TEXT)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 9, 14, 9)
        row.setSpacing(8)
        row.addWidget(self.chip)
        row.addWidget(self.line, 1)
        self.show_chip("", removable=False)
        self.line.textChanged.connect(self.text_changed)
        self.chip.clicked.connect(self.chip_clicked)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Let a key repaint the line only; set each time, since a style sheet resets the attribute."""
        super().showEvent(event)
        self.line.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def text(self) -> str:
        """The text of the line."""
        return self.line.text()

    @property
    def at_start(self) -> bool:
        """Whether the cursor is before the first letter and nothing is selected."""
        return self.line.cursorPosition() == 0 and not self.line.hasSelectedText()

    def put(self, text: str, *, quietly: bool = False) -> None:
        """Set the text, with the cursor at its end; ``quietly`` without a signal."""
        if quietly:
            with QSignalBlocker(self.line):
                self.line.setText(text)
        else:
            self.line.setText(text)

    def show_chip(self, label: str, *, removable: bool) -> None:
        """Show a chip with what the search is narrowed to, or none for an empty label."""
        self.chip.setVisible(bool(label))
        metrics = self.chip.fontMetrics()
        width = _WIDEST_CHIP * metrics.averageCharWidth()
        self.chip.setText(without_mnemonic(metrics.elidedText(label, Qt.TextElideMode.ElideRight, width)))
        self.chip.setEnabled(removable)
        can_be_left = removable and bool(label)
        set_tip(self.chip, f"{label}: Backspace at the start of the line leaves it" if can_be_left else label)
        self.chip.setAccessibleName(f"Leave {label}" if can_be_left else label)
        self.line.setAccessibleName(f"Search, {label}" if label else "Search")

    def set_fonts(self, line: QFont, chip: QFont) -> None:
        """Set the fonts of the line and the chip."""
        self.line.setFont(line)
        self.chip.setFont(chip)
