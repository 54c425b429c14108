"""Journey: look for words in all texts and the notes, open a place, and come back to the list."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from netatlas.desk.notes import Notes
from netatlas.desk.store import Store
from netatlas.ui.pages.all_text.page import AllTextPage

if TYPE_CHECKING:
    from pathlib import Path

    from tests.journeys.conftest import Reader

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
KEY = Qt.Key
WAIT = 20_000


def _page(reader: Reader) -> AllTextPage:
    page = reader.window.tabs.page
    assert isinstance(page, AllTextPage)
    reader.qtbot.waitUntil(lambda: page.is_ready, timeout=WAIT)
    return page


def _look_for(reader: Reader, words: str) -> AllTextPage:
    reader.press(KEY.Key_F, CTRL | SHIFT)
    reader.type(words)
    return _page(reader)


def test_words_are_found_on_all_pages_and_opened_at_their_row(reader: Reader) -> None:
    """Nobody could find all pages that say something, or a hit would open at the top of a long page."""
    page = _look_for(reader, "idle timeout")
    assert reader.address == "view:text?words=idle%20timeout"
    for words in ("places on", "Connection tracking", "Network Load Balancer", "NAT gateway"):
        assert words in reader.text
    reader.press(KEY.Key_Down)
    while "/" not in page.browser.link_at_cursor():
        reader.press(KEY.Key_Tab)
    wanted = page.browser.link_at_cursor()
    reader.press(KEY.Key_Return)
    assert reader.address == wanted
    assert "idle timeout" in reader.page.browser.textCursor().block().text().casefold()
    reader.press(KEY.Key_Left, ALT)
    assert "places on" in _page(reader).browser.toPlainText()


def test_what_is_looked_for_in_the_page_is_looked_for_everywhere(reader: Reader) -> None:
    """Who finds nothing on a page would type the same words again."""
    reader.application.controller.open_address("nat-gateway")
    reader.press(KEY.Key_F, CTRL)
    reader.type("netscape")
    reader.press(KEY.Key_F, CTRL | SHIFT)
    assert _page(reader).line.text() == "netscape"
    assert not reader.window.find_bar.isVisible()
    assert "SSL and TLS" in reader.text or "Netscape" in reader.text
    reader.press(KEY.Key_F, CTRL | SHIFT)
    reader.type("zzzz")  # the words are selected, and give way
    assert "No text of the open packs" in _page(reader).browser.toPlainText()
    assert len(reader.window.tabs.addresses) == 1


def test_all_pages_are_listed_on_request(reader: Reader) -> None:
    """The rest of what was found could not be reached."""
    page = _look_for(reader, "vpc")
    assert "more pages" in reader.text
    before = page.document()
    reader.application.controller.open_address("view:text?words=vpc&all=1")
    _page(reader)
    assert "more pages" not in reader.text
    after = page.document()
    assert before is not None
    assert after is not None
    assert len(after.blocks) > len(before.blocks)


@pytest.mark.parametrize("words", ['"', "“”", "(", "%", "שער", "a" * 200])
def test_odd_words_only_find_nothing_or_something(reader: Reader, words: str) -> None:
    """A sign would be read as a pattern, or stop the search for good."""
    reader.application.controller.actions.run("edit.find_all")
    page = reader.window.tabs.page
    assert isinstance(page, AllTextPage)
    page.line.setText(words)
    page.line.textEdited.emit(words)
    assert _page(reader).document() is not None
    assert "Searching" not in reader.text


def test_own_notes_are_found_too(reader: Reader, tmp_path: Path) -> None:
    """What somebody wrote down would be the one text that is not searched."""
    with closing(Store(tmp_path / "home", wait_s=5)) as store:
        Notes(store).add("aws-networking:vpc", "Ask Anna about the zebra crossing.")
    data = reader.application.parts.workspace.data
    assert data is not None
    reader.qtbot.waitUntil(lambda: data.items.notes == 1)
    page = _look_for(reader, "zebra")
    assert "1 note of yours" in page.browser.toPlainText()
    reader.press(KEY.Key_Return)
    assert page.browser.link_at_cursor().startswith("note:")
