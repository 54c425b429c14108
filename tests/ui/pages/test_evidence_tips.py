"""What a record was held against, where the window says it: in tips, and below the table on Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from netatlas.address import Address
from netatlas.api import OpenAtlas
from netatlas.atlas.edition import Edition
from netatlas.atlas.enums import LimitKind
from netatlas.atlas.model import ConceptId, Limit, Timeline
from netatlas.packs.report import PackReport
from netatlas.tips import tip
from netatlas.ui.commands import MARKS_HINT
from netatlas.ui.page_context import PageContext
from netatlas.ui.pages.comparison.page import ComparisonPage
from netatlas.ui.pages.limits.page import LimitsPage
from netatlas.ui.pages.text_page import TextPage
from netatlas.ui.pages.timeline.page import TimelinePage
from netatlas.ui.theme import load_theme
from netatlas.ui.widgets.plain_text import tip_text
from tests.helpers.atlases import (
    CITED,
    GUIDE,
    MODELS,
    atlas_held_by_models,
    concept,
    event,
    fact,
    figure,
    held,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

WORDS = "ec2/2016-11-15 <b>Nat</b>: at most 350"
HELD: dict[str, Any] = {
    "sources": (GUIDE, MODELS),
    "evidence": (held("ec2/2016-11-15 <b>Nat</b>", maximum=350.0),),
}


@pytest.fixture
def context() -> PageContext:
    """Return an atlas whose fact, limit and event a model holds."""
    limit = Limit(
        id="timeout",
        concept=ConceptId("a"),
        label="Timeout",
        kind=LimitKind.FIGURE,
        value=figure(350, "s"),
        **CITED | HELD,
    )
    concepts = [
        concept("a", fact("a", "idle-timeout", figure(350, "s"), **HELD), limits=(limit,)),
        concept("b", fact("b", "idle-timeout", figure(60, "s"))),
    ]
    timeline = Timeline(
        id="tls-history",
        title="History",
        summary="Of a.",
        lanes=(ConceptId("a"),),
        events=(event("launch", "a", "2020", "launched", **HELD),),
    )
    atlas = atlas_held_by_models(concepts, timelines=(timeline,))
    opened = OpenAtlas(atlas, PackReport(faults=(), remarks=(), counts={}))
    return PageContext(opened, Edition.TODAY, load_theme("light"))


def test_a_text_page_says_it_over_the_model_only(context: PageContext, qtbot: QtBot) -> None:
    """A reader who points at the model would not learn what it says, or what a pack says would be mark-up."""
    page = TextPage(context)
    qtbot.addWidget(page)
    page.show_address(Address.parse("a"), context)
    document = page.browser.document()
    over = {
        name: document.find(name).charFormat().toolTip() for name in ("API model, botocore", "VPC guide,")
    }
    assert over == {"API model, botocore": tip(f"{WORDS}\n{MARKS_HINT}"), "VPC guide,": ""}


def test_a_comparison_says_it_in_the_tip_and_on_enter(context: PageContext, qtbot: QtBot) -> None:
    """A cell would show less of its proof than the page of its concept."""
    page = ComparisonPage(context)
    qtbot.addWidget(page)
    page.show_address(Address.parse("compare:a+b"), context)
    index = page.model.index(0, 0)
    told = page.model.describe(index)
    assert told.endswith("(VPC guide, 2026-11; API model, botocore 1.44.8, 2026-11-20).")
    assert page.model.data(index, Qt.ItemDataRole.ToolTipRole) == tip(f"{told}\n{WORDS}")
    page.view.setCurrentIndex(index)
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert WORDS in page.frame.detail.text().splitlines()


def test_limits_and_timelines_say_it_in_their_tips(context: PageContext, qtbot: QtBot) -> None:
    """A figure or a date would look as if nobody had held it against anything."""
    limits, timeline = LimitsPage(context), TimelinePage(context)
    for page, address in ((limits, "view:limits"), (timeline, "tls-history")):
        qtbot.addWidget(page)
        page.show_address(Address.parse(address), context)
    wanted = tip(f"{limits.model.describe(0)}\n{WORDS}")
    assert limits.model.data(limits.model.index(0, 0), Qt.ItemDataRole.ToolTipRole) == wanted
    assert tip_text(timeline.detail) == ""
    timeline.canvas.go_to("launch")
    assert tip_text(timeline.detail) == WORDS
