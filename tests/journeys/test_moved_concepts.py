"""Journey: concepts dragged on the map are there at the next start, after a crash and in a newer file too."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from netatlas.desk.migrations import STEPS
from netatlas.ui.app import WindowOptions, create
from netatlas.ui.pages.graph.page import GraphPage
from tests.helpers.windows import close_application

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from netatlas.ui.app import Application

GATEWAY = "nat-gateway"
_LEFT = Qt.MouseButton.LeftButton


class Map:
    """The window with the map in front."""

    def __init__(self, application: Application, qtbot: QtBot) -> None:
        self.application = application
        self._qtbot = qtbot

    @property
    def page(self) -> GraphPage:
        """The page, drawn, when nothing is written any more."""
        page = self.application.window.tabs.page
        assert isinstance(page, GraphPage)
        self._qtbot.waitUntil(lambda: page.is_ready and self.application.jobs.idle, timeout=60_000)
        return page

    @property
    def place(self) -> tuple[float, float]:
        """Where the concept is."""
        picture = self.page.canvas.picture
        assert picture is not None
        node = picture.content.numbers[GATEWAY]
        return picture.content.x[node], picture.content.y[node]

    @property
    def message(self) -> str:
        """What the bar of messages says."""
        return self.application.window.message.label.text()

    def drag(self) -> None:
        """Drag the concept somewhere else with the mouse."""
        canvas = self.page.canvas
        canvas.centre_on(GATEWAY)
        canvas = self.page.canvas
        position = canvas.position_of(GATEWAY)
        assert position is not None
        at = QPoint(round(position[0]), round(position[1]))
        QTest.mousePress(canvas, _LEFT, pos=at)
        for step in (20, 40, 60):
            QTest.mouseMove(canvas, at + QPoint(step, step))
        QTest.mouseRelease(canvas, _LEFT, pos=at + QPoint(60, 60))


@contextmanager
def _opened(home: Path, qtbot: QtBot) -> Iterator[Map]:
    application = create([], WindowOptions(home=home))
    with qtbot.waitSignal(application.controller.atlas_opened, timeout=60_000):
        application.start()
    application.controller.open_address("view:graph")
    yield Map(application, qtbot)
    close_application(application)


@pytest.fixture
def homes(tmp_path: Path, qtbot: QtBot) -> tuple[Path, tuple[float, float], tuple[float, float]]:
    """Return a home as a program leaves it that is killed after a move, and the places before and after."""
    with _opened(tmp_path / "home", qtbot) as first:
        before = first.place
        first.drag()
        moved = first.place
        shutil.copytree(tmp_path / "home", tmp_path / "killed")
    assert moved != before
    return tmp_path / "killed", before, moved


def test_moved_concepts_come_back_and_can_all_be_put_back(
    homes: tuple[Path, tuple[float, float], tuple[float, float]], qtbot: QtBot
) -> None:
    """An arranged map would be gone at the next start, or could never be as it was."""
    home, before, moved = homes
    with _opened(home, qtbot) as again:
        qtbot.waitUntil(lambda: again.place == moved)
        again.application.actions.run("graph.put_all_back")
        qtbot.waitUntil(lambda: again.place == before)
        again.application.actions.run("graph.undo")
        qtbot.waitUntil(lambda: again.place == moved)
        again.application.actions.run("graph.redo")
        qtbot.waitUntil(lambda: again.place == before)
    with _opened(home, qtbot) as last:
        assert last.place == before


def test_a_newer_file_is_shown_and_says_why_nothing_is_kept(
    homes: tuple[Path, tuple[float, float], tuple[float, float]], qtbot: QtBot
) -> None:
    """After a step back to an older NetAtlas the map would look as if nothing had ever been arranged."""
    home, before, moved = homes
    with closing(sqlite3.connect(home / "desk.sqlite")) as file:
        file.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    with _opened(home, qtbot) as older:
        qtbot.waitUntil(lambda: older.place == moved)
        older.drag()
        assert older.place not in (before, moved)
        qtbot.waitUntil(lambda: "A newer NetAtlas made" in older.message)
        assert older.message.startswith("What you move on the map is not kept.")
    with closing(sqlite3.connect(home / "desk.sqlite")) as file:
        assert file.execute("SELECT x, y FROM moved_place").fetchall() == [moved]
