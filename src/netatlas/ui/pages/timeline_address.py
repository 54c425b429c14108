"""Addresses of timelines: the id of one, and behind a slash the date that is asked for, or two to compare.

``ssl-tls-history``, ``ssl-tls-history/2014-10-14``, ``ssl-tls-history/2014-10-14..2026-11-01``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.atlas.model import Timeline
from netatlas.errors import NotFound
from netatlas.explore.timeline import is_date

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas

_BETWEEN = ".."


def is_timeline(atlas: Atlas, address: str) -> bool:
    """Tell whether a timeline stands at an address."""
    head = address if address in atlas else address.partition("/")[0]
    return head in atlas and isinstance(atlas.get(head), Timeline)


def timeline_at(atlas: Atlas, address: str) -> tuple[Timeline, tuple[str, ...]]:
    """Return the timeline at an address and its dates: none, one, or a locked one and another.

    Raises:
        NotFound: none stands there.
    """
    head, _, tail = (address, "", "") if address in atlas else address.partition("/")
    timeline = atlas.get(head) if head in atlas else None
    if not isinstance(timeline, Timeline):
        raise NotFound(address)
    return timeline, tuple(date for date in tail.split(_BETWEEN)[:2] if is_date(date))


def timeline_address(timeline: Timeline, dates: tuple[str, ...]) -> str:
    """Return the address of a timeline at some dates."""
    return f"{timeline.id}/{_BETWEEN.join(dates)}" if dates else timeline.id
