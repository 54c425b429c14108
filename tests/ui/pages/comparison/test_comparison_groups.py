"""Groups of a comparison's rows: their headings, folding them by key and click, and what is kept of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from netatlas.address import Address
from netatlas.api import OpenAtlas
from netatlas.atlas.edition import Edition
from netatlas.packs.report import PackReport
from netatlas.ui.page_context import PageContext
from netatlas.ui.pages.comparison.grid import CellKind
from netatlas.ui.pages.comparison.page import ComparisonPage
from netatlas.ui.theme import load_theme
from tests.helpers.atlases import atlas_of, attribute, concept, fact, text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

GROUPS = {
    "layer": "Traffic",
    "best-for": "",
    "port": "Traffic",
    "address": "Addresses",
    "since": "History",
    "subnet": "Addresses",
    "stays": "Addresses",
    "is-same": "Traffic",
}
ALL = ["General", "Best for", "Traffic", "Layer", "Port", "Addresses", "Address", "Subnet", "Stays",
       "History", "Since", "2 rows are the same"]  # fmt: skip


def _context(groups: dict[str, str]) -> PageContext:
    """Return two concepts that differ in all but two attributes, which are in these groups."""
    concepts = [
        concept(
            name,
            *(fact(name, one, text("same" if one in ("stays-so", "is-same") else name)) for one in groups),
        )
        for name in "ab"
    ]
    vocabulary = tuple(attribute(name, group=group) for name, group in groups.items())
    report = PackReport(faults=(), remarks=(), counts={})
    atlas = atlas_of(concepts, attributes=vocabulary)
    return PageContext(OpenAtlas(atlas, report), Edition.TODAY, load_theme("light"))


@pytest.fixture
def page(qtbot: QtBot) -> ComparisonPage:
    """Return a page whose rows are in three groups and the general one."""
    context = _context(GROUPS | {"stays-so": ""})
    made = ComparisonPage(context)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show_address(Address.parse("compare:a+b"), context)
    made.show()
    made.focus_content()
    return made


def _labels(page: ComparisonPage) -> list[str]:
    return [str(page.model.headerData(row, Qt.Orientation.Vertical)) for row in range(page.model.rowCount())]


def test_rows_are_under_the_headings_of_the_vocabulary(page: ComparisonPage) -> None:
    """Forty rows would be one list, and who asks for addresses would have to read all of it."""
    assert _labels(page) == ALL
    assert page.view.current_ids() == ("best-for", "a")
    kinds = [page.model.index(row, 1).row() for row in range(page.model.rowCount())
             if page.model.cell_view(row, 0).kind is CellKind.FOLD]  # fmt: skip
    assert kinds == [0, 2, 5, 9, 11]
    assert page.view.columnSpan(2, 0) == page.model.columnCount()


@pytest.mark.parametrize(
    "groups",
    [
        {"layer": "Traffic", "port": "Traffic", "since": "History", "subnet": ""},
        {"layer": "", "port": "", "since": ""},
        {"layer": "Traffic", "port": "Addresses", "since": "History"},
    ],
)
def test_few_groups_have_no_headings(qtbot: QtBot, groups: dict[str, str]) -> None:
    """A short table would have as many headings as rows."""
    context = _context(groups)
    page = ComparisonPage(context)
    qtbot.addWidget(page)
    page.show_address(Address.parse("compare:a+b"), context)
    assert len(_labels(page)) == len(groups)
    assert page.reason("compare.groups") == "The rows are not in groups"


def test_a_group_folds_by_key_and_click_and_keeps_its_place(page: ComparisonPage, qtbot: QtBot) -> None:
    """What is of no interest could not be put away, or only with the mouse, or would be back after a look."""
    page.view.go_to("group:Traffic", "a")
    assert page.frame.detail.text() == "Traffic: Layer, Port. Enter folds them."
    with qtbot.waitSignal(page.place_refined) as refined:
        QTest.keyClick(page.view, Qt.Key.Key_Return)
    folded = [label for label in ALL if label not in ("Layer", "Port")]
    assert _labels(page) == folded
    assert refined.args == [Address.parse("compare:a+b?closed=Traffic")]
    assert page.view.current_ids() == ("group:Traffic", "a")
    assert page.model.index(2, 0).data() == "Layer, Port"
    page.view.go_to("port", "b")
    assert page.view.current_ids() == ("group:Traffic", "b")
    header = page.view.down
    at = QPoint(12, header.sectionViewportPosition(2) + header.sectionSize(2) // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert _labels(page) == ALL


def test_all_groups_fold_at_once_and_unfold_again(page: ComparisonPage) -> None:
    """An overview of a long table would take a key for each of its groups."""
    fold = page.commands()["compare.groups"]
    fold()
    assert _labels(page) == ["General", "Traffic", "Addresses", "History", "2 rows are the same"]
    fold()
    assert _labels(page) == ALL


def test_down_and_up_pass_the_headings_in_the_same_column(page: ComparisonPage) -> None:
    """Who reads one subject from row to row would be thrown to the first one by each heading."""
    page.view.go_to("best-for", "b")
    seen = []
    for key in [Qt.Key.Key_Down] * 3 + [Qt.Key.Key_Up] * 3:
        QTest.keyClick(page.view, key)
        seen.append(page.view.current_ids()[0])
    assert seen == ["group:Traffic", "layer", "port", "layer", "group:Traffic", "best-for"]
    assert page.view.current_ids() == ("best-for", "b")


def test_no_group_is_a_column(page: ComparisonPage) -> None:
    """Swapped, a heading would be an empty column between the attributes."""
    page.controller.swap()
    names = [page.model.headerData(at, Qt.Orientation.Horizontal) for at in range(page.model.columnCount())]
    assert names == [
        "Layer",
        "Best for",
        "Port",
        "Address",
        "Since",
        "Subnet",
        "Stays",
        "2 rows are the same",
    ]


def test_what_is_folded_is_found_at_its_heading(page: ComparisonPage) -> None:
    """Find would say that there is nothing, because the row that has it is folded."""
    page.commands()["compare.groups"]()
    assert page.mark_all("subnet") == 1
    assert page.find_text("subnet", backward=False)
    assert page.view.current_ids()[0] == "group:Addresses"
    assert page.model.is_marked(page.view.currentIndex().row(), 0)
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert page.mark_all("subnet") == 1
    assert page.find_text("subnet", backward=False)
    assert page.view.current_ids()[0] == "subnet"
    assert page.model.is_marked(page.view.currentIndex().row(), 0)
    page.mark_all("")
    assert not page.model.is_marked(page.view.currentIndex().row(), 0)
