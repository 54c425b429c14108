"""Browse: views above the topics, what unfolds and folds, what is marked, the button of narrow windows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from netatlas.address import Address
from netatlas.api import OpenAtlas
from netatlas.atlas.model import Topic
from netatlas.packs.report import PackReport
from netatlas.ui.browse_items import BrowseItems, prepared_items
from netatlas.ui.labels import browse_address
from netatlas.ui.panels.browse import NARROWEST_WINDOW
from netatlas.ui.panels.browse_model import BrowseModel
from netatlas.ui.panels.gradual_unfolding import AT_ONCE
from tests.helpers.atlases import atlas_of, concept, demo_atlas

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from netatlas.ui.app import Application
    from netatlas.ui.main_window import MainWindow
    from netatlas.ui.panels.browse import BrowsePanel

LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
ON_ARROW = 12
COUNTS = {"concepts": 2, "facts": 0, "corrected": 0}


@pytest.fixture
def window(application: Application, opened: OpenAtlas, qtbot: QtBot) -> MainWindow:
    """Return the window with the small atlas, wide enough for Browse."""
    application.window.first_painted.disconnect()
    application.start()
    application.controller.show_atlas(opened)
    application.window.resize(1280, 800)
    application.window.activateWindow()
    qtbot.waitUntil(application.window.isActiveWindow)
    return application.window


def _topic(panel: BrowsePanel) -> QModelIndex:
    [topic] = panel.model.topics()
    return topic


def _click(panel: BrowsePanel, index: QModelIndex, *, x: int = 0, button: Qt.MouseButton = LEFT) -> None:
    tree = panel.tree if panel.model.is_topic(index) else panel.views
    rect = tree.visualRect(index)
    at = QPoint(x, rect.center().y()) if x else rect.center()
    QTest.mouseClick(tree.viewport(), button, pos=at)


def _front(window: MainWindow) -> str:
    return str(window.tabs.address)


def test_views_stay_above_whatever_is_unfolded(window: MainWindow) -> None:
    """After ten pages the views would lie far below a list of concepts."""
    panel = window.browse
    limits = panel.model.index_of("view:limits")
    before = panel.views.visualRect(limits)
    assert before.isValid()
    assert panel.views.verticalScrollBar().maximum() == 0
    panel.tree.expandAll()
    assert panel.views.visualRect(limits) == before
    assert panel.views.mapTo(panel, before.topLeft()).y() < panel.tree.y()
    _click(panel, limits)
    assert _front(window) == "view:limits"


def test_the_items_are_listed_by_the_job_that_reads(
    opened: OpenAtlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A large pack, just read, would hold up the window for all of its names."""
    prepared_items(opened.atlas)
    monkeypatch.setattr(BrowseItems, "__init__", lambda *_: pytest.fail("listed in the window's thread"))
    model = BrowseModel()
    model.set_atlas(opened.atlas)
    assert model.index_of("nat-gateway").isValid()


def test_another_look_comes_before_what_was_unfolded(
    window: MainWindow, application: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With all topics unfolded, another theme would measure each concept before anything is seen."""
    monkeypatch.setattr("netatlas.ui.panels.gradual_unfolding._MUCH", 0)
    tree = window.browse.tree
    topics = list(window.browse.model.topics())
    tree.expandAll()
    qtbot.waitUntil(lambda: all(map(tree.isExpanded, topics)))
    workspace = application.parts.workspace
    workspace.set_theme("light")
    changes: list[Callable[[], None]] = [
        lambda: workspace.set_theme("dark"),
        lambda: workspace.set_percent(120),
    ]
    for change in changes:
        qtbot.waitUntil(lambda: all(map(tree.isExpanded, topics)))
        change()
        assert not any(map(tree.isExpanded, topics))
    qtbot.waitUntil(lambda: all(map(tree.isExpanded, topics)))


def test_an_atlas_that_is_read_again_unfolds_bit_by_bit(window: MainWindow, qtbot: QtBot) -> None:
    """With all topics unfolded, a change of one file would hold the window up for all of the pack."""
    names = [f"c{number}" for number in range(6 * AT_ONCE)]
    topics = tuple(Topic(id=f"t{number}", title=f"Topic {number}") for number in range(60))
    concepts = [concept(name, topic=f"t{number % 60}") for number, name in enumerate(names)]
    panel = window.browse
    panel.set_atlas(atlas_of(concepts, topics=topics))
    panel.show_address("c59")  # in the last topic, which unfolds for it
    panel.tree.expandAll()
    qtbot.waitUntil(lambda: all(map(panel.tree.isExpanded, panel.model.topics())))
    panel.set_atlas(atlas_of(concepts, topics=topics))
    unfolded = [topic for topic in panel.model.topics() if panel.tree.isExpanded(topic)]
    assert AT_ONCE <= sum(map(panel.model.rowCount, unfolded)) < 2 * AT_ONCE
    assert panel.model.address(unfolded[-1]) == "topic:t59"  # that of the page in front is among the first
    qtbot.waitUntil(lambda: all(map(panel.tree.isExpanded, panel.model.topics())))
    panel.show_address("c59")
    panel.show_address("view:limits")
    folded = [topic for topic in panel.model.topics() if not panel.tree.isExpanded(topic)]
    assert [panel.model.address(topic) for topic in folded] == ["topic:t59"]


def test_what_the_program_unfolds_it_folds_again(window: MainWindow) -> None:
    """Every page would leave its topic unfolded, or one that the reader unfolded would close."""
    panel, application = window.browse, window.tabs
    topic = _topic(panel)
    for address, is_open in (("nat-gateway", True), ("view:limits", False), ("nat-instance", True)):
        application.open(Address.parse(address))
        assert panel.tree.isExpanded(topic) is is_open
    _click(panel, topic, x=ON_ARROW)
    _click(panel, topic, x=ON_ARROW)
    application.open(Address.parse("view:limits"))
    assert panel.tree.isExpanded(topic)  # by the reader
    assert _front(window) == "view:limits"


def test_a_topic_opens_its_page(window: MainWindow) -> None:
    """A topic would only unfold, and its comparisons, limits and corrections stay out of reach."""
    panel = window.browse
    topic = _topic(panel)
    address = panel.model.address(topic)
    assert address.startswith("topic:")
    _click(panel, topic, button=MIDDLE)
    assert (_front(window), len(window.tabs.addresses)) == (address, 2)
    assert panel.tree.currentIndex() == topic
    assert panel.tree.isExpanded(topic)


@pytest.mark.parametrize(
    ("address", "item"),
    [
        ("nat-gateway-vs-nat-instance", "view:comparisons"),
        ("compare:nat-gateway+nat-instance", "view:comparisons"),
        ("tls-history", "view:timelines"),
        ("private-to-internet", "view:journeys"),
        ("view:graph?on=nat-gateway", "view:graph"),
        ("view:limits?words=nat", "view:limits"),
        ("nat-gateway", "nat-gateway"),
        ("note:3", "view:notes"),
        ("sheet:Exam", "view:sheets"),
        ("no-such-thing", "no-such-thing"),
    ],
)
def test_the_item_of_the_page_in_front(address: str, item: str) -> None:
    """No view would be marked while a page of it is open."""
    shown = Address.parse(address).target
    assert str(browse_address(demo_atlas(), shown)) == item


def test_the_view_in_front_is_marked_and_no_other(window: MainWindow) -> None:
    """Two items would be marked, one in each list, or none."""
    panel = window.browse
    for address, view in (("tls-history", "view:timelines"), ("view:limits", "view:limits")):
        window.tabs.open(Address.parse(address))
        [index] = panel.views.selectedIndexes()
        assert panel.model.address(index) == view
        assert panel.tree.selectedIndexes() == []
    window.tabs.open(Address.parse("nat-gateway"))
    assert panel.views.selectedIndexes() == []
    assert [panel.model.address(index) for index in panel.tree.selectedIndexes()] == ["nat-gateway"]


def test_arrows_go_from_the_views_to_the_topics_and_back(window: MainWindow) -> None:
    """The keyboard would be caught in one of the lists."""
    panel = window.browse
    panel.views.setFocus()
    panel.views.setCurrentIndex(panel.model.index_of("view:sheets"))
    QTest.keyClick(panel.views, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is panel.tree
    assert panel.tree.currentIndex() == _topic(panel)
    for _ in range(2):
        QTest.keyClick(panel.tree, Qt.Key.Key_Up)
    assert QApplication.focusWidget() is panel.views
    assert panel.model.address(panel.views.currentIndex()) == "view:sheets"


def test_a_narrow_window_has_browse_behind_a_button(window: MainWindow, application: Application) -> None:
    """Browse would take a third of a small window, or could not be reached there."""
    button, panel = window.top.browse, window.browse
    assert not button.isVisible()
    window.resize(NARROWEST_WINDOW - 60, 700)
    assert (button.isVisible(), panel.isVisible()) == (True, False)
    QTest.mouseClick(button, LEFT)
    assert panel.isVisible()
    assert button.isChecked()
    _click(panel, panel.model.index_of("view:limits"))
    assert (_front(window), panel.isVisible(), button.isChecked()) == ("view:limits", False, False)
    application.actions.run("view.browse")
    assert panel.isVisible()
    window.escape_pressed.emit()
    assert not panel.isVisible()
    assert application.controller.settings().browse  # as it is wanted where there is room
    window.resize(1280, 800)
    assert (button.isVisible(), panel.isVisible()) == (False, True)
    application.actions.run("view.browse")
    assert (panel.isVisible(), application.controller.settings().browse) == (False, False)


def test_a_pack_with_long_names_fits_a_low_window(window: MainWindow, application: Application) -> None:
    """The list of views would cover the topics, or a long name push them out of the window."""
    long = "w" * 200
    atlas = atlas_of([concept("one", title=long), concept("two", title="שער NAT")])
    application.controller.show_atlas(OpenAtlas(atlas, PackReport(faults=(), remarks=(), counts=COUNTS)))
    panel = window.browse
    assert panel.model.index_of("view:errata").isValid() is atlas.has_notes
    window.resize(900, 420)
    assert panel.views.height() <= panel.height() * 0.6
    assert panel.tree.height() > 0
    panel.show_address("one")
    assert panel.tree.currentIndex().data() == long
