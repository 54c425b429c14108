"""Journey: the page of all notes empty, with errors, and with its words copied and looked for."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from netatlas.address import Address
from netatlas.api import OpenAtlas
from netatlas.desk.notes import Notes
from netatlas.desk.store import Store
from netatlas.desk.stored_values import now
from netatlas.packs.report import PackReport
from netatlas.ui.pages.notes import page as pages
from netatlas.ui.pages.notes.page import NotesPage
from tests.helpers.atlases import demo_atlas

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from netatlas.ui.user_data import UserData
    from tests.journeys.conftest import Reader

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
NAT = "aws-networking:nat-gateway"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return the user's own data as another program on the same computer has it."""
    with closing(Store(tmp_path / "home", wait_s=5)) as store:
        yield store


def _page(reader: Reader, address: str) -> NotesPage:
    reader.application.controller.open_address(address)
    page = reader.window.tabs.page
    assert isinstance(page, NotesPage)
    _wait(reader, page)
    return page


def _wait(reader: Reader, page: NotesPage) -> None:
    reader.qtbot.waitUntil(lambda: page.is_ready and not page.pane.box.saver.writer.is_waiting)


def _data(reader: Reader) -> UserData:
    data = reader.application.parts.workspace.data
    assert data is not None
    return data


def _fail(*_: object) -> None:
    message = "The disk is gone."
    raise OSError(message)


def test_words_of_a_note_are_found_marked_and_copied(reader: Reader, store: Store) -> None:
    """Find would pass a note by, and copying a line would copy another one or Qt's own line ends."""
    note = Notes(store).add(NAT, "zone one\nzone two")
    page = _page(reader, f"note:{note.id}")
    editor = page.pane.box.editor
    assert page.mark_all("zone") == 2
    assert [mark.cursor.selectionStart() for mark in editor.extraSelections()] == [0, 9]
    assert (page.mark_all(""), editor.extraSelections()) == (0, [])
    starts = []
    for backward in (False, False, False, True):
        assert page.find_text("zone", backward=backward)
        starts.append(editor.textCursor().selectionStart())
    assert starts == [0, 9, 0, 9]
    assert not page.find_text("nowhere", backward=False)
    assert editor.textCursor().selectedText() == "zone"
    assert not page.find_text("", backward=False)

    editor.selectAll()
    assert page.copy()
    assert QApplication.clipboard().text() == "zone one\nzone two"
    assert (page.deselect(), page.deselect()) == (True, False)
    assert page.copy()
    assert "NAT gateway" in QApplication.clipboard().text()
    assert "zone two" in QApplication.clipboard().text()


def test_the_page_is_exported_without_what_was_deleted(reader: Reader, store: Store) -> None:
    """An export of all notes would leave some out, or bring back what was thrown away."""
    notes = Notes(store)
    notes.add(NAT, "Kept in the list")
    notes.remove(notes.add(NAT, "Thrown away").id)
    page = _page(reader, "view:notes")
    document = page.document()
    assert document is not None
    assert "Kept in the list" in str(document)
    assert "Thrown away" not in str(document)


def test_without_notes_it_is_said_how_to_write_one_and_the_first_is_opened(
    reader: Reader, store: Store
) -> None:
    """An empty page would say nothing, or stay empty when the first note is written elsewhere."""
    page = _page(reader, "view:notes")
    assert page.empty.text() == page.list.no_notes_sentence
    assert "There are no notes yet" in page.empty.text()
    assert "No note is open" in page.reason("note.new")
    assert not page.copy()
    page.begin_another()
    assert page.empty.isVisible()
    assert not page.pane.isVisible()
    page.empty.clear()
    _data(reader).changed.emit()
    _wait(reader, page)
    assert page.empty.text() == page.list.no_notes_sentence
    note = Notes(store).add(NAT, "the first")
    reader.qtbot.waitUntil(lambda: page.pane.note == note)
    assert page.pane.isVisible()


def test_a_filter_that_nothing_fits_is_said_and_left_with_escape(reader: Reader, store: Store) -> None:
    """Whoever mistypes a filter would think that the notes are gone."""
    Notes(store).add(NAT, "one zone")
    page = _page(reader, "view:notes?words=nowhere")
    assert page.empty.text() == "No note fits. Esc in the line above shows all again."
    assert page.list.none.isVisible()
    page.list.words.setFocus()
    reader.press(KEY.Key_Escape)
    _wait(reader, page)
    assert page.list.words.text() == ""
    assert page.list.empty_sentence == "Choose a note in the list."
    assert [row.title for row in page.list.notes] == ["one zone"]
    assert not page.list.none.isVisible()


def test_what_is_typed_in_the_filter_while_notes_are_read_holds(reader: Reader, store: Store) -> None:
    """A save by another program would undo the filter that is being typed."""
    for text in ("one zone", "three"):
        Notes(store).add(NAT, text)
    page = _page(reader, "view:notes")
    reader.qtbot.waitUntil(lambda: _data(reader).items.notes == 2)
    _wait(reader, page)
    _data(reader).changed.emit()
    assert not page.is_ready
    page.list.show_words("zone")
    _wait(reader, page)
    assert [row.title for row in page.list.notes] == ["one zone"]


def test_keys_and_links_of_the_list(reader: Reader, store: Store) -> None:
    """A note could be deleted, continued or followed by its links only where a mouse is."""
    notes = Notes(store, clock=lambda: now() - timedelta(hours=1))
    first = notes.add(NAT, "see [[VPC]]")
    Notes(store).save(first.id, "see [[VPC]] and more", first.changed)
    page = _page(reader, f"note:{first.id}")
    assert ", changed " in page.pane.dates.text()
    page.list.view.note_chosen.emit(99)
    assert page.pane.note is not None
    assert page.pane.note.id == first.id
    page.begin_another()
    assert page.list.view.currentIndex().row() == -1
    assert page.pane.box.anchor == NAT
    assert page.pane.title.text() == "New note"
    page = _page(reader, f"note:{first.id}")
    page.list.view.setFocus()
    reader.press(KEY.Key_Delete)
    reader.qtbot.waitUntil(lambda: [one.id for one in Notes(store).deleted()] == [first.id])
    with reader.qtbot.waitSignal(page.open_requested) as opened:
        page.pane.box.editor.link_activated.emit("VPC")
    assert opened.args == ["vpc", False]
    with reader.qtbot.waitSignal(page.open_requested) as opened:
        page.pane.box.editor.link_activated.emit("no such record")
    assert opened.args == ["no%20such%20record", False]


def test_what_cannot_be_read_is_said(reader: Reader, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page would stay blank, or say that there are no notes, where they cannot be read."""
    note = Notes(store).add(NAT, "words and more words\n" * 2_000)
    page = _page(reader, f"note:{note.id}")
    data = _data(reader)
    monkeypatch.setattr(data.notes, "versions", _fail)
    with reader.qtbot.waitSignal(data.failed) as failed:
        page.attention.list_versions()
    assert str(failed.args and failed.args[0]) == "The disk is gone."
    assert not page.pane.menu.isVisible()
    monkeypatch.setattr(pages, "forms_of", _fail)
    QApplication.clipboard().clear()
    with reader.qtbot.waitSignal(data.failed) as failed:
        assert page.copy()
    assert str(failed.args and failed.args[0]) == "The disk is gone."
    assert QApplication.clipboard().text() == ""
    monkeypatch.setattr(data.notes, "all", _fail)
    data.changed.emit()
    _wait(reader, page)
    assert page.empty.text() == "The disk is gone."
    assert page.empty.isVisible()


@pytest.mark.qt_log_ignore("raise", "grabbing the keyboard")  # the offscreen platform says it of every menu
def test_an_older_text_stays_while_another_program_writes(reader: Reader, store: Store) -> None:
    """Whoever reads an older text would have it taken away by a save elsewhere."""
    notes = Notes(store)
    note = notes.add(NAT, "first")
    later = notes.save(note.id, "theirs", note.created.replace(year=2000))
    page = _page(reader, f"note:{note.id}")
    page.attention.list_versions()
    reader.qtbot.waitUntil(page.pane.menu.isVisible)
    action = next(one for one in page.pane.menu.actions() if "first" in one.text())
    page.pane.menu.close()
    action.trigger()
    sentence = page.pane.notice.sentence
    assert sentence.startswith("This is the older text of ")
    notes.save(note.id, "theirs again", later.changed)
    _data(reader).look()
    reader.qtbot.waitUntil(lambda: page.is_ready and "theirs again" in {row.title for row in page.list.notes})
    assert page.pane.box.editor.toPlainText() == "first"
    assert page.pane.notice.sentence == sentence


def test_notes_are_read_again_for_another_atlas(reader: Reader, store: Store) -> None:
    """After a change of packs a note would be named after, and lead to, what is there no more."""
    Notes(store).add(NAT, "see [[VPC]]")
    page = _page(reader, "view:notes")
    assert [row.about for row in page.list.notes] == ["NAT gateway"]
    context = reader.application.parts.workspace.context
    assert context is not None
    other = OpenAtlas(demo_atlas(), PackReport(faults=(), remarks=(), counts={}))
    page.show_address(Address.view("notes"), replace(context, opened=other))
    assert not page.is_ready
    _wait(reader, page)
    assert [row.about for row in page.list.notes] != ["NAT gateway"]
    assert [button.text() for button in page.pane.linked.buttons] == []
