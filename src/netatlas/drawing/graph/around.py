"""The picture of what is around one concept: its neighbours in words, grouped by relation.

A column of names with a line from the concept to each group. Groups of many neighbours are folded to their
number at first; one that is unfolded lists its neighbours up to a limit.
"""

from __future__ import annotations

import itertools
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from netatlas.drawing.graph.kinds import form_of, ink_of
from netatlas.drawing.graph.texts import cut
from netatlas.drawing.scene import Box, HitArea, Label, Marks, Path, Polygon, Scene
from netatlas.words import counted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from netatlas.drawing.scene import Measure, Shape

GROUND = "background"
"""Role of the colour behind the picture."""
_ALL_SHOWN = 12
"""Neighbours up to which no group is folded: they fit without scrolling."""
_LARGEST_OPEN = 3
"""Neighbours of a group that is not folded at first, where there are more than that in all."""
MOST_LISTED = 60
"""Neighbours that an unfolded group lists; somebody who looks for one among more uses the search."""
_RELATION, _NAME = 12.0, 14.0
"""Sizes of the fonts in pixels."""
_LEADING = 1.3
"""Height of a line of text for each pixel of its font."""
_CENTRE_X, _CENTRE_RADIUS = 9.0, 8.0
_HIGHEST_CENTRE = 150.0
"""Pixels from the top to the concept at most, so that it is in sight however long the list is."""
_HEAD_X, _HEAD_LENGTH, _HEAD_HALF = 41.0, 6.0, 3.5
_RELATION_X, _MARK_X, _NAME_X = 54.0, 60.0, 72.0
_MARK_RADIUS = 4.5
_LINE_STEPS = 16
"""Straight pieces of a curved line: as many as make it look smooth."""
_LINE_WIDTH, _DIMMED = 1.2, 0.38
_BETWEEN_GROUPS = 6.0
_BESIDE = 7.0
"""Pixels between a relation and the number of its neighbours."""


class Neighbour(NamedTuple):
    """One concept at the other end of a relation.

    Attributes:
        concept_id: the concept.
        name: its name.
        kind: for shape and colour of its mark.
        dimmed: whether the edition does not hold it.
    """

    concept_id: str
    name: str
    kind: str
    dimmed: bool = False


class Direction(Enum):
    """Where relations lead to, as the concept in the middle sees it."""

    OUT = "from it"
    IN = "to it"
    BOTH = "either way, since the relation reads the same from both ends"


class NeighbourGroup(NamedTuple):
    """The neighbours of one relation in one direction.

    Attributes:
        label: the relation from the side of the concept in the middle ("receives traffic from").
        neighbours: at least one.
        direction: from the concept in the middle, to it, or both.
        denies: whether it says that something is not so, which is drawn dashed.
    """

    label: str
    neighbours: Sequence[Neighbour]
    direction: Direction = Direction.OUT
    denies: bool = False


class AroundContent(NamedTuple):
    """One concept and its neighbours.

    Attributes:
        centre: the concept.
        groups: its neighbours by relation.
    """

    centre: Neighbour
    groups: Sequence[NeighbourGroup]

    @property
    def total(self) -> int:
        """The number of relations."""
        return sum(len(group.neighbours) for group in self.groups)

    def is_foldable(self, group: int) -> bool:
        """Return True if a group is so large that it is folded at first."""
        return self.total > _ALL_SHOWN and len(self.groups[group].neighbours) > _LARGEST_OPEN


class AroundRow(NamedTuple):
    """One row that can be pointed at: a neighbour, or the number of those of a folded group.

    Attributes:
        key: says which row it is.
        group: the number of its group.
        neighbour: None for a folded group.
    """

    key: str
    group: int
    neighbour: Neighbour | None


def around_rows(content: AroundContent, unfolded: Collection[int]) -> list[list[AroundRow]]:
    """Return the rows of each group; ``unfolded`` holds the numbers of groups that are to be listed."""
    return [
        [AroundRow(f"{number}/", number, None)]
        if content.is_foldable(number) and number not in unfolded
        else [
            AroundRow(f"{number}/{index}", number, neighbour)
            for index, neighbour in enumerate(group.neighbours[:MOST_LISTED])
        ]
        for number, group in enumerate(content.groups)
    ]


class AroundLook(NamedTuple):
    """How the neighbours are looked at.

    Attributes:
        width: of the picture, in pixels.
        measure: measures the texts.
        scale: the size of text.
        unfolded: the numbers of groups that are listed though they are large.
        hovered: the key of the row that the mouse is on, or ''.
        current: the key of the row that the keyboard is on, or ''.
    """

    width: float
    measure: Measure
    scale: float = 1.0
    unfolded: Collection[int] = ()
    hovered: str = ""
    current: str = ""


def around_scene(content: AroundContent, look: AroundLook) -> Scene:
    """Return the picture; its height follows from what it lists."""
    maker = _AroundMaker(look)
    for group, rows in zip(content.groups, around_rows(content, look.unfolded), strict=True):
        maker.add_group(group, rows)
    lines = tuple(maker.lines(content))
    return Scene(look.width, maker.bottom, (*lines, *maker.shapes), tuple(maker.hits))


class _AroundMaker:
    """Adds one group below the other."""

    def __init__(self, look: AroundLook) -> None:
        self.shapes: list[Shape] = []
        self.hits: list[HitArea] = []
        self.bottom = 0.0
        self._look = look
        self._middles: list[float] = []

    def add_group(self, group: NeighbourGroup, rows: Sequence[AroundRow]) -> None:
        """Add the name of a relation, and below it its neighbours; or their number beside it."""
        number, top = rows[0].group, self.bottom
        size, high = _RELATION * self._look.scale, _RELATION * self._look.scale * _LEADING
        lines = self._wrapped(group.label, size, _RELATION_X)
        self._middles.append(top + high / 2)
        for index, line in enumerate(lines):
            self.shapes.append(Label(_RELATION_X, top + (index + 0.5) * high, line, "muted", size))
        self.bottom = top + len(lines) * high
        right = _RELATION_X + self._width(lines[-1], size)
        self.hits.append(HitArea("", str(number), _RELATION_X, top, _RELATION_X, top, right, self.bottom))
        if rows[0].neighbour is None:
            self._add_number(rows[0], len(group.neighbours), right + _BESIDE, high)
        else:
            for row in rows:
                self._add_neighbour(row)
            self._add_rest(len(group.neighbours) - len(rows))
        self.bottom += _BETWEEN_GROUPS * self._look.scale

    def lines(self, content: AroundContent) -> Iterator[Shape]:
        """Yield the concept, and a line to each group, with a head that shows its direction."""
        middle = min(self.bottom / 2, _HIGHEST_CENTRE)
        for group, y in zip(content.groups, self._middles, strict=True):
            curve = _curve((_CENTRE_X, middle), (_HEAD_X, y))
            yield Path(curve, "accent", _LINE_WIDTH, dashed=group.denies)
            tip, back = _HEAD_X + _HEAD_LENGTH, _HEAD_X
            if group.direction is Direction.BOTH:
                continue
            if group.direction is Direction.IN:
                tip, back = back, tip
            yield Polygon(((tip, y), (back, y - _HEAD_HALF), (back, y + _HEAD_HALF)), "accent")
        yield from _mark(content.centre, _CENTRE_X, middle, _CENTRE_RADIUS)

    def _add_number(self, row: AroundRow, count: int, x: float, high: float) -> None:
        """Add the number of a folded group behind its relation, or below it where there is no room."""
        size, words = _NAME * self._look.scale, counted(count, "concept")
        width = self._width(words, size)
        top = self.bottom - high
        if x + width > self._look.width:
            x, top = _RELATION_X, self.bottom
        bottom = top + size * _LEADING
        first = len(self.shapes)
        self._add_row(row, words, (x, (top + bottom) / 2 - 1, width), (top - 2, bottom))
        self._indicate(row, first)
        self.bottom = bottom

    def _add_neighbour(self, row: AroundRow) -> None:
        if row.neighbour is None:
            return
        size = _NAME * self._look.scale
        high, top, first = size * _LEADING, self.bottom, len(self.shapes)
        for index, line in enumerate(self._wrapped(row.neighbour.name, size, _NAME_X)):
            middle = top + (index + 0.5) * high
            edges = (middle - high / 2, middle + high / 2)
            self._add_row(row, line, (_NAME_X, middle, self._width(line, size)), edges)
        self.shapes += _mark(row.neighbour, _MARK_X, top + high / 2, _MARK_RADIUS)
        self._indicate(row, first)
        self.bottom = middle + high / 2

    def _add_row(
        self, row: AroundRow, words: str, at: tuple[float, float, float], edges: tuple[float, float]
    ) -> None:
        """Add one line of a row: its text at x, middle and width, and its area between two edges."""
        x, middle, width = at
        left = _MARK_X - 2 * _MARK_RADIUS if row.neighbour is not None else x - 3
        dimmed = row.neighbour is not None and row.neighbour.dimmed
        size = _NAME * self._look.scale
        self.shapes.append(Label(x, middle, words, "muted" if dimmed else "accent", size))
        if self.hits and self.hits[-1].key == row.key:
            before = self.hits.pop()
            self.hits.append(before._replace(right=max(before.right, x + width + 4), bottom=edges[1]))
        else:
            self.hits.append(
                HitArea(row.key, str(row.group), x, middle, left, edges[0], x + width + 4, edges[1])
            )

    def _indicate(self, row: AroundRow, first: int) -> None:
        """Put a ground behind a row that the mouse or keyboard is on; its shapes begin at ``first``."""
        if row.key in (self._look.hovered, self._look.current):
            hit, border = self.hits[-1], "accent" if row.key == self._look.current else ""
            size = (hit.right - hit.left, hit.bottom - hit.top)
            self.shapes.insert(first, Box(hit.left, hit.top, *size, "accent_wash", border, radius=3.0))

    def _add_rest(self, count: int) -> None:
        """Add how many neighbours are not listed."""
        if count > 0:
            size = _RELATION * self._look.scale
            high = size * _LEADING
            words = f"and {count:,} more"
            self.shapes.append(Label(_NAME_X, self.bottom + high / 2, words, "muted", size))
            self.bottom += high

    def _wrapped(self, text: str, size: float, left: float) -> list[str]:
        """Return a text in lines; a word that is too wide for one is cut."""
        room, lines = self._look.width - left - 4, [""]
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and self._width(longer, size) > room:
                lines.append(word)
            else:
                lines[-1] = longer
        return [cut(line, lambda part: self._width(part, size), room) for line in lines]

    def _width(self, text: str, size: float) -> float:
        return self._look.measure(text, size, bold=False)


def _mark(neighbour: Neighbour, x: float, y: float, radius: float) -> Iterator[Shape]:
    strength = _DIMMED if neighbour.dimmed else 1.0
    yield Marks((x, y), radius, form_of(neighbour.kind), ink_of(neighbour.kind), strength, GROUND)


def _curve(start: tuple[float, float], end: tuple[float, float]) -> list[float]:
    """Return a line that leaves and arrives level, in straight pieces (a Bézier curve)."""
    (x, y), (to_x, to_y) = start, end
    middle = (x + to_x) / 2
    points = []
    for step in range(_LINE_STEPS + 1):
        along = step / _LINE_STEPS
        back = 1 - along
        across = back**3 * x + 3 * back * along * middle + along**3 * to_x
        down = (back**3 + 3 * back**2 * along) * y + (3 * back * along**2 + along**3) * to_y
        points.append((across, down))
    return [number for one, two in itertools.pairwise(points) for number in (*one, *two)]
