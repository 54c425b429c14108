"""Which records a graph file holds, after the names that were given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.atlas.model import Comparison, Concept, Event, Journey, Limit, Relation, Timeline
from netatlas.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from netatlas.atlas.atlas import Atlas


def selected(atlas: Atlas, record_ids: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of the nodes that ``record_ids`` stand for, each once.

    A concept is itself. Whatever else is named brings the concepts that it is about, without which it would
    be joined to nothing: a limit its concept, a journey all its stops. A fact or a relation is its concepts.

    Raises:
        KeyError: nothing has such an id.
        UsageError: it is a claim or a source, which the graph does not hold.
    """
    return tuple(dict.fromkeys(node for record_id in record_ids for node in _nodes(atlas, record_id)))


def _nodes(atlas: Atlas, record_id: str) -> Iterator[str]:
    record = atlas.get(record_id)
    match record:
        case Concept():
            yield record.id
        case Timeline():
            yield from record.lanes
            yield from (event.id for event in record.events)
        case Comparison():
            yield from (record.id, *record.subjects)
        case Journey():
            yield from (record.id, *(hop.concept for hop in record.hops))
        case Limit():
            yield from (record.id, record.concept)
        case Event():
            yield from (record.id, record.lane)
        case _:
            owner = atlas.owner_of(record_id)
            if owner not in atlas.concepts:
                raise UsageError(
                    f"“{record_id}” is a {atlas.kind_of(record_id)}, which the graph does not hold."
                )
            yield owner
            yield from (str(record.end),) if isinstance(record, Relation) else ()
