"""What the window learns from what is opened: counted behind its back, and never in the way of a search."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from netatlas.api import OpenAtlas
from netatlas.packs.report import PackReport
from netatlas.ui.palette.model import PaletteMode
from tests.helpers.atlases import atlas_of, concept
from tests.ui.conftest import COUNTS

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from netatlas.ui.app import Application


class Searcher:
    """Somebody who types into the palette and chooses."""

    def __init__(self, application: Application, opened: OpenAtlas, qtbot: QtBot) -> None:
        self.application = application
        self.qtbot = qtbot
        self.palette = application.window.palette_box
        self.opened_recorder = application.parts.opened_recorder
        application.window.show()
        application.window.first_painted.disconnect()
        with qtbot.waitSignal(application.parts.palette_controller.prepared):
            application.controller.show_atlas(opened)

    def look_for(self, text: str) -> list[str]:
        """Type a text and return the titles of the lines."""
        self.palette.close_palette()
        self.palette.open_for(PaletteMode.GO)
        QTest.keyClicks(self.palette.box.line, text)
        self.qtbot.waitUntil(lambda: not self.palette.awaited)
        return [entry.title for entry in self.palette.model.entries]

    def choose(self, title: str) -> None:
        """Choose the line with a title."""
        titles = [entry.title for entry in self.palette.model.entries]
        for _ in range(titles.index(title)):
            QTest.keyClick(self.palette.box.line, Qt.Key.Key_Down)
        QTest.keyClick(self.palette.box.line, Qt.Key.Key_Return)

    def wait_for_counts(self, text: str, counts: dict[str, int]) -> None:
        """Wait until a text has these counts."""
        self.qtbot.waitUntil(lambda: self.opened_recorder.counts(text) == counts)

    @property
    def message(self) -> str:
        """What the bar of messages says, or '' when it is not there."""
        bar = self.application.window.message
        return bar.label.text() if bar.isVisible() else ""


@pytest.fixture
def searcher(application: Application, opened: OpenAtlas, qtbot: QtBot) -> Searcher:
    """Return somebody before the window with a small atlas on its screen."""
    return Searcher(application, opened, qtbot)


def test_what_is_opened_three_times_comes_first(searcher: Searcher) -> None:
    """The entry that is always opened for a text would never become the first."""
    assert searcher.look_for("nat")[:2] == ["NAT gateway", "NAT instance"]
    for times in range(1, 4):
        searcher.look_for("nat")
        searcher.choose("NAT instance")
        searcher.wait_for_counts("nat", {"nat-instance": times})
    assert searcher.look_for("nat")[0] == "NAT instance"
    assert searcher.look_for("nat gateway")[0] == "NAT gateway"


def test_what_was_learnt_can_be_forgotten(searcher: Searcher) -> None:
    """What was searched could not be deleted."""
    for _ in range(3):
        searcher.look_for("nat")
        searcher.choose("NAT instance")
    searcher.wait_for_counts("nat", {"nat-instance": 3})
    searcher.application.actions.run("edit.forget_choices")
    searcher.wait_for_counts("nat", {})
    searcher.qtbot.waitUntil(lambda: searcher.message == "Search has forgotten what you opened.")
    assert searcher.look_for("nat")[0] == "NAT gateway"


def test_going_back_to_a_recent_place_teaches_nothing(searcher: Searcher) -> None:
    """Opening a recent page would count for the empty text."""
    searcher.application.controller.open_address("nat-gateway")
    searcher.look_for("")
    searcher.choose("NAT gateway")
    assert searcher.application.jobs.finish()
    assert searcher.opened_recorder.counts("") == {}


def test_a_store_that_cannot_be_written_is_reported_once_and_stops_nothing(
    tmp_path: Path, searcher: Searcher, qtbot: QtBot
) -> None:
    """A full disk would break the search, or show a message with every entry that is opened."""
    (tmp_path / "desk.sqlite").mkdir()
    searcher.look_for("nat")
    searcher.choose("NAT gateway")
    qtbot.waitUntil(lambda: "not remembered" in searcher.message)
    searcher.application.window.message.dismiss()
    assert searcher.look_for("nat")[0] == "NAT gateway"
    searcher.choose("NAT instance")
    assert searcher.application.jobs.finish()
    assert searcher.message == ""


def test_a_damaged_store_is_set_aside_and_search_goes_on(
    tmp_path: Path, searcher: Searcher, qtbot: QtBot
) -> None:
    """A damaged file of counts would break the search, or go unnoticed."""
    (tmp_path / "desk.sqlite").write_bytes(b"no database" * 500)
    assert searcher.look_for("nat")[0] == "NAT gateway"
    searcher.choose("NAT gateway")
    qtbot.waitUntil(lambda: "damaged" in searcher.message)
    searcher.wait_for_counts("nat", {"nat-gateway": 1})


def test_another_pack_takes_its_results_into_the_open_palette(searcher: Searcher) -> None:
    """Enter or a click would open a hit of a pack that is closed, and count it for the one that is open."""
    application, palette = searcher.application, searcher.palette
    assert searcher.look_for("gateway")[0] == "NAT gateway"
    report = PackReport(faults=(), remarks=(), counts=COUNTS)
    other = OpenAtlas(atlas_of((concept("gateway", title="Another gateway"),)), report)
    application.controller.show_atlas(other)
    assert palette.isVisible()
    assert list(palette.model.entries) == []  # nothing to click before the answer comes
    searcher.qtbot.waitUntil(lambda: not palette.awaited)
    assert [entry.title for entry in palette.model.entries] == ["Another gateway"]
    searcher.choose("Another gateway")
    assert str(application.window.tabs.address) == "gateway"
    searcher.wait_for_counts("gateway", {"gateway": 1})
