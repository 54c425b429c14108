"""Journey: notes while many are there, while others delete or restore them, and while one types on."""

from __future__ import annotations

import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

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
