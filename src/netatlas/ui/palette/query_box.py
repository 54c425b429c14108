"""The line of the palette that is typed into, with what it is narrowed to as a chip at its left.

What keys do beyond typing is decided in ``palette``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton, QWidget
from typing_extensions import override

from netatlas.ui.widgets.helpers import named
from netatlas.ui.widgets.plain_text import set_tip, without_mnemonic

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QShowEvent

_LONGEST_TEXT = 200
"""What the line takes; no name and no question is longer, and what is pasted beyond is left out."""
_WIDEST_CHIP = 30
"""Letters of a chip, about."""


class QueryBox(QFrame):
    """A chip and a line.

    Signals:
        text_changed: something else stands in the line.
        chip_clicked: the chip is wanted away.
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
        """Let a key paint the line only; here, since a style sheet takes the mark away."""
        super().showEvent(event)
        self.line.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def text(self) -> str:
        """What stands in the line."""
        return self.line.text()

    @property
    def at_start(self) -> bool:
        """Whether the cursor stands before the first letter and nothing is selected."""
        return self.line.cursorPosition() == 0 and not self.line.hasSelectedText()

    def put(self, text: str, *, quietly: bool = False) -> None:
        """Let a text stand in the line, the cursor behind it; ``quietly`` without a signal."""
        if quietly:
            with QSignalBlocker(self.line):
                self.line.setText(text)
        else:
            self.line.setText(text)

    def show_chip(self, label: str, *, removable: bool) -> None:
        """Show what the search is narrowed to, or no chip for an empty label."""
        self.chip.setVisible(bool(label))
        metrics = self.chip.fontMetrics()
        most = _WIDEST_CHIP * metrics.averageCharWidth()
        self.chip.setText(without_mnemonic(metrics.elidedText(label, Qt.TextElideMode.ElideRight, most)))
        self.chip.setEnabled(removable)
        set_tip(self.chip, f"{label}: Backspace at the start of the line leaves it" if removable else label)
        self.chip.setAccessibleName(f"Leave {label}" if removable else label)
        self.line.setAccessibleName(f"Search, {label}" if label else "Search")

    def set_fonts(self, line: QFont, chip: QFont) -> None:
        """Set how large the line and its chip are written."""
        self.line.setFont(line)
        self.chip.setFont(chip)
