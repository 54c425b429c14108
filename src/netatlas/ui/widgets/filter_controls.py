"""The filters above a table: a head with choices, and the line to type words into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.page_head import PageHead
from netatlas.ui.widgets.plain_text import ElidedLabel, set_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_LOW = 27
"""Height of a page in letters' heights below which it is low."""
_LONGEST_TEXT = 200
"""Letters that the line accepts: at each key, every word is looked for in all rows."""


class FilterLine(QLineEdit):
    """The line; Down moves to the table, Esc clears the text.

    Signals:
        left: Down was pressed.
    """

    left = Signal()

    def __init__(self, hint: str, spoken: str) -> None:
        """Show ``hint`` while it is empty; ``spoken`` is its name for screen readers."""
        super().__init__(placeholderText=hint, maxLength=_LONGEST_TEXT)
        self.setAccessibleName(spoken)
        set_tip(self, hint)  # which a narrow line cuts

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class FilterPanel(QWidget):
    """The filters of a page; subclasses add choices to the head.

    Attributes:
        head: title, choices and buttons.
        words: the line to type words into.
        count: says how many rows fit.
        clear: shows all rows again.

    Signals:
        changed: a filter was changed.
        left: the keyboard is to go to the table.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, title: str, hint: str, spoken: str, parent: QWidget | None = None) -> None:
        """Start without choices.

        Args:
            title: of the page.
            hint: what the empty line shows.
            spoken: its name for screen readers.
            parent: as of any widget.
        """
        super().__init__(parent)
        self.head = PageHead()
        self.head.show_title(title)
        self.words = FilterLine(hint, spoken)
        self.count = named(ElidedLabel(), "pageLead")
        self.clear = QPushButton("Clear")
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.words, 1)
        line.addWidget(self.count)
        line.addWidget(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.head)
        column.addLayout(line)
        self.words.textChanged.connect(self.changed)
        self.words.left.connect(self.left)
        self.words.returnPressed.connect(self.left)
        self.clear.clicked.connect(self._on_clear)

    def reset(self) -> None:
        """Set all filters so that every row fits, without a signal."""
        raise NotImplementedError

    @property
    def is_filtered(self) -> bool:
        """Whether some filter is set."""
        raise NotImplementedError

    def show_count(self, count: str) -> None:
        """Show how many rows fit, and enable the button that clears the filters if one is set."""
        self.count.show_text(count)
        self.words.setAccessibleDescription(count)
        self.clear.setEnabled(self.is_filtered)
        set_tip(self.clear, "Show all again" if self.is_filtered else "Nothing is filtered")

    def set_pixels(self, pixels: int) -> None:
        """Set the size of text in pixels."""
        for widget in (self.words, self.count):
            font = widget.font()
            font.setPixelSize(pixels)
            widget.setFont(font)
            widget.updateGeometry()

    def fit(self, page_height: int) -> None:
        """Leave the title out, which the tab says too, where the table needs its height for a row."""
        self.head.title.setVisible(page_height >= _LOW * self.words.font().pixelSize())

    @Slot()
    def _on_clear(self) -> None:
        self.reset()
        self.changed.emit()
        self.words.setFocus()


def toggle_button(text: str, tip: str) -> QPushButton:
    """Return a button that stays pressed."""
    button = QPushButton(text)
    button.setCheckable(True)
    set_tip(button, tip)
    return button
