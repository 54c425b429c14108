"""How fast a scene with a large graph is: painting thousands of edges, finding the node under the mouse."""

from __future__ import annotations

import os
import random
from array import array
from time import perf_counter

from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from netatlas.drawing.hits import HitIndex
from netatlas.drawing.scene import HitArea, Path, Scene, Stroke
from netatlas.ui.canvas.painting import ScenePainter
from netatlas.ui.theme import load_theme
from tests.benchmarks.timing import Contest

EDGES, NODES, MOVES = 4000, 10_000, 200
PAINT_GOAL, HIT_GOAL = 0.5, 0.25
_WIDTH, _HEIGHT = 1280, 800
_EDGE_LENGTH = 10.0
"""Standard deviation in pixels along either direction: that of near neighbours among that number of nodes."""


def contests() -> list[Contest]:
    """Return the contests of this module."""
    bench = _Bench()
    return [
        Contest("4,000 edges painted as one Path / as 4,000 Strokes", bench.path, bench.strokes, PAINT_GOAL),
        Contest(
            "200 moves over 10,000 nodes: grid with its making / a look at each node",
            bench.find_by_grid,
            bench.find_one_by_one,
            HIT_GOAL,
        ),
    ]


class _Bench:
    """A random graph and the mouse's way over it."""

    def __init__(self) -> None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        self._app = QApplication.instance() or QApplication([])
        self._theme = load_theme("light")
        self._image = QImage(_WIDTH, _HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
        self._random = random.Random(1)  # noqa: S311 - the same graph in each run
        segments = array("d")
        for _ in range(EDGES):
            x, y = self._point()
            to = (self._random.gauss(x, _EDGE_LENGTH), self._random.gauss(y, _EDGE_LENGTH))
            segments.extend((x, y, *to))
        four = iter(segments)
        strokes = (Stroke(*line, "muted") for line in zip(four, four, four, four, strict=True))
        self._one = Scene(_WIDTH, _HEIGHT, (Path(segments, "muted"),))
        self._many = Scene(_WIDTH, _HEIGHT, tuple(strokes))
        points = [self._point() for _ in range(NODES)]
        hits = (HitArea(str(key), "", x, y, x - 6, y - 6, x + 6, y + 6) for key, (x, y) in enumerate(points))
        self._nodes = Scene(_WIDTH, _HEIGHT, (), tuple(hits))
        self._moves = [self._point() for _ in range(MOVES)]

    def path(self) -> float:
        """Paint the edges as one path."""
        return self._paint(self._one)

    def strokes(self) -> float:
        """Paint each edge by itself."""
        return self._paint(self._many)

    def find_by_grid(self) -> float:
        """Make the grid and find what is under the mouse at each of its moves."""
        begin = perf_counter()
        index = HitIndex(self._nodes)
        for x, y in self._moves:
            index.at(x, y)
        return perf_counter() - begin

    def find_one_by_one(self) -> float:
        """Look at each node for each move."""
        begin = perf_counter()
        for x, y in self._moves:
            here = (hit for hit in self._nodes.hits if hit.contains(x, y))
            min(here, key=lambda hit: abs(hit.x - x) + abs(hit.y - y), default=None)
        return perf_counter() - begin

    def _point(self) -> tuple[float, float]:
        return self._random.uniform(0, _WIDTH), self._random.uniform(0, _HEIGHT)

    def _paint(self, scene: Scene) -> float:
        self._image.fill(self._theme.colour("surface"))
        painter = QPainter(self._image)
        begin = perf_counter()
        ScenePainter(painter, self._theme, QFont()).paint(scene)
        painter.end()
        return perf_counter() - begin
