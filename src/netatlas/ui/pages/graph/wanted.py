"""What a picture of the graph depends on, so that it is made anew only when that has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netatlas.drawing.graph.filter import GraphFilter
from netatlas.ui.pages.graph.address import GraphMode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from netatlas.api import OpenAtlas
    from netatlas.atlas.edition import Edition
    from netatlas.ui.pages.graph.address import GraphOptions


class GraphWanted(NamedTuple):
    """What a picture of the graph depends on; two that are equal have the same picture.

    Attributes:
        opened: the atlas.
        edition: what it does not hold is dimmed.
        mode: the map, or what is around a concept.
        centre: that concept; '' on the map.
        depth: how many steps around it.
        filter: what is left out, around a concept; on the map things are only hidden.
        moved: where concepts were dragged to, on the map.
        text_scale: the size of text.
        measure: the name of the measure that is shown, or ''.
        also: the sorts of records that are nodes too, around a concept.
    """

    opened: OpenAtlas
    edition: Edition
    mode: GraphMode
    centre: str
    depth: int
    filter: GraphFilter
    moved: tuple[tuple[str, tuple[float, float]], ...]
    text_scale: float
    measure: str = ""
    also: frozenset[str] = frozenset()

    def is_of_same_graph(self, other: GraphWanted) -> bool:
        """Return True if both show the same concepts at the same places, so that the view can be kept."""
        same = (self.opened, self.mode, self.centre, self.depth)
        return same == (other.opened, other.mode, other.centre, other.depth)


def wanted(
    opened: OpenAtlas,
    edition: Edition,
    options: GraphOptions,
    moved: Mapping[str, tuple[float, float]],
    scale: float,
) -> GraphWanted:
    """Return what the picture of some options depends on."""
    if options.mode is not GraphMode.NEIGHBOURS:  # a path is drawn on the map
        places = tuple(sorted(moved.items()))
        return GraphWanted(
            opened, edition, GraphMode.MAP, "", 0, GraphFilter(), places, scale, options.measure
        )
    left_out = GraphFilter(options.kinds, options.relations)
    around = (options.mode, options.around, options.depth)
    return GraphWanted(opened, edition, *around, left_out, (), scale, options.measure, options.also)
