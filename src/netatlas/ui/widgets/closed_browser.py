"""A text browser for text from packs: it loads no file and opens no link, whatever the text asks for."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QPointF, QSizeF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QTextBrowser, QWidget
from typing_extensions import override

from netatlas.printing.text_formats import CARD
from netatlas.ui.clipboard import MARKDOWN
from netatlas.ui.widgets.row_wash import RowWash, row_cursor, row_text
from netatlas.ui.widgets.speaking import describe, speak
from netatlas.ui.widgets.text_marks import TextMarks
from netatlas.ui.widgets.text_places import TextPlaces

_CARET = Qt.TextInteractionFlag.TextSelectableByKeyboard
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ClosedBrowser(QTextBrowser):
    """A QTextBrowser that never reads a file and never follows a link by itself.

    Attributes:
        wash: the wash behind the row that was asked for.
        marks: where a text is that is looked for.
        places: its links and headings.

    Signals:
        link_activated: the link's address, and whether to open it in a new tab.
        width_changed: the text has more or less room; it is laid out after that, with all that is changed.
    """

    link_activated = Signal(str, bool)
    width_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._modifiers = Qt.KeyboardModifier.NoModifier
        self._clicked_address = ""
        self.wash = RowWash(self.viewport())
        self.marks = TextMarks(self)
        self.places = TextPlaces(self.document())
        self.anchorClicked.connect(self._on_anchor_clicked)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.wash.is_shown:
            painter = QPainter(self.viewport())
            painter.translate(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
            self.wash.paint(painter)
            painter.end()
        super().paintEvent(event)

    def go_to_row(self, record_id: str, colour: QColor, *, is_reduced: bool) -> bool:
        """Put keyboard and cursor on the row of a record, and wash it; return False if there is none.

        The text is not scrolled: that is for the page, which may scroll as a whole.
        """
        cursor = row_cursor(self.document(), record_id)
        if cursor.isNull():
            return False
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setTextCursor(cursor)
        self.wash.show_row(cursor, colour, is_reduced=is_reduced)
        speak(self, row_text(cursor))
        return True

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            # without a size of its pages no text is laid out: Qt sets one below
            self.document().setPageSize(QSizeF(0, 0))
            self.width_changed.emit()
        super().resizeEvent(event)
        self.marks.refresh()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Go to the next link, and say it: Qt moves there without a word to screen readers (6.11)."""
        has_moved = super().focusNextPrevChild(next)
        if has_moved and self.hasFocus() and QAccessible.isActive() and self.link_at_cursor():
            describe(self, self.places.link_words(self.textCursor()), again=True)
        return has_moved

    @property
    def has_caret(self) -> bool:
        """Whether the arrow keys move a caret through the text, instead of scrolling it."""
        return bool(self.textInteractionFlags() & _CARET)

    def set_caret(self, *, is_on: bool) -> None:
        """Show a caret that the arrow keys move, which screen readers follow line by line, or none."""
        if is_on != self.has_caret:
            reading = Qt.TextInteractionFlag.TextBrowserInteraction
            self.setTextInteractionFlags(reading | _CARET if is_on else reading)

    def step_heading(self, step: int) -> bool:
        """Go to the next heading, or with -1 to the one before; return False if there is none.

        The text is not scrolled, as with ``go_to_row``.
        """
        cursor = self.places.heading_beside(self.textCursor(), step)
        if cursor.isNull():
            return False
        self.setTextCursor(cursor)
        describe(self, self.places.heading_words(cursor), again=True)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Return one transparent pixel, whatever is requested.

        Returning None or b"" would not do: Qt then falls back to reading the file itself (6.11).
        """
        pixel = QImage(1, 1, QImage.Format.Format_ARGB32)
        pixel.fill(Qt.GlobalColor.transparent)
        return pixel

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open a link in a new tab on middle click; Qt handles only the left button."""
        address = self._target_at(event.position().toPoint())
        if event.button() is Qt.MouseButton.MiddleButton and address:
            self.link_activated.emit(address, True)
            event.accept()
            return
        self._modifiers, self._clicked_address = event.modifiers(), address
        is_in_link = bool(self.anchorAt(event.position().toPoint()))
        super().mouseReleaseEvent(event)
        is_click = event.button() is Qt.MouseButton.LeftButton and not self.textCursor().hasSelection()
        if address and is_click and not is_in_link:
            self._on_anchor_clicked(QUrl(address))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the hand over all of a card."""
        super().mouseMoveEvent(event)
        if event.buttons() == Qt.MouseButton.NoButton and self._card_at(event.position().toPoint()):
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the focused link on Enter, with Ctrl in a new tab."""
        address = self.link_at_cursor() if event.key() in _ENTER else ""
        if address:
            self.link_activated.emit(address, bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
            return
        super().keyPressEvent(event)

    def _target_at(self, point: QPoint) -> str:
        """Return the address of the link or card at a point of the viewport, or ''."""
        return self.anchorAt(point) or self._card_at(point)

    def _card_at(self, point: QPoint) -> str:
        """Return the address of the card at a point of the viewport, or ''."""
        cursor = self.cursorForPosition(point)
        table = cursor.currentTable()
        if table is None:
            return ""
        bars = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        frame = self.document().documentLayout().frameBoundingRect(table)
        if not frame.contains(QPointF(point) + bars):
            return ""
        return str(table.cellAt(cursor).format().property(CARD) or "")

    def find_text(self, text: str, *, backward: bool = False) -> bool:
        """Select the next occurrence of ``text``, wrapping around; return True if there is one."""
        if not text:
            self.moveCursor(QTextCursor.MoveOperation.Start)
            return False
        return self.marks.step(text, backward=backward)

    def go_to_link(self, position: int, *, focus: bool = False) -> None:
        """Put the cursor before the link that begins at a position, or the focus on it as Tab does."""
        cursor = self.textCursor()
        cursor.setPosition(position)
        if focus:
            # Tab goes on from what is selected; without a selection it would begin at the top
            cursor.setPosition(max(0, position - 1))
            cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        if focus:
            self.focusNextPrevChild(True)

    def link_at_cursor(self) -> str:
        """Return the address of the focused link, or ''."""
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionEnd())  # a link that was reached backwards is selected backwards
        return cursor.charFormat().anchorHref()

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the selection as text and HTML, as Qt has it, and as Markdown."""
        data = super().createMimeDataFromSelection()
        data.setData(MARKDOWN, self.textCursor().selection().toMarkdown().encode())
        return data

    def copy_selected(self) -> bool:
        """Copy the selected text; return True if there was any."""
        has_selection = self.textCursor().hasSelection()
        if has_selection:
            self.copy()
        return has_selection

    def clear_selection(self) -> bool:
        """Clear the selection; return True if there was one."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return False
        cursor.clearSelection()
        self.setTextCursor(cursor)
        return True

    def _on_anchor_clicked(self, url: QUrl) -> None:
        ctrl = bool(self._modifiers & Qt.KeyboardModifier.ControlModifier)
        # QUrl would decode an address of ours and change it to lower case
        address = self._clicked_address or url.toString()
        self._modifiers, self._clicked_address = Qt.KeyboardModifier.NoModifier, ""
        self.link_activated.emit(address, ctrl)
