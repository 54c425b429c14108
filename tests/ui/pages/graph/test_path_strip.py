"""The strip that tells a path below the map, while the page is made narrower."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from netatlas.ui.pages.graph.path_section import PathSection
from netatlas.ui.pages.graph.path_strip import PathStrip
from netatlas.ui.panels.section_area import SectionArea

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

HEIGHT = 600


class Narrowing(QWidget):
    """A page that holds nothing but the strip, and becomes narrower."""

    def __init__(self, qtbot: QtBot, section: PathSection) -> None:
        super().__init__()
        qtbot.addWidget(self)
        self.qtbot = qtbot
        self.strip = PathStrip(section)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(1)
        column.addWidget(self.strip)
        self.resize(800, HEIGHT)
        self.strip.set_wanted(True)
        self.show()
        area = self.strip.findChild(SectionArea)
        assert area is not None
        self.area = area

    def be_narrower(self, width: int) -> None:
        """Take another width, and wait until the strip has it."""
        self.resize(width, HEIGHT)
        self.qtbot.waitUntil(lambda: self.strip.width() == width)


@pytest.fixture
def section() -> PathSection:
    """Return a section that says why there is no path."""
    section = PathSection()
    section.note.setText("several words of different length " * 8)
    section.choices.hide()
    section.told.hide()
    return section


def test_a_scroll_bar_is_there_only_where_not_all_has_room(qtbot: QtBot, section: PathSection) -> None:
    """A bar that is needed only because it is there would come and go until the program ends."""
    page = Narrowing(qtbot, section)
    for width in range(800, 300, -1):
        page.be_narrower(width)
        bar = page.area.verticalScrollBar()
        assert bar.maximum() == 0
        assert not bar.isVisible()


def test_the_choices_become_narrower_with_the_page(qtbot: QtBot, section: PathSection) -> None:
    """The path would be cut off at its right."""
    section.choices.addItems(["A long title of a path that has to be told from others"] * 2)
    section.choices.show()
    page = Narrowing(qtbot, section)
    for width in range(580, 360, -20):
        page.be_narrower(width)
        page.qtbot.waitUntil(lambda: section.width() <= page.area.viewport().width())


def test_choices_beside_the_words_do_not_come_and_go(qtbot: QtBot, section: PathSection) -> None:
    """A long path is higher beside the choices than below; the scroll bar would turn it for ever."""
    section.note.hide()
    section.told.setPlainText("several words of different length " * 17)
    section.told.show()
    section.choices.addItems(["A path", "Another"])
    section.choices.show()
    page = Narrowing(qtbot, section)
    for width in range(640, 560, -4):
        page.be_narrower(width)
        for _ in range(20):  # more than it takes to settle
            QApplication.processEvents()
        seen = set()
        for _ in range(20):
            QApplication.processEvents()
            seen.add(section.width())
        assert len(seen) == 1
