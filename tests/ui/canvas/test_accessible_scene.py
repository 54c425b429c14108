"""Painted items as a screen reader finds them: children of a canvas, their places, and what is said when."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

import pytest
import shiboken6
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from netatlas.drawing.scene import HitArea, Scene
from netatlas.ui.canvas.scene_items import ItemGroup, ItemText
from netatlas.ui.theme import load_theme
from tests.helpers.listening import Listener
from tests.helpers.ring_canvas import NODES, RingCanvas

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pytestqt.qtbot import QtBot

KEY, LEFT, CTRL = Qt.Key, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
NAME, DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description
ROLE = QAccessible.Role


class ShelfCanvas(RingCanvas):
    """A picture whose items are in groups, each a row of squares of 10 pixels."""

    def __init__(self, groups: Sequence[ItemGroup], parent: QWidget | None = None) -> None:
        """Show ``groups``."""
        super().__init__(parent)
        self.shelves = groups

    @override
    def item_groups(self) -> Sequence[ItemGroup]:
        return self.shelves

    @override
    def make_scene(self) -> Scene:
        hits = [
            HitArea(key, "", x * 10 + 5, y * 10 + 5, x * 10, y * 10, x * 10 + 9, y * 10 + 9)
            for y, group in enumerate(self.shelves)
            for x, key in enumerate(group.keys)
        ]
        return Scene(self.width(), self.height(), (), tuple(hits))

    @override
    def hits_in(self, group: str) -> Iterable[HitArea]:
        return filter(None, map(self.hit, self.items.keys_in(group)))

    @override
    def position_of(self, key: str) -> tuple[float, float] | None:
        hit = self.hit(key)
        return (hit.x, hit.y) if hit is not None else None

    @override
    def item_text(self, key: str) -> ItemText:
        return ItemText(f"item {key}")

    @override
    def group_text(self, group: str) -> ItemText:
        return ItemText(f"shelf {group}")


@pytest.fixture
def canvas(qtbot: QtBot) -> Iterator[RingCanvas]:
    """Return the ring in a window, beside something else that takes the focus."""
    window = QWidget()
    qtbot.addWidget(window)
    other = QWidget(window)
    other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    canvas = RingCanvas(window)
    canvas.setGeometry(30, 20, 600, 400)
    window.resize(700, 500)
    canvas.apply_theme(load_theme("light"))
    canvas.items_changed()
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    other.setFocus()
    yield canvas
    window.close()


def _spoken(canvas: QWidget) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(canvas)


def _children(parent: QAccessibleInterface) -> list[QAccessibleInterface]:
    return [parent.child(index) for index in range(parent.childCount())]


def _enter(canvas: RingCanvas) -> None:
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()


def test_each_painted_item_is_a_child_with_name_and_place(canvas: RingCanvas) -> None:
    """A screen reader would find a picture without content, or point at the wrong place."""
    whole = _spoken(canvas)
    assert (whole.text(NAME), whole.role()) == ("Circle, graph; 8 nodes", ROLE.List)
    items = _children(whole)
    assert [item.text(NAME) for item in items] == [f"Node {node}" for node in range(NODES)]
    assert {item.role() for item in items} == {ROLE.ListItem}
    assert items[7].text(DESCRIPTION) == "next to node 0"
    for node, item in enumerate(items):
        hit = canvas.hit(f"node-{node}")
        assert hit is not None
        middle = QPoint(round(hit.x), round(hit.y))
        in_window = item.rect().translated(-canvas.window().mapToGlobal(QPoint()))
        assert (in_window.center() - middle - canvas.pos()).manhattanLength() <= 2
        assert (in_window.width(), in_window.height()) == pytest.approx((20, 20), abs=1)
        at = canvas.mapToGlobal(middle)
        assert whole.childAt(at.x(), at.y()) is item
        assert item.window() is whole.window()
    corner = canvas.mapToGlobal(QPoint(1, 1))
    assert whole.childAt(corner.x(), corner.y()) is None


def test_what_is_zoomed_out_of_sight_stays_a_child(canvas: RingCanvas) -> None:
    """Zooming in would take from a blind reader what a seeing one scrolls to."""
    near, far = (_spoken(canvas).child(node) for node in (0, 4))
    hit = canvas.hit("node-0")
    assert hit is not None
    canvas.go_to("node-0")
    canvas.zoom(6)
    assert _spoken(canvas).childCount() == NODES
    assert [bool(item.state().offscreen) for item in (near, far)] == [False, True]
    assert far.text(NAME) == "Node 4"


def test_the_current_item_has_the_focus(canvas: RingCanvas) -> None:
    """A screen reader would read the whole picture at each step instead of the node."""
    whole = _spoken(canvas)
    canvas.go_to("node-3")
    assert whole.focusChild() is None
    _enter(canvas)
    assert whole.focusChild() is whole.child(3)
    states = [item.state() for item in _children(whole)]
    assert [node for node, state in enumerate(states) if state.focused and state.selected] == [3]
    assert all(state.focusable and state.selectable for state in states)
    canvas.go_to("")
    assert whole.focusChild() is whole


def test_a_change_is_said_once(canvas: RingCanvas, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every step would be read twice, or with the head of the picture before it."""
    listener = Listener(monkeypatch)
    canvas.go_to("node-2")
    assert listener.take() == ["Selected Node 2"]
    canvas.go_to("node-2")
    assert listener.take() == []
    _enter(canvas)
    assert listener.take() == ["focus: Node 2"]
    QTest.keyClick(canvas, KEY.Key_Right)
    assert listener.take() == ["focus: Node 3"]
    hit = canvas.hit("node-5")
    assert hit is not None
    at = QPoint(round(hit.x), round(hit.y))
    QTest.mouseClick(canvas, LEFT, pos=at)
    QTest.mouseClick(canvas, LEFT, pos=at)
    assert listener.take() == ["focus: Node 5"]
    canvas.go_to("")
    assert listener.take() == ["focus: Circle, graph; 8 nodes"]


def test_a_click_from_elsewhere_is_said_once(canvas: RingCanvas, monkeypatch: pytest.MonkeyPatch) -> None:
    """A click that brings the focus along would be read twice, or the old item before the new."""
    canvas.go_to("node-1")
    listener = Listener(monkeypatch)
    hit = canvas.hit("node-4")
    assert hit is not None
    QTest.mouseClick(canvas, LEFT, pos=QPoint(round(hit.x), round(hit.y)))
    QApplication.processEvents()
    assert listener.take() == ["focus: Node 4"]


def test_opening_is_said_in_words(canvas: RingCanvas, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new tab behind the front one would open in silence."""
    _enter(canvas)
    canvas.go_to("node-6")
    listener = Listener(monkeypatch)
    QTest.keyClick(canvas, KEY.Key_Return)
    QTest.keyClick(canvas, KEY.Key_Return, CTRL)
    assert listener.take() == ["Opened Node 6", "Opened Node 6 in a new tab"]


def test_the_name_of_the_whole_changes_only_with_the_picture(
    canvas: RingCanvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Qt reports each setting of a name, so that the head would be read again at each step."""
    named: list[str] = []
    monkeypatch.setattr(canvas, "setAccessibleName", named.append)
    canvas.go_to("node-2")
    canvas.items_changed()
    assert named == []
    monkeypatch.setattr(canvas, "summary", lambda: "Circle, graph; 9 nodes")
    canvas.items_changed()
    assert named == ["Circle, graph; 9 nodes"]


def test_nothing_is_made_before_it_is_asked_for(qtbot: QtBot) -> None:
    """A graph of ten thousand nodes would cost everybody what a few need."""
    canvas = ShelfCanvas([ItemGroup("", [str(item) for item in range(10_000)])])
    qtbot.addWidget(canvas)
    canvas.go_to("77")
    assert len(canvas.accessible_items) == 0
    whole = _spoken(canvas)
    assert whole.childCount() == 10_000
    assert whole.child(9_999).text(NAME) == "item 9999"
    assert len(canvas.accessible_items) == 1


def test_items_that_are_gone_are_invalid(qtbot: QtBot) -> None:
    """A screen reader that holds on to a removed node would reach into deleted memory."""
    canvas = ShelfCanvas([ItemGroup("a", ["1", "2"]), ItemGroup("b", ["3"])])
    qtbot.addWidget(canvas)
    whole = _spoken(canvas)
    first, second = _children(whole)
    one, two = _children(first)
    [three] = _children(second)
    number = QAccessible.uniqueId(one)
    canvas.shelves = [ItemGroup("a", ["2", "3"])]
    assert one.isValid()
    canvas.items_changed()
    gc.collect()
    assert [shiboken6.isValid(part) for part in (first, second, one, two, three)] == [
        True,
        False,
        False,
        True,
        True,
    ]
    assert QAccessible.accessibleInterface(number) is None
    assert _children(first) == [two, three]
    assert three.parent() is first


def test_a_closed_page_takes_its_items_along(qtbot: QtBot) -> None:
    """Each page that was closed would leave objects behind that point at a deleted widget."""
    canvas = ShelfCanvas([ItemGroup("a", ["1", "2"])])
    qtbot.addWidget(canvas)
    parts = [_spoken(canvas), *_children(_spoken(canvas)), *_children(_spoken(canvas).child(0))]
    numbers = [QAccessible.uniqueId(part) for part in parts]
    shiboken6.delete(canvas)
    del canvas
    gc.collect()
    assert not any(map(shiboken6.isValid, parts))
    assert not any(isinstance(QAccessible.accessibleInterface(number), type(parts[-1])) for number in numbers)


def test_a_closed_page_leaves_nothing_large(qtbot: QtBot) -> None:
    """PySide6 keeps the object of a canvas for ever, and with it the picture of every page that was open."""
    canvas = ShelfCanvas([ItemGroup("a", ["1", "2"])])
    qtbot.addWidget(canvas)
    _spoken(canvas).child(0).child(1)
    left: list[weakref.ref[object]] = [
        weakref.ref(canvas),
        weakref.ref(canvas.items),
        weakref.ref(canvas.accessible_items),
    ]
    shiboken6.delete(canvas)
    del canvas
    gc.collect()
    assert [part() for part in left] == [None, None, None]


def test_where_nothing_is_nothing_is_found(qtbot: QtBot) -> None:
    """A screen reader that asks for one child too many, or at a bare spot, would end the program."""
    canvas = ShelfCanvas([ItemGroup("a", ["1", "2"]), ItemGroup("b", ["3"])])
    canvas.resize(400, 300)
    qtbot.addWidget(canvas)
    whole = _spoken(canvas)
    first, second = _children(whole)
    one, [three] = first.child(0), _children(second)
    assert [parent.child(index) for parent in (whole, first, one) for index in (-1, 2)] == [None] * 6
    at = three.rect().center()
    assert first.childAt(at.x(), at.y()) is None
    assert one.childAt(at.x(), at.y()) is None
    assert [parent.indexOfChild(three) for parent in (first, one)] == [-1, -1]
    assert whole.indexOfChild(_spoken(QWidget(canvas))) == -1
    one.setText(NAME, "another name")
    assert [one.text(kind) for kind in (NAME, QAccessible.Text.Help)] == ["item 1", ""]
    assert one.object() is None
    assert first.text(NAME) == "shelf a"


_KEYS = st.text("abcdefgh", min_size=1, max_size=3)


@st.composite
def _shelves(draw: st.DrawFn) -> list[ItemGroup]:
    keys = draw(st.lists(_KEYS, unique=True, max_size=12))
    if draw(st.booleans()):
        return [ItemGroup("", keys)]
    cuts = sorted(draw(st.lists(st.integers(0, len(keys)), max_size=4)))
    parts = zip([0, *cuts], [*cuts, len(keys)], strict=True)
    return [ItemGroup(f"shelf-{number}", keys[start:end]) for number, (start, end) in enumerate(parts)]


@given(_shelves())
def test_parents_and_indexes_lead_back(qapp: QApplication, shelves: list[ItemGroup]) -> None:
    """A screen reader that goes to the next item would jump elsewhere or go in circles."""
    canvas = ShelfCanvas(shelves)
    canvas.resize(400, 300)
    whole = _spoken(canvas)
    found = []
    for index, child in enumerate(_children(whole)):
        assert child.parent() is whole
        assert whole.indexOfChild(child) == index
        for place, item in enumerate(_children(child)):
            assert item.parent() is child
            assert child.indexOfChild(item) == place
            assert whole.childAt(item.rect().x(), item.rect().y()) is child
            assert child.childAt(item.rect().x(), item.rect().y()) is item
            assert item.childCount() == 0
        found += [child] if child.role() is ROLE.ListItem else _children(child)
    assert [item.text(NAME) for item in found] == [f"item {key}" for group in shelves for key in group.keys]
    assert whole.child(-1) is None
    assert whole.child(whole.childCount()) is None
    shiboken6.delete(canvas)
    assert qapp is QApplication.instance()
