"""What a node of the graph opens: the page of its record, at its place there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.atlas.model import Event, Limit
from netatlas.explore.limits import LimitList, LimitQuery
from netatlas.ui.pages.limits.address import LimitsOptions, limits_address
from netatlas.ui.pages.timeline.address import TimelineOptions, timeline_address

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas


def node_address(atlas: Atlas, key: str) -> str:
    """Return the address that a node opens; that of a record which is not known stays as it is.

    A limit opens its row in the table of all limits, an event its timeline at its date.
    """
    record = atlas.get(key) if key in atlas else None
    if isinstance(record, Limit):
        return _row_address(atlas, record)
    if isinstance(record, Event):
        timeline = next(timeline for timeline in atlas.timelines if timeline.id == record.timeline)
        return str(timeline_address(timeline, TimelineOptions(dates=(record.date,))))
    return key


def _row_address(atlas: Atlas, limit: Limit) -> str:
    """Return the table of limits, filtered by the words of one; its own page where they mean another."""
    words = f"{atlas.concepts[limit.concept].name} {limit.label}"
    query = LimitQuery(words=words)
    is_found = limit in LimitList(atlas).select(query)
    return str(limits_address(LimitsOptions(query=query))) if is_found else limit.id
