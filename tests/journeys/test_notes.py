"""Journey: write notes beside what they are on, find them again, and lose none."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from netatlas.desk.notes import Notes
from netatlas.desk.store import Store
from netatlas.ui.app import WindowOptions, create
from netatlas.ui.pages.notes.page import NotesPage
from netatlas.ui.panels.my_notes import MyNotesSection
from tests.helpers.windows import close_application

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from netatlas.desk.notes import Note
    from netatlas.ui.main_window import MainWindow
    from netatlas.ui.panels.note_card import NoteCard
    from tests.journeys.conftest import Reader

KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NAT = "aws-networking:nat-gateway"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Notes]:
    """Return the notes as another program on the same computer has them."""
    with closing(Store(tmp_path / "home", wait_s=5)) as store:
        yield Notes(store)


def _section(window: MainWindow) -> MyNotesSection:
    section = next(one for one in window.panel.sections if one.key == "notes")
    assert isinstance(section, MyNotesSection)
    return section


def _cards(reader: Reader, amount: int) -> list[NoteCard]:
    """Wait until the panel shows this many notes, all of them saved, and return their boxes."""
    section = _section(reader.window)

    def arrived() -> bool:
        cards = [card for card in section.cards if card.note is not None]
        return section.is_ready and len(cards) == amount and not _is_unsaved(cards)

    reader.qtbot.waitUntil(arrived)
    return [card for card in section.cards if card.note is not None]


def _is_unsaved(cards: list[NoteCard]) -> bool:
    return any(card.box.saver.writer.is_waiting for card in cards)


def _page(reader: Reader) -> NotesPage:
    """Return the page of notes when it shows what there is."""
    page = reader.window.tabs.page
    assert isinstance(page, NotesPage)
    reader.qtbot.waitUntil(lambda: page.is_ready and not page.pane.box.saver.writer.is_waiting)
    return page


def _titles(page: NotesPage) -> list[str]:
    return [row.title for row in page.list.notes]


def _only(notes: Notes) -> Note:
    (note,) = notes.all()
    return note


def test_a_note_is_written_beside_what_it_is_on(reader: Reader, elsewhere: Notes) -> None:
    """What was learnt would have to be written on paper, away from the facts that it is about."""
    reader.application.controller.open_address("nat-gateway")
    reader.press(KEY.Key_N, CTRL)
    reader.type("One per zone. See [[gatew")
    editor = _section(reader.window).cards[-1].box.editor
    reader.qtbot.waitUntil(lambda: editor.completion is not None and editor.completion.isVisible())
    reader.press(KEY.Key_Return)
    (card,) = _cards(reader, 1)
    assert _only(elsewhere).text == card.box.editor.note_text == "One per zone. See [[Gateway endpoint]]"
    assert _only(elsewhere).anchor == NAT
    assert "Bandwidth" in _only(elsewhere).anchor_text
    assert _section(reader.window).saved.text().startswith("Saved ")
    browse, spoken = reader.window.browse.model, Qt.ItemDataRole.AccessibleTextRole
    reader.qtbot.waitUntil(lambda: browse.index_of("view:notes").data(spoken) == "Notes, 1")

    reader.press(KEY.Key_Z, CTRL)
    reader.qtbot.waitUntil(lambda: _only(elsewhere).text == "One per zone. See [[gatew")
    reader.press(KEY.Key_N, CTRL)
    reader.type("Another")
    _cards(reader, 2)
    reader.application.controller.open_address("vpc")
    _cards(reader, 0)
    reader.press(KEY.Key_Left, Qt.KeyboardModifier.AltModifier)
    texts = [card.box.editor.note_text for card in _cards(reader, 2)]
    assert texts == ["One per zone. See [[gatew", "Another"]


def test_leaving_or_closing_at_once_loses_nothing(reader: Reader, elsewhere: Notes, tmp_path: Path) -> None:
    """The last words before another page or the end of the program would be gone."""
    reader.application.controller.open_address("nat-gateway")
    reader.press(KEY.Key_N, CTRL)
    reader.type("left at once")
    reader.application.controller.open_address("vpc")
    reader.qtbot.waitUntil(lambda: [note.text for note in elsewhere.all()] == ["left at once"])
    reader.press(KEY.Key_N, CTRL)
    reader.type("closed at once")
    reader.window.close()
    reader.qtbot.waitUntil(lambda: len(elsewhere.all()) == 2)
    assert sorted(note.text for note in elsewhere.all()) == ["closed at once", "left at once"]
    again = create([], WindowOptions(home=tmp_path / "home"))
    with reader.qtbot.waitSignal(again.controller.atlas_opened, timeout=20_000):
        again.start()
    again.controller.open_address("view:notes")
    page = again.window.tabs.page
    assert isinstance(page, NotesPage)
    reader.qtbot.waitUntil(lambda: sorted(_titles(page)) == ["closed at once", "left at once"])
    close_application(again)


def test_all_notes_with_filter_versions_and_undo(reader: Reader, elsewhere: Notes) -> None:
    """Notes would be found only by whoever remembers what they are on."""
    elsewhere.add(NAT, "Zonal\n\nsee [[VPC]]")
    note = elsewhere.add("aws-networking:vpc", "Blocks <b>of</b> addresses")
    reader.press(KEY.Key_N, CTRL | SHIFT)
    page = _page(reader)
    reader.qtbot.waitUntil(lambda: len(_titles(page)) == 2)
    assert _titles(page) == ["Blocks <b>of</b> addresses", "Zonal"]
    assert page.pane.note == note
    assert [button.text() for button in page.pane.linking.buttons if "Zonal" in button.text()]
    page.list.words.setFocus()
    reader.type("zonal since 2000")
    page = _page(reader)
    assert _titles(page) == ["Zonal"]
    reader.press(KEY.Key_Down)
    reader.press(KEY.Key_Down)
    assert [button.text() for button in page.pane.linked.buttons] == ["VPC"]
    assert reader.address.startswith("note:1?words=zonal")
    page.list.words.clear()

    reader.press(KEY.Key_Return)
    assert page.pane.box.editor.hasFocus()
    page.pane.box.editor.moveCursor(QTextCursor.MoveOperation.End)
    reader.type(" and more")
    page = _page(reader)
    reader.application.actions.run("note.delete")
    reader.qtbot.waitUntil(lambda: [one.id for one in elsewhere.deleted()] == [1])
    reader.qtbot.waitUntil(lambda: [button.text() for button in page.pane.notice.buttons] == ["Restore"])
    assert _titles(page)[-1] == "Zonal"
    assert page.pane.box.editor.isReadOnly()
    page.pane.notice.buttons[0].click()
    reader.qtbot.waitUntil(lambda: elsewhere.deleted() == [])
    reader.qtbot.waitUntil(lambda: not page.pane.box.editor.isReadOnly())
    assert page.pane.box.editor.note_text.endswith("and more")


@pytest.mark.qt_log_ignore("raise", "grabbing the keyboard")  # the offscreen platform says it of every menu
def test_an_older_text_is_seen_and_restored(reader: Reader, elsewhere: Notes) -> None:
    """What was deleted from a note by mistake an hour ago would be gone."""
    note = elsewhere.add(NAT, "first")
    elsewhere.save(note.id, "theirs", note.created.replace(year=2000))
    reader.application.controller.open_address(f"note:{note.id}")
    page = _page(reader)
    reader.qtbot.waitUntil(lambda: page.pane.versions.text() == "Versions (2)")
    assert "Two programs" in page.pane.notice.sentence
    page.pane.notice.buttons[1].click()
    reader.qtbot.waitUntil(lambda: not _only(elsewhere).conflict)
    page.pane.versions.click()
    reader.qtbot.waitUntil(page.pane.menu.isVisible)
    action = next(one for one in page.pane.menu.actions() if "first" in one.text())
    page.pane.menu.close()
    action.trigger()
    assert (page.pane.box.editor.toPlainText(), page.pane.box.editor.isReadOnly()) == ("first", True)
    assert _only(elsewhere).text == "theirs"
    page.pane.notice.buttons[0].click()
    reader.qtbot.waitUntil(lambda: _only(elsewhere).text == "first")
    reader.qtbot.waitUntil(lambda: page.pane.box.editor.toPlainText() == "first")
    assert "theirs" in {version.text for version in elsewhere.versions(note.id)}


def test_a_note_on_what_has_changed_asks_for_a_look(reader: Reader, elsewhere: Notes) -> None:
    """A note would go on saying what a new pack has corrected."""
    note = elsewhere.add(f"{NAT}/bandwidth", "It is slow", "Bandwidth: 5 to 45 Gbps")
    reader.application.controller.open_address("view:notes")
    page = _page(reader)
    reader.qtbot.waitUntil(lambda: "45 Gbps" in page.pane.notice.sentence)
    assert page.list.model.index(0, 0).data() == "Needs a look"
    page.pane.notice.buttons[0].click()
    reader.qtbot.waitUntil(lambda: not page.pane.notice.sentence)
    assert "100 Gbps" in (elsewhere.get(note.id) or note).anchor_text


def test_another_program_is_seen_and_does_not_disturb(reader: Reader, elsewhere: Notes) -> None:
    """Two windows would write over each other, or show what is long out of date."""
    reader.application.controller.open_address("nat-gateway")
    _cards(reader, 0)
    note = elsewhere.add(NAT, "from a terminal")
    (card,) = _cards(reader, 1)
    assert card.box.editor.note_text == "from a terminal"
    later = elsewhere.save(note.id, "from a terminal, twice", note.changed)
    reader.qtbot.waitUntil(lambda: card.box.editor.note_text == later.text)
    card.box.editor.setFocus()
    card.box.editor.moveCursor(QTextCursor.MoveOperation.End)
    reader.type(" and mine")
    elsewhere.save(note.id, "theirs meanwhile", later.changed)
    reader.qtbot.waitUntil(lambda: _only(elsewhere).text == "from a terminal, twice and mine")
    assert card.box.editor.note_text == "from a terminal, twice and mine"
    assert _only(elsewhere).conflict
    assert "theirs meanwhile" in {version.text for version in elsewhere.versions(note.id)}


def test_a_note_on_a_hit_and_on_one_fact(reader: Reader, elsewhere: Notes) -> None:
    """A note on a single figure would have to be kept on its whole concept."""
    reader.press(KEY.Key_K, CTRL)
    reader.type("vpc")
    assert reader.wait_for_results()[0] == "VPC"
    reader.press(KEY.Key_N, CTRL)
    page = _page(reader)
    assert reader.address == "view:notes?about=aws-networking%3Avpc"
    assert page.pane.box.editor.hasFocus()
    reader.type("on a hit")
    reader.qtbot.waitUntil(lambda: [note.anchor for note in elsewhere.all()] == ["aws-networking:vpc"])
    reader.qtbot.waitUntil(lambda: reader.address == "note:1")

    reader.application.controller.open_address("nat-gateway")
    reader.application.parts.own_commands.run_on("note.new", "nat-gateway/bandwidth")
    reader.type("on a fact")
    (card,) = _cards(reader, 1)
    assert card.about.text().startswith("On NAT gateway: Bandwidth")
    assert {note.anchor for note in elsewhere.all()} == {"aws-networking:vpc", f"{NAT}/bandwidth"}


def test_a_note_that_is_not_there_is_said(reader: Reader) -> None:
    """A link to a note that was deleted long ago would show another note, or nothing."""
    reader.application.controller.open_address("note:7")
    page = _page(reader)
    reader.qtbot.waitUntil(lambda: page.empty.text().startswith("There is no note 7."))
    assert not page.pane.isVisible()


def test_own_notes_are_found_in_the_one_box(reader: Reader, elsewhere: Notes) -> None:
    """Readers would have to know that a word is in a note of theirs, and look there."""
    elsewhere.add(NAT, "Kingfisher\n\nremember this")
    data = reader.application.parts.workspace.data
    assert data is not None
    reader.qtbot.waitUntil(lambda: data.items.notes == 1)
    reader.press(KEY.Key_K, CTRL)
    reader.type("kingfisher")
    assert reader.wait_for_results()[0] == "Kingfisher"
    reader.press(KEY.Key_Return)
    assert reader.address == "note:1"
    assert _page(reader).pane.box.editor.note_text.startswith("Kingfisher")


def test_a_full_disk_is_said_and_the_text_stays(reader: Reader, elsewhere: Notes, tmp_path: Path) -> None:
    """What cannot be saved would vanish, or be said to be saved."""
    reader.application.controller.open_address("nat-gateway")
    reader.press(KEY.Key_N, CTRL)
    file = tmp_path / "home" / "desk.sqlite"
    file.mkdir(parents=True)
    reader.type("kept in the box")
    card = _section(reader.window).cards[-1]
    reader.qtbot.waitUntil(lambda: card.state.text().startswith("Not saved: Cannot write"))
    assert card.box.editor.note_text == "kept in the box"
    file.rmdir()
    card.box.save_now()
    reader.qtbot.waitUntil(lambda: [note.text for note in elsewhere.all()] == ["kept in the box"])


def test_what_a_newer_program_keeps_is_shown_and_not_written(
    reader: Reader, elsewhere: Notes, tmp_path: Path
) -> None:
    """Notes of a newer NetAtlas would be damaged, or hidden from an older one."""
    elsewhere.add(NAT, "of the future")
    with closing(sqlite3.connect(tmp_path / "home" / "desk.sqlite")) as db:
        db.execute("PRAGMA user_version = 99")
    reader.application.controller.open_address("nat-gateway")
    (card,) = _cards(reader, 1)
    reader.qtbot.waitUntil(card.box.editor.isReadOnly)
    assert "newer NetAtlas" in card.state.text()
    assert card.box.editor.note_text == "of the future"
    for command in ("note.new", "bookmark.toggle"):
        assert "newer NetAtlas" in reader.application.actions.reason(command)
    assert not reader.page.bookmark.isEnabled()
    reader.application.controller.open_address("view:notes")
    page = _page(reader)
    assert "newer NetAtlas" in page.pane.state.text()
    assert not page.pane.delete.isEnabled()
    assert QApplication.focusWidget() is page.list.view
