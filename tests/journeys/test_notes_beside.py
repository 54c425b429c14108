"""Journey: notes in the right panel are opened, deleted, brought back and confirmed there."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from netatlas.address import Address
from netatlas.desk.notes import Notes
from netatlas.desk.store import Store
from netatlas.ui.panels import around
from netatlas.ui.panels.around import AroundSection
from netatlas.ui.panels.my_notes import MyNotesSection, notes_on_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from netatlas.ui.panels.note_card import NoteCard
    from tests.journeys.conftest import Reader

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
NAT = "aws-networking:nat-gateway"


@pytest.fixture
def notes(tmp_path: Path) -> Iterator[Notes]:
    """Return the notes as another program on the same computer has them."""
    with closing(Store(tmp_path / "home", wait_s=5)) as store:
        yield Notes(store)


def _section(reader: Reader) -> MyNotesSection:
    section = next(one for one in reader.window.panel.sections if one.key == "notes")
    assert isinstance(section, MyNotesSection)
    return section


def _cards(reader: Reader, amount: int) -> list[NoteCard]:
    section = _section(reader)
    reader.qtbot.waitUntil(
        lambda: section.is_ready and sum(card.note is not None for card in section.cards) == amount
    )
    return [card for card in section.cards if card.note is not None]


def test_a_note_is_deleted_and_brought_back_beside_the_page(reader: Reader, notes: Notes) -> None:
    """A slip of the mouse would cost a note, or a note could not be got rid of beside its page."""
    notes.add(NAT, "one per zone")
    reader.application.controller.open_address("nat-gateway")
    section = _section(reader)
    (card,) = _cards(reader, 1)
    card.delete.click()
    assert card not in section.cards
    assert section.undo.isVisible()
    assert section.undo.hasFocus()
    reader.qtbot.waitUntil(lambda: [one.text for one in notes.deleted()] == ["one per zone"])
    _cards(reader, 0)
    section.undo.click()
    assert not section.undo.isVisible()
    (card,) = _cards(reader, 1)
    assert card.box.editor.note_text == "one per zone"
    assert notes.deleted() == []


def test_a_note_leads_to_its_own_page_and_to_what_it_links(reader: Reader, notes: Notes) -> None:
    """A link in a note beside a page would lead nowhere, and its versions be out of reach."""
    note = notes.add(NAT, "see [[VPC]]")
    reader.application.controller.open_address("nat-gateway")
    (card,) = _cards(reader, 1)
    _section(reader).focus_content()
    assert card.box.editor.hasFocus()
    card.box.editor.link_activated.emit("VPC")
    assert reader.address == "vpc"
    _cards(reader, 0)
    reader.press(KEY.Key_Left, Qt.KeyboardModifier.AltModifier)
    (card,) = _cards(reader, 1)
    card.open.click()
    assert reader.address == f"note:{note.id}"


def test_a_note_that_was_looked_at_is_still_right(reader: Reader, notes: Notes) -> None:
    """The warning beside a page could only be got rid of on another page."""
    note = notes.add(f"{NAT}/bandwidth", "It is slow", "Bandwidth: 5 to 45 Gbps")
    reader.application.controller.open_address("nat-gateway")
    (card,) = _cards(reader, 1)
    assert "45 Gbps" in card.look.text()
    workspace = reader.application.parts.workspace
    assert workspace.data is not None
    assert workspace.opened is not None
    (found,) = notes_on_page(workspace.data, workspace.opened.atlas, Address.parse(NAT))
    assert (found.note, found.about, found.look) == (note, "NAT gateway: Bandwidth", card.look.text())
    card.still_right.click()
    reader.qtbot.waitUntil(lambda: not card.look.isVisible())
    assert "100 Gbps" in (notes.get(note.id) or note).anchor_text


def test_the_empty_box_that_has_the_keyboard_stays_the_last(reader: Reader, notes: Notes) -> None:
    """A note from elsewhere would take the box in which somebody is about to type."""
    reader.application.controller.open_address("nat-gateway")
    _cards(reader, 0)
    section = _section(reader)
    reader.press(KEY.Key_N, CTRL)
    box = section.cards[-1]
    notes.add(NAT, "from a terminal")
    (card,) = _cards(reader, 1)
    assert section.cards == [card, box]
    assert section.body.indexOf(card) < section.body.indexOf(box) < section.body.indexOf(section.undo)
    assert box.box.editor.hasFocus()
    reader.type("mine")
    assert section.begin_note(Address.parse(NAT))
    assert section.cards[-1] is not box
    assert section.cards[-1].box.editor.hasFocus()
    assert box.box.editor.note_text == "mine"
    reader.window.panel.set_wanted(False)
    assert not section.begin_note(Address.parse(NAT))


def test_neighbours_that_cannot_be_found_are_said_and_looked_for_again(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The panel would show the neighbours of the page before, or none for good."""

    def fail(*_: object) -> None:
        message = "no such table"
        raise RuntimeError(message)

    section = next(one for one in reader.window.panel.sections if one.key == "around")
    assert isinstance(section, AroundSection)
    with monkeypatch.context() as broken:
        broken.setattr(around, "around_content", fail)
        reader.application.controller.open_address("nat-gateway")
        sentence = "The neighbours could not be found: no such table"
        reader.qtbot.waitUntil(lambda: section.sentence.text() == sentence)
    assert not section.canvas.isVisible()
    assert not section.map_button.isVisible()
    reader.application.controller.open_address("vpc")
    reader.application.controller.open_address("nat-gateway")
    reader.qtbot.waitUntil(section.canvas.isVisible)
    assert not section.sentence.isVisible()
