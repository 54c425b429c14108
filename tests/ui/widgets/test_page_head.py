"""The head of a page: its controls are all in sight, however narrow the window is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from netatlas.ui.widgets.page_head import PageHead

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

CONTROLS = ("Add a subject", "Differences only (33 of 36)", "Copy")


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """Return a page with a head above something else."""
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    head = PageHead()
    head.show_title("NAT gateway and NAT instance")
    head.add(*(QPushButton(words) for words in CONTROLS))
    column.addWidget(head)
    column.addWidget(QLabel("What stands below"), 1)
    page.resize(900, 300)
    with qtbot.waitExposed(page):
        page.show()
    return page


def _places(page: QWidget) -> list[tuple[int, int]]:
    """Return right and bottom edge of each control, in the page."""
    buttons = page.findChildren(QPushButton)
    corners = (button.mapTo(page, button.rect().bottomRight()) for button in buttons)
    return [(corner.x(), corner.y()) for corner in corners]


def _head(page: QWidget) -> PageHead:
    head = page.findChild(PageHead)
    assert isinstance(head, PageHead)
    return head


def test_controls_stand_beside_the_title_or_below_it(page: QWidget, qtbot: QtBot) -> None:
    """In a narrow window a button would be pushed over the edge, or the title squeezed to a column."""
    title = _head(page).title
    assert {bottom for _right, bottom in _places(page)} == {_places(page)[0][1]}
    buttons = page.findChildren(QPushButton)
    assert all(
        button.mapTo(page, button.rect().topLeft()).x() > title.mapTo(page, title.pos()).x()
        for button in buttons
    )
    page.resize(420, 300)
    qtbot.waitUntil(lambda: _places(page)[0][1] > title.geometry().bottom() + 20)
    assert len({bottom for _right, bottom in _places(page)}) == 1
    page.resize(240, 300)
    qtbot.waitUntil(lambda: len({bottom for _right, bottom in _places(page)}) > 1)
    assert max(right for right, _bottom in _places(page)) < page.width()
    assert max(bottom for _right, bottom in _places(page)) <= _head(page).geometry().bottom()


def test_controls_that_come_and_go_find_room(page: QWidget, qtbot: QtBot) -> None:
    """A button that is offered later would hide another, or leave a hole behind."""
    head = _head(page)
    more = QPushButton("IETF")
    head.add(more, index=0)
    qtbot.waitUntil(lambda: more.isVisible() and more.x() == 0)
    first, *_others = (button for button in page.findChildren(QPushButton) if button is not more)
    qtbot.waitUntil(lambda: first.x() > more.geometry().right())
    head.take(more)
    qtbot.waitUntil(lambda: first.x() == 0)
    assert max(right for right, _bottom in _places(page)) <= page.width()
