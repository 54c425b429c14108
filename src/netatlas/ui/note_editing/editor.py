"""The text box of a note: plain Markdown with links that are completed while one types.

It never reads mark-up: HTML and images in a note are text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QMouseEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget
from typing_extensions import override

from netatlas.documents.note_links import unfinished_link
from netatlas.ui.commands import BOLD_KEY, ITALIC_KEY
from netatlas.ui.note_editing import markdown_edits as edits
from netatlas.ui.note_editing.completion import LinkCompletion, line_in_window
from netatlas.ui.note_editing.highlighter import MarkdownHighlighter
from netatlas.ui.widgets.font_sizes import sized

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent, QHideEvent

    from netatlas.ui.page_context import PageContext

LONGEST_FORMATTED = 60_000
"""Letters of a text whose Markdown is shown as it is typed; longer ones are plain."""
LONGEST_TEXT = 300_000
LONGEST_LINE = 20_000
"""Most letters of a text that can be edited, and of a line of it: Qt lays out a line at once, in the thread
of the window."""
SHOWN_OF_LONGER = 20_000
"""Letters shown of a text that is longer than what can be edited."""
TOO_LONG_TO_PASTE = (
    "That is too long to be pasted into a note here; nothing was pasted. "
    "The command line takes it: netatlas note NAME -"
)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CTRL = Qt.KeyboardModifier.ControlModifier


def is_too_long(text: str) -> bool:
    """Return True if a text cannot be edited in the window without stopping it."""
    if len(text) > LONGEST_TEXT:
        return True
    return len(text) > LONGEST_LINE and any(len(line) > LONGEST_LINE for line in text.split("\n"))


class NoteEditor(QPlainTextEdit):
    """The text box.

    Attributes:
        context: the atlas for links, and the colours.
        completion: the list of concepts that is offered for a link; None before the first.

    Signals:
        edited: the reader has changed the text.
        left: the box has lost the keyboard, or is not seen any more.
        refused: the sentence that says why a text was not pasted.
        link_activated: the name that a link is to.
    """

    edited = Signal()
    left = Signal()
    refused = Signal(str)
    link_activated = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setObjectName("noteEditor")
        self.setTabChangesFocus(True)  # Tab leads on, as everywhere: whoever has no mouse must get out again
        self.context = context
        self._highlighter: MarkdownHighlighter | None = MarkdownHighlighter(self.document(), context.theme)
        self.completion: LinkCompletion | None = None
        self._whole = ""  # a text of which only the beginning is shown
        self.textChanged.connect(self._on_text_changed)
        self.cursorPositionChanged.connect(self._on_cursor_moved)

    @property
    def note_text(self) -> str:
        """The whole text."""
        return self._whole or self.toPlainText()

    @property
    def is_shortened(self) -> bool:
        """Whether the text is too long to be edited here, so that only its beginning is shown."""
        return bool(self._whole)

    def set_note_text(self, text: str) -> None:
        """Show another text, which cannot be undone to the one before."""
        self._whole = text if is_too_long(text) else ""
        shown = _beginning(text) if self._whole else text
        with QSignalBlocker(self):
            self._format_if_short(shown)
            self.setPlainText(shown)
        self.setReadOnly(bool(self._whole))

    def change_note_text(self, text: str) -> None:
        """Take over what another program has changed; the cursor stays, and undo leads back to before."""
        if self._whole or is_too_long(text):
            self.set_note_text(text)
            return
        start, end, replacement = edits.difference(self.toPlainText(), text)
        with QSignalBlocker(self):
            self._part(start, end).insertText(replacement)

    def apply_context(self, context: PageContext) -> None:
        """Use other colours, another size of text, or another atlas for links."""
        if context.theme is not self.context.theme and self._highlighter is not None:
            with QSignalBlocker(self):
                self._highlighter.set_theme(context.theme)
        if context is not self.context and self.completion is not None:
            self.completion.close_list()
            self.completion.deleteLater()
            self.completion = None
        self.context = context
        self.setFont(sized(self.font(), 14 * context.scale))

    def make_bold(self) -> None:
        """Make what is selected bold, or not bold any more."""
        self._change(edits.wrapped_in(*self._selection, "**"))

    def make_italic(self) -> None:
        """Make what is selected italic, or not italic any more."""
        self._change(edits.wrapped_in(*self._selection, "*"))

    def make_list(self) -> None:
        """Make the selected lines a list, or no list any more."""
        self._change(edits.as_list(*self._selection))

    def insert_table(self) -> None:
        """Insert an empty table."""
        self._change(edits.with_table(*self._selection))

    def begin_link(self) -> None:
        """Begin a link: the names of concepts are offered as for ``[[`` that is typed."""
        text, start, end = self._selection
        if start != end:
            self._change(edits.link_to(start, end, text[start:end]))
        else:
            self.textCursor().insertText(edits.LINK_START)
        self.setFocus()

    @override
    def event(self, event: QEvent) -> bool:
        """Keep the keys of bold and italic from the window, which has other uses for them."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._formatting(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (
            self.completion is not None
            and self.completion.isVisible()
            and self._give_to_list(self.completion, event)
        ):
            return
        if (change := self._formatting(event)) is not None:
            change()
        elif event.key() in _ENTER and event.modifiers() & _CTRL:
            if name := edits.link_at(self._line, self.textCursor().positionInBlock()):
                self.link_activated.emit(name)
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.modifiers() & _CTRL and event.button() is Qt.MouseButton.LeftButton:
            cursor = self.cursorForPosition(event.position().toPoint())
            if name := edits.link_at(cursor.block().text(), cursor.positionInBlock()):
                self.link_activated.emit(name)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._close_list()
        self.left.emit()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._close_list()
        self.left.emit()

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words only, and none that would be too long to be edited here."""
        text = source.text()
        if is_too_long(text) or self.document().characterCount() + len(text) > LONGEST_TEXT:
            self.refused.emit(TOO_LONG_TO_PASTE)
            return
        self.textCursor().insertText(text)
        self.ensureCursorVisible()

    def find_around(self, text: str, flags: QTextDocument.FindFlag) -> bool:
        """Select the next occurrence of ``text``, around the ends; return True if there is one."""
        if self.find(text, flags):
            return True
        before = self.textCursor()
        is_backward = bool(flags & QTextDocument.FindFlag.FindBackward)
        move = QTextCursor.MoveOperation
        self.moveCursor(move.End if is_backward else move.Start)
        if self.find(text, flags):
            return True
        self.setTextCursor(before)
        return False

    def mark_all(self, text: str, colour: str) -> int:
        """Highlight every occurrence of ``text``, or none of an empty text; return how many there are."""
        marks = []
        cursor = self.document().find(text) if text else QTextCursor()
        while not cursor.isNull():
            mark = QTextEdit.ExtraSelection()
            mark.cursor = cursor
            mark.format.setBackground(QColor(colour))
            marks.append(mark)
            cursor = self.document().find(text, cursor)
        self.setExtraSelections(marks)
        return len(marks)

    def marked_position(self) -> int:
        """Return the number of the highlighted occurrence that is selected, from 1; 0 if none is."""
        marks = [
            (mark.cursor.selectionStart(), mark.cursor.selectionEnd()) for mark in self.extraSelections()
        ]
        cursor = self.textCursor()
        here = (cursor.selectionStart(), cursor.selectionEnd())
        return marks.index(here) + 1 if here in marks else 0

    def go_to_start_of_selection(self) -> None:
        """Put the cursor before what is selected, if anything is."""
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self.setTextCursor(cursor)

    @property
    def _line(self) -> str:
        return self.textCursor().block().text()

    @property
    def _begun_link(self) -> str | None:
        """The name that is being typed in a link at the cursor, or None."""
        begun = unfinished_link(self._line, self.textCursor().positionInBlock())
        return begun[1] if begun is not None else None

    @property
    def _selection(self) -> tuple[str, int, int]:
        cursor = self.textCursor()
        return self.toPlainText(), cursor.selectionStart(), cursor.selectionEnd()

    def _formatting(self, event: QKeyEvent) -> Callable[[], None] | None:
        """Return what a key does to the selected text, or None."""
        pressed = QKeySequence(event.keyCombination())
        keys = {BOLD_KEY: self.make_bold, ITALIC_KEY: self.make_italic}
        return next((run for key, run in keys.items() if QKeySequence(key) == pressed), None)

    def _change(self, change: edits.Change) -> None:
        """Replace a part of the text as one step of undo, and give it the keyboard."""
        if self.isReadOnly():
            return
        cursor = self._part(change.start, change.end)
        cursor.insertText(change.text)
        first, last = (change.start + position for position in change.selected)
        self.setTextCursor(self._part(first, last))
        self.setFocus()

    def _part(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _format_if_short(self, text: str) -> None:
        """Have Markdown shown as it is typed, if the text is short enough to do so with each key."""
        wanted = len(text) <= LONGEST_FORMATTED
        if wanted is (self._highlighter is not None):
            return
        if self._highlighter is not None:
            self._highlighter.setDocument(None)
        self._highlighter = MarkdownHighlighter(self.document(), self.context.theme) if wanted else None

    def _give_to_list(self, completion: LinkCompletion, event: QKeyEvent) -> bool:
        """Have the list of concepts take a key; return False if it is none of its keys."""
        match event.key():
            case Qt.Key.Key_Down:
                completion.step(1)
            case Qt.Key.Key_Up:
                completion.step(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Tab:
                completion.take()
            case Qt.Key.Key_Escape:
                completion.close_list()
            case _:
                return False
        return True

    def _close_list(self) -> None:
        if self.completion is not None:
            self.completion.close_list()

    @Slot()
    def _on_text_changed(self) -> None:
        self.edited.emit()
        begun = self._begun_link
        if begun is None or self.isReadOnly() or not self.hasFocus():
            self._close_list()
            return
        if self.completion is None:
            self.completion = LinkCompletion(self.context, self)
            self.completion.chosen.connect(self._on_link_chosen)
        line = self.cursorRect()
        line.translate(self.viewport().pos())
        self.completion.ask(begun, line_in_window(self, line))

    @Slot()
    def _on_cursor_moved(self) -> None:
        if self._begun_link is None:
            self._close_list()

    @Slot(str)
    def _on_link_chosen(self, name: str) -> None:
        """Put the chosen name in the place of the link that was begun."""
        end = self.textCursor().position()
        if (begun := self._begun_link) is None:
            return
        start = end - len(begun) - len(edits.LINK_START)
        is_ended = self._line[self.textCursor().positionInBlock() :].startswith(edits.LINK_END)
        self._change(edits.link_to(start, end + (len(edits.LINK_END) if is_ended else 0), name))


def _beginning(text: str) -> str:
    """Return the beginning of a text, in lines that Qt can lay out at once."""
    start = text[:SHOWN_OF_LONGER]
    return "\n".join(line[:LONGEST_LINE] for line in start.split("\n"))
