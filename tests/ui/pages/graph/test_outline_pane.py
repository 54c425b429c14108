"""The outline beside the graph: Qt's rules for its model, and one selection with the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from netatlas.drawing.graph.filter import GraphFilter
from netatlas.drawing.graph.outline import Outline
from netatlas.ui.pages.graph.outline_model import OutlineModel, OutlineRole
from tests.drawing.graph.test_outline import CENTRE, demo_content

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QAbstractItemModel, QModelIndex
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from netatlas.ui.app import Application
    from netatlas.ui.pages.graph.page import GraphPage

OTHER = "nat-instance"


@pytest.mark.parametrize("centre", ["", CENTRE])
def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester, centre: str) -> None:
    """The tree would crash or show nothing if indexes and parents disagreed."""
    check = cast("Callable[[QAbstractItemModel], None]", qtmodeltester.check)
    content, graph_filter = demo_content(), GraphFilter()
    model = OutlineModel()
    check(model)
    model.set_outline(Outline(content, graph_filter, graph_filter.shown(content), centre))
    check(model)
    model.set_outline(None)
    check(model)


@pytest.fixture
def page(page: GraphPage, application: Application) -> GraphPage:
    """Return the map of the small atlas with its outline, in the window."""
    application.actions.run("graph.outline")
    return page


def test_one_selection_and_one_content(page: GraphPage, application: Application) -> None:
    """What is chosen in the outline would not be seen on the map, or what is hidden there stay here."""
    tree, model = page.outline.tree, page.outline.model
    assert page.outline.isVisible()
    assert "outline=1" in str(application.window.tabs.address)
    tree.setCurrentIndex(model.index_of(CENTRE))
    assert page.canvas.current == CENTRE
    page.canvas.go_to(OTHER)
    assert tree.currentIndex().data(OutlineRole.KEY) == OTHER
    kind = page.side.legend.buttons[0].kind.id
    page.side.legend.buttons[0].click()
    assert kind in page.canvas.filter.kinds
    assert keys(model) == [key for group in page.canvas.items.groups for key in group.keys]
    application.actions.run("graph.outline")
    assert not page.outline.isVisible()


def test_enter_opens_what_a_row_leads_to(page: GraphPage, qtbot: QtBot) -> None:
    """The reader of the outline would have to look for the concept again to read about it."""
    tree, model = page.outline.tree, page.outline.model
    concept = model.index_of(CENTRE)
    relation = model.index(0, 0, concept)
    tree.setCurrentIndex(relation)
    assert page.canvas.current == CENTRE
    with qtbot.waitSignal(page.outline.open_requested) as opened:
        QTest.keyClick(tree, Qt.Key.Key_Return)
    assert opened.args == [relation.data(OutlineRole.OPENS), False]
    assert relation.data(OutlineRole.OPENS) != CENTRE


def keys(model: OutlineModel) -> list[str]:
    """Return the concepts of the outline, in order."""
    groups: list[QModelIndex] = [model.index(row, 0) for row in range(model.rowCount())]
    return [
        str(model.index(row, 0, group).data(OutlineRole.KEY))
        for group in groups
        for row in range(model.rowCount(group))
    ]
