"""The page that searches all text: a line to type in, and what was found below it, found in a job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from netatlas.atlas.views import VIEW_TITLES
from netatlas.ui.jobs import Lane
from netatlas.ui.latest_job import LatestJob
from netatlas.ui.pages.all_text.address import VIEW, all_text_address, shows_every_page, words_of
from netatlas.ui.pages.all_text.document import Found, all_text_document, first_words, searching_document
from netatlas.ui.pages.text_page import TextPage
from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.speaking import speak

if TYPE_CHECKING:
    from netatlas.address import Address
    from netatlas.documents.blocks import Document
    from netatlas.ui.jobs import Outcome, Task
    from netatlas.ui.page_context import PageContext

_MOST_NOTES = 200
_MARGIN = 28


class AllTextPage(TextPage):
    """What all texts say of some words.

    Attributes:
        line: where the words are typed.
    """

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Start with nothing looked for."""
        super().__init__(context, parent)
        hint = "Words that a text must have, or a “phrase in quotation marks”"
        self.line = named(QLineEdit(placeholderText=hint), "allTextLine", spoken=VIEW_TITLES[VIEW])
        self.line.setClearButtonEnabled(True)
        self.line.setMaximumWidth(640)
        self._found = Found("")
        self._job = LatestJob(context.jobs, self)
        self._is_looking = False
        self._wanted_scroll = 0
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(_MARGIN, 16, _MARGIN, 0)
        row.addWidget(self.line, 1)
        row.addStretch()
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(0, head)
        self.line.textEdited.connect(self._on_edited)
        self.line.returnPressed.connect(self._go_to_results)
        self.line.installEventFilter(self)

    @property
    @override
    def is_ready(self) -> bool:
        """Whether what was looked for last is on the screen."""
        return not self._is_looking and super().is_ready

    @override
    def can_be_remade(self) -> bool:
        return self.is_ready and super().can_be_remade()

    @override
    def show_address(self, address: Address, context: PageContext) -> None:
        if self.line.text() != words_of(address):
            self.line.setText(words_of(address))
        self._look(address, context)
        super().show_address(address, context)

    @override
    def document_of(self, address: Address, context: PageContext) -> Document:
        if self._is_looking and not self._found.words:
            return searching_document()
        return all_text_document(context.opened.atlas, self._found, every=shows_every_page(address))

    @override
    def focus_content(self) -> None:
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.selectAll()

    @override
    def set_scroll_position(self, position: int) -> None:
        self._wanted_scroll = position
        super().set_scroll_position(position)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Down in the line lead to what was found."""
        is_press = watched is self.line and event.type() is QEvent.Type.KeyPress
        if is_press and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down:
            self._go_to_results()
            return True
        return super().eventFilter(watched, event)

    @Slot()
    def _go_to_results(self) -> None:
        """Put the keyboard on the first link of what was found."""
        self.browser.setFocus(Qt.FocusReason.OtherFocusReason)
        self.browser.moveCursor(self.browser.textCursor().MoveOperation.Start)
        self.browser.focusNextPrevChild(True)

    @Slot(str)
    def _on_edited(self, words: str) -> None:
        if self._context is None:
            return
        self._address = all_text_address(words)
        self._wanted_scroll = 0
        self.place_refined.emit(self._address)
        self._look(self._address, self._context)
        if not self._found.words:
            super().show_address(self._address, self._context)

    def _look(self, address: Address, context: PageContext) -> None:
        """Look for the words of an address in a job; what was found before stays until it is done."""
        words, edition, opened = words_of(address), context.edition, context.opened
        notes = context.data.note_index if context.data is not None else None

        def work(task: Task) -> Found:
            pages = opened.searcher.all_text.find(words, edition=edition, progress=task)
            return Found(words, pages, notes.find(words, limit=_MOST_NOTES) if notes is not None else ())

        self._is_looking = True
        self._job.run(work, self._on_found, lane=Lane.INTERACTIVE)

    def _on_found(self, outcome: Outcome[Found]) -> None:
        self._is_looking = False
        address, context = self._address, self._context
        if address is None or context is None:
            return
        self._found = outcome.result
        scroll = self._wanted_scroll
        super().show_address(address, context)
        self.set_scroll_position(scroll)
        if self.line.hasFocus() and self._document is not None:
            speak(self.line, first_words(self._document))
