"""A graph as arrays: nodes are numbers, edges are undirected, and distances count edges."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    Ints = NDArray[np.int64]

UNREACHED = -1
"""The distance of a node to which no way leads."""

_MANY = 32
"""The part of all nodes above which it is quicker to look at all than to sort some: one in this number."""


class Adjacency:
    """The neighbours of each node, without loops and without a second edge between two nodes.

    Attributes:
        count: how many nodes there are; they are numbered from 0.
        edges: (m, 2), the smaller end first, in order.
        degrees: (n,), how many neighbours each node has.
    """

    def __init__(self, count: int, edges: ArrayLike) -> None:
        """Take ``edges``, pairs of node numbers below ``count``, in any order and as often as they come."""
        pairs = np.sort(np.asarray(edges, dtype=np.int64).reshape(-1, 2), axis=1)
        pairs = pairs[pairs[:, 0] != pairs[:, 1]]
        keys = np.unique(pairs[:, 0] * count + pairs[:, 1])
        self.count = count
        self.edges: Ints = np.column_stack([keys // max(count, 1), keys % max(count, 1)])
        both = np.concatenate([self.edges, self.edges[:, ::-1]])
        order = np.argsort(both[:, 0], kind="stable")
        self._neighbours: Ints = both[order, 1]
        self.degrees: Ints = np.bincount(both[:, 0], minlength=count)
        self._starts: Ints = np.concatenate([[0], np.cumsum(self.degrees)])

    def neighbours(self, nodes: Ints) -> Ints:
        """Return the neighbours of all ``nodes``, one after the other, with repeats."""
        lengths = self.degrees[nodes]
        offsets = np.repeat(self._starts[nodes] - np.concatenate([[0], np.cumsum(lengths)[:-1]]), lengths)
        return self._neighbours[offsets + np.arange(len(offsets))]

    def distances(self, start: int) -> Ints:
        """Return how many edges each node is away from ``start``; UNREACHED where no way leads."""
        distances = np.full(self.count, UNREACHED, dtype=np.int64)
        distances[start] = 0
        reached = np.array([start], dtype=np.int64)
        step = 0
        while len(reached):
            step += 1
            found = self.neighbours(reached)
            found = found[distances[found] == UNREACHED]
            distances[found] = step
            # sorting is quicker for few nodes, a look at all of them for many
            is_many = len(found) > self.count // _MANY
            reached = np.flatnonzero(distances == step) if is_many else np.unique(found)
        return distances

    def components(self) -> Ints:
        """Return for each node the number of its island; the largest island is 0."""
        labels = np.full(self.count, UNREACHED, dtype=np.int64)
        for node in range(self.count):
            if labels[node] == UNREACHED:
                labels[self.distances(node) != UNREACHED] = node
        _, numbers, sizes = np.unique(labels, return_inverse=True, return_counts=True)
        rank = np.empty(len(sizes), dtype=np.int64)
        rank[np.argsort(-sizes, kind="stable")] = np.arange(len(sizes))
        return rank[numbers]
