"""A number for each concept: its neighbours, and the shortest paths that pass it."""

from __future__ import annotations

import random
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from netatlas.atlas.networkx_loading import nx
from netatlas.explore.measures.measure import MOST_EXACT
from netatlas.progress import SILENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from netatlas.atlas.model import ConceptId
    from netatlas.explore.relation_graph import Graph
    from netatlas.progress import Progress

SAMPLE = 400
"""Concepts from which shortest paths are counted in a large graph; docs/scale.md says how near that comes."""
_SEED = 7
_BATCH = 4
"""Concepts from which paths are counted between two questions whether they are still wanted."""


class Score(NamedTuple):
    """What a measure gives one concept."""

    concept: ConceptId
    value: float


def degrees(graph: Graph) -> tuple[Score, ...]:
    """Return how many neighbours each concept has, the most first."""
    return ranked({concept: float(degree) for concept, degree in graph.degree})


def betweenness(graph: Graph, progress: Progress = SILENT) -> tuple[Score, ...]:
    """Return how many pairs of other concepts have their shortest path through each, the most first.

    Of a pair with several shortest paths, each counts for its share.

    Above MOST_EXACT concepts the paths from SAMPLE of them, the same in each run, stand for all.

    Raises:
        Cancelled: nobody waits for it any more.
    """
    concepts = sorted(graph)
    sources: Sequence[ConceptId] = concepts
    if len(concepts) > MOST_EXACT:
        sources = sorted(random.Random(_SEED).sample(concepts, SAMPLE))  # noqa: S311 - no secret
    sums = dict.fromkeys(concepts, 0.0)
    done = 0
    for batch in _batches(sources):
        progress.check()
        # networkx halves what it returns for an undirected graph: each pair is counted from both ends
        part = nx.betweenness_centrality_subset(graph, batch, concepts, normalized=False)
        for concept, value in part.items():
            sums[concept] += value
        done += len(batch)
        progress.report(done / len(sources), f"{done:,} of {len(sources):,} concepts")
    if len(sources) < len(concepts):
        sums = _extrapolated(sums, sources)
    return ranked(sums)


def ranked(values: Mapping[ConceptId, float]) -> tuple[Score, ...]:
    """Return scores with the greatest first, equal ones by id."""
    return tuple(
        Score(concept, value) for concept, value in sorted(values.items(), key=lambda one: (-one[1], one[0]))
    )


def _extrapolated(sums: Mapping[ConceptId, float], sources: Sequence[ConceptId]) -> dict[ConceptId, float]:
    """Return sums over all concepts, estimated from those over ``sources``.

    No path passes the concept where it starts. So one that is a source itself has been seen from one source
    less than the others, as it is from all concepts.
    """
    every, sampled, own = len(sums) - 1, len(sources), set(sources)
    return {concept: value * every / (sampled - (concept in own)) for concept, value in sums.items()}


def _batches(sources: Sequence[ConceptId]) -> Iterator[list[ConceptId]]:
    left = iter(sources)
    while batch := list(islice(left, _BATCH)):
        yield batch
