"""Documents that look through a whole atlas are composed in a job, and nothing answers for them meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from netatlas.address import Address
from netatlas.atlas.edition import Edition
from netatlas.ui.jobs import Jobs
from netatlas.ui.page_context import PageContext
from netatlas.ui.pages.document_lookup import document_at
from netatlas.ui.pages.folding_page import FoldingPage
from netatlas.ui.theme import load_theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from netatlas.api import OpenAtlas

LONG = ("view:health", "view:comparisons", "view:timelines", "no-such-thing")


@pytest.fixture
def context(opened: OpenAtlas, monkeypatch: pytest.MonkeyPatch) -> Iterator[PageContext]:
    """Return a context in which the small atlas counts as large."""
    monkeypatch.setattr("netatlas.ui.pages.composing._LARGE", 1)
    jobs = Jobs()
    yield PageContext(opened, Edition.TODAY, load_theme("light"), jobs=jobs)
    assert jobs.finish()


def _page(context: PageContext, qtbot: QtBot) -> FoldingPage:
    page = FoldingPage(context)
    qtbot.addWidget(page)
    page.resize(700, 120)
    page.show()
    return page


@pytest.mark.parametrize("text", LONG)
def test_a_long_document_comes_from_a_job(context: PageContext, qtbot: QtBot, text: str) -> None:
    """The window would stand still for as long as ten thousand concepts are looked through."""
    page, address = _page(context, qtbot), Address.parse(text)
    page.show_address(address, context)
    wanted = document_at(context, address)
    assert (page.is_ready, page.document(), page.title) == (False, None, wanted.title)
    page.set_scroll_position(7)
    assert page.scroll_position() == 7
    qtbot.waitUntil(lambda: page.is_ready)
    assert page.document() == wanted
    assert page.browser.toPlainText().count(wanted.title) >= 1
    page.show_address(Address.record("nat-gateway"), context)
    assert page.is_ready
    assert page.document() == document_at(context, Address.record("nat-gateway"))


def test_what_is_found_is_counted_when_all_is_there(context: PageContext, qtbot: QtBot) -> None:
    """The find bar would say that a word is not on the page, because the page was not there yet."""
    page = _page(context, qtbot)
    page.show_address(Address.parse("view:comparisons"), context)
    with qtbot.waitSignal(page.find_ready):
        assert not page.prepare_find("NAT")
    found = page.mark_all("NAT")
    assert found
    again = _page(context, qtbot)
    again.show_address(Address.parse("view:comparisons"), context)
    assert again.mark_all("NAT") == found


def test_who_leaves_before_gets_what_was_asked_for_last(context: PageContext, qtbot: QtBot) -> None:
    """A list that took long would come over the page that was opened since."""
    page = _page(context, qtbot)
    page.show_address(Address.parse("view:health"), context)
    page.show_address(Address.record("nat-gateway"), context)
    qtbot.waitUntil(lambda: context.jobs.idle)
    assert page.document() == document_at(context, Address.record("nat-gateway"))
