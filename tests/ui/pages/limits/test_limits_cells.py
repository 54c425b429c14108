"""The words in the cells of the table of limits, at any width and size of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from netatlas.address import Address
from netatlas.api import OpenAtlas
from netatlas.atlas.edition import Edition
from netatlas.atlas.enums import LimitKind
from netatlas.atlas.model import ConceptId, Limit
from netatlas.packs.report import PackReport
from netatlas.ui.page_context import PageContext
from netatlas.ui.pages.limits.page import LimitsPage
from netatlas.ui.theme import load_theme
from tests.helpers.atlases import CITED, atlas_of, concept, figure, was
from tests.walk.cells import CellJudge

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LABELS = (
    "Maximum bandwidth of one attachment",
    "Interconnection",
    "Largest number of routes that are announced",
)


def _context(scale: float) -> PageContext:
    limits = tuple(
        Limit(
            id=f"limit-{index}",
            concept=ConceptId("transit-gateway"),
            label=label,
            kind=LimitKind.QUOTA,
            value=replace(figure(100_000, "Gbps"), says="in each direction, for all of its connections"),
            scope="per attachment and Availability Zone",
            in_notes=True,
            was=was(figure(45_000, "Gbps"), claim=""),
            **CITED,
        )
        for index, label in enumerate(LABELS)
    )
    atlas = atlas_of([concept("transit-gateway", title="Interconnecting gateway", limits=limits)])
    opened = OpenAtlas(atlas, PackReport(faults=(), remarks=(), counts={}))
    return PageContext(opened, Edition.BOTH, load_theme("light"), scale=scale)


@pytest.mark.parametrize(
    ("width", "scale"), [(380, 1.0), (560, 1.0), (800, 1.0), (1300, 1.0), (560, 2.0), (800, 2.0), (1300, 2.0)]
)
def test_every_word_of_a_cell_is_shown_or_in_its_tip(qtbot: QtBot, width: int, scale: float) -> None:
    """A word would end at the edge of its column, or an ellipsis stand above an empty line."""
    context, judge = _context(scale), CellJudge()
    page = LimitsPage(context)
    qtbot.addWidget(page)
    page.resize(width, 900)
    page.show_address(Address.parse("view:limits"), context)
    with qtbot.waitExposed(page):
        page.show()
    assert list(judge.faults_of(page.table)) == []
    assert judge.texts > len(LABELS)
    assert page.table.horizontalScrollBar().maximum() == 0
