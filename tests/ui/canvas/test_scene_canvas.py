"""The canvas of any scene, driven by real events: zoom, pan, keys, hits, focus ring, what is heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from netatlas.ui.theme import load_theme
from tests.helpers.ring_canvas import NODES, RingCanvas, point

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

KEY = Qt.Key
LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
SIZE = (600, 400)


@pytest.fixture
def canvas(qtbot: QtBot) -> Iterator[RingCanvas]:
    """Return the ring, shown."""
    canvas = RingCanvas()
    qtbot.addWidget(canvas)
    canvas.apply_theme(load_theme("light"))
    canvas.resize(*SIZE)
    canvas.show()
    canvas.setFocus()
    yield canvas
    canvas.close()


def _at(canvas: RingCanvas, key: str) -> QPoint:
    hit = canvas.hit(key)
    assert hit is not None
    return QPoint(round(hit.x), round(hit.y))


def _turn(canvas: RingCanvas, at: QPointF, turn: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(at, at, QPoint(), turn, Qt.MouseButton.NoButton, modifiers, phase, False)  # noqa: FBT003
    QApplication.sendEvent(canvas, event)


def _value(canvas: RingCanvas, at: QPointF) -> tuple[float, float]:
    view = canvas.viewport
    assert view.y is not None
    return view.x.value(at.x()), view.y.value(at.y())


def _edge(image: QImage) -> str:
    """Return the colour of the widget's edge, where its focus ring is."""
    return image.pixelColor(0, image.height() // 2).name()


def test_the_wheel_zooms_about_the_mouse_in_both_directions(canvas: RingCanvas) -> None:
    """The point zoomed at would move, or a circle become an ellipse."""
    at = QPointF(_at(canvas, "node-1"))
    before = _value(canvas, at)
    _turn(canvas, at, QPoint(0, 360), CTRL)
    view = canvas.viewport
    assert view.y is not None
    assert canvas.zoomed
    assert _value(canvas, at) == pytest.approx(before)
    assert view.x.scale == pytest.approx(view.y.scale)
    _turn(canvas, at, QPoint(0, -3600), CTRL)
    assert not canvas.zoomed


def test_the_view_is_panned_by_drag_wheel_and_keys(canvas: RingCanvas) -> None:
    """Half of a large graph would be out of reach."""
    canvas.zoom(4, at=QPointF(300, 200))
    middle = QPointF(300, 200)
    x, y = _value(canvas, middle)
    scale = canvas.viewport.x.scale
    QTest.mousePress(canvas, LEFT, pos=QPoint(300, 200))
    QTest.mouseMove(canvas, QPoint(280, 170))
    QTest.mouseRelease(canvas, LEFT, pos=QPoint(280, 170))
    assert _value(canvas, middle) == pytest.approx((x + 20 / scale, y + 30 / scale))
    _turn(canvas, middle, QPoint(0, 30))
    assert _value(canvas, middle) == pytest.approx((x + 20 / scale, y + 10 / scale))
    _turn(canvas, middle, QPoint(0, 30), SHIFT)
    assert _value(canvas, middle) == pytest.approx((x, y + 10 / scale))
    QTest.keyClick(canvas, KEY.Key_Down, CTRL)
    QTest.keyClick(canvas, KEY.Key_Left, CTRL)
    assert _value(canvas, middle) == pytest.approx((x - 80 / scale, y + 90 / scale))
    canvas.show_part(None)
    whole = _value(canvas, middle)
    QTest.keyClick(canvas, KEY.Key_Down, CTRL)
    assert _value(canvas, middle) == whole


def test_keys_zoom_about_the_item_in_focus_and_back(canvas: RingCanvas, qtbot: QtBot) -> None:
    """Who uses no mouse would zoom in on whatever is in the middle."""
    QTest.keyClick(canvas, KEY.Key_Right)
    place = QPointF(_at(canvas, "node-0"))
    with qtbot.waitSignal(canvas.zoom_changed) as zoomed:
        QTest.keyClick(canvas, KEY.Key_Plus)
    assert zoomed.args == [True]
    assert (QPointF(_at(canvas, "node-0")) - place).manhattanLength() <= 1
    QTest.keyClick(canvas, KEY.Key_Minus)
    assert not canvas.zoomed
    QTest.keyClick(canvas, KEY.Key_Plus)
    QTest.keyClick(canvas, KEY.Key_0)
    assert not canvas.zoomed


def test_a_step_to_what_is_out_of_sight_brings_it_there(canvas: RingCanvas) -> None:
    """The keyboard would walk through what cannot be seen."""
    canvas.zoom(6, at=QPointF(_at(canvas, "node-0")))
    for node in range(NODES):
        QTest.keyClick(canvas, KEY.Key_Right)
        at = _at(canvas, f"node-{node}")
        assert canvas.rect().contains(at)


def test_a_step_to_what_is_in_sight_moves_nothing(canvas: RingCanvas, qtbot: QtBot) -> None:
    """The picture would jump at each step, and each step become a place in the history."""
    canvas.zoom(1.1, at=QPointF(300, 200))
    before = canvas.viewport
    with qtbot.assertNotEmitted(canvas.zoom_changed):
        QTest.keyClick(canvas, KEY.Key_Right)
    assert canvas.viewport == before


def test_a_resize_keeps_what_is_looked_at(canvas: RingCanvas) -> None:
    """A wider window would show another part, or stretch the picture."""
    canvas.zoom(4, at=QPointF(300, 200))
    centre = _value(canvas, QPointF(300, 200))
    canvas.resize(500, 500)
    QApplication.processEvents()
    view = canvas.viewport
    assert view.y is not None
    assert view.x.scale == pytest.approx(view.y.scale)
    assert _value(canvas, QPointF(250, 250)) == pytest.approx(centre)
    assert canvas.scene is not None
    assert (canvas.scene.width, canvas.scene.height) == (500, 500)


def test_the_mouse_indicates_focuses_and_opens(canvas: RingCanvas, qtbot: QtBot) -> None:
    """A node could be seen and not be asked about."""
    indicated: list[str] = []
    opened: list[tuple[str, bool]] = []
    canvas.item_indicated.connect(indicated.append)
    canvas.open_requested.connect(lambda address, new: opened.append((address, new)))
    QTest.mouseMove(canvas, _at(canvas, "node-3"))
    assert canvas.cursor().shape() is Qt.CursorShape.PointingHandCursor
    QTest.mouseMove(canvas, QPoint(1, 1))
    assert canvas.cursor().shape() is Qt.CursorShape.ArrowCursor
    assert indicated == ["node-3", ""]
    QTest.mouseClick(canvas, LEFT, pos=_at(canvas, "node-2"))
    assert canvas.current == "node-2"
    assert opened == []
    QTest.mouseClick(canvas, LEFT, CTRL, _at(canvas, "node-4"))
    QTest.mouseClick(canvas, MIDDLE, pos=_at(canvas, "node-5"))
    QTest.mouseDClick(canvas, LEFT, pos=_at(canvas, "node-6"))
    QTest.keyClick(canvas, KEY.Key_Return)
    QTest.mouseClick(canvas, LEFT, pos=QPoint(300, 200))
    assert opened == [
        *(("node-4", True), ("node-5", True), ("node-6", False), ("node-4", False)),
        ("ring", False),  # between the nodes is their group
    ]
    with qtbot.assertNotEmitted(canvas.open_requested):
        QTest.mouseClick(canvas, LEFT, pos=QPoint(1, 1))


def test_the_focus_ring_shows_where_the_keyboard_is(canvas: RingCanvas, qtbot: QtBot) -> None:
    """Who comes by Tab would not see where they are; who clicks would see a frame that says nothing."""
    canvas.activateWindow()
    qtbot.waitUntil(canvas.isActiveWindow)
    colour = load_theme("light").colour("accent").name()
    seen = []
    for reason in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.MouseFocusReason):
        canvas.clearFocus()
        canvas.setFocus(reason)
        seen.append(_edge(canvas.grab().toImage()) == colour)
    assert seen == [True, False]
    canvas.clearFocus()
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(canvas, KEY.Key_Right)
    assert _edge(canvas.grab().toImage()) != colour  # the item in focus is drawn so by the scene


def test_nodes_are_where_the_viewport_says(canvas: RingCanvas) -> None:
    """The picture would be cut off, or not be in the middle of its room."""
    for node in range(NODES):
        at = _at(canvas, f"node-{node}")
        assert _value(canvas, QPointF(at)) == pytest.approx(point(node), abs=0.01)
    view = canvas.viewport
    assert view.y is not None
    assert (view.x.pixel(0), view.y.pixel(0)) == pytest.approx((300, 200))
