"""The content of a picture with a measure shown as size or colour, and what the legend says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from netatlas.words import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from netatlas.drawing.graph.content import DrawnGraph
    from netatlas.explore.measures import Bridge, Cluster, MeasureAnswer, Score

_SIZES, _CLUSTERS = ("degree", "betweenness"), "clusters"
"""Names of measures: of those that are shown as size, and of clusters."""
_SMALLEST, _GROWTH = 2.4, 10.6
"""Pixels: the radius of a concept that scores nothing, and what the highest score adds."""
CLUSTER_INKS = ("service", "component", "protocol", "policy", "event", "limit", "feature")
"""The colours of the largest clusters; more could not be told apart."""
OTHER_INK = "concept"
"""The colour of all smaller clusters."""
BRIDGE_INK = "warning"
_MOST_NAMED = 4
"""Concepts and bridges that the legend names."""


class LegendEntry(NamedTuple):
    """One line of a legend: a colour, or '' without one, and its meaning."""

    ink: str
    words: str


class MeasureLegend(NamedTuple):
    """What the measure that a picture shows means, in plain words.

    Attributes:
        title: what it is seen by, and its name ("Size: neighbours").
        sentence: what it says.
        entries: the colours, or the highest scores.
    """

    title: str
    sentence: str
    entries: tuple[LegendEntry, ...] = ()


def measured_content(content: DrawnGraph, answer: MeasureAnswer) -> DrawnGraph:
    """Return a content whose sizes, colours or lines show a measure; each concept says it in words too."""
    if answer.measure in _SIZES:
        return _sized(content, answer.scores, answer.measure.label.lower())
    if answer.measure == _CLUSTERS:
        return _coloured(content, answer.clusters)
    return _with_bridges(content, answer.bridges)


def measure_legend(answer: MeasureAnswer, name_of: Callable[[str], str]) -> MeasureLegend:
    """Return the legend of a measure.

    Args:
        answer: what was measured.
        name_of: returns the name of a concept.
    """
    label, sentence = answer.measure.label.lower(), answer.legend
    if answer.measure in _SIZES:
        entries = tuple(
            LegendEntry("", f"{name_of(score.concept)}: {score.value:,.0f}")
            for score in answer.scores[:_MOST_NAMED]
        )
        return MeasureLegend(f"Size: {label}", sentence, entries)
    if answer.measure == _CLUSTERS:
        return MeasureLegend(f"Colour: {label}", sentence, _cluster_entries(answer.clusters, name_of))
    return MeasureLegend(f"Colour: {label}", sentence, _bridge_entries(answer.bridges, name_of))


def _sized(content: DrawnGraph, scores: Sequence[Score], label: str) -> DrawnGraph:
    values: dict[str, float] = {score.concept: score.value for score in scores}
    highest = max(values.values(), default=0.0) or 1.0
    own = [values.get(concept, 0.0) for concept in content.ids]
    return replace(
        content,
        # a shape looks as large as its area is
        radii=[_SMALLEST + _GROWTH * (value / highest) ** 0.5 for value in own],
        order=sorted(content.order, key=lambda node: -own[node]),
        remarks=[f"{label}: {value:,.0f}" for value in own],
    )


def _coloured(content: DrawnGraph, clusters: Sequence[Cluster]) -> DrawnGraph:
    number_of: dict[str, int] = {}
    for number, cluster in enumerate(clusters):
        number_of.update(dict.fromkeys(cluster.concepts, number))
    names = dict(zip(content.ids, content.names, strict=True))
    own = [number_of[concept] for concept in content.ids]
    return replace(
        content,
        inks=[CLUSTER_INKS[one] if one < len(CLUSTER_INKS) else OTHER_INK for one in own],
        remarks=[f"cluster of {names.get(clusters[one].centre, clusters[one].centre)}" for one in own],
    )


def _with_bridges(content: DrawnGraph, bridges: Sequence[Bridge]) -> DrawnGraph:
    lines = {ends: line for line, ends in enumerate(content.lines)}
    marked, remarks = set(), [""] * len(content.ids)
    for bridge in reversed(bridges):  # of the bridges of a concept, the greatest is told
        near, far = content.numbers.get(bridge.near), content.numbers.get(bridge.far)
        if near is None or far is None:
            continue
        line = lines.get((min(near, far), max(near, far)))
        if line is not None:
            marked.add(line)
            remarks[near] = f"bridge to {content.names[far]}"
            remarks[far] = f"bridge to {content.names[near]}"
    return replace(content, marked=frozenset(marked), remarks=remarks)


def _cluster_entries(clusters: Sequence[Cluster], name_of: Callable[[str], str]) -> tuple[LegendEntry, ...]:
    largest, rest = clusters[: len(CLUSTER_INKS)], clusters[len(CLUSTER_INKS) :]
    entries = [
        LegendEntry(ink, f"{name_of(cluster.centre)} and {len(cluster.concepts) - 1:,} more")
        for ink, cluster in zip(CLUSTER_INKS, largest, strict=False)
    ]
    if rest:
        count = sum(len(cluster.concepts) for cluster in rest)
        entries.append(
            LegendEntry(OTHER_INK, f"{counted(len(rest), 'smaller cluster')}, {counted(count, 'concept')}")
        )
    return tuple(entries)


def _bridge_entries(bridges: Sequence[Bridge], name_of: Callable[[str], str]) -> tuple[LegendEntry, ...]:
    if not bridges:
        return (LegendEntry("", "There is none: each relation has a way around it."),)
    entries = [
        LegendEntry(
            BRIDGE_INK,
            f"{name_of(bridge.near)} – {name_of(bridge.far)}: {counted(bridge.cut_off, 'concept')} behind it",
        )
        for bridge in bridges[:_MOST_NAMED]
    ]
    more = len(bridges) - len(entries)
    return (*entries, LegendEntry("", f"and {more:,} more")) if more else tuple(entries)
