"""From node to node by keyboard: to the neighbour in a direction, or through all of them in order."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from netatlas.drawing.graph.sight import MOST_SMALL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from netatlas.drawing.graph.content import DrawnGraph
    from netatlas.drawing.graph.filter import Shown

_CONE = 0.5
"""Cosine of the widest angle, 60 degrees, at which a node still lies in a direction."""
_TURN = 1.5
"""How much farther a node counts for each unit of cosine that it lies off the direction."""


def step_in_direction(content: DrawnGraph, shown: Shown, node: int, right: int, down: int) -> int | None:
    """Return the neighbour of a node that lies in a direction, the nearest and straightest.

    Where no neighbour lies there, any other node will do, so that islands can be reached.
    """
    found = _best(content, shown.neighbours(content, node), node, right, down)
    if found is None and len(content.ids) <= MOST_SMALL:
        others = (other for other in range(len(content.ids)) if shown.nodes[other])
        found = _best(content, others, node, right, down)
    return found


def step_in_order(content: DrawnGraph, shown: Shown, node: int | None, step: int) -> int | None:
    """Return the next or previous node: topic by topic, the important ones first; None without any."""
    topics, ranks = content.topics, content.ranks
    order = sorted(
        (one for one in range(len(content.ids)) if shown.nodes[one]),
        key=lambda one: (topics[one] if len(topics) else 0, ranks[one]),
    )
    if not order:
        return None
    if node is None or not shown.nodes[node]:
        return order[0 if step > 0 else -1]
    return order[(order.index(node) + step) % len(order)]


def first_node(content: DrawnGraph, shown: Shown) -> int | None:
    """Return the most important node that is shown, or None."""
    return next((node for node in content.order if shown.nodes[node]), None)


def _best(content: DrawnGraph, nodes: Iterable[int], node: int, right: int, down: int) -> int | None:
    best, found = math.inf, None
    for other in nodes:
        across, along = content.x[other] - content.x[node], content.y[other] - content.y[node]
        length = math.hypot(across, along)
        straight = (across * right + along * down) / length if length else 0.0
        if other == node or straight < _CONE:
            continue
        cost = length * (1 + _TURN * (1 - straight))
        if cost < best:
            best, found = cost, other
    return found
