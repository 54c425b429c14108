"""The outline beside the graph, for keys, for the mouse, and for programs that read it aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest

from netatlas.drawing.graph.filter import GraphFilter
from netatlas.drawing.graph.outline import Outline
from netatlas.ui.pages.graph.outline_model import OutlineModel, OutlineRole
from tests.drawing.graph.test_outline import CENTRE, demo_content

if TYPE_CHECKING:
    from netatlas.ui.app import Application
    from netatlas.ui.pages.graph.page import GraphPage

ROLE = Qt.ItemDataRole
NO_KEY, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def model() -> OutlineModel:
    """Return the outline of the small atlas by topics."""
    content, graph_filter = demo_content(), GraphFilter()
    model = OutlineModel()
    model.set_outline(Outline(content, graph_filter, graph_filter.shown(content)))
    return model


@pytest.fixture
def outlined(page: GraphPage, application: Application) -> GraphPage:
    """Return the map of the small atlas with its outline, in the window."""
    application.actions.run("graph.outline")
    return page


def test_each_row_is_read_aloud_with_what_it_is(model: OutlineModel) -> None:
    """Who hears the outline would not hear what kind a concept is, or how much is below it."""
    concept = model.index_of(CENTRE)
    group, relation = concept.parent(), model.index(0, 0, concept)
    spoken = str(concept.data(ROLE.AccessibleTextRole))
    assert spoken.startswith("NAT gateway; ")
    assert f"; {model.rowCount(concept)} relation" in spoken
    title = str(group.data()).rpartition("  (")[0]
    assert str(group.data(ROLE.AccessibleTextRole)).startswith(f"{title}; ")
    assert str(model.rowCount(group)) in str(group.data(ROLE.AccessibleTextRole))
    assert relation.data(ROLE.AccessibleTextRole) == relation.data()
    assert str(relation.data()) in str(relation.data(ROLE.ToolTipRole))
    assert relation.data(OutlineRole.KEY) == CENTRE
    assert group.data(OutlineRole.KEY) == group.data(OutlineRole.OPENS) == ""


def test_rows_have_no_icon_and_nothing_is_beside_them(model: OutlineModel) -> None:
    """Qt would paint what was meant for another role, or look for rows that do not exist."""
    concept = model.index_of(CENTRE)
    for index in (concept, concept.parent(), model.index(0, 0, concept)):
        assert index.data(ROLE.DecorationRole) is None
    assert not model.index(99, 0).isValid()
    assert not model.index(0, 1, concept).isValid()
    assert model.rowCount(model.createIndex(0, 1, 0)) == 0
    assert model.data(QModelIndex()) is None
    assert not model.index_of("no-such-concept").isValid()


def test_a_double_click_opens_a_concept(outlined: GraphPage) -> None:
    """The page of a concept could be opened from its row with the keyboard only."""
    opened: list[tuple[object, ...]] = []
    tree, model = outlined.outline.tree, outlined.outline.model
    concept = model.index_of(CENTRE)
    tree.setCurrentIndex(concept)
    tree.open_requested.connect(lambda *args: opened.append(args))
    left, below = Qt.MouseButton.LeftButton, QPoint(20, tree.viewport().height() - 3)
    QTest.mouseDClick(tree.viewport(), left, NO_KEY, below)
    assert opened == []
    QTest.mouseDClick(tree.viewport(), left, NO_KEY, tree.visualRect(concept).center())
    QTest.keyClick(tree, Qt.Key.Key_Return, CTRL)
    assert opened == [(CENTRE, False), (CENTRE, True)]


def test_enter_unfolds_a_group_and_other_keys_go_on(outlined: GraphPage) -> None:
    """A group could not be unfolded with the key that opens everything else."""
    tree, model = outlined.outline.tree, outlined.outline.model
    group = model.index(0, 0)
    tree.collapse(group)
    tree.setCurrentIndex(group)
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert tree.isExpanded(group)
    QTest.keyClick(tree, Qt.Key.Key_Down)
    assert tree.currentIndex().parent() == group
    tree.setCurrentIndex(group)
    QTest.keyClick(tree, Qt.Key.Key_Enter)
    assert not tree.isExpanded(group)


def test_an_outline_that_is_shown_again_is_not_made_again(outlined: GraphPage) -> None:
    """What was unfolded in a group would be folded whenever the reader comes back to the tab."""
    tree, model = outlined.outline.tree, outlined.outline.model
    concept = model.index_of(CENTRE)
    tree.setCurrentIndex(concept)
    tree.expand(concept)
    outlined.outline.hide()
    outlined.outline.show()
    assert tree.isExpanded(model.index_of(CENTRE))
