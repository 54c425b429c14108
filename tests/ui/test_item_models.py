"""Every item model under Qt's own tester, which checks what views rely on."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QModelIndex, Qt

from netatlas.atlas.edition import Edition
from netatlas.atlas.enums import State
from netatlas.atlas.model import Topic
from netatlas.compare.table import compare
from netatlas.ui.browse_items import PART, YOURS
from netatlas.ui.pages.comparison.model import CellRole, ComparisonModel
from netatlas.ui.palette.model import PaletteEntry, PaletteModel
from netatlas.ui.panels.browse_model import BrowseModel, BrowseRole
from tests.helpers.atlases import atlas_of, concept

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QAbstractItemModel
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from netatlas.api import OpenAtlas

SUBJECTS = ["nat-gateway", "nat-instance"]


@pytest.fixture
def check_model(qtmodeltester: ModelTester) -> Callable[[QAbstractItemModel], None]:
    """Return Qt's own tester, as a function with types."""
    return cast("Callable[[QAbstractItemModel], None]", qtmodeltester.check)


def test_browse_model_keeps_qts_rules(
    check_model: Callable[[QAbstractItemModel], None], opened: OpenAtlas
) -> None:
    """A view over Browse would crash or show nothing if indexes and parents disagreed."""
    model = BrowseModel()
    check_model(model)
    model.set_atlas(opened.atlas)
    check_model(model)
    many = [concept(f"c{number}", topic="t") for number in range(3 * PART)]
    model.set_atlas(atlas_of(many, topics=(Topic(id="t", title="Topic"),)))
    check_model(model)


def test_browse_lists_topics_with_their_concepts_and_the_views(opened: OpenAtlas) -> None:
    """Readers would not find a concept by browsing, or would be led to views that hold nothing."""
    model = BrowseModel()
    model.set_atlas(opened.atlas)
    top = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert top == [
        "Views", "Comparisons", "Timelines", "Journeys", "Limits", "Graph", "What the notes got wrong",
        "Yours", "Bookmarks", "Notes", "Sheets",
        "Topics", "Internet and NAT",
    ]  # fmt: skip
    found = model.index_of("nat-instance")
    assert found.data() == "NAT instance"
    assert found.parent().data() == "Internet and NAT"
    assert found.parent().data(BrowseRole.COUNT) == str(model.rowCount(found.parent()))


def test_browse_counts_what_is_the_readers_own(opened: OpenAtlas) -> None:
    """Readers would have to open a page to see whether there is anything on it."""
    model = BrowseModel()
    model.show_counts({"view:notes": 2})
    model.set_atlas(opened.atlas)
    model.show_counts({"view:notes": 3, "view:bookmarks": 0})
    spoken = [model.index_of(address).data(Qt.ItemDataRole.AccessibleTextRole) for address in YOURS.values()]
    assert spoken == ["Bookmarks", "Notes, 3", "Sheets"]


def test_palette_model_keeps_qts_rules(check_model: Callable[[QAbstractItemModel], None]) -> None:
    """The palette's list would crash or skip entries if the model broke Qt's rules."""
    model = PaletteModel()
    check_model(model)
    model.set_entries((PaletteEntry("a", "First"), PaletteEntry("b", "Second", reason="not now")))
    check_model(model)
    assert not model.flags(model.index(1, 0)) & Qt.ItemFlag.ItemIsEnabled


def test_the_same_lines_again_change_nothing(qtbot: QtBot) -> None:
    """The palette would flicker at every letter that changes no result."""
    model = PaletteModel()
    model.set_entries((PaletteEntry("a", "First"),))
    with qtbot.assertNotEmitted(model.modelReset):
        model.set_entries((PaletteEntry("a", "First"),))


@pytest.mark.parametrize("differences_only", [False, True])
def test_comparison_model_keeps_qts_rules(
    check_model: Callable[[QAbstractItemModel], None], opened: OpenAtlas, *, differences_only: bool
) -> None:
    """The table would crash when a subject is added or rows are left out if the model broke Qt's rules."""
    model = ComparisonModel()
    check_model(model)
    model.set_table(compare(opened.atlas, SUBJECTS), differences_only=differences_only)
    check_model(model)


def test_no_cell_shows_an_unknown_as_a_no(opened: OpenAtlas) -> None:
    """Unknown would be read as "not supported"."""
    table = compare(opened.atlas, SUBJECTS, edition=Edition.BOTH)
    model = ComparisonModel()
    model.set_table(table, differences_only=False)
    for row, wanted in enumerate(table.rows):
        for column, cell in enumerate(wanted.cells):
            index = model.index(row, column)
            assert index.data(CellRole.STATE) == cell.state.value
            assert (index.data(CellRole.STATE) == State.UNKNOWN) == (not cell.facts)


def test_a_cell_is_spoken_in_one_sentence_with_its_source(opened: OpenAtlas) -> None:
    """A screen reader would read a figure without its row, subject and source."""
    model = ComparisonModel()
    model.set_table(compare(opened.atlas, SUBJECTS, edition=Edition.BOTH), differences_only=False)
    spoken = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    assert (
        "Bandwidth, NAT gateway: 5 to 100 Gbps (VPC guide, 2026-11). The notes said: 5 to 45 Gbps." in spoken
    )
    assert "Port forwarding, NAT gateway: not supported (VPC guide, 2026-11)." in spoken
    assert model.describe(QModelIndex()) == ""
