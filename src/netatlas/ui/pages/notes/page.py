"""The page of all notes: the list with its filter at the left, the note that is open at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QBoxLayout, QStackedWidget
from typing_extensions import override

from netatlas.address import Address
from netatlas.atlas.addressing import page_of, resolved
from netatlas.documents.note_links import linked_record
from netatlas.documents.notes import note_document, notes_document
from netatlas.ui.copying import copy_document, copy_note_text, forms_of, put_forms
from netatlas.ui.jobs import Lane
from netatlas.ui.latest_job import LatestJob
from netatlas.ui.pages.notes.address import NotesOptions, notes_address, notes_options
from netatlas.ui.pages.notes.attention import NoteAttention
from netatlas.ui.pages.notes.list_pane import NoteListPane
from netatlas.ui.pages.notes.listing import NoteListing, NoteReader, NoteRow, linking_to
from netatlas.ui.pages.notes.note_pane import NotePane
from netatlas.ui.pages.page import Page
from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from netatlas.desk.notes import Note
    from netatlas.documents.blocks import Document
    from netatlas.ui.actions import Bindings
    from netatlas.ui.copying import Forms
    from netatlas.ui.jobs import Outcome, Task
    from netatlas.ui.note_editing.note_box import Moment
    from netatlas.ui.page_context import PageContext

_SIDE_BY_SIDE = 760
"""Least width of the page in pixels for list and note beside each other."""
_LIST_WIDTH, _LIST_HEIGHT = 336, 220
_WIDEST_LIST, _HIGHEST_LIST = 0.45, 0.4
"""Largest share of the page for the list, beside the note and above it."""

_COPIED_LETTERS = 20_000
"""Letters of a note that are copied at once; a longer one is read as Markdown in a job."""

_NEW_LINE = "\u2029"
"""What Qt has between two lines of a selection."""

_GONE = "There is no note {}. It may have been deleted more than 30 days ago."


class NotesPage(Page):
    """All notes, and the one that is open.

    Attributes:
        list: the list with its filter.
        pane: the note that is open.
        attention: what is said over it.
    """

    title = "Notes"
    has_column = True

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(context, parent)
        self.setObjectName("page")
        self._context = context
        self._data = context.own_data
        self._reader = NoteReader(context.opened.atlas)
        self._job = LatestJob(context.jobs, self)
        self._filter_job = LatestJob(context.jobs, self)
        self._copy_job = LatestJob(context.jobs, self)
        self._rows: tuple[NoteRow, ...] = ()
        self._is_read = self._is_current = False
        self._options = NotesOptions()
        self.list = NoteListPane(context.theme)
        self.pane = NotePane(context, self._data)
        self.attention = NoteAttention(self.pane, self._data, context.jobs)
        self.attention.set_atlas(context.opened.atlas)
        self.empty = named(plain_label(wrap=True), "pageLead")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setMargin(28)
        self._side = QStackedWidget()
        self._side.addWidget(self.pane)
        self._side.addWidget(self.empty)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addWidget(self.list)
        self._box.addWidget(self._side, 1)
        self._connect()

    @override
    def show_address(self, address: Address, context: PageContext) -> None:
        options = notes_options(address)
        if context.opened is not self._context.opened:
            self._reader = NoteReader(context.opened.atlas)
            self.attention.set_atlas(context.opened.atlas)
            self._is_current = False
        self._context = context
        self._options = options
        if self.list.show_words(options.words) and self._is_current:
            self._filter()
        self.list.apply_theme(context.theme, context.scale)
        self.pane.apply_context(context)
        font = self.empty.font()
        font.setPixelSize(round(14 * context.scale))
        self.empty.setFont(font)
        self._arrange()
        if self._is_current:
            self._open_wanted()
        else:
            self._read()

    @property
    @override
    def is_ready(self) -> bool:
        return self._is_current and not self._filter_job.is_awaited

    @override
    def document(self) -> Document | None:
        notes = [row.note for row in self.list.notes if row.note.deleted is None]
        return notes_document(self._context.opened.atlas, notes) if self._is_read else None

    @override
    def commands(self) -> Bindings:
        return {"note.new": self.begin_another, "note.delete": self.attention.delete}

    @override
    def reason(self, command_id: str) -> str:
        if self._data.items.reason:
            return self._data.items.reason
        if command_id == "note.delete":
            return "" if self.pane.note is not None and self.pane.note.deleted is None else "No note is open"
        return "" if self.pane.box.anchor else "No note is open that says what another would be on"

    @override
    def focus_content(self) -> None:
        writes = bool(self._options.about) or self.pane.box.editor.hasFocus()
        (self.pane.box.editor if writes else self.list.view).setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def find_text(self, text: str, *, backward: bool) -> bool:
        flags = QTextDocument.FindFlag.FindBackward if backward else QTextDocument.FindFlag(0)
        return bool(text) and self.pane.box.editor.find_around(text, flags)

    @override
    def find_near(self, text: str) -> bool:
        self.pane.box.editor.go_to_start_of_selection()
        return self.find_text(text, backward=False)

    @override
    def find_position(self, text: str) -> int:
        return self.pane.box.editor.marked_position()

    @override
    def mark_all(self, text: str) -> int:
        return self.pane.box.editor.mark_all(text, self._context.theme.base["found"])

    @override
    def copy(self) -> bool:
        """Copy the selected words as they are typed and as they read, else the note that is open."""
        atlas, note = self._context.opened.atlas, self.pane.note
        cursor = self.pane.box.editor.textCursor()
        if cursor.hasSelection():
            return copy_note_text(atlas, cursor.selectedText().replace(_NEW_LINE, "\n"))
        if note is not None and len(note.text) > _COPIED_LETTERS:
            self.note_requested.emit("The note is long: it is on the clipboard in a moment.")
            self._copy_job.run(lambda _task: forms_of(note_document(atlas, note)), self._on_forms)
            return True
        return note is not None and copy_document(note_document(atlas, note))

    def _on_forms(self, outcome: Outcome[Forms]) -> None:
        if outcome.error is not None:
            self._data.failed.emit(outcome.error)
            return
        put_forms(outcome.result)
        self.note_requested.emit("Copied.")

    @override
    def deselect(self) -> bool:
        cursor = self.pane.box.editor.textCursor()
        had = cursor.hasSelection()
        cursor.clearSelection()
        self.pane.box.editor.setTextCursor(cursor)
        return had

    @override
    def scroll_position(self) -> int:
        return self.list.view.verticalScrollBar().value()

    @override
    def set_scroll_position(self, position: int) -> None:
        self.list.view.verticalScrollBar().setValue(position)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._is_current:
            self._read()

    def begin_another(self) -> None:
        """Begin another note on what the open one is on."""
        self._begin(self.pane.box.anchor)

    def _connect(self) -> None:
        self._data.changed.connect(self._on_data_changed)
        self.list.changed.connect(self._on_filter_changed)
        self.list.view.note_chosen.connect(self._on_note_chosen)
        self.list.view.entered.connect(self._on_entered)
        self.list.view.delete_requested.connect(self.attention.delete)
        self.pane.open_requested.connect(self.open_requested)
        self.pane.box.note_saved.connect(self._on_note_saved)
        self.pane.box.editor.link_activated.connect(self._on_link)

    def _read(self) -> None:
        """Read all notes in the background."""
        self._is_current = False
        reader, data, words = self._reader, self._data, self.list.words.text()
        moment = self.pane.box.moment

        def work(_task: Task) -> tuple[tuple[NoteRow, ...], NoteListing]:
            rows = reader.read(data.notes)
            return rows, NoteListing.of(rows, words)

        self._job.run(work, lambda outcome: self._on_read(outcome, moment))

    def _on_read(self, outcome: Outcome[tuple[tuple[NoteRow, ...], NoteListing]], moment: Moment) -> None:
        self._is_current = True
        if outcome.error is not None:
            self.empty.setText(str(outcome.error))
            self._side.setCurrentWidget(self.empty)
            return
        self._rows, listing = outcome.result
        is_first, self._is_read = not self._is_read, True
        if listing.words == self.list.words.text():
            self._filter_job.cancel()  # of the notes before
            self._show_listing(listing)
        else:
            self._filter()
        if is_first or self._wants_another:
            self._open_wanted()
        else:
            self._take_over(moment)
        self._show_links()
        self.commands_changed.emit()

    def _filter(self) -> None:
        """List what fits the filter, in the background: of thousands of notes that takes a while."""
        rows, words = self._rows, self.list.words.text()
        self._filter_job.run(
            lambda _task: NoteListing.of(rows, words),
            lambda outcome: self._show_listing(outcome.result),
            lane=Lane.INTERACTIVE,
        )

    def _show_listing(self, listing: NoteListing) -> None:
        self.list.show_listing(listing, self._current, has_notes=bool(self._rows))

    @property
    def _current(self) -> int:
        return self.pane.note.id if self.pane.note is not None else 0

    @property
    def _wants_another(self) -> bool:
        """Whether the address asks for a note that is not the one open."""
        return bool(self._options.note) and self._options.note != self._current

    def _row(self, note_id: int) -> NoteRow | None:
        return next((row for row in self._rows if row.note.id == note_id), None)

    def _open_wanted(self) -> None:
        """Open what the address asks for; where it names no note, the first that is listed."""
        options = self._options
        if options.about:
            self._begin(options.about)
        elif options.note and self._row(options.note) is None:
            self.empty.setText(_GONE.format(options.note))
            self._side.setCurrentWidget(self.empty)
        elif first := options.note or self._current or self.list.first:
            self._open(first)
        else:
            self._show_nothing()

    def _show_nothing(self) -> None:
        self.empty.setText(self.list.empty_sentence if self._rows else self.list.no_notes_sentence)
        self._side.setCurrentWidget(self.empty)

    def _open(self, note_id: int) -> None:
        """Open a note, and select it in the list if it is there."""
        row = self._row(note_id)
        if row is None:
            return
        self.list.select(note_id)
        if note_id != self._current or self.attention.is_showing_version:
            self.pane.show_note(row.note)
        self.attention.show_row(row)
        self._side.setCurrentWidget(self.pane)
        self._show_links()
        self._refine()

    def _begin(self, anchor: str) -> None:
        """Open an empty box for a new note."""
        if not anchor:
            return
        self.list.select(0)
        self.pane.show_note(None, anchor)
        self.attention.show_row(None)
        self._side.setCurrentWidget(self.pane)
        self._show_links()
        self.pane.box.editor.setFocus()

    def _take_over(self, moment: Moment) -> None:
        """Show what another program has made of the open note; what is being typed stays."""
        row = self._row(self._current)
        if row is not None:
            if not self.attention.is_showing_version:
                self.pane.box.take_over(row.note, moment)
            self.attention.show_row(row)
            self.pane.refresh()
        elif not self._current and not self._options.about and self.list.first:
            self._open(self.list.first)
        elif not self._rows and not self.pane.box.anchor:
            self._show_nothing()

    def _show_links(self) -> None:
        """Show what the open note links to, and which notes link to what it is on."""
        atlas, scale, row = self._context.opened.atlas, self._context.scale, self._row(self._current)
        targets = row.links if row is not None else ()
        self.pane.linked.show_links([(atlas.display_name(one), one, "") for one in targets], scale)
        address = Address.parse(self.pane.box.anchor)
        concept = page_of(atlas, resolved(atlas, address)).record_id
        others = linking_to(self._rows, concept, but=self._current) if concept else []
        links = [(one.title, f"note:{one.note.id}", self.list.day(one)) for one in others]
        self.pane.linking.show_links(links, scale)

    def _refine(self) -> None:
        """Have what is shown now recorded in the page's address."""
        self._options = NotesOptions(self._current, self.list.words.text())
        self.place_refined.emit(notes_address(self._options))
        self.commands_changed.emit()

    def _arrange(self) -> None:
        """Put list and note beside each other, or in a narrow window the list above the note."""
        beside = self.width() >= _SIDE_BY_SIDE
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._box.setDirection(direction)
        scale = self._context.scale
        if beside:
            width = min(round(_LIST_WIDTH * scale), round(self.width() * _WIDEST_LIST))
            self.list.take_room(width=width)
        else:
            share = round(self.height() * _HIGHEST_LIST)
            self.list.take_room(height=min(round(_LIST_HEIGHT * scale), share))

    @Slot()
    def _on_data_changed(self) -> None:
        self._is_current = False
        if self.isVisible():
            self._read()

    @Slot()
    def _on_filter_changed(self) -> None:
        self._filter()
        self._refine()

    @Slot(int)
    def _on_note_chosen(self, note_id: int) -> None:
        if note_id != self._current:
            self._open(note_id)

    @Slot()
    def _on_entered(self) -> None:
        self.pane.box.editor.setFocus()

    @Slot(object)
    def _on_note_saved(self, note: Note) -> None:
        if self._options.note != note.id:
            self._refine()
        self.pane.refresh()

    @Slot(str)
    def _on_link(self, name: str) -> None:
        record = linked_record(self._context.opened.atlas, name)
        self.open_requested.emit(str(Address.record(record or name)), False)
