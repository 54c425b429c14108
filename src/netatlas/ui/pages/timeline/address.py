"""Addresses of timelines: the id of one, and behind a slash how it is looked at, so that history finds it.

``ssl-tls-history``, ``ssl-tls-history/2014-10-14``, ``ssl-tls-history/2014-10-14..2026-11-01`` for two
dates to compare; further ``&hide=AWS`` for an authority whose word is left out, and
``&shown=2010-01-01..2016-01-01`` for what of the time is in sight.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from netatlas.atlas.dates import PartialDate
from netatlas.atlas.model import Timeline
from netatlas.errors import NotFound
from netatlas.explore.timeline import authorities

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas

_BETWEEN = ".."
_HIDE, _SHOWN = "hide", "shown"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineView:
    """How a timeline is looked at.

    Attributes:
        dates: what is asked for: nothing, a date, or a locked one and another.
        hidden: the authorities whose word is left out.
        days: the first and last day in sight, counted as ``date.toordinal`` counts; None for all.
    """

    dates: tuple[PartialDate, ...] = ()
    hidden: frozenset[str] = frozenset()
    days: tuple[float, float] | None = None


def is_timeline(atlas: Atlas, address: str) -> bool:
    """Tell whether a timeline stands at an address."""
    head = address if address in atlas else address.partition("/")[0]
    return head in atlas and isinstance(atlas.get(head), Timeline)


def timeline_at(atlas: Atlas, address: str) -> tuple[Timeline, TimelineView]:
    """Return the timeline at an address and how it is looked at; what is not understood is left out.

    Raises:
        NotFound: none stands there.
    """
    head, _, tail = (address, "", "") if address in atlas else address.partition("/")
    timeline = atlas.get(head) if head in atlas else None
    if not isinstance(timeline, Timeline):
        raise NotFound(address)
    asked, _, rest = tail.partition("&")
    told = parse_qsl(rest)
    hidden = {value for name, value in told if name == _HIDE}
    view = TimelineView(
        dates=tuple(date for date in map(PartialDate.try_parse, asked.split(_BETWEEN)[:2]) if date),
        hidden=frozenset(hidden & set(authorities(timeline))),
        days=_days(dict(told).get(_SHOWN, "")),
    )
    return timeline, view


def timeline_address(timeline: Timeline, view: TimelineView) -> str:
    """Return the address of a timeline that is looked at in some way."""
    told = [(_HIDE, name) for name in sorted(view.hidden)]
    if view.days is not None:
        first, last = (dt.date.fromordinal(int(day)).isoformat() for day in view.days)
        told.append((_SHOWN, f"{first}{_BETWEEN}{last}"))
    parts = [_BETWEEN.join(map(str, view.dates)), *([urlencode(told)] if told else [])]
    tail = "&".join(parts)
    return f"{timeline.id}/{tail}" if tail else timeline.id


def _days(text: str) -> tuple[float, float] | None:
    first, last = map(PartialDate.try_parse, text.partition(_BETWEEN)[::2])
    if first is None or last is None or first.first >= last.first:
        return None
    return float(first.first.toordinal()), float(last.first.toordinal())
