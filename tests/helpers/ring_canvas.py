"""A canvas with a small graph, for tests of what all canvases share: nodes on a circle, joined by edges."""

from __future__ import annotations

import math
from array import array
from typing import TYPE_CHECKING

from typing_extensions import override

from netatlas.drawing.scene import Box, Circle, HitArea, Label, Path, Scene
from netatlas.drawing.viewport import Viewport, fit
from netatlas.ui.canvas.scene_canvas import SceneCanvas
from netatlas.ui.canvas.scene_items import ItemGroup, ItemText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netatlas.drawing.scene import Shape

NODES = 8
_RADIUS = 10.0
BOUNDS = (-1.2, -1.2, 1.2, 1.2)


def point(node: int) -> tuple[float, float]:
    """Return where a node is on the circle; 0 is at the right, the next ones go down."""
    angle = 2 * math.pi * node / NODES
    return math.cos(angle), math.sin(angle)


def ring_scene(viewport: Viewport, current: str = "") -> Scene:
    """Return nodes, the edges between them as one path, and the circle as a group that can be hit."""
    assert viewport.y is not None
    x, y = viewport.x, viewport.y
    points = [(x.pixel(px), y.pixel(py)) for px, py in map(point, range(NODES))]
    edges = array("d")
    for index, start in enumerate(points):
        edges.extend((*start, *points[(index + 1) % NODES]))
    area = (x.pixel(-1), y.pixel(-1), x.pixel(1), y.pixel(1))
    shapes: list[Shape] = [
        Box(area[0], area[1], area[2] - area[0], area[3] - area[1], "", "line"),
        Path(edges, "muted", 1.6, strength=0.6),
    ]
    hits = [HitArea("", "ring", x.pixel(0), y.pixel(0), *area)]
    for node, (px, py) in enumerate(points):
        ink = "accent" if f"node-{node}" == current else "text"
        shapes += [Circle(px, py, _RADIUS, "surface", ink), Label(px, py, str(node), ink, anchor="middle")]
        box = px - _RADIUS, py - _RADIUS, px + _RADIUS, py + _RADIUS
        hits.append(HitArea(f"node-{node}", "ring", px, py, *box))
    return Scene(x.right, y.right, tuple(shapes), tuple(hits))


class RingCanvas(SceneCanvas):
    """The ring, zoomed in both directions; left and right lead from node to node."""

    @override
    def whole(self) -> Viewport:
        return fit(BOUNDS, self.width(), self.height(), shortest=0.2)

    @override
    def make_scene(self) -> Scene:
        return ring_scene(self.viewport, self.current)

    @override
    def position_of(self, key: str) -> tuple[float, float] | None:
        if not key:
            return None
        x, y = point(_node(key))
        view = self.viewport
        assert view.y is not None
        return view.x.pixel(x), view.y.pixel(y)

    @override
    def neighbour(self, right: int, down: int) -> str:
        if not right:
            return ""
        return f"node-{(_node(self.current) + right) % NODES}" if self.current else "node-0"

    @override
    def summary(self) -> str:
        return f"Circle, graph; {NODES} nodes"

    @override
    def item_groups(self) -> Sequence[ItemGroup]:
        return [ItemGroup("", [f"node-{node}" for node in range(NODES)])]

    @override
    def item_text(self, key: str) -> ItemText:
        return ItemText(f"Node {_node(key)}", f"next to node {(_node(key) + 1) % NODES}")


def _node(key: str) -> int:
    return int(key.removeprefix("node-"))
