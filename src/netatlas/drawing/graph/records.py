"""Limits, events, comparisons and journeys as nodes around a concept, each joined with what it is about."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from netatlas.atlas.dates import date_text
from netatlas.atlas.edition import event_dates, reading, visible
from netatlas.atlas.event_words import event_name
from netatlas.atlas.values import value_text
from netatlas.drawing.graph.content import Connection

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.edition import Edition
    from netatlas.atlas.model import Comparison, Event, Journey, Limit
    from netatlas.drawing.graph.content import DrawnGraph

MOST_OF_A_SORT = 200
"""Records of one sort that are shown: the most important limits, the latest events, the first of others."""
_RADIUS = 5.5


class RecordSort(StrEnum):
    """What can be shown as a node beside concepts; the values are also kinds, for form and colour."""

    LIMIT = "limit"
    EVENT = "event"
    COMPARISON = "comparison"
    JOURNEY = "journey"

    @property
    def plural(self) -> str:
        """The name of several ("Limits")."""
        return f"{self.capitalize()}s"


_CONNECTIONS: Mapping[RecordSort, Connection] = {
    RecordSort.LIMIT: Connection("", "has the limit", "is a limit of"),
    RecordSort.EVENT: Connection("", "has the event", "happened to"),
    RecordSort.COMPARISON: Connection("", "is compared in", "compares"),
    RecordSort.JOURNEY: Connection("", "is passed by", "passes"),
}
"""The names of the lines, from the concept to the record. They are no relations that can be switched off."""


class RecordNode(NamedTuple):
    """A record as a node.

    Attributes:
        id: of the record.
        name: as its label shows it.
        sort: what it is.
        concepts: what it is about, each once.
        remark: what else there is to say of it in a few words, such as the value of a limit; or ''.
        dimmed: whether the edition does not hold it.
    """

    id: str
    name: str
    sort: RecordSort
    concepts: tuple[str, ...]
    remark: str = ""
    dimmed: bool = False


def records_about(
    atlas: Atlas, concepts: Collection[str], edition: Edition
) -> dict[RecordSort, tuple[RecordNode, ...]]:
    """Return all records about any of some concepts, by sort, the most important first."""
    near = frozenset(concepts)
    limits = [limit for concept in concepts for limit in atlas.concepts[concept].limits]
    events = [event for event in atlas.events.values() if event.lane in near]
    return {
        RecordSort.LIMIT: tuple(
            _limit_node(limit, edition) for limit in sorted(limits, key=lambda limit: -limit.importance)
        ),
        RecordSort.EVENT: tuple(
            _event_node(event, edition)
            for event in sorted(events, key=lambda event: event.date, reverse=True)
        ),
        RecordSort.COMPARISON: tuple(
            _comparison_node(comparison, edition)
            for comparison in atlas.comparisons
            if not near.isdisjoint(comparison.subjects)
        ),
        RecordSort.JOURNEY: tuple(
            _journey_node(journey, edition)
            for journey in atlas.journeys
            if not near.isdisjoint(hop.concept for hop in journey.hops)
        ),
    }


def shown_records(found: Mapping[RecordSort, Sequence[RecordNode]], sorts: Iterable[str]) -> list[RecordNode]:
    """Return the records that are drawn when some sorts are switched on."""
    wanted = frozenset(sorts)
    return [node for sort in RecordSort if sort in wanted for node in found[sort][:MOST_OF_A_SORT]]


def with_records(content: DrawnGraph, records: Sequence[RecordNode]) -> DrawnGraph:
    """Return a content with records as its last nodes, each joined with those of its concepts that it has."""
    first, numbers = len(content.ids), content.numbers
    lines = [
        (numbers[concept], first + index)
        for index, record in enumerate(records)
        for concept in record.concepts
        if concept in numbers
    ]
    own = range(first, first + len(records))
    nowhere = [0.0] * len(records)
    return replace(
        content,
        ids=(*content.ids, *(record.id for record in records)),
        names=(*content.names, *(record.name for record in records)),
        kinds=(*content.kinds, *(record.sort.value for record in records)),
        x=(*content.x, *nowhere),
        y=(*content.y, *nowhere),
        radii=(*content.radii, *[_RADIUS] * len(records)),
        order=(*content.order, *own),
        lines=(*content.lines, *lines),
        connections=(*content.connections, *_connections(records, lines, first)),
        dimmed=content.dimmed | {node for node in own if records[node - first].dimmed},
        # colours mean something else then, and forms are enough
        inks=(*content.inks, *["muted"] * len(records)) if len(content.inks) else (),
        remarks=(*(content.remarks or [""] * first), *(record.remark for record in records)),
        records=content.records | frozenset(own),
    )


def _connections(
    records: Sequence[RecordNode], lines: Iterable[tuple[int, int]], first: int
) -> Iterator[tuple[Connection, ...]]:
    for _, node in lines:
        record = records[node - first]
        yield (_CONNECTIONS[record.sort]._replace(dimmed=record.dimmed),)


def _limit_node(limit: Limit, edition: Edition) -> RecordNode:
    value = value_text(reading(limit, edition).value)
    return RecordNode(
        limit.id,
        limit.label,
        RecordSort.LIMIT,
        (limit.concept,),
        remark=f"{value} {limit.scope}".rstrip(),
        dimmed=not visible(limit, edition),
    )


def _event_node(event: Event, edition: Edition) -> RecordNode:
    date, _ = event_dates(event, edition)
    return RecordNode(
        event.id,
        f"{event_name(event).capitalize()} {date_text(date)}",
        RecordSort.EVENT,
        (event.lane,),
        remark=event.says.rstrip("."),
        dimmed=not visible(event, edition),
    )


def _comparison_node(comparison: Comparison, edition: Edition) -> RecordNode:
    return RecordNode(
        comparison.id,
        comparison.title,
        RecordSort.COMPARISON,
        tuple(dict.fromkeys(comparison.subjects)),
        dimmed=not visible(comparison, edition),
    )


def _journey_node(journey: Journey, edition: Edition) -> RecordNode:
    return RecordNode(
        journey.id,
        journey.title,
        RecordSort.JOURNEY,
        tuple(dict.fromkeys(hop.concept for hop in journey.hops)),
        remark="" if journey.works else "this way fails",
        dimmed=not visible(journey, edition),
    )
