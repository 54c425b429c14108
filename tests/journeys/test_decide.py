"""Journey: decide on a load balancer by keyboard alone, look elsewhere, and find the decision again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from netatlas.ui.app import WindowOptions, create
from netatlas.ui.pages.comparison.page import ComparisonPage
from tests.helpers.windows import close_application

if TYPE_CHECKING:
    from pathlib import Path

    from tests.journeys.conftest import Reader

CTRL = Qt.KeyboardModifier.ControlModifier


def _page(reader: Reader) -> ComparisonPage:
    page = reader.window.tabs.page
    assert isinstance(page, ComparisonPage)
    return page


def _go_down_to(reader: Reader, label: str) -> None:
    """Press Down until the focus is in the row with this label."""
    page = _page(reader)
    labels = [
        str(page.model.headerData(row, Qt.Orientation.Vertical)) for row in range(page.model.rowCount())
    ]
    while page.view.currentIndex().row() < labels.index(label):
        reader.press(Qt.Key.Key_Down)
    assert label in page.frame.detail.text()


def _need(reader: Reader, label: str, words: str) -> None:
    """Open the menu of a row with Enter and choose a line of it with Down and Enter."""
    _go_down_to(reader, label)
    reader.press(Qt.Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    for _ in menu.actions():
        if menu.activeAction().text() == words:
            break
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)


@pytest.mark.qt_log_ignore("raise", "grabbing the keyboard")  # the offscreen platform says it of every menu
def test_a_load_balancer_is_decided_on_by_keyboard_alone(reader: Reader) -> None:
    """What the comparison is for could not be done, or only with a mouse."""
    reader.press(Qt.Key.Key_K, CTRL)
    reader.type("alb vs nlb vs clb")
    reader.wait_for_results()
    reader.press(Qt.Key.Key_Return)
    page = _page(reader)
    assert len(page.subject_ids) >= 3
    for _ in page.subject_ids:
        reader.press(Qt.Key.Key_Right)
    assert "I need: any" in page.frame.detail.text()
    _need(reader, "UDP", "supported")
    assert "application-load-balancer" not in (
        page.controller.decision.remaining if page.controller.decision else ()
    )
    _need(reader, "TLS termination", "supported")
    assert page.controller.decision is not None
    assert page.controller.decision.remaining == ("network-load-balancer",)
    assert "Network Load Balancer remains" in page.frame.outcome.sentence.text()
    assert all(rulings[0].cite for rulings in page.controller.decision.ruled_out.values())
    reader.press(Qt.Key.Key_Left, CTRL)
    reader.press(Qt.Key.Key_A, CTRL)
    reader.press(Qt.Key.Key_C, CTRL)
    markdown = QApplication.clipboard().mimeData().data("text/markdown")
    pasted = bytes(markdown.data()).decode()
    assert "Network Load Balancer remains" in pasted
    assert "Application Load Balancer (out)" in pasted


def test_a_subject_is_moved_and_pinned_by_keys(reader: Reader) -> None:
    """Order and baseline would need a mouse."""
    reader.application.controller.open_address("load-balancer-types")
    page = _page(reader)
    page.focus_content()
    first, second, *_ = page.subject_ids
    shift_alt = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    reader.press(Qt.Key.Key_Right, shift_alt)
    page = _page(reader)
    assert page.subject_ids[:2] == (second, first)
    assert page.current_subject == 1
    reader.press(Qt.Key.Key_P)
    assert page.controller.options.baseline == first
    reader.press(Qt.Key.Key_Left, shift_alt)
    assert _page(reader).subject_ids[:2] == (first, second)
    assert _page(reader).controller.options.baseline == first


@pytest.mark.qt_log_ignore("raise", "grabbing the keyboard")  # the same
def test_from_the_start_page_to_a_decision_and_back_to_it(reader: Reader, tmp_path: Path) -> None:
    """What was needed, pinned and moved would be gone after a look at one subject, or the next morning."""
    assert reader.address == "view:start"
    for _ in range(40):
        reader.press(Qt.Key.Key_Tab)
        if reader.page.browser.textCursor().selectedText() == "Which load balancer?":
            break
    reader.press(Qt.Key.Key_Return)
    _go_down_to(reader, "UDP")
    reader.press(Qt.Key.Key_N)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_P):
        reader.press(key)
    reader.application.actions.run("compare.groups")
    shift_alt = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    reader.press(Qt.Key.Key_Left, shift_alt)
    decided, options = reader.address, _page(reader).controller.options
    assert decided.startswith("load-balancer-types?order=network-load-balancer")
    assert [need.words for need in options.needs] == ["UDP: supported"]
    assert options.baseline == "network-load-balancer"
    assert "Security" in options.closed

    reader.press(Qt.Key.Key_Return, CTRL)  # the subject in a tab of its own
    assert reader.address == "network-load-balancer"
    reader.press(Qt.Key.Key_Tab, CTRL)
    assert reader.address == decided
    reader.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert reader.address == "view:start"
    reader.press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert reader.address == decided
    assert _page(reader).controller.options == options

    reader.window.close()
    again = create([], WindowOptions(home=tmp_path / "home"))
    with reader.qtbot.waitSignal(again.controller.atlas_opened, timeout=20_000):
        again.start()
    page = again.window.tabs.page
    assert isinstance(page, ComparisonPage)
    assert page.controller.options == options
    assert page.subject_ids[0] == "network-load-balancer"
    assert "remain" in page.frame.outcome.sentence.text()
    close_application(again)
