"""What the mode Neighbours shows: what is around a concept, with records as nodes, laid out by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from netatlas.drawing.graph.atlas_content import Placement, concept_content, neighbourhood
from netatlas.drawing.graph.hidden_middles import dotted_connection, kept_around
from netatlas.drawing.graph.records import records_about, shown_records, with_records

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from netatlas.atlas.atlas import Atlas
    from netatlas.drawing.graph.content import DrawnGraph
    from netatlas.drawing.graph.hidden_middles import Kept
    from netatlas.drawing.graph.records import RecordNode, RecordSort
    from netatlas.progress import Progress
    from netatlas.ui.pages.graph.wanted import GraphWanted

_EDGE = 150.0
"""Pixels from a concept to its neighbours, at scale 1; more where there are many."""
_EDGE_OF_EACH = 9.0


class Neighbours(NamedTuple):
    """What is around a concept.

    Attributes:
        everything: all concepts within the depth, those too that are switched off, without places.
        shown: the concepts that stay, in the order of their nodes, with the records that are switched on.
        records: all records that could be switched on.
    """

    everything: DrawnGraph
    shown: DrawnGraph
    records: Mapping[RecordSort, Sequence[RecordNode]]


def neighbours(
    asked: GraphWanted, change: Callable[[DrawnGraph], DrawnGraph], progress: Progress
) -> Neighbours:
    """Return what is around a concept.

    Args:
        asked: which concept, and what is switched off and on.
        change: makes another content of that of the concepts, such as one that shows a measure.
        progress: may cancel the work.

    Raises:
        Cancelled: it is not wanted any more.
    """
    atlas = asked.opened.atlas
    ids = neighbourhood(atlas, asked.centre, asked.depth)
    everything = _content(asked, ids)
    kept = kept_around(everything, asked.filter, asked.depth)
    progress.check()
    own = [ids[node] for node in kept.nodes]
    # a record is a step from what it is about, so that it lies within the depth as well
    inner = frozenset(neighbourhood(atlas, asked.centre, asked.depth - 1))
    found = records_about(atlas, [concept for concept in own if concept in inner], asked.edition)
    content = with_dotted(change(_content(asked, own)), everything, kept)
    content = with_records(content, shown_records(found, asked.also))
    return Neighbours(everything, _laid_out(content, asked, progress), found)


def with_dotted(content: DrawnGraph, everything: DrawnGraph, kept: Kept) -> DrawnGraph:
    """Return the content of what stays with its dotted lines.

    Args:
        content: of the concepts that stay.
        everything: the content that ``kept`` has the numbers of.
        kept: what stays.
    """
    numbers = content.numbers
    lines = [
        (numbers[everything.ids[dotted.near]], numbers[everything.ids[dotted.far]]) for dotted in kept.dotted
    ]
    connections = [
        (dotted_connection([everything.names[node] for node in dotted.middles], is_more=dotted.is_more),)
        for dotted in kept.dotted
    ]
    return replace(content, lines=(*content.lines, *lines), connections=(*content.connections, *connections))


def _content(asked: GraphWanted, ids: Sequence[str]) -> DrawnGraph:
    """Return the content of some concepts, without places."""
    atlas, nowhere = asked.opened.atlas, [0.0] * len(ids)
    degrees = [_degree(atlas, node) for node in ids]
    placement = Placement(
        ids,
        nowhere,
        nowhere,
        [min(9.0, 2.6 + 1.05 * degree**0.5) for degree in degrees],
        sorted(range(len(ids)), key=lambda node: -degrees[node]),
    )
    return concept_content(atlas, asked.edition, placement)


def _degree(atlas: Atlas, concept_id: str) -> int:
    return len(atlas.relations_from(concept_id)) + len(atlas.relations_to(concept_id))


def _laid_out(content: DrawnGraph, asked: GraphWanted, progress: Progress) -> DrawnGraph:
    """Return a content with places, by nothing but the lines that are shown; node 0 is in the middle."""
    from netatlas.explore.layout.adjacency import Adjacency
    from netatlas.explore.layout.map_layout import free_layout

    if len(content.ids) <= 1:
        return content
    shown = asked.filter.shown(content).lines
    graph = Adjacency(
        len(content.ids), [ends for ends, is_shown in zip(content.lines, shown, strict=True) if is_shown]
    )
    places = free_layout(graph, progress=progress)
    edge = max(_EDGE, _EDGE_OF_EACH * int(graph.degrees[0]))
    places = (places - places[0]) * edge
    return replace(content, x=places[:, 0].tolist(), y=places[:, 1].tolist())
