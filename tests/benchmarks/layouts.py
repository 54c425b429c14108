"""How fast layouts are and how true to the graph: against Graphviz, networkx, and one another.

``python -m tests.benchmarks.layouts`` prints the ratios; exit code 1 if a goal is missed. Graphs are made by
chance, with topics and hubs. Stress is sampled, normalised and taken after the best scaling: how far
distances in the plane are from distances along edges.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")  # before numpy is imported

import resource
import shutil
import statistics
import subprocess
import sys
from time import perf_counter
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np

from netatlas.explore.layout.geometry import geometry_of
from netatlas.explore.layout.map_layout import free_layout, map_layout
from tests.benchmarks.peers import peer
from tests.helpers.maps import misplaced, random_content

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from netatlas.explore.layout.adjacency import Adjacency
    from netatlas.explore.layout.map_layout import MapContent

    Floats = NDArray[np.float64]

ROUNDS = 3
_SOURCES = 60
"""Nodes whose distances to all others are compared."""
_POINTS = 72.0  # in Graphviz a length of 1 is an inch


class _Timed:
    """Contents by number of concepts, and the places and seconds of their free layouts."""

    def __init__(self) -> None:
        self.contents = {
            count: random_content(count, 12, edges_of_each=3) for count in (2_000, 10_000, 100_000)
        }
        self.places: dict[int, Floats] = {}
        self.seconds: dict[int, list[float]] = {count: [] for count in self.contents}

    def run(self, count: int) -> float:
        """Lay out a graph once and return the seconds."""
        begin = perf_counter()
        self.places[count] = free_layout(self.contents[count].graph)
        self.seconds[count].append(perf_counter() - begin)
        return self.seconds[count][-1]


def main() -> int:
    """Print all ratios; 1 if a goal is missed."""
    timed = _Timed()
    timed.run(2_000)  # warms up
    kept = [_against_graphviz(timed), _against_networkx(timed), _growth(timed), _with_topics(timed)]
    _against_libraries(timed)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'memory of this process at its peak, 100,000 concepts with topics':<66} {peak:6.0f} MB")
    return 0 if all(kept) else 1


def _judged(what: str, ratio: float, goal: float) -> bool:
    kept = ratio <= goal
    print(f"{what:<66} {ratio:6.3f}  goal {goal:6.3f}{'' if kept else '  MISSED'}", flush=True)
    return kept


def _against_graphviz(timed: _Timed) -> bool:
    """Compare 10,000 nodes with Graphviz's sfdp, the process and its text included."""
    program = shutil.which("sfdp")
    if program is None:
        print("10,000 nodes / Graphviz sfdp: not installed")
        return True
    graph, ratios = timed.contents[10_000].graph, []
    for _ in range(ROUNDS):
        begin = perf_counter()
        theirs = _sfdp(program, graph)
        ratios.append(timed.run(10_000) / (perf_counter() - begin))
    stress = _stress(graph, timed.places[10_000]) / _stress(graph, theirs)
    return _judged("10,000 nodes / Graphviz sfdp", statistics.median(ratios), 0.3) & _judged(
        "  its stress / that of sfdp", stress, 1.05
    )


def _sfdp(program: str, graph: Adjacency) -> Floats:
    lines = [f"{start}--{end};" for start, end in graph.edges.tolist()]
    nodes = [f"{node};" for node in range(graph.count)]
    text = "\n".join(["graph {", *nodes, *lines, "}"])
    done = subprocess.run([program, "-Tplain"], input=text, capture_output=True, text=True, check=True)
    places = np.zeros((graph.count, 2))
    for line in done.stdout.splitlines():
        kind, *words = line.split(" ")
        if kind == "node":
            places[int(words[0])] = float(words[1]) * _POINTS, float(words[2]) * _POINTS
    return places


def _against_networkx(timed: _Timed) -> bool:
    """Compare 2,000 nodes with networkx's spring layout, once, since that takes long.

    From 500 nodes on it needs scipy, which NetAtlas does not.
    """
    if peer("scipy") is None:
        print("2,000 nodes / networkx.spring_layout: scipy not installed")
        return True
    graph = timed.contents[2_000].graph
    known: nx.Graph[int] = nx.Graph(graph.edges.tolist())
    begin = perf_counter()
    places = nx.spring_layout(known, seed=1, method="force")
    theirs = perf_counter() - begin
    ours = statistics.median(timed.run(2_000) for _ in range(ROUNDS))
    spring = np.array([places[node] for node in range(graph.count)])
    ratio = _stress(graph, timed.places[2_000]) / _stress(graph, spring)
    print(f"{'2,000 nodes: stress / that of networkx.spring_layout':<66} {ratio:6.3f}")
    return _judged("2,000 nodes / networkx.spring_layout", ours / theirs, 0.015)


def _against_libraries(timed: _Timed) -> None:
    """Print how 2,000 nodes compare with the spring layouts of two libraries; no goal is set."""
    graph = timed.contents[2_000].graph
    edges = graph.edges.tolist()
    igraph, rustworkx = peer("igraph"), peer("rustworkx")

    def by_igraph() -> Floats:
        assert igraph is not None
        return np.array(igraph.Graph(graph.count, edges).layout_fruchterman_reingold(grid=False).coords)

    def by_rustworkx() -> Floats:
        assert rustworkx is not None
        known = rustworkx.PyGraph()
        known.add_nodes_from(range(graph.count))
        known.add_edges_from_no_data([tuple(edge) for edge in edges])
        places = rustworkx.spring_layout(known, seed=1)
        return np.array([places[node] for node in range(graph.count)])

    libraries = {
        "igraph.layout_fruchterman_reingold": (igraph, by_igraph),
        "rustworkx.spring_layout": (rustworkx, by_rustworkx),
    }
    for name, (library, layout) in libraries.items():
        if library is None:
            print(f"2,000 nodes / {name}: not installed")
            continue
        ratios = []
        for _ in range(ROUNDS):
            begin = perf_counter()
            places = layout()
            ratios.append(timed.run(2_000) / (perf_counter() - begin))
        stress = _stress(graph, timed.places[2_000]) / _stress(graph, places)
        print(f"{f'2,000 nodes / {name}':<66} {statistics.median(ratios):6.3f}")
        print(f"{'  its stress / theirs':<66} {stress:6.3f}", flush=True)


def _growth(timed: _Timed) -> bool:
    """Compare 100,000 nodes with 10,000."""
    ratios = [timed.run(100_000) / timed.run(10_000) for _ in range(ROUNDS)]
    return _judged("100,000 nodes / 10,000", statistics.median(ratios), 10)


def _with_topics(timed: _Timed) -> bool:
    """Hold maps of topics against free layouts: edges not much longer, and every concept in its own area."""
    kept = True
    for count, content in timed.contents.items():
        places = map_layout(content)
        begin = perf_counter()
        geometry_of(content, places)
        seconds = perf_counter() - begin
        what = f"{count:,} concepts with topics: mean edge / that of the free layout"
        kept &= _judged(what, _mean_edge(content, places) / _mean_edge(content, timed.places[count]), 1.5)
        kept &= _judged("  concepts outside their area or in another's", misplaced(content, places), 0)
        print(f"{'  areas, names and outlines':<66} {seconds:6.3f} s")
    return kept


def _mean_edge(content: MapContent, places: Floats) -> float:
    """Return the mean length of an edge where the rectangle around all places has the area 1."""
    start, end = content.graph.edges.T
    lengths = np.sqrt(((places[start] - places[end]) ** 2).sum(axis=1))
    return float(lengths.mean() / np.sqrt(np.ptp(places, axis=0).prod()))


def _stress(graph: Adjacency, places: Floats) -> float:
    """Return the sampled stress of a layout."""
    wanted, apart = [], []
    for source in np.random.default_rng(0).choice(graph.count, _SOURCES, replace=False).tolist():
        distances = graph.distances(source)
        reached = distances > 0
        wanted.append(distances[reached].astype(float))
        apart.append(np.sqrt(((places[reached] - places[source]) ** 2).sum(axis=1)))
    distances, lengths = np.concatenate(wanted), np.concatenate(apart)
    weights = distances**-2
    lengths *= (weights * distances * lengths).sum() / (weights * lengths**2).sum()
    return float((weights * (distances - lengths) ** 2).mean())


if __name__ == "__main__":
    sys.exit(main())
