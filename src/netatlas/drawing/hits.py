"""Finds what a point of a scene hits, without looking at every area for every move of the mouse."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netatlas.drawing.scene import HitArea, Scene

_CELL = 48.0
"""Side of a cell in pixels: about the width of a label, so that a cell has few areas, an area few cells."""


class HitIndex:
    """The hit areas of a scene, sorted into the cells of a grid."""

    def __init__(self, scene: Scene) -> None:
        """Sort the areas; what lies outside the scene is left out."""
        self._columns = int(scene.width // _CELL)
        self._rows = int(scene.height // _CELL)
        self._cells: defaultdict[tuple[int, int], list[HitArea]] = defaultdict(list)
        for hit in scene.hits:
            for cell in self._cells_of(hit):
                self._cells[cell].append(hit)

    def at(self, x: float, y: float) -> HitArea | None:
        """Return the area at a point: the one whose middle is nearest, items before whole groups."""
        cell = self._cells.get((int(x // _CELL), int(y // _CELL)), ())
        return min(
            (hit for hit in cell if hit.contains(x, y)),
            key=lambda hit: (not hit.key, abs(hit.x - x) + abs(hit.y - y)),
            default=None,
        )

    def _cells_of(self, hit: HitArea) -> Iterator[tuple[int, int]]:
        for column in range(max(0, int(hit.left // _CELL)), min(self._columns, int(hit.right // _CELL)) + 1):
            for row in range(max(0, int(hit.top // _CELL)), min(self._rows, int(hit.bottom // _CELL)) + 1):
                yield column, row
