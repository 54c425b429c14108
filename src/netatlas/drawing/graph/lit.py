"""What is lit while a node is selected: its lines and neighbours, their labels and relations."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from netatlas.drawing.graph.labels import NEVER, appearing, clear_from
from netatlas.drawing.graph.texts import LIT, SELECTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netatlas.drawing.graph.filter import Shown
    from netatlas.drawing.graph.labels import LabelBox
    from netatlas.drawing.graph.picture import GraphPicture

_MOST_LABELS = 60
"""Neighbours, the most important, that get a label of their own; of a hub with thousands there is no room."""
MOST_LIT = 600
"""Lines of a selection that are lit, to its most important neighbours."""


@dataclass(frozen=True, slots=True)
class Lit:
    """A selected node and what belongs to it.

    Attributes:
        node: the selected node.
        lines: its lines, those to important neighbours first.
        neighbours: the other ends of those lines.
        labels: boxes of the labels of the selection and of its neighbours, each with the scale from which on
            it shows; by node.
        names: for each of its lines the scale from which on its relation is named.
    """

    node: int
    lines: tuple[int, ...]
    neighbours: tuple[int, ...]
    labels: dict[int, tuple[LabelBox, float]]
    names: dict[int, float]
    _hidden: dict[object, float] = field(default_factory=dict)

    def clear_scale(self, key: object, box: LabelBox) -> float:
        """Return the scale from which on another label, known by a key, overlaps none that is lit."""
        scale = self._hidden.get(key)
        if scale is None:
            clear = ((clear_from(box, lit), lit_scale) for lit, lit_scale in self.labels.values())
            scale = max((one for one, lit_scale in clear if one > lit_scale), default=0.0)
            self._hidden[key] = scale
        return scale


def lit_of(picture: GraphPicture, node: int, shown: Shown) -> Lit:
    """Return what is lit while ``node`` is selected."""
    content = picture.content
    ranks = content.ranks
    lines = sorted(
        (line for line in content.lines_of[node] if shown.lines[line]),
        key=lambda line: ranks[content.other_end(line, node)],
    )[:MOST_LIT]
    neighbours = tuple(dict.fromkeys(content.other_end(line, node) for line in lines))
    labels = _labels(picture, node, neighbours[:_MOST_LABELS])
    return Lit(node, tuple(lines), neighbours, labels, _names(picture, lines[:_MOST_LABELS], labels))


def _labels(picture: GraphPicture, node: int, neighbours: Sequence[int]) -> dict[int, tuple[LabelBox, float]]:
    content = picture.content
    own = picture.text(content.names[node], SELECTED, bold=True)
    boxes = [own.beside(content.x[node], content.y[node], content.radii[node])]
    for neighbour in neighbours:
        block = picture.text(content.names[neighbour], LIT)
        boxes.append(block.below(content.x[neighbour], content.y[neighbour], content.radii[neighbour]))
    scales = appearing(boxes, lowest=picture.lowest)
    return dict(zip((node, *neighbours), zip(boxes, scales, strict=True), strict=True))


def _names(
    picture: GraphPicture, lines: Sequence[int], labels: dict[int, tuple[LabelBox, float]]
) -> dict[int, float]:
    fixed = [(box, scale) for box, scale in labels.values() if scale != NEVER]
    boxes = [picture.name_box(line) for line in lines]
    scales = appearing(boxes, fixed=fixed, lowest=picture.near)
    return {
        line: max(scale, picture.near, picture.shortest_named(line))
        for line, scale in zip(lines, scales, strict=True)
    }
