"""The canvas of a graph, driven by real events: zoom, pan, hover, keys, dragging, what is painted when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from netatlas.drawing.graph.filter import GraphFilter
from netatlas.drawing.graph.picture import GraphPicture
from netatlas.drawing.scene import Label
from netatlas.ui.canvas.graph_canvas import GraphCanvas
from netatlas.ui.jobs import Jobs
from netatlas.ui.theme import load_theme
from tests.helpers.graphs import graph_of, random_graph, width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPaintEvent
    from pytestqt.qtbot import QtBot

KEY = Qt.Key
LEFT = Qt.MouseButton.LeftButton
CROSS = graph_of(
    [(0, 0), (300, 0), (0, 200), (-300, 0), (0, -200), (250, 180)],
    [(0, 1), (0, 2), (0, 3), (0, 4)],
)


class PaintedCanvas(GraphCanvas):
    """Counts how often it is painted."""

    paints = 0

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self.paints += 1
        super().paintEvent(event)


@pytest.fixture
def canvas(qtbot: QtBot) -> Iterator[PaintedCanvas]:
    """Return the cross, painted."""
    jobs = Jobs()
    canvas = PaintedCanvas(jobs)
    qtbot.addWidget(canvas)
    canvas.apply_theme(load_theme("light"))
    canvas.resize(800, 600)
    canvas.show()
    canvas.setFocus()
    canvas.show_picture(GraphPicture(CROSS, width))
    qtbot.waitUntil(lambda: canvas.is_settled)
    yield canvas
    canvas.close()
    jobs.finish()


def _at(canvas: GraphCanvas, key: str) -> QPoint:
    position = canvas.position_of(key)
    assert position is not None
    return QPoint(round(position[0]), round(position[1]))


def _wheel(canvas: GraphCanvas, at: QPointF, turn: int) -> None:
    event = QWheelEvent(
        at, at, QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,  # noqa: FBT003 - as Qt makes it
    )  # fmt: skip
    QApplication.sendEvent(canvas, event)


def test_the_wheel_zooms_at_the_mouse(canvas: PaintedCanvas) -> None:
    """The concept zoomed at would run away."""
    before = _at(canvas, "node-1")
    _wheel(canvas, QPointF(before), 360)
    assert canvas.viewport.x.scale > 1.5
    assert (_at(canvas, "node-1") - before).manhattanLength() <= 2
    QTest.keyClick(canvas, KEY.Key_0)
    assert not canvas.zoomed


def test_nothing_is_painted_while_nothing_moves(canvas: PaintedCanvas, qtbot: QtBot) -> None:
    """The battery would run down while the reader reads."""
    timers = canvas.findChildren(QTimer)
    assert timers
    qtbot.waitUntil(lambda: canvas.is_settled and not any(timer.isActive() for timer in timers))
    QApplication.processEvents()
    canvas.paints = 0
    QApplication.processEvents()  # no timer runs that could ask for more
    assert canvas.paints == 0


def test_a_moved_view_shows_the_last_picture_until_the_next_is_painted(
    canvas: PaintedCanvas, qtbot: QtBot
) -> None:
    """A large graph would be painted anew for each step of the wheel, or stay as it was."""
    before = canvas.grab().toImage()
    _wheel(canvas, QPointF(400, 300), 240)
    assert not canvas.is_settled
    moved = canvas.grab().toImage()
    assert moved != before
    with qtbot.waitSignal(canvas.view_settled):
        pass
    qtbot.waitUntil(lambda: canvas.is_settled)
    assert canvas.grab().toImage() != moved


def test_arrows_walk_and_backspace_returns(canvas: PaintedCanvas) -> None:
    """The graph could not be walked without a mouse."""
    way = []
    for key in (
        KEY.Key_Down,
        KEY.Key_Right,
        KEY.Key_Left,
        KEY.Key_Left,
        KEY.Key_Backspace,
        KEY.Key_Backspace,
    ):
        QTest.keyClick(canvas, key)
        way.append(canvas.current)
    assert way == ["node-0", "node-1", "node-0", "node-3", "node-0", "node-1"]
    assert canvas.item_text("node-1").name == "Node 1"


def test_page_keys_walk_through_all_and_enter_opens(canvas: PaintedCanvas, qtbot: QtBot) -> None:
    """A concept without relations could not be reached, or none be opened."""
    seen = set()
    for _ in CROSS.ids:
        QTest.keyClick(canvas, KEY.Key_PageDown)
        seen.add(canvas.current)
    assert seen == set(CROSS.ids)
    with qtbot.waitSignal(canvas.open_requested) as opened:
        QTest.keyClick(canvas, KEY.Key_Return)
    assert opened.args == [canvas.current, False]


def test_a_click_selects_and_a_double_click_opens(canvas: PaintedCanvas, qtbot: QtBot) -> None:
    """The mouse would do nothing, or open a page when the reader only wants to look."""
    with qtbot.waitSignal(canvas.selected) as selected:
        QTest.mouseClick(canvas, LEFT, pos=_at(canvas, "node-2"))
    assert selected.args == ["node-2"]
    with qtbot.waitSignal(canvas.open_requested) as opened:
        QTest.mouseDClick(canvas, LEFT, pos=_at(canvas, "node-2"))
    assert opened.args == ["node-2", False]
    QTest.mouseClick(canvas, LEFT, pos=QPoint(20, 20))
    assert canvas.current == ""


def test_hovering_lights_the_neighbours(canvas: PaintedCanvas) -> None:
    """The reader would have to click each concept to see what it is connected with."""
    before = canvas.grab().toImage()
    QTest.mouseMove(canvas, _at(canvas, "node-0"))
    lit = canvas.grab().toImage()
    assert lit != before
    QTest.mouseMove(canvas, QPoint(15, 15))
    assert canvas.grab().toImage() == before


def test_a_dragged_concept_stays_where_it_is_dropped(canvas: PaintedCanvas, qtbot: QtBot) -> None:
    """The map could not be put in order by hand, or moves although it is not allowed to."""
    start, end = _at(canvas, "node-5"), _at(canvas, "node-5") + QPoint(-60, -40)
    canvas.movable = True
    with qtbot.waitSignal(canvas.node_moved) as moved:
        QTest.mousePress(canvas, LEFT, pos=start)
        QTest.mouseMove(canvas, start + QPoint(-20, -20))
        QTest.mouseMove(canvas, end)
        QTest.mouseRelease(canvas, LEFT, pos=end)
    assert moved.args is not None
    key, x, y = moved.args
    assert key == "node-5"
    assert (x, y) == pytest.approx(
        (250 - 60 / canvas.viewport.x.scale, 180 - 40 / canvas.viewport.x.scale), abs=2
    )


def test_what_is_switched_off_cannot_be_pointed_at(canvas: PaintedCanvas) -> None:
    """An invisible concept would be opened."""
    assert canvas.hit_at(QPointF(_at(canvas, "node-1"))) is not None
    canvas.set_filter(GraphFilter(kinds=frozenset({CROSS.kinds[1]})))
    assert canvas.hit_at(QPointF(_at(canvas, "node-1"))) is None
    assert canvas.emptiness == ""
    canvas.set_filter(GraphFilter(kinds=frozenset(CROSS.kinds)))
    assert canvas.emptiness == "All kinds of concepts are switched off."
    assert canvas.accessibleName().endswith(canvas.emptiness)


def test_a_graph_without_nodes_says_so(canvas: PaintedCanvas) -> None:
    """An empty pack would show an empty rectangle, or say for ever that it is being arranged."""
    canvas.show_message("Arranging …")
    assert canvas.emptiness == "Arranging …"
    canvas.show_picture(GraphPicture(graph_of([]), width))
    assert canvas.emptiness == "There is no concept here to show."
    assert canvas.accessibleName().endswith(canvas.emptiness)
    assert not canvas.grab().isNull()
    assert "0 concepts" in canvas.accessibleName()
    QTest.keyClick(canvas, KEY.Key_Right)
    QTest.keyClick(canvas, KEY.Key_PageDown)
    assert canvas.current == ""


def test_no_label_pops_while_one_zooms_and_pans(canvas: PaintedCanvas) -> None:
    """Labels would flicker: go away while zooming in, or while they stay in sight."""
    picture = GraphPicture(random_graph(400), width)
    canvas.show_picture(picture)
    canvas.select("node-3")
    before: tuple[float, set[str]] | None = None
    for frame in range(600):
        if frame % 3:
            canvas.pan(7.0 if frame % 100 < 50 else -9.0, 5.0 if frame % 70 < 35 else -6.0)
        else:
            canvas.zoom(1.04 if frame % 300 < 200 else 0.93, at=QPointF(100 + frame, 300))
        scale, shown = canvas.viewport.x.scale, _labels(canvas)
        if before is not None and scale >= before[0] * (1 - 1e-9):
            inside = {text for text in before[1] if _is_well_inside(canvas, text)}
            assert inside <= shown, frame
        before = (scale, shown)


def _labels(canvas: GraphCanvas) -> set[str]:
    scene = canvas.make_scene()
    assert scene is not None
    texts = (shape.text for shape in scene.shapes if isinstance(shape, Label))
    return {text for text in texts if text.startswith("Node")}


def _is_well_inside(canvas: GraphCanvas, name: str) -> bool:
    at = _at(canvas, name.lower().replace(" ", "-"))
    return canvas.rect().adjusted(60, 60, -60, -60).contains(at)


def test_a_chip_at_the_rim_leads_to_its_neighbour(canvas: PaintedCanvas) -> None:
    """A neighbour out of sight would be named but could not be reached."""
    canvas.select("node-0")
    canvas.show_view(0, 0, 4.0)
    scene = canvas.make_scene()
    assert scene is not None
    chip = next(hit for hit in scene.hits if hit.key == "node-1")
    QTest.mouseClick(canvas, LEFT, pos=QPoint(round(chip.left) + 20, round(chip.top) + 10))
    assert canvas.current == "node-1"


def test_tab_enters_at_the_most_important_concept(canvas: PaintedCanvas) -> None:
    """Who comes by keyboard would not know where in the graph the focus is."""
    canvas.clearFocus()
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    assert canvas.current == "node-0"


def test_touchpads_pinch_and_pan(canvas: PaintedCanvas) -> None:
    """The graph could be zoomed with a mouse only."""
    at = QPointF(400, 300)
    device = QPointingDevice.primaryPointingDevice()
    gesture = Qt.NativeGestureType.ZoomNativeGesture
    pinch = QNativeGestureEvent(gesture, device, 2, at, at, at, 0.5, QPointF())
    QApplication.sendEvent(canvas, pinch)
    assert canvas.zoomed
    before = canvas.viewport.x.first
    none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    shift = Qt.KeyboardModifier.ShiftModifier
    QApplication.sendEvent(
        canvas,
        QWheelEvent(at, at, QPoint(), QPoint(0, -120), none, shift, phase, False),  # noqa: FBT003 - as Qt
    )
    assert canvas.viewport.x.first != before
