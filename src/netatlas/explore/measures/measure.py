"""The measures that there are, what each means in plain words, and up to which size it is offered."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

MOST_EXACT = 2_000
"""Concepts up to which all shortest paths are counted; in larger graphs those from a sample."""
MOST_WITH_BETWEENNESS = 20_000
"""Concepts up to which shortest paths are counted at all: beyond, even a sample takes minutes."""


class GraphMeasure(StrEnum):
    """Something that can be measured of a graph of concepts.

    Attributes:
        label: its name in a menu.
        legend: what it says, as a sentence beside the picture or above the table.
    """

    label: str
    legend: str

    def __new__(cls, value: str, label: str = "", legend: str = "") -> Self:
        """Make a member that carries its words; type checkers take ``GraphMeasure("x")`` for a call."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label, member.legend = label, legend
        return member

    DEGREE = (
        "degree",
        "Neighbours",
        "How many other concepts it is related to. Much is explained by a concept with many neighbours.",
    )
    BETWEENNESS = (
        "betweenness",
        "Shortest paths",
        "How many shortest paths pass here: pairs of other concepts whose shortest path leads through it.",
    )
    BRIDGES = (
        "bridges",
        "Bridges",
        "Relations that nothing else replaces: without it, the concepts on one side are reached no more.",
    )
    CLUSTERS = (
        "clusters",
        "Clusters",
        "Concepts that are related more to one another than to the rest, whatever topic lists them.",
    )


def why_not_offered(measure: GraphMeasure, count: int) -> str:
    """Return why a measure is not offered for a graph of ``count`` concepts, as a sentence; '' if it is."""
    if measure is not GraphMeasure.BETWEENNESS or count <= MOST_WITH_BETWEENNESS:
        return ""
    return (
        f"Shortest paths are counted among at most {MOST_WITH_BETWEENNESS:,} concepts, and here are "
        f"{count:,}: it would take minutes. Neighbours and bridges take seconds."
    )
