"""The small bar over a note: buttons that write its Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget
from typing_extensions import override

from netatlas.ui.commands import BOLD_KEY, ITALIC_KEY
from netatlas.ui.widgets.font_sizes import sized
from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.plain_text import plain_label, set_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from netatlas.ui.note_editing.editor import NoteEditor

_MARGIN = 8


class FormatBar(QWidget):
    """Buttons for bold, italic, a list, a table and a link.

    Attributes:
        buttons: the buttons, left to right.
    """

    def __init__(self, editor: NoteEditor, parent: QWidget | None = None) -> None:
        """Write into ``editor``."""
        super().__init__(parent)
        self.setObjectName("formatBar")
        self._hint = named(plain_label("Markdown, as you type"), "panelSentence")
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, 3, _MARGIN, 3)
        row.setSpacing(2)
        self.buttons: list[QToolButton] = []
        for text, spoken, tip, run in (
            ("B", "Bold", f"Bold ({BOLD_KEY})", editor.make_bold),
            ("I", "Italic", f"Italic ({ITALIC_KEY})", editor.make_italic),
            ("List", "List", "Make the selected lines a list", editor.make_list),
            ("Table", "Table", "Insert an empty table", editor.insert_table),
            ("Link [[", "Link", "Link to a concept; typing [[ does the same", editor.begin_link),
        ):
            button = named(QToolButton(), "formatButton", spoken=spoken)
            button.setText(text)
            set_tip(button, tip)
            button.clicked.connect(run)
            self.buttons.append(button)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._hint)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_hint()

    def _show_hint(self) -> None:
        """Show what is typed here, if there is room beside the buttons."""
        buttons = sum(button.sizeHint().width() + 2 for button in self.buttons)
        has_room = buttons + self._hint.sizeHint().width() + 3 * _MARGIN <= self.width()
        self._hint.setVisible(has_room)

    def set_usable(self, *, is_usable: bool, reason: str) -> None:
        """Enable the buttons, or disable them; ``reason`` says why."""
        for button in self.buttons:
            button.setEnabled(is_usable)
        self._hint.setText("Markdown, as you type" if is_usable else "")
        self.setAccessibleDescription(reason)

    def set_scale(self, scale: float) -> None:
        """Use another size of text."""
        for button in self.buttons:
            font = sized(button.font(), 13 * scale, bold=button.text() == "B")
            font.setItalic(button.text() == "I")
            button.setFont(font)
        self._hint.setFont(sized(self._hint.font(), 12 * scale))
        self._show_hint()
