"""Reads and writes the addresses of timelines with their options, so that history can restore them.

``ssl-tls-history?at=2014-10-14``, ``?at=2014-10-14..2026-11-01`` for two dates to compare, ``?hide=AWS`` for
an authority that is hidden, ``?shown=2010-01-01..2016-01-01`` for the visible span of time.
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

_DATE_SEPARATOR = ".."
_AT, _HIDE, _SHOWN = "at", "hide", "shown"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineOptions:
    """What the reader has set on a timeline.

    Attributes:
        dates: the dates asked about: none, one, or a locked one and another.
        hidden: the authorities whose events are hidden.
        days: the first and last visible day, counted as ``date.toordinal`` does; None for all of the time.
    """

    dates: tuple[PartialDate, ...] = ()
    hidden: frozenset[str] = frozenset()
    days: tuple[float, float] | None = None


def is_timeline(atlas: Atlas, address: Address) -> bool:
    """Return True if a timeline is at an address."""
    return _timeline(atlas, address) is not None


def timeline_at(atlas: Atlas, address: Address) -> tuple[Timeline, TimelineOptions]:
    """Return the timeline at an address, and its options; parameters that make no sense are ignored.

    Raises:
        NotFound: no timeline is at the address.
    """
    timeline = _timeline(atlas, address)
    if timeline is None:
        raise NotFound(str(address))
    dates = map(PartialDate.try_parse, address.value(_AT).split(_DATE_SEPARATOR)[:2])
    options = TimelineOptions(
        dates=tuple(date for date in dates if date is not None),
        hidden=frozenset(set(address.values(_HIDE)) & set(authorities(timeline))),
        days=_days(address.value(_SHOWN)),
    )
    return timeline, options


def timeline_address(timeline: Timeline, options: TimelineOptions) -> Address:
    """Return the address of a timeline with some options."""
    params = [(_AT, _DATE_SEPARATOR.join(map(str, options.dates)))] if options.dates else []
    params += [(_HIDE, name) for name in sorted(options.hidden)]
    if options.days is not None:
        first, last = (dt.date.fromordinal(int(day)).isoformat() for day in options.days)
        params.append((_SHOWN, f"{first}{_DATE_SEPARATOR}{last}"))
    return Address.record(timeline.id, params)


def _timeline(atlas: Atlas, address: Address) -> Timeline | None:
    record = atlas.get(address.record_id) if address.record_id in atlas else None
    return record if isinstance(record, Timeline) else None


def _days(text: str) -> tuple[float, float] | None:
    first, last = map(PartialDate.try_parse, text.partition(_DATE_SEPARATOR)[::2])
    if first is None or last is None or first.first >= last.first:
        return None
    return float(first.first.toordinal()), float(last.first.toordinal())
