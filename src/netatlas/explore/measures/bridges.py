"""Bridges: pairs of neighbours whose edge is the only way between two parts of the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netatlas.atlas.networkx_loading import nx
from netatlas.progress import SILENT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from netatlas.atlas.model import ConceptId
    from netatlas.explore.relation_graph import Graph
    from netatlas.progress import Progress

    Pair = tuple[ConceptId, ConceptId]


class Bridge(NamedTuple):
    """Two neighbours without whose edge the graph falls apart.

    Attributes:
        near: the end on the larger side.
        far: the end on the smaller side.
        cut_off: how many concepts the smaller side has.
    """

    near: ConceptId
    far: ConceptId
    cut_off: int


def bridges(graph: Graph, progress: Progress = SILENT) -> tuple[Bridge, ...]:
    """Return all bridges, those that cut off most first.

    Raises:
        Cancelled: nobody waits for them any more.
    """
    progress.check()
    pairs: list[Pair] = list(progress.checked(nx.bridges(graph)))  # type: ignore[arg-type] # the stubs say: nodes
    blocks: Graph = nx.Graph()
    blocks.add_nodes_from(graph)
    blocks.add_edges_from(graph.edges)
    blocks.remove_edges_from(pairs)
    block_of: dict[ConceptId, int] = {}
    sizes: list[int] = []
    for number, block in enumerate(progress.checked(nx.connected_components(blocks))):
        block_of |= dict.fromkeys(block, number)
        sizes.append(len(block))
    found = _sides(pairs, block_of, sizes)
    return tuple(sorted(found, key=lambda bridge: (-bridge.cut_off, bridge.near, bridge.far)))


def _sides(pairs: Iterable[Pair], block_of: dict[ConceptId, int], sizes: list[int]) -> Iterable[Bridge]:
    """Yield the bridges with the sizes of their sides.

    What bridges join are the nodes of a forest. In each of its trees, the side of an edge away from the root
    is a subtree, and the sizes of subtrees are sums from the leaves up.
    """
    forest: nx.Graph[int] = nx.Graph()
    forest.add_nodes_from(range(len(sizes)))
    for one, other in pairs:
        forest.add_edge(block_of[one], block_of[other], ends={block_of[one]: one, block_of[other]: other})
    for tree in nx.connected_components(forest):
        root = min(tree)
        total = sum(sizes[block] for block in tree)
        below = {block: sizes[block] for block in tree}
        parents = nx.dfs_predecessors(forest, root)
        for block in nx.dfs_postorder_nodes(forest, root):
            if block == root:
                continue
            parent = parents[block]
            below[parent] += below[block]
            ends = forest.edges[block, parent]["ends"]
            sides = [(below[block], ends[block]), (total - below[block], ends[parent])]
            (cut_off, far), (_, near) = sorted(sides)
            yield Bridge(near, far, cut_off)
