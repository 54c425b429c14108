"""The text below the picture of a timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from netatlas.address import Address
from netatlas.atlas.edition import Edition
from netatlas.printing import block_parts
from netatlas.ui.canvas.timeline_canvas import TimelineCanvas
from netatlas.ui.page_context import PageContext
from netatlas.ui.pages.timeline.body import TimelineBody
from netatlas.ui.pages.timeline.page import TimelinePage
from netatlas.ui.theme import load_theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from netatlas.api import OpenAtlas
    from netatlas.drawing.scene import Scene


def test_the_columns_of_a_second_timeline_follow_the_window(qtbot: QtBot, opened: OpenAtlas) -> None:
    """In a window that was made narrower the text would be cut at the right, with no way to scroll to it."""
    context = PageContext(opened, Edition.TODAY, load_theme("light"))
    page = TimelinePage(context)
    qtbot.addWidget(page)
    page.resize(1900, 900)
    page.show_address(Address.parse("tls-history"), context)
    with qtbot.waitExposed(page):
        page.show()
    page.show_address(Address.parse("tls-history"), PageContext(opened, Edition.BOTH, load_theme("light")))
    page.resize(700, 900)
    body = page.findChild(TimelineBody)
    assert body is not None
    qtbot.waitUntil(lambda: body.document().size().width() <= body.viewport().width() < 700)


@pytest.fixture
def _few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Write as little at once as if the timeline were long."""
    monkeypatch.setattr(block_parts, "FIRST", 9)
    monkeypatch.setattr(block_parts, "NEXT", 12)


@pytest.mark.usefixtures("_few_at_once")
def test_a_timeline_opens_with_its_beginning_and_one_picture(
    qtbot: QtBot, opened: OpenAtlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window would stand still until all events are written, and the picture is drawn four times."""
    scenes: list[int] = []
    made = TimelineCanvas.make_scene

    def count(canvas: TimelineCanvas) -> Scene | None:
        scenes.append(1)
        return made(canvas)

    monkeypatch.setattr(TimelineCanvas, "make_scene", count)
    context = PageContext(opened, Edition.BOTH, load_theme("light"))
    page = TimelinePage(context)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show_address(Address.parse("tls-history"), context)
    body = page.browser
    beginning = len(body.toPlainText())
    assert not page.is_ready
    with qtbot.waitExposed(page):
        page.show()
    qtbot.waitUntil(lambda: page.is_ready)
    assert len(scenes) == 1
    assert len(body.toPlainText()) > 2 * beginning
    assert body.height() >= body.document().size().height()
    page.show_address(Address.parse("tls-history"), PageContext(opened, Edition.TODAY, load_theme("light")))
    assert len(scenes) == 2
    assert page.is_ready


@pytest.mark.usefixtures("_few_at_once")
@pytest.mark.parametrize("use", ["find", "mark", "heading", "row", "scroll"])
def test_a_timeline_is_whole_for_what_needs_all_of_it(qtbot: QtBot, opened: OpenAtlas, use: str) -> None:
    """What is in the events would not be found, or a page that somebody goes back to would be at its top."""
    context = PageContext(opened, Edition.BOTH, load_theme("light"))
    page = TimelinePage(context)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show_address(Address.parse("tls-history"), context)
    assert not page.is_ready
    last = page.canvas.histories[-1].marks[-1].event
    uses: dict[str, Callable[[], object]] = {
        "find": lambda: page.find_text(last.says[:20], backward=False),
        "mark": lambda: page.mark_all(last.says[:20]),
        "heading": lambda: page.step_heading(1),
        "row": lambda: page.browser.go_to_row(last.id, context.theme.colour("accent_wash"), is_reduced=True),
        "scroll": lambda: page.set_scroll_position(500),
    }
    uses[use]()
    assert page.is_ready
