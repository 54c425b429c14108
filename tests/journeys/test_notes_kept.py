"""Journey: notes while many are there, while others delete or restore them, and while one types on."""

from __future__ import annotations

import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from shiboken6 import delete, isValid

from netatlas.desk.backups import Backups
from netatlas.desk.notes import Notes
from netatlas.desk.store import Store
from netatlas.ui.pages.notes import listing
from netatlas.ui.pages.notes.page import NotesPage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.journeys.conftest import Reader

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
NAT = "aws-networking:nat-gateway"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return the user's own data as another program on the same computer has it."""
    with closing(Store(tmp_path / "home", wait_s=5)) as store:
        yield store


def _page(reader: Reader) -> NotesPage:
    page = reader.window.tabs.page
    assert isinstance(page, NotesPage)
    reader.qtbot.waitUntil(lambda: page.is_ready and not page.pane.box.saver.writer.is_waiting)
    return page


def test_no_note_is_looked_at_by_the_window_while_one_types_a_filter(
    reader: Reader, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With ten thousand notes the window would stand still with each letter."""
    for text in ("one zone", "two zones", "three"):
        Notes(store).add(NAT, text)
    threads: set[int] = set()
    number = listing._number  # noqa: SLF001 - asked of each line of the list

    def recorded(line: listing.SectionHead | listing.NoteRow) -> int:
        threads.add(threading.get_ident())
        return number(line)

    monkeypatch.setattr(listing, "_number", recorded)
    reader.application.controller.open_address("view:notes")
    page = _page(reader)
    page.list.words.setFocus()
    reader.type("zone")
    page = _page(reader)
    assert sorted(row.title for row in page.list.notes) == ["one zone", "two zones"]
    assert threads
    assert threading.get_ident() not in threads


def test_going_back_shows_what_the_filter_says(reader: Reader, store: Store) -> None:
    """The line would say one filter, the list below it show another."""
    for text in ("one zone", "three"):
        Notes(store).add(NAT, text)
    reader.application.controller.open_address("view:notes?words=zone")
    page = _page(reader)
    assert [row.title for row in page.list.notes] == ["one zone"]
    reader.application.controller.open_address("view:notes")
    assert _page(reader) is page
    assert sorted(row.title for row in page.list.notes) == ["one zone", "three"]


def test_a_long_note_is_copied_in_a_job(reader: Reader, store: Store) -> None:
    """The window would stand still for a second and more with each copy of a long note."""
    note = Notes(store).add(NAT, "words and more words\n" * 20_000)
    reader.application.controller.open_address(f"note:{note.id}")
    page = _page(reader)
    QApplication.clipboard().clear()
    assert page.copy()
    assert not QApplication.clipboard().text()
    reader.qtbot.waitUntil(lambda: QApplication.clipboard().text().count("more words") >= 20_000)
    data = QApplication.clipboard().mimeData()
    assert data.hasHtml()
    assert data.hasFormat("text/markdown")


def test_what_is_typed_while_a_backup_is_restored_is_kept(
    reader: Reader, store: Store, tmp_path: Path
) -> None:
    """A restore from a terminal would cost what is typed in the window, or be undone by it."""
    notes, backups = Notes(store), Backups(store)
    notes.add(NAT, "before")
    backups.backup(tmp_path / "copy.sqlite")
    later = notes.add(NAT, "later")
    reader.application.controller.open_address(f"note:{later.id}")
    page = _page(reader)
    page.pane.box.editor.setFocus()
    page.pane.box.editor.selectAll()
    reader.type("typed")
    backups.restore(tmp_path / "copy.sqlite")
    reader.type(" on")
    reader.qtbot.waitUntil(lambda: sorted(one.text for one in notes.all()) == ["before", "typed on"])
    assert _page(reader).pane.box.editor.note_text == "typed on"


def test_a_box_may_go_after_what_saves_its_text(reader: Reader) -> None:
    """The end of the window, where the order is Qt's, would print an error."""
    reader.application.controller.open_address("view:notes", in_new_tab=True)
    page = _page(reader)
    delete(page.pane.box.saver)
    reader.window.tabs.close_tab(1)
    reader.qtbot.waitUntil(lambda: not isValid(page))
