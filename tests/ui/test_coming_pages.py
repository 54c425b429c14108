"""How often pages are laid out when they come to the front."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from typing_extensions import override

from netatlas.printing import line_length
from netatlas.ui.pages import text_page
from netatlas.ui.pages.folding_page import FoldingPage
from netatlas.ui.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextDocument
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from netatlas.api import OpenAtlas
    from netatlas.printing.line_length import LineRoom
    from netatlas.printing.text_writer import TextWriter
    from netatlas.ui.app import Application
    from netatlas.ui.page_context import PageContext

CONCEPT, OTHER, COMPARED, JOURNEY = (
    "nat-gateway",
    "elastic-ip",
    "compare:nat-gateway+nat-instance",
    "tls-history",
)
GRAPH, NOTES, LIMITS = "view:graph", "view:notes", "view:limits"


class Widths(QObject):
    """Notes the widths that pages are given while they can be seen, and which pages are shown."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.widths: list[tuple[str, int]] = []
        self.shown: list[str] = []
        app.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, Page) and event.type() is QEvent.Type.Resize:
            self.widths.append((type(watched).__name__, watched.width()))
        if isinstance(watched, Page) and event.type() is QEvent.Type.Show:
            self.shown.append(type(watched).__name__)
        return False


@pytest.fixture
def seen(application: Application, opened: OpenAtlas, qtbot: QtBot) -> Iterator[Widths]:
    """Return what pages of a wide window with the right panel are given; it shows a concept."""
    window = application.window
    window.first_painted.disconnect()
    application.start()
    window.resize(1500, 900)
    with qtbot.waitSignal(application.parts.palette_controller.prepared):
        application.controller.show_atlas(opened)
    window.panel.set_wanted(True)
    application.controller.open_address(CONCEPT)
    qtbot.waitUntil(window.panel.isVisible)
    watch = Widths(application.qt)
    yield watch
    application.qt.removeEventFilter(watch)
    watch.deleteLater()


def _settle(application: Application, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: application.jobs.idle)
    for _ in range(3):
        application.qt.processEvents()


@pytest.mark.parametrize("focus", [True, False])
def test_a_page_is_laid_out_once_beside_the_panel_and_without_it(
    application: Application, seen: Widths, qtbot: QtBot, *, focus: bool
) -> None:
    """A page would be laid out for the whole width and again beside the panel, and the one before with it."""
    window = application.window
    for address in (GRAPH, COMPARED, NOTES, JOURNEY, GRAPH, LIMITS, CONCEPT, NOTES, OTHER):
        _settle(application, qtbot)
        if focus:
            page = window.tabs.page
            assert page is not None
            page.focus_content()
        else:
            window.top.search.setFocus(Qt.FocusReason.OtherFocusReason)
        seen.widths.clear()
        application.controller.open_address(address)
        page = window.tabs.page
        assert page is not None
        assert seen.widths == [(type(page).__name__, page.width())], address
        _settle(application, qtbot)
        assert seen.widths == [(type(page).__name__, page.width())], address
        assert window.panel.isVisible() is not page.has_column


@pytest.mark.parametrize("address", [CONCEPT, COMPARED, JOURNEY, LIMITS])
def test_a_page_is_laid_out_once_for_another_size_of_the_window(
    application: Application, seen: Widths, qtbot: QtBot, address: str
) -> None:
    """A page would be laid out for the width without the panel, again with it, and again beside Browse."""
    window = application.window
    application.controller.open_address(address)
    for width, height in ((1024, 600), (660, 500), (1500, 900), (660, 500), (1024, 600), (1500, 900)):
        _settle(application, qtbot)
        seen.widths.clear()
        window.resize(width, height)
        _settle(application, qtbot)
        page = window.tabs.page
        assert page is not None
        assert [page_width for _name, page_width in seen.widths] == [page.width()], width
        assert window.panel.isVisible() is (width == 1500)
        assert window.browse.isVisible() is (width != 660)


def test_no_page_is_shown_in_passing(application: Application, seen: Widths, qtbot: QtBot) -> None:
    """A tab that is closed would show a tab of Qt's own choice before the one that comes to the front."""
    tabs = application.window.tabs
    for address in (COMPARED, LIMITS, NOTES):
        application.controller.open_address(address, in_new_tab=True)
    _settle(application, qtbot)
    tabs.bar.moveTab(3, 1)
    seen.shown.clear()
    tabs.close_tab(1)
    _settle(application, qtbot)
    assert seen.shown == [type(tabs.page).__name__]


def test_a_text_is_written_for_the_width_of_its_page(
    application: Application, seen: Widths, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new page would be written for the few pixels that it has at first, and laid out once more."""
    written: list[float] = []
    before = FoldingPage.new_writer

    def note(page: FoldingPage, context: PageContext) -> TextWriter:
        written.append(page._room.width)  # noqa: SLF001 - what the writer gets
        return before(page, context)

    monkeypatch.setattr(FoldingPage, "new_writer", note)
    for first, then in ((GRAPH, CONCEPT), (LIMITS, OTHER)):
        application.controller.open_address(first)
        _settle(application, qtbot)
        written.clear()
        application.controller.open_address(then)
        _settle(application, qtbot)
        page = application.window.tabs.page
        assert isinstance(page, FoldingPage)
        assert written == [page._room.width]  # noqa: SLF001
        assert page._fitted_to == page._room  # noqa: SLF001
    assert seen.widths


@pytest.mark.parametrize("in_new_tab", [True, False])
def test_a_text_that_comes_is_fitted_to_nothing_else(
    application: Application, seen: Widths, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, *, in_new_tab: bool
) -> None:
    """A new page would be fitted to the button in its corner, to its width without a scroll bar, and back."""
    fitted: list[LineRoom] = []
    before = line_length.fit_lines

    def note(document: QTextDocument, room: LineRoom, *, since: int = 0) -> None:
        if not document.isEmpty():
            fitted.append(room)
        before(document, room, since=since)

    monkeypatch.setattr(text_page, "fit_lines", note)
    for address in (CONCEPT, "view:health", OTHER):
        application.controller.open_address(COMPARED)
        _settle(application, qtbot)
        fitted.clear()
        application.controller.open_address(address, in_new_tab)
        _settle(application, qtbot)
        assert seen.shown[-1] == type(application.window.tabs.page).__name__
        assert not fitted, address
