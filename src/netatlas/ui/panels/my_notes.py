"""The section "My notes": all notes on what the page in front shows, and a box for another."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Slot
from typing_extensions import override

from netatlas.address import Address
from netatlas.atlas.anchors import (
    anchor_name,
    anchor_of,
    anchor_text,
    anchors_of,
    anchors_on_page,
    needs_a_look,
)
from netatlas.documents.note_links import linked_record
from netatlas.ui.jobs import Lane
from netatlas.ui.latest_job import LatestJob
from netatlas.ui.next_turn import in_next_turn
from netatlas.ui.panels.note_card import NoteCard
from netatlas.ui.panels.section import PanelSection
from netatlas.ui.widgets.font_sizes import sized
from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.plain_text import plain_label
from netatlas.ui.widgets.text_link import TextLink
from netatlas.words import counted

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from netatlas.atlas.atlas import Atlas
    from netatlas.desk.notes import Note
    from netatlas.ui.jobs import Jobs, Outcome
    from netatlas.ui.note_editing.note_box import Moment
    from netatlas.ui.panels.section import PanelPlace
    from netatlas.ui.user_data import UserData

_NO_RECORD = "Notes are written on concepts, comparisons, limits, timelines, journeys and their parts."
_MOST = 12
"""Notes in the panel; all others are on the page of all notes."""


class _Found(NamedTuple):
    """A note on the page: what it is about if that is a part of the page, and why it needs a look."""

    note: Note
    about: str
    look: str


def notes_on_page(data: UserData, atlas: Atlas, address: Address) -> list[_Found]:
    """Return the notes on a page, first written first; in a worker thread."""
    own = anchors_of(atlas, address)
    return [
        _Found(
            note,
            "" if note.anchor in own else anchor_name(atlas, Address.parse(note.anchor)),
            needs_a_look(atlas, note) or "",
        )
        for note in data.notes.of(*anchors_on_page(atlas, address))
    ]


def _has_anchor(atlas: Atlas, address: Address) -> bool:
    return address.record_id in atlas or bool(address.subjects)


class MyNotesSection(PanelSection):
    """The notes on the page in front. Typing into the last box, which is empty, makes another.

    Attributes:
        cards: the notes, and the empty box as the last.
    """

    key = "notes"

    def __init__(self, data: UserData, jobs: Jobs, parent: QWidget | None = None) -> None:
        """Start empty; the notes are read from ``data``, by ``jobs``."""
        super().__init__("My notes", parent)
        self._data = data
        self._job = LatestJob(jobs, self)
        self._shown: PanelPlace | None = None
        self.cards: list[NoteCard] = []
        self._is_read = True
        self.saved = named(plain_label(), "panelSentence")
        self.add_to_head(self.saved)
        self.sentence = named(plain_label(_NO_RECORD, wrap=True), "panelSentence")
        self.undo = TextLink("Deleted. Undo", "Bring the note back")
        self.undo.hide()
        self.more = TextLink()
        self.more.hide()
        self._deleted: list[int] = []
        for widget in (self.sentence, self.undo, self.more):
            self.body.addWidget(widget)
        self.undo.clicked.connect(self._on_undo)
        self.more.clicked.connect(lambda: self.open_requested.emit(str(Address.view("notes")), False))
        data.changed.connect(self._on_data_changed)

    @property
    @override
    def is_ready(self) -> bool:
        return super().is_ready and self._is_read

    @override
    def show_place(self, place: PanelPlace) -> None:
        atlas, address = place.context.opened.atlas, place.address
        for widget in (self.sentence, self.saved, self.undo, self.more):
            widget.setFont(sized(widget.font(), 12 * place.context.scale))
        shown = self._shown
        if shown is not None and (shown.context.opened.atlas, shown.address) == (atlas, address):
            self._shown = place
            for card in self.cards:
                card.apply_context(place.context)
            self._read(place)
            return
        has_anchor = _has_anchor(atlas, address)
        last = self.cards[-1] if has_anchor and self.cards else None
        kept = last if last is not None and last.is_as_new(place.context) else None
        self._clear(kept)
        self.sentence.setVisible(not has_anchor)
        self._shown = place if has_anchor else None
        if has_anchor:
            if kept is not None:
                spoken = anchor_name(atlas, address)
                kept.serve_again(place.context, anchor_of(atlas, address), spoken=spoken)
            else:
                self._add_empty(place)
            self._read(place)

    @override
    def is_about(self, place: PanelPlace) -> bool:
        return _has_anchor(place.context.opened.atlas, place.address)

    @override
    def focus_content(self) -> None:
        (self.heading if self.is_folded or not self.cards else self.cards[0].box.editor).setFocus()

    def begin_note(self, address: Address) -> bool:
        """Give the keyboard to an empty box for a note on ``address``; return False if it cannot be seen."""
        if not self.isVisible():
            return False
        self.fold(folded=False)
        self.bring_up_to_date()
        if (place := self._shown) is None:
            return False
        atlas = place.context.opened.atlas
        card = self.cards[-1]
        if card.note is not None or card.box.editor.note_text.strip():
            card = self._add_empty(place)
        name = "" if address == place.address else anchor_name(atlas, address)
        card.begin(anchor_of(atlas, address), name)
        card.box.editor.setFocus()
        in_next_turn(
            card, lambda: self.scroll_requested.emit(card, 0, card.sizeHint().height())
        )  # laid out then
        return True

    def _clear(self, kept: NoteCard | None) -> None:
        """Take all cards away, but the empty box that is kept for another page."""
        for card in self.cards:
            if card is not kept:
                self._drop(card)
        self.cards = [kept] if kept is not None else []
        self._deleted = []
        self.undo.hide()
        self.more.hide()
        self.saved.setText("")

    def _drop(self, card: NoteCard) -> None:
        self.body.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _add_empty(self, place: PanelPlace) -> NoteCard:
        """Add an empty box below the others."""
        atlas = place.context.opened.atlas
        card = NoteCard(place.context, self._data, anchor_of(atlas, place.address), self)
        card.show_about("", "", spoken=anchor_name(atlas, place.address))
        card.open_requested.connect(self.open_requested)
        card.delete_requested.connect(self._on_delete)
        card.confirm_requested.connect(self._on_confirm)
        card.used.connect(self._on_used)
        card.box.editor.link_activated.connect(self._on_link)
        self.cards.append(card)
        self.body.insertWidget(self.body.indexOf(self.undo), card)
        return card

    @Slot()
    def _on_data_changed(self) -> None:
        if self._shown is not None and self.isVisible() and not self.is_folded:
            self._read(self._shown)
        else:
            self._is_current = False  # read again when it is seen again

    def _read(self, place: PanelPlace) -> None:
        """Read the notes of a page in the background."""
        self._is_read = False
        data, atlas = self._data, place.context.opened.atlas
        moments = {card: card.box.moment for card in self.cards}

        def done(outcome: Outcome[list[_Found]]) -> None:
            self._is_read = True
            if outcome.error is None:
                self._show(place, outcome.result, moments)

        self._job.run(lambda _task: notes_on_page(data, atlas, place.address), done, lane=Lane.OWN_DATA)

    def _show(self, place: PanelPlace, found: list[_Found], moments: dict[NoteCard, Moment]) -> None:
        """Show the notes; a box that is typed in stays as it is."""
        shown = found[-_MOST:]
        page = anchor_name(place.context.opened.atlas, place.address)
        by_id = {card.note.id: card for card in self.cards if card.note is not None}
        there = {one.note.id for one in shown}
        for note_id, card in by_id.items():
            if note_id not in there and not card.box.saver.writer.is_waiting:
                self.cards.remove(card)
                self._drop(card)
        for one in shown:
            known = by_id.get(one.note.id)
            card = known or self._card_for_new(place)
            if known is not None:
                card.box.take_over(one.note, moments.get(card))
            else:
                card.box.show_note(one.note)
            card.show_about(one.about, one.look, spoken=one.about or page)
        if not self.cards or self.cards[-1].note is not None:
            self._add_empty(place)
        for card in self.cards:
            card.box.allow_writing()
        self.more.setText(f"All {counted(len(found), 'note')} on this")
        self.more.setVisible(len(found) > len(shown))

    def _card_for_new(self, place: PanelPlace) -> NoteCard:
        """Return the empty box if nothing is typed there, else another before it."""
        last = self.cards[-1] if self.cards else None
        is_empty = last is not None and last.note is None and not last.box.saver.writer.is_waiting
        if last is not None and is_empty and not last.box.editor.hasFocus():
            return last
        card = self._add_empty(place)
        if last is not None and last.note is None:  # the empty box stays the last
            self.cards[-2:] = [card, last]
            self.body.removeWidget(last)  # else the index of what follows it would be one too high
            self.body.insertWidget(self.body.indexOf(self.undo), last)
        return card

    @Slot()
    def _on_used(self) -> None:
        card = self.sender()
        if isinstance(card, NoteCard) and card.note is not None:
            said = card.box.state_text()
            self.saved.setText(said if said.startswith("Saved") else "")

    @Slot(str)
    def _on_link(self, name: str) -> None:
        if self._shown is not None:
            record = linked_record(self._shown.context.opened.atlas, name)
            self.open_requested.emit(str(Address.record(record or name)), False)

    @Slot()
    def _on_delete(self) -> None:
        card = self.sender()
        if not isinstance(card, NoteCard) or card.note is None:
            return
        number = card.note.id
        card.box.remove()
        self.cards.remove(card)
        self._drop(card)
        self._deleted.append(number)
        self.undo.show()
        self.undo.setFocus()

    @Slot()
    def _on_undo(self) -> None:
        number = self._deleted.pop()
        self.undo.setVisible(bool(self._deleted))
        self._data.write(lambda data: data.notes.restore(number))

    @Slot()
    def _on_confirm(self) -> None:
        card = self.sender()
        if isinstance(card, NoteCard) and (note := card.note) is not None and self._shown is not None:
            atlas = self._shown.context.opened.atlas
            words = anchor_text(atlas, Address.parse(note.anchor)) or ""
            self._data.write(lambda data: data.notes.confirm(note.id, words))
