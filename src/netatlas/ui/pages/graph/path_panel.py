"""The column beside a path: the paths to choose from, and the chosen one told stop by stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QTextCursor, QTextFormat
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QTextEdit, QVBoxLayout, QWidget

from netatlas.documents import stop_number
from netatlas.printing.text_writer import SMALL, TextWriter
from netatlas.ui.widgets.closed_browser import ClosedBrowser
from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netatlas.documents.blocks import Document
    from netatlas.explore.paths import PathChoice
    from netatlas.ui.page_context import PageContext

_WIDTH = 300
"""Pixels."""
_BESIDE_TITLES, _AROUND_TITLES = 64, 10
"""Pixels: margins, padding and scroll bar beside a title of the list; padding above and below it."""
_MOST_SHOWN = 5
"""Choices that are shown without scrolling."""


class PathPanel(QWidget):
    """What leads from one concept to another, in words.

    Signals:
        choice_changed: the index of the path that was chosen.
        link_activated: an address, and whether it is wanted in a new tab.
    """

    choice_changed = Signal(int)
    link_activated = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setObjectName("graphSide")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(_WIDTH)
        self.title = named(plain_label(wrap=True, selectable=True), "cardTitle")
        self.note = named(plain_label(wrap=True, selectable=True), "pageLead")
        self.choices = named(QListWidget(), "pathChoices", spoken="Paths to choose from")
        self.choices.setWordWrap(True)  # a title that is cut would be told from no other
        self.choices.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._wash = QColor()
        self.told = ClosedBrowser()
        self.told.setAccessibleName("Path, stop by stop")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 14, 12)
        column.setSpacing(8)
        for widget in (self.title, self.note, self.choices):
            column.addWidget(widget)
        column.addWidget(self.told, 1)
        self.choices.currentRowChanged.connect(self._on_row_changed)
        self.told.link_activated.connect(self.link_activated)

    def show_note(self, title: str, note: str, context: PageContext) -> None:
        """Show a sentence in place of a path."""
        self._set_fonts(context.scale)
        self.title.setText(title)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.choices.hide()
        self.told.clear()

    def show_choices(self, title: str, choices: Sequence[PathChoice], context: PageContext) -> None:
        """List what there is to choose from."""
        self.show_note(title, "", context)
        with QSignalBlocker(self.choices):
            self.choices.clear()
            self._add(choices, context.scale)
        self.choices.setVisible(len(choices) > 1)
        rows, frame = min(len(choices), _MOST_SHOWN), 2 * self.choices.frameWidth()
        self.choices.setFixedHeight(sum(map(self.choices.sizeHintForRow, range(rows))) + frame)

    def _add(self, choices: Sequence[PathChoice], scale: float) -> None:
        """Add a row for each, as high as its title needs."""
        font = self.choices.font()
        font.setPixelSize(round(13 * scale))
        self.choices.setFont(font)
        room = QRect(0, 0, _WIDTH - _BESIDE_TITLES, _WIDTH)
        for choice in choices:
            title = choice.title if choice.works else f"{choice.title} (fails)"
            height = QFontMetrics(font).boundingRect(room, Qt.TextFlag.TextWordWrap, title).height()
            row = QListWidgetItem(title, self.choices)
            row.setSizeHint(QSize(room.width(), height + _AROUND_TITLES))

    def show_chosen(self, index: int, document: Document, context: PageContext) -> None:
        """Tell one of them; with -1 say why there is none."""
        with QSignalBlocker(self.choices):
            self.choices.setCurrentRow(index)
        self._wash = context.theme.colour("accent_wash")
        TextWriter(self.told.document(), context.theme, scale=context.scale, look=SMALL).write_body(document)
        self.told.moveCursor(QTextCursor.MoveOperation.Start)

    @Slot(int)
    def mark_stop(self, index: int) -> None:
        """Mark the words of a stop and bring them into view; with -1 mark none."""
        marks = []
        block = self.told.document().begin()
        while index >= 0 and block.isValid():
            if block.text().startswith(stop_number(index)):
                mark = QTextEdit.ExtraSelection()
                mark.cursor = QTextCursor(block)
                mark.cursor.movePosition(
                    QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
                )
                mark.format.setBackground(self._wash)
                mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
                marks.append(mark)
                self.told.setTextCursor(QTextCursor(block))
                break
            block = block.next()
        self.told.setExtraSelections(marks)

    def _set_fonts(self, scale: float) -> None:
        for label, pixels in ((self.title, 18), (self.note, 13)):
            font = label.font()
            font.setPixelSize(round(pixels * scale))
            label.setFont(font)

    @Slot(int)
    def _on_row_changed(self, row: int) -> None:
        if row >= 0:
            self.choice_changed.emit(row)
