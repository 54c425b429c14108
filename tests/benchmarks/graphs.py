"""How fast a graph is drawn: a full redraw, a frame while one moves, and what the mouse lights.

The graphs are made in memory: nodes at random, each joined with near ones, as a layout would place them.
"""

from __future__ import annotations

import os
import random
import statistics
from functools import cache
from time import perf_counter, thread_time
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QTransform
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView

from netatlas.drawing.graph.content import Connection, DrawnGraph
from netatlas.drawing.graph.filter import GraphFilter
from netatlas.drawing.graph.graph_scene import GraphLook, graph_scene
from netatlas.drawing.graph.picture import GraphPicture
from netatlas.drawing.viewport import fit
from netatlas.ui.canvas.graph_canvas import GraphCanvas
from netatlas.ui.canvas.painting import FontMeasure, ScenePainter
from netatlas.ui.jobs import Jobs
from netatlas.ui.theme import load_theme
from tests.benchmarks.timing import Contest

if TYPE_CHECKING:
    from collections.abc import Callable

    from netatlas.drawing.viewport import Viewport

SMALL, MIDDLE, LARGE = 300, 10_000, 100_000
ITEMS_GOAL, SIZE_GOAL, MOVING_GOAL, HOVER_GOAL, SWITCH_GOAL = 0.1, 3.0, 2.0, 1.5, 1.0
WIDTH_BY_HEIGHT = _WIDTH, _HEIGHT = 1280, 800
_ZOOMS = (1.0, 1.6, 2.5, 4.0, 6.0)
"""How near the views of one round are, from everything in sight on."""
_TURNS = 5
_MOVES = 60
_NEIGHBOURS = 2
_KINDS = ("service", "component", "protocol", "policy", "feature", "concept")


def contests() -> list[Contest]:
    """Return the contests of this module."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    bench = Bench()
    return [
        Contest(
            "10,000 nodes drawn / an item for each in a QGraphicsView", bench.middle, bench.items, ITEMS_GOAL
        ),
        Contest("100,000 nodes drawn / 10,000", bench.large, bench.middle, SIZE_GOAL),
        Contest("a moving frame, 100,000 nodes / 300", bench.large_moving, bench.small_moving, MOVING_GOAL),
        Contest(
            "60 moves of the mouse, 100,000 nodes / 300", bench.large_hover, bench.small_hover, HOVER_GOAL
        ),
        Contest(
            "a kind switched off and on at 100,000 nodes / as many redraws",
            bench.large_switches,
            bench.large,
            SWITCH_GOAL,
        ),
    ]


@cache
def graph(count: int) -> DrawnGraph:
    """Return a graph of some nodes, each joined with near ones."""
    chance = random.Random(1)  # noqa: S311 - the same graph in each run
    side = round(count**0.5)
    places = [
        ((index % side + chance.random()) * 40, (index // side + chance.random()) * 25)
        for index in range(count)
    ]
    lines = {
        (index, other)
        for index in range(count)
        for other in (index + 1, index + side + chance.randrange(3))[:_NEIGHBOURS]
        if other < count
    }
    degrees = [chance.paretovariate(1.5) for _ in range(count)]
    related = (Connection("uses", "uses", "is used by"),)
    return DrawnGraph(
        ids=[f"node-{index}" for index in range(count)],
        names=[f"Concept number {index}" for index in range(count)],
        kinds=[chance.choice(_KINDS) for _ in range(count)],
        x=[x for x, _ in places],
        y=[y for _, y in places],
        radii=[min(9.0, 2.6 + 1.05 * degree**0.5) for degree in degrees],
        order=sorted(range(count), key=lambda index: -degrees[index]),
        lines=sorted(lines),
        connections=[related] * len(lines),
    )


class _Drawn:
    """One graph, its picture, and the views of a round."""

    def __init__(self, count: int, measure: FontMeasure) -> None:
        content = graph(count)
        self.picture = GraphPicture(content, measure)
        self.look = GraphLook(self.picture.shown(GraphFilter()), GraphFilter())
        whole = fit(content.bounds, _WIDTH, _HEIGHT)
        self.views = [whole.zoomed(zoom, at=(500.0, 300.0), whole=whole) for zoom in _ZOOMS]


class Bench:
    """The same graphs in all contests."""

    def __init__(self) -> None:
        self._app = QApplication.instance() or QApplication([])
        self._jobs = Jobs()
        self._theme = load_theme("light")
        self._image = QImage(_WIDTH, _HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
        measure = FontMeasure(QApplication.font())
        self._drawn = {count: _Drawn(count, measure) for count in (SMALL, MIDDLE, LARGE)}
        self._canvases = {count: self._canvas(count) for count in (SMALL, LARGE)}
        self._items = _items(graph(MIDDLE))
        self._view = _item_view(self._items)

    def middle(self) -> float:
        """Draw the graph of middle size from each view."""
        return self._draw(MIDDLE)

    def large(self) -> float:
        """Draw the large one."""
        return self._draw(LARGE)

    def items(self) -> float:
        """Draw the graph of middle size with an item for each node and line."""
        return _median_of_turns(self._draw_items)

    def small_moving(self) -> float:
        """Pan the small graph."""
        return self._move(SMALL)

    def large_moving(self) -> float:
        """Pan the large one."""
        return self._move(LARGE)

    def small_hover(self) -> float:
        """Move the mouse over the small graph."""
        return self._hover(SMALL)

    def large_hover(self) -> float:
        """Move the mouse over the large one."""
        return self._hover(LARGE)

    def large_switches(self) -> float:
        """Switch kinds of the large graph off and on in turn: what the window stops for."""
        canvas, seconds = self._canvases[LARGE], 0.0
        for index in range(len(_ZOOMS)):
            begin = thread_time()
            canvas.set_filter(GraphFilter(frozenset(_KINDS[:1]) if index % 2 else frozenset(_KINDS[1:3])))
            seconds += thread_time() - begin
            while not canvas.is_settled:
                QApplication.processEvents()
        canvas.set_filter(GraphFilter())
        while not canvas.is_settled:
            QApplication.processEvents()
        return seconds

    def views(self, count: int) -> list[Viewport]:
        """Return the views of a graph in one round."""
        return self._drawn[count].views

    def draw_frame(self, count: int, number: int) -> None:
        """Draw a graph from one of its views."""
        drawn = self._drawn[count]
        self._image.fill(self._theme.colour("surface"))
        painter = QPainter(self._image)
        scene = graph_scene(drawn.picture, drawn.views[number], drawn.look)
        ScenePainter(painter, self._theme, QApplication.font()).paint(scene, smooth=False)
        painter.end()

    def _draw_items(self, number: int) -> None:
        view = self._drawn[MIDDLE].views[number]
        assert view.y is not None
        self._view.setTransform(QTransform.fromScale(view.x.scale, view.x.scale))
        self._view.centerOn((view.x.first + view.x.last) / 2, (view.y.first + view.y.last) / 2)
        self._view.grab()

    def _draw(self, count: int) -> float:
        return _median_of_turns(lambda number: self.draw_frame(count, number))

    def _canvas(self, count: int) -> GraphCanvas:
        """Return a canvas with its picture at rest."""
        canvas = GraphCanvas(self._jobs)
        canvas.resize(_WIDTH, _HEIGHT)
        canvas.apply_theme(self._theme)
        canvas.show()
        canvas.show_picture(self._drawn[count].picture)
        canvas.zoom(2.0, at=QPointF(500, 300))
        while not canvas.is_settled:
            QApplication.processEvents()
        return canvas

    def _move(self, count: int) -> float:
        canvas = self._canvases[count]
        begin = perf_counter()
        for step in range(_MOVES):
            canvas.pan(2.0 if step % 2 else -2.0)
            canvas.repaint()
        seconds = perf_counter() - begin
        while not canvas.is_settled:
            QApplication.processEvents()
        return seconds

    def _hover(self, count: int) -> float:
        canvas = self._canvases[count]
        chance = random.Random(2)  # noqa: S311 - the same way in each run
        points = [QPoint(chance.randrange(_WIDTH), chance.randrange(_HEIGHT)) for _ in range(_MOVES)]
        canvas.hit_at(QPointF(0, 0))
        begin = perf_counter()
        for point in points:
            canvas.hit_at(QPointF(point))
        return perf_counter() - begin


def _median_of_turns(draw: Callable[[int], None]) -> float:
    """Return the seconds that all views take in the middle one of some turns.

    They are seconds of the processor, so that whatever else runs on this machine does not count.
    """
    taken = []
    for _ in range(_TURNS):
        begin = thread_time()
        for number in range(len(_ZOOMS)):
            draw(number)
        taken.append(thread_time() - begin)
    return statistics.median(taken)


def _items(content: DrawnGraph) -> QGraphicsScene:
    """Return an item for each line, node and label."""
    scene = QGraphicsScene()
    grey, colour = QPen(QColor("#999999"), 0), QColor("#0a776c")
    for start, end in content.lines:
        scene.addLine(content.x[start], content.y[start], content.x[end], content.y[end], grey)
    for name, x, y, radius in zip(content.names, content.x, content.y, content.radii, strict=True):
        scene.addEllipse(x - radius, y - radius, 2 * radius, 2 * radius, Qt.PenStyle.NoPen, colour)
        label = scene.addSimpleText(name)
        label.setPos(x, y)
        label.setFlag(label.GraphicsItemFlag.ItemIgnoresTransformations)
    return scene


def _item_view(scene: QGraphicsScene) -> QGraphicsView:
    """Return a view of items, made as fast as its flags allow."""
    view = QGraphicsView(scene)
    flags = QGraphicsView.OptimizationFlag
    view.setOptimizationFlags(flags.DontSavePainterState | flags.DontAdjustForAntialiasing)
    view.resize(_WIDTH, _HEIGHT)
    view.show()
    QApplication.processEvents()
    return view
