"""How a timeline is looked at, as the parameters of its address, so that history finds it again.

``ssl-tls-history?at=2014-10-14``, ``?at=2014-10-14..2026-11-01`` for two dates to compare, ``?hide=AWS`` for
an authority that is left out, ``?shown=2010-01-01..2016-01-01`` for the span of time in sight.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from netatlas.address import Address
from netatlas.atlas.dates import PartialDate
from netatlas.atlas.model import Timeline
from netatlas.errors import NotFound
from netatlas.explore.timeline import authorities

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas

_BETWEEN = ".."
_AT, _HIDE, _SHOWN = "at", "hide", "shown"


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


def is_timeline(atlas: Atlas, address: Address) -> bool:
    """Return True if a timeline is at an address."""
    return _timeline(atlas, address) is not None


def timeline_at(atlas: Atlas, address: Address) -> tuple[Timeline, TimelineView]:
    """Return the timeline at an address and how it is looked at; what is not understood is left out.

    Raises:
        NotFound: there is none.
    """
    timeline = _timeline(atlas, address)
    if timeline is None:
        raise NotFound(str(address))
    dates = map(PartialDate.try_parse, address.value(_AT).split(_BETWEEN)[:2])
    view = TimelineView(
        dates=tuple(date for date in dates if date is not None),
        hidden=frozenset(set(address.values(_HIDE)) & set(authorities(timeline))),
        days=_days(address.value(_SHOWN)),
    )
    return timeline, view


def timeline_address(timeline: Timeline, view: TimelineView) -> Address:
    """Return the address of a timeline that is looked at in some way."""
    params = [(_AT, _BETWEEN.join(map(str, view.dates)))] if view.dates else []
    params += [(_HIDE, name) for name in sorted(view.hidden)]
    if view.days is not None:
        first, last = (dt.date.fromordinal(int(day)).isoformat() for day in view.days)
        params.append((_SHOWN, f"{first}{_BETWEEN}{last}"))
    return Address.record(timeline.id, params)


def _timeline(atlas: Atlas, address: Address) -> Timeline | None:
    record = atlas.get(address.record_id) if address.record_id in atlas else None
    return record if isinstance(record, Timeline) else None


def _days(text: str) -> tuple[float, float] | None:
    first, last = map(PartialDate.try_parse, text.partition(_BETWEEN)[::2])
    if first is None or last is None or first.first >= last.first:
        return None
    return float(first.first.toordinal()), float(last.first.toordinal())
