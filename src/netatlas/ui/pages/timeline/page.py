"""The page of a timeline: a picture, and below it what held on a date, what changed, and all events."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from netatlas.atlas.addressing import row_of
from netatlas.atlas.citations import evidence_lines
from netatlas.atlas.edition import speaks_for_notes
from netatlas.documents import answer_document, event_document
from netatlas.explore.lanes import opening_date
from netatlas.explore.timeline import authorities
from netatlas.explore.timeline_answer import TimelineAnswer, TimelineQuestion, answer_to
from netatlas.ui.canvas.timeline_canvas import TimelineCanvas
from netatlas.ui.copying import copy_document
from netatlas.ui.labels import with_pack_titles
from netatlas.ui.next_turn import in_next_turn
from netatlas.ui.pages.page import Page
from netatlas.ui.pages.row_words import why_no_row
from netatlas.ui.pages.timeline.address import TimelineOptions, timeline_address, timeline_at
from netatlas.ui.pages.timeline.body import TimelineBody
from netatlas.ui.pages.timeline.event_text import event_sentence
from netatlas.ui.pages.timeline.head import TimelineHead
from netatlas.ui.widgets.coming_scroll import ComingScroll
from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.plain_text import plain_label, set_tip
from netatlas.ui.widgets.row_wash import row_cursor, row_rect
from netatlas.ui.widgets.speaking import speak

if TYPE_CHECKING:
    from netatlas.address import Address
    from netatlas.atlas.dates import PartialDate
    from netatlas.atlas.model import Timeline
    from netatlas.documents.blocks import Document
    from netatlas.ui.actions import Bindings
    from netatlas.ui.page_context import PageContext

_WRITE_DELAY = 60
"""Milliseconds without a change before the text is written; the picture alone follows a drag at once."""
_MARGIN = 28
"""Pixels left and right of everything."""
_AROUND_ROW = 80
"""Pixels that are kept free above and below the row of an event."""
_KEYS_HELP = (
    "Arrows step through the events, Enter opens what they happened to. Drag or type a date; "
    "Shift and an arrow move it by a day, Ctrl and Shift by a year."
)


class TimelinePage(Page):
    """A timeline as lanes over an axis of time, with a text below that says what held."""

    formats = (("Picture", "svg"),)
    is_text = True

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(context, parent)
        self.setObjectName("page")
        self._context = context
        self._timeline: Timeline | None = None
        self._options = TimelineOptions()
        self._answer: TimelineAnswer | None = None
        self._row = ""
        self.head = TimelineHead()
        self.canvas = TimelineCanvas()
        self.detail = named(plain_label(wrap=True, selectable=True), "cellDetail")
        self.browser = TimelineBody()
        self._build()
        self.head.head.add(self.bookmark.placed())
        self._writing = QTimer(self, singleShot=True, interval=_WRITE_DELAY)
        self._writing.timeout.connect(self._write)
        self._connect()

    @override
    def show_address(self, address: Address, context: PageContext) -> None:
        timeline, options = timeline_at(context.opened.atlas, address)
        before = (self._timeline.id, self._options.dates, self._options.hidden) if self._timeline else None
        if (timeline.id, options.dates, options.hidden) != before:
            self.head.forget_typed()
        self._timeline, self._options, self._context = timeline, options, context
        self.title = timeline.title
        title = with_pack_titles(context.opened.atlas, timeline.title, [timeline.id])
        self.head.show_words(title, timeline.summary, scale=context.scale)
        font = self.detail.font()
        font.setPixelSize(round(13 * context.scale))
        self.detail.setFont(font)
        with self.canvas.drawn_once():
            self.canvas.show_timeline(timeline, context)
            self.canvas.show_days(options.days)
            self.head.show_zoomed(zoomed=self.canvas.zoomed)
            self.head.show_authorities(authorities(timeline), options.hidden)
            self._ask()
        self._show_event(self.canvas.current)
        self._write(at_once=before is not None and before[0] == timeline.id)

    @override
    def reveal(self, address: Address) -> None:
        event_id = row_of(self._context.opened.atlas, address)
        if event_id and not self._go_to_event(event_id):
            self.note_requested.emit(why_no_row(self._context, event_id))

    @property
    def dates(self) -> tuple[PartialDate, ...]:
        """The dates that are asked about: one, or a locked one and another."""
        if self._options.dates or self._timeline is None:
            return self._options.dates
        return (opening_date(self._timeline),)

    @override
    def document(self) -> Document | None:
        return self._make_document(drawn=True)

    def _make_document(self, *, drawn: bool = False) -> Document | None:
        """Return the page as a document; ``drawn`` adds the picture, for files."""
        if self._answer is None:
            return None
        return answer_document(self._context.opened.atlas, self._answer, drawn=drawn)

    @override
    def content(self, ending: str) -> bytes | None:
        if self._answer is None:
            return None
        from netatlas.drawing.timeline.picture import timeline_svg

        return timeline_svg(self._context.opened.atlas, self._answer).encode()

    @override
    def commands(self) -> Bindings:
        return {"timeline.lock": self.head.lock.toggle}

    @override
    def focus_content(self) -> None:
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def find_text(self, text: str, *, backward: bool) -> bool:
        return self._in_sight(found=self.browser.find_text(text, backward=backward))

    @override
    def find_near(self, text: str) -> bool:
        self.browser.write_rest()
        return self._in_sight(found=self.browser.marks.settle(text))

    @override
    def find_position(self, text: str) -> int:
        return self.browser.marks.position(text)

    @override
    def mark_all(self, text: str) -> int:
        if text:
            self.browser.write_rest()
        colours = self._context.theme.base
        return self.browser.marks.mark(text, colours["found"], colours["text"])

    def _in_sight(self, *, found: bool) -> bool:
        """Bring what was found into sight; return whether anything was."""
        if found:
            at = self.browser.mapTo(self._content, self.browser.cursorRect().center())
            self.scroller.ensureVisible(at.x(), at.y(), 0, 80)
        return found

    @override
    def step_heading(self, step: int) -> bool:
        has_moved = self.browser.step_heading(step)
        if has_moved:
            top = self.browser.mapTo(self._content, self.browser.cursorRect().topLeft()).y()
            self.scroller.verticalScrollBar().setValue(top)
        return has_moved

    @property
    @override
    def selected_address(self) -> str:
        """The current event, while the picture has the keyboard."""
        return self.canvas.current if self.canvas.hasFocus() else ""

    @override
    def copy(self) -> bool:
        """Copy the selected text, else the current event with its source, else all of it."""
        for label in (self.head.title, self.head.lead, self.detail):
            if label.hasSelectedText():
                QGuiApplication.clipboard().setText(label.selectedText())
                return True
        if self.browser.copy_selected():
            return True
        atlas, event = self._context.opened.atlas, self.canvas.current
        if not event:
            return copy_document(self._make_document())
        return copy_document(event_document(atlas, event, edition=self._context.edition))

    @override
    def deselect(self) -> bool:
        if self.browser.clear_selection():
            return True
        had = bool(self.canvas.current)
        if had:
            self.canvas.go_to("")
        return had

    @override
    def scroll_position(self) -> int:
        return self.scroller.verticalScrollBar().value()

    @override
    def set_scroll_position(self, position: int) -> None:
        if position:
            self.browser.write_rest()
        self._coming.go_to(position)

    @Slot(object)
    def set_date(self, date: PartialDate) -> None:
        """Ask about another date; a locked one stays."""
        if self._timeline is None or date == self.dates[-1]:
            return
        self._move((*self.dates[:-1], date))
        speak(self.canvas, str(date))

    @Slot(bool)
    def set_locked(self, locked: bool) -> None:
        """Lock the date to compare another one with it, or unlock it."""
        if self._timeline is None or locked == (len(self.dates) > 1):
            return
        last = self.dates[-1]
        self._move((last, last) if locked else (last,))
        if locked:
            self.note_requested.emit(f"{last} stays. Move or type the other date.")
        else:
            self.note_requested.emit(f"One date again: {last}.")

    def _go_to_event(self, event_id: str) -> bool:
        """Go to the row of an event, which is then the current one of the picture too."""
        colour, is_reduced = self._context.theme.colour("accent_wash"), self._context.is_reduced()
        if self.canvas.event_of(event_id) is None:
            return False
        self.canvas.go_to(event_id)
        if not self.browser.go_to_row(event_id, colour, is_reduced=is_reduced):
            return False
        self._row = event_id
        self._show_row()
        in_next_turn(self.browser, self._show_row)  # the page has its length in the next turn
        return True

    @Slot()
    def _show_row(self) -> None:
        """Scroll the page to the row of the event, with some lines around it."""
        rect = row_rect(row_cursor(self.browser.document(), self._row))
        top = self.browser.mapTo(self._content, QPoint()).y() + round(rect.top())
        for y in (top + round(rect.height()), top):
            self.scroller.ensureVisible(0, y, 0, _AROUND_ROW)

    def _build(self) -> None:
        self.detail.setMinimumHeight(46)
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._content = named(QWidget(), "page")
        column = QVBoxLayout(self._content)
        column.setContentsMargins(_MARGIN, 20, _MARGIN, 24)
        column.setSpacing(8)
        for widget in (self.head, self.canvas, self.detail, self.browser):
            column.addWidget(widget)
        column.addStretch(1)
        self.scroller = QScrollArea()
        self.scroller.setWidgetResizable(True)
        self.scroller.setFrameShape(QFrame.Shape.NoFrame)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroller.setWidget(self._content)
        self._coming = ComingScroll(self.scroller.verticalScrollBar())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.scroller)

    def _connect(self) -> None:
        self.head.date_entered.connect(self.set_date)
        self.head.refused.connect(self.note_requested)
        self.head.lock_toggled.connect(self.set_locked)
        self.head.hidden_changed.connect(self._on_hidden_changed)
        self.head.done.connect(self._on_done)
        self.head.fit.clicked.connect(lambda: self.canvas.show_part(None))
        self.canvas.date_changed.connect(self.set_date)
        self.canvas.zoom_changed.connect(self._on_zoom_changed)
        self.canvas.item_indicated.connect(self._show_event)
        self.canvas.open_requested.connect(self.open_requested)
        self.canvas.scroll_requested.connect(self._on_scroll_requested)
        self.canvas.digit_typed.connect(self.head.type_date)
        self.browser.written.connect(self._on_written)
        self.browser.link_activated.connect(self.follow_link)

    def _move(self, dates: tuple[PartialDate, ...]) -> None:
        self._set_options(replace(self._options, dates=dates))
        self._ask()
        self._writing.start()

    def _set_options(self, options: TimelineOptions) -> None:
        """Set other options, and have them recorded in the page's address."""
        if options != self._options and self._timeline is not None:
            self._options = options
            self.place_refined.emit(timeline_address(self._timeline, options))

    def _ask(self) -> None:
        """Work out what held, and show it in the picture; the text follows in ``_write``."""
        if self._timeline is None:
            return
        question = TimelineQuestion(
            dates=self.dates, hidden=self._options.hidden, edition=self._context.edition
        )
        self._answer = answer_to(question, self._timeline)
        self.canvas.show_answer(self._answer)
        self.head.show_date(self.dates[-1], locked=len(self.dates) > 1)

    @Slot()
    def _write(self, *, at_once: bool = True) -> None:
        """Write the text; one that is there already at once, else it would become shorter and longer."""
        self._writing.stop()
        document = self._make_document()
        if document is not None:
            if not at_once:  # else the page would become narrower as the text becomes longer
                self.scroller.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
            self.browser.show_document(document, self._context, self._text_width, at_once=at_once)

    @property
    def _text_width(self) -> int:
        """The width of the text; before the page is shown, what it is likely to be, beside a scroll bar."""
        if self.isVisible():
            return self.browser.viewport().width()
        return self.width() - 2 * _MARGIN - self.scroller.verticalScrollBar().sizeHint().width()

    @Slot()
    def _on_written(self) -> None:
        self.scroller.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    @property
    @override
    def is_ready(self) -> bool:
        return self.browser.is_whole

    @Slot(bool)
    def _on_zoom_changed(self, zoomed: bool) -> None:
        self.head.show_zoomed(zoomed=zoomed)
        self._set_options(replace(self._options, days=self.canvas.days))

    @Slot(object)
    def _on_hidden_changed(self, hidden: frozenset[str]) -> None:
        self._set_options(replace(self._options, hidden=hidden))
        self._ask()
        self._write()

    @Slot()
    def _on_done(self) -> None:
        self.head.show_date(self.dates[-1], locked=len(self.dates) > 1)
        self.focus_content()

    @Slot(int, int)
    def _on_scroll_requested(self, top: int, bottom: int) -> None:
        origin = self.canvas.mapTo(self._content, self.canvas.rect().topLeft())
        for y in (bottom, top):
            self.scroller.ensureVisible(0, origin.y() + y, 0, 20)

    @Slot(str)
    def _show_event(self, event_id: str) -> None:
        """Show an event in the line of details, or the help for keys if there is none."""
        event = self.canvas.event_of(event_id)
        atlas, edition = self._context.opened.atlas, self._context.edition
        self.detail.setText(event_sentence(atlas, event, edition) if event is not None else _KEYS_HELP)
        shown = [event] if event is not None and not speaks_for_notes(event, edition) else []
        set_tip(self.detail, evidence_lines(shown))
