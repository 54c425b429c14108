"""Measures a graph of concepts, and says whether every path was counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netatlas.atlas.networkx_loading import backend_errors_in_words
from netatlas.errors import UsageError
from netatlas.explore.measures.bridges import bridges
from netatlas.explore.measures.clusters import clusters
from netatlas.explore.measures.measure import MOST_EXACT, GraphMeasure, why_not_offered
from netatlas.explore.measures.scores import SAMPLE, betweenness, degrees
from netatlas.progress import SILENT

if TYPE_CHECKING:
    from netatlas.explore.measures.bridges import Bridge
    from netatlas.explore.measures.clusters import Cluster
    from netatlas.explore.measures.scores import Score
    from netatlas.explore.relation_graph import Graph
    from netatlas.progress import Progress


class MeasureAnswer(NamedTuple):
    """What a measure gives; one of the three tuples holds it, the others are empty.

    Attributes:
        measure: what was measured.
        legend: what the numbers mean, and if they are estimated, from what.
        scores: of degree and betweenness, for all concepts, the greatest first.
        bridges: those that cut off most first.
        clusters: the largest first.
        sampled: of how many concepts the paths were counted, where not of all; else 0.
    """

    measure: GraphMeasure
    legend: str
    scores: tuple[Score, ...] = ()
    bridges: tuple[Bridge, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    sampled: int = 0


@backend_errors_in_words()
def measured(graph: Graph, measure: GraphMeasure, progress: Progress = SILENT) -> MeasureAnswer:
    """Return what ``measure`` gives for a simple graph without loops.

    Raises:
        UsageError: the graph is too large for it; the sentence says why.
        CannotRunHere: networkx was told to compute with a backend that cannot be loaded.
        Cancelled: nobody waits for it any more.
    """
    if reason := why_not_offered(measure, len(graph)):
        raise UsageError(reason)
    return _measured(graph, measure, progress)


def _measured(graph: Graph, measure: GraphMeasure, progress: Progress) -> MeasureAnswer:
    match measure:
        case GraphMeasure.DEGREE:
            return MeasureAnswer(measure, measure.legend, scores=degrees(graph))
        case GraphMeasure.BETWEENNESS:
            sampled = SAMPLE if len(graph) > MOST_EXACT else 0
            note = (
                f" Estimated from the paths of {sampled:,} of the {len(graph):,} concepts." if sampled else ""
            )
            return MeasureAnswer(
                measure, measure.legend + note, scores=betweenness(graph, progress), sampled=sampled
            )
        case GraphMeasure.BRIDGES:
            return MeasureAnswer(measure, measure.legend, bridges=bridges(graph, progress))
        case GraphMeasure.CLUSTERS:
            return MeasureAnswer(measure, measure.legend, clusters=clusters(graph, progress))
