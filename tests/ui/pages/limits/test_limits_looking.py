"""The filter of many limits: a job finds what fits, and nothing answers from what was typed before."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from netatlas.address import Address
from netatlas.api import OpenAtlas
from netatlas.atlas.edition import Edition
from netatlas.atlas.enums import LimitKind
from netatlas.atlas.model import ConceptId, Limit
from netatlas.packs.report import PackReport
from netatlas.ui.page_context import PageContext
from netatlas.ui.pages.limits.fuzzy_filter import LimitFinder
from netatlas.ui.pages.limits.page import LimitsPage
from netatlas.ui.theme import load_theme
from tests.helpers.atlases import CITED, atlas_of, concept, figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from netatlas.explore.limits import LimitQuery
    from netatlas.ui.pages.limits.fuzzy_filter import Fitting

NAMES = {"gateway": "Gateway", "peering": "Peering", "tunnel": "Tunnel"}
ALL = list(NAMES)
MANY = "netatlas.ui.pages.limits.fuzzy_filter._FEW"


def _context() -> PageContext:
    concepts = [
        concept(
            name,
            title=title,
            limits=(
                Limit(
                    id=f"{name}-most", concept=ConceptId(name), label=f"Most of {name}", kind=LimitKind.QUOTA,
                    value=figure(100, "count", of="things"), **CITED,
                ),
            ),
        )
        for name, title in NAMES.items()
    ]  # fmt: skip
    opened = OpenAtlas(atlas_of(concepts), PackReport(faults=(), remarks=(), counts={}))
    return PageContext(opened, Edition.TODAY, load_theme("light"))


@pytest.fixture
def page(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[LimitsPage]:
    """Return the page, on the screen, whose names are indexed and whose three limits count as many."""
    monkeypatch.setattr(MANY, len(NAMES) - 1)
    context = _context()
    page = LimitsPage(context)
    qtbot.addWidget(page)
    page.resize(1000, 600)
    page.show_address(Address.parse("view:limits"), context)
    with qtbot.waitExposed(page):
        page.show()
    qtbot.waitUntil(lambda: context.jobs.idle)
    yield page
    assert context.jobs.finish()
    page.close()


def _shown(page: LimitsPage) -> list[str]:
    return [limit.concept for limit in page.model.limits]


def test_a_mistyped_word_is_looked_for_outside_the_windows_thread(
    page: LimitsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With thousands of limits each key would hold the window up, or the table be empty in between."""
    threads: list[threading.Thread] = []
    fitting = LimitFinder.fitting

    def watched(finder: LimitFinder, query: LimitQuery) -> Fitting:
        threads.append(threading.current_thread())
        return fitting(finder, query)

    monkeypatch.setattr(LimitFinder, "fitting", watched)
    page.filters.words.setText("gatway")
    assert _shown(page) == ALL
    assert not page.is_ready
    with qtbot.waitSignal(page.model.modelReset):
        pass
    assert (_shown(page), page.is_ready) == (["gateway"], True)
    assert page.filters.count.text() == "1 of 3, near to these words"
    assert len(threads) == 1
    assert threading.main_thread() not in threads


def test_only_the_answer_to_the_latest_key_is_shown(
    page: LimitsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An older search that takes longer would take the place of what was typed last."""
    has_begun, goes_on, has_ended = threading.Event(), threading.Event(), threading.Event()
    fitting = LimitFinder.fitting

    def slow_at_first(finder: LimitFinder, query: LimitQuery) -> Fitting:
        if query.words == "gatway":
            has_begun.set()
            goes_on.wait(5)
            has_ended.set()
        return fitting(finder, query)

    monkeypatch.setattr(LimitFinder, "fitting", slow_at_first)
    seen: list[list[str]] = []
    page.model.modelReset.connect(lambda: seen.append(_shown(page)))
    page.filters.words.setText("gatway")
    qtbot.waitUntil(has_begun.is_set)
    page.filters.words.setText("tunel")
    qtbot.waitUntil(lambda: page.is_ready)
    goes_on.set()
    qtbot.waitUntil(has_ended.is_set)
    page.filters.words.setText("pering")
    qtbot.waitUntil(lambda: page.is_ready)
    page.filters.words.setText("gatway")
    page.filters.words.clear()
    qtbot.waitUntil(lambda: page.is_ready)
    assert seen == [["tunnel"], ["peering"], ALL]


def test_enter_waits_for_what_is_typed(page: LimitsPage, qtbot: QtBot) -> None:
    """Whoever types fast would open the first row of what was there before."""
    page.filters.words.setText("zzzzqqqq")  # the table is empty
    qtbot.waitUntil(lambda: page.is_ready)
    for typed, wanted in (("tunel", "tunnel"), ("pering", "peering")):
        page.filters.words.setText(typed)
        QTest.keyClick(page.filters.words, Qt.Key.Key_Return)
        with qtbot.waitSignal(page.open_requested) as opened:
            QTest.keyClick(page.table, Qt.Key.Key_Return)
        assert opened.args == [wanted, False]


def test_what_is_saved_does_not_wait(page: LimitsPage) -> None:
    """A file would hold the rows of before, or none."""
    page.filters.words.setText("tunel")
    content = page.content("csv")
    assert callable(content)
    assert _shown(page) == ["tunnel"]
    page.filters.words.setText("pering")
    document = page.document()
    assert document is not None
    assert "Peering" in str(document)
    assert "Tunnel" not in str(document)


def test_find_waits_for_the_rows_of_what_is_typed(page: LimitsPage, qtbot: QtBot) -> None:
    """Find in page would count rows that are gone a moment later."""
    page.filters.words.setText("tunel")
    assert not page.prepare_find("gateway")
    with qtbot.waitSignal(page.find_ready):
        pass
    assert page.prepare_find("gateway")
    assert page.mark_all("gateway") == 0


def test_a_jump_to_a_row_waits_for_the_rows(page: LimitsPage, qtbot: QtBot) -> None:
    """A page whose address has a mistyped word would say that it has no such row."""
    address = Address.parse("view:limits?words=tunel&row=tunnel-most")
    context = _context()
    page.show_address(address, context)
    page.reveal(address)
    with qtbot.assertNotEmitted(page.note_requested):
        qtbot.waitUntil(lambda: page.table.selected_rows() == [0])
    assert _shown(page) == ["tunnel"]
    assert context.jobs.finish()


def test_few_limits_are_gone_through_at_once(page: LimitsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each key would wait for a job that takes longer than the search."""
    monkeypatch.setattr(MANY, len(NAMES))
    page.filters.words.setText("gatway")
    assert _shown(page) == ["gateway"]
