"""Graphs in memory for tests of their pictures."""

from __future__ import annotations

import random
from array import array
from typing import TYPE_CHECKING, Any

from netatlas.drawing.graph.content import Connection, DrawnGraph
from netatlas.explore.atlas_map import TopicArea

if TYPE_CHECKING:
    from collections.abc import Iterable

USES = Connection("uses", "uses", "is used by")
DENIES = Connection("does-not-support", "does not support", "is not supported by", denies=True)
KINDS = ("service", "component", "protocol", "policy", "feature", "concept")


def width(text: str, size: float, *, bold: bool) -> float:
    """Return about the width of a text, without a font."""
    return len(text) * size * (0.55 if bold else 0.5)


def graph_of(
    places: Iterable[tuple[float, float]],
    lines: Iterable[tuple[int, int]] = (),
    **more: Any,  # noqa: ANN401
) -> DrawnGraph:
    """Return a graph with nodes at some places; the first are the most important."""
    points = list(places)
    pairs = list(lines)
    count = len(points)
    given: dict[str, Any] = {
        "ids": [f"node-{index}" for index in range(count)],
        "names": [f"Node {index}" for index in range(count)],
        "kinds": [KINDS[index % len(KINDS)] for index in range(count)],
        "x": [x for x, _ in points],
        "y": [y for _, y in points],
        "radii": [5.0] * count,
        "order": range(count),
        "lines": pairs,
        "connections": [(USES,)] * len(pairs),
    }
    return DrawnGraph(**given | more)


def random_graph(count: int, seed: int = 1) -> DrawnGraph:
    """Return a graph of nodes at random places, each joined with two others."""
    chance = random.Random(seed)  # noqa: S311 - the same graph in each run
    places = [(chance.uniform(0, 4000), chance.uniform(0, 2500)) for _ in range(count)]
    lines = {(index, (index + step) % count) for index in range(count) for step in (1, 7) if count > 7}
    return graph_of(places, sorted(pair for pair in lines if pair[0] != pair[1]))


def topic(number: int, corners: tuple[float, ...]) -> TopicArea:
    """Return an area with its name in the middle."""
    middle = sum(corners[::2]) / 4, sum(corners[1::2]) / 4
    return TopicArea(f"topic-{number}", (f"Topic {number}",), *middle, (array("d", corners),))
