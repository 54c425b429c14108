"""A topic with very many concepts unfolds part by part, and is used like any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEventLoop, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from netatlas.atlas.model import Topic
from netatlas.ui.browse_items import PART
from netatlas.ui.panels.browse_model import BrowseModel
from netatlas.ui.panels.browse_tree import BrowseTree
from netatlas.ui.theme import load_theme
from tests.helpers.atlases import atlas_of, concept

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

PARTS = 5
NAMES = [f"c{number}" for number in range((PARTS + 1) * PART)]
LAST = NAMES[-1]


@pytest.fixture
def tree(qtbot: QtBot) -> Iterator[BrowseTree]:
    """Return the tree of one topic with many concepts, and a small one inside it, on the screen."""
    topic = Topic(id="t", title="Many", topics=(Topic(id="inside", title="Inside"),))
    concepts = [concept(name, title=name, topic="t") for name in NAMES]
    parent = QWidget()
    model = BrowseModel(parent)
    model.set_atlas(atlas_of([*concepts, concept("small", topic="inside")], topics=(topic,)))
    tree = BrowseTree(load_theme("light"), model, "Browse", parent)
    parent.resize(260, 400)
    tree.resize(260, 400)
    with qtbot.waitExposed(parent):
        parent.show()
    yield tree
    parent.close()
    parent.deleteLater()


def _topic(tree: BrowseTree) -> QModelIndex:
    return next(tree.browse_model.topics())


def _unfolded(tree: BrowseTree) -> list[int]:
    """Return which parts are unfolded."""
    parts = tree.browse_model.parts(_topic(tree))
    return [number for number, part in enumerate(parts) if tree.isExpanded(part)]


def _unfold(tree: BrowseTree, qtbot: QtBot) -> None:
    tree.expand(_topic(tree))
    qtbot.waitUntil(lambda: len(_unfolded(tree)) == PARTS)


def _listed(tree: BrowseTree) -> list[str]:
    """Return the names below the topic, as they can be seen."""
    index, names = tree.indexBelow(_topic(tree)), []
    while index.isValid():
        names.append(tree.browse_model.item(index).text)
        index = tree.indexBelow(index)
    return list(filter(None, names))


@pytest.mark.parametrize("key", [Qt.Key.Key_Right, Qt.Key.Key_Asterisk])
def test_no_turn_unfolds_more_than_a_part(tree: BrowseTree, qapp: QApplication, key: Qt.Key) -> None:
    """The window would stand still while all concepts of the topic are measured."""
    topic = _topic(tree)
    tree.setCurrentIndex(topic)
    for _ in range(2):  # Qt would unfold again at once all that had been unfolded before
        QTest.keyClick(tree, key)
        assert tree.isExpanded(topic)
        known = len(_unfolded(tree))
        assert known == 0
        while known < PARTS:
            qapp.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
            before, known = known, len(_unfolded(tree))
            assert known - before <= 1
        tree.collapse(topic)
    tree.expandAll()
    assert _unfolded(tree) == []


def test_all_are_listed_in_their_order(tree: BrowseTree, qtbot: QtBot) -> None:
    """Concepts would be missing, or the topics inside would come between them."""
    _unfold(tree, qtbot)
    assert _listed(tree) == [*NAMES, "Inside"]
    assert len({tree.visualRect(tree.browse_model.index_of(name)).height() for name in NAMES[::50]}) == 1


def test_a_jump_unfolds_what_is_near_and_stays_where_it_is(
    tree: BrowseTree, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The concept of the page in front would be out of sight, or be pushed out by those above it."""
    monkeypatch.setattr("netatlas.ui.panels.gradual_unfolding._MUCH", PART)
    index = tree.browse_model.index_of(NAMES[3 * PART + 7])
    order: list[int] = []
    tree.expanded.connect(lambda item: order.append(item.row() - PART))
    tree.expand(_topic(tree))
    tree.select(index)
    assert _unfolded(tree) == [2]
    before = tree.visualRect(index)
    assert tree.viewport().rect().contains(before.center())
    qtbot.waitUntil(lambda: len(_unfolded(tree)) == PARTS)
    assert tree.visualRect(index) == before
    assert tree.selectedIndexes() == [index]
    assert order[1] == 2
    assert set(order[2:4]) == {1, 3}


def test_the_keyboard_goes_past_parts(tree: BrowseTree, qtbot: QtBot) -> None:
    """The keyboard would be caught at a row that nobody sees."""
    _unfold(tree, qtbot)
    at = tree.browse_model.index_of
    tree.setCurrentIndex(at(NAMES[PART - 1]))
    QTest.keyClick(tree, Qt.Key.Key_Down)
    assert tree.currentIndex() == at(NAMES[PART])
    QTest.keyClick(tree, Qt.Key.Key_Up)
    assert tree.currentIndex() == at(NAMES[PART - 1])
    tree.keyboardSearch(LAST)
    assert tree.currentIndex() == at(LAST)
    QTest.keyClick(tree, Qt.Key.Key_Left)
    assert tree.currentIndex() == _topic(tree)


def test_what_is_folded_meanwhile_stays_folded(tree: BrowseTree, qapp: QApplication) -> None:
    """A topic that was unfolded by mistake would go on unfolding, and be slow when it is wanted."""
    tree.expand(_topic(tree))
    tree.collapse(_topic(tree))
    for _ in range(2 * PARTS):
        qapp.processEvents()
    assert _unfolded(tree) == []


def test_a_screen_reader_hears_names_and_what_a_part_is(tree: BrowseTree) -> None:
    """A row without a name would be read between two concepts."""
    [first, *_others] = tree.browse_model.parts(_topic(tree))
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert first.data(spoken) == "More of Many"
    assert first.data() == ""
    assert tree.browse_model.index_of(LAST).data(spoken) == LAST


def test_the_scroll_bar_does_not_fold_what_needs_it(
    tree: BrowseTree, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the bar rows are narrower: they would be folded, the bar go, and all begin again without end."""
    monkeypatch.setattr("netatlas.ui.panels.gradual_unfolding._MUCH", PART // 2)
    folded: list[QModelIndex] = []
    tree.collapsed.connect(folded.append)
    tree.expand(_topic(tree))
    for _ in range(4 * PARTS):
        qapp.processEvents()
    assert folded == []
    assert len(_unfolded(tree)) == PARTS
