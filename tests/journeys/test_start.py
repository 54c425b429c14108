"""Journey: from the start page on, by its cards and lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from netatlas.ui.pages.folding_page import FoldingPage

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

    from tests.journeys.conftest import Reader


def _card(reader: Reader) -> QRect:
    """Return where the end of the title of the first card is in the viewport, once that has its width."""
    browser = reader.page.browser
    reader.qtbot.waitUntil(lambda: browser.viewport().width() > reader.window.width() * 0.75)
    return browser.cursorRect(browser.document().find("Which way to on-premises?"))


def test_a_card_is_clickable_as_a_whole(reader: Reader) -> None:
    """It looks like a button, and a click beside its title would do nothing."""
    browser = reader.page.browser
    title = _card(reader)
    beside = QPoint(title.right() + 90, title.bottom() + 8)
    assert not browser.anchorAt(beside)
    # QTest.mouseMove moves the pointer of the system, which may be there already, from another test
    position, none = QPointF(beside), Qt.MouseButton.NoButton
    moved = QMouseEvent(
        QMouseEvent.Type.MouseMove, position, position, none, none, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(browser.viewport(), moved)
    assert browser.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    QTest.mouseClick(browser.viewport(), Qt.MouseButton.LeftButton, pos=beside)
    opened = reader.address
    assert opened != "view:start"
    reader.window.tabs.back()
    title = _card(reader)
    above = QPoint(title.right(), title.top() - 40)
    QTest.mouseClick(reader.page.browser.viewport(), Qt.MouseButton.LeftButton, pos=above)
    assert reader.address == "view:start"
    QTest.mouseClick(reader.page.browser.viewport(), Qt.MouseButton.MiddleButton, pos=beside)
    assert str(reader.window.tabs.addresses[-1]).endswith(opened)


def test_the_start_page_takes_the_window_and_says_when(reader: Reader) -> None:
    """A quarter of the window would be empty, and nobody know which of the pages was this morning's."""
    for address in ("nat-gateway", "view:limits", "view:start"):
        reader.application.controller.open_address(address)
    assert isinstance(reader.page, FoldingPage)
    assert reader.page.has_column
    reader.qtbot.waitUntil(lambda: not reader.window.panel.isVisible())
    assert _card(reader).top() > 0
    for words in ("Limits", "NAT gateway", "just now", "All 63 corrections"):
        assert words in reader.text
