"""A tree with thousands of rows unfolds bit by bit, and shows in the end what Qt would show at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeView, QWidget

from netatlas.atlas.model import Topic
from netatlas.ui.panels.browse_model import BrowseModel
from netatlas.ui.panels.browse_tree import BrowseTree
from netatlas.ui.panels.gradual_unfolding import AT_ONCE
from netatlas.ui.theme import load_theme
from tests.helpers.atlases import atlas_of, concept

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

TOPICS, IN_EACH = 20, 50


@pytest.fixture
def tree(qapp: QApplication) -> Iterator[BrowseTree]:  # noqa: ARG001 - that there is one
    """Return the tree of a thousand concepts in twenty topics, on the screen."""
    topics = tuple(Topic(id=f"t{index}", title=f"Topic {index}") for index in range(TOPICS))
    concepts = [concept(f"c{index}", topic=f"t{index % TOPICS}") for index in range(TOPICS * IN_EACH)]
    parent = QWidget()
    model = BrowseModel(parent)
    model.set_atlas(atlas_of(concepts, topics=topics))
    tree = BrowseTree(load_theme("light"), model, "Browse", parent)
    parent.resize(260, 400)
    tree.resize(260, 400)
    parent.show()
    yield tree
    parent.close()
    parent.deleteLater()


def _rows(tree: BrowseTree) -> int:
    return sum(
        tree.browse_model.rowCount(item)
        for item in tree.browse_model.groups(QModelIndex())
        if tree.isExpanded(item)
    )


def test_all_is_unfolded_in_slices(tree: BrowseTree, qtbot: QtBot) -> None:
    """The window would stand still while ten thousand rows are measured."""
    tree.expandAll()
    assert AT_ONCE <= _rows(tree) < AT_ONCE + IN_EACH
    qtbot.waitUntil(lambda: _rows(tree) == TOPICS * IN_EACH)


def test_the_star_unfolds_what_is_below_in_slices(tree: BrowseTree, qtbot: QtBot) -> None:
    """The key that unfolds all below an item would do as it does in Qt, and stand still."""
    topic = next(tree.browse_model.topics())
    tree.setCurrentIndex(topic)
    QTest.keyClick(tree, Qt.Key.Key_Asterisk)
    qtbot.waitUntil(lambda: _rows(tree) == IN_EACH)


@pytest.mark.parametrize("change", ["style", "width"])
def test_what_was_unfolded_comes_back_where_it_was(tree: BrowseTree, qtbot: QtBot, change: str) -> None:
    """After a change of the theme the reader would find all topics folded, or the list at its top."""
    tree.expandAll()
    qtbot.waitUntil(lambda: _rows(tree) == TOPICS * IN_EACH)
    item = tree.browse_model.index_of("c910")
    tree.scrollTo(item, QTreeView.ScrollHint.PositionAtTop)
    top = tree.indexAt(QPoint(0, 0))
    if change == "style":
        tree.before_another_look()
        tree.setStyleSheet("QWidget { padding: 1px }")
    else:
        tree.resize(240, 400)
    assert _rows(tree) < TOPICS * IN_EACH
    qtbot.waitUntil(lambda: _rows(tree) == TOPICS * IN_EACH)
    assert tree.indexAt(QPoint(0, 0)) == top
    assert tree.browse_model.item(top).address


def test_other_items_are_not_unfolded_as_those_before(tree: BrowseTree, qapp: QApplication) -> None:
    """A pack that is opened meanwhile would be unfolded at random."""
    tree.expandAll()
    tree.browse_model.set_atlas(atlas_of([concept("alone")]))
    for _ in range(5):
        qapp.processEvents()
    assert _rows(tree) == 0
    assert not tree.isExpanded(QModelIndex())
