"""Addresses of timelines: how one is looked at comes back, and nonsense does no harm."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netatlas.address import Address
from netatlas.atlas.dates import PartialDate, Precision
from netatlas.atlas.model import Timeline
from netatlas.ui.pages.timeline.address import TimelineOptions, timeline_address, timeline_at
from tests.helpers.atlases import demo_atlas

ATLAS = demo_atlas()
TIMELINE = ATLAS.timelines[0]
DATES = st.builds(PartialDate.of, st.dates(), st.sampled_from(Precision))
DAYS = st.tuples(st.integers(1, 3_000_000), st.integers(1, 600_000)).map(
    lambda pair: (float(pair[0]), float(pair[0] + pair[1]))
)


@given(
    dates=st.lists(DATES, max_size=2).map(tuple),
    hidden=st.sampled_from([frozenset(), frozenset({"IETF"})]),
    days=st.none() | DAYS,
)
def test_what_is_looked_at_comes_back_with_its_address(
    dates: tuple[PartialDate, ...], hidden: frozenset[str], days: tuple[float, float] | None
) -> None:
    """Without it back, forward and the next start would show another day, or another part of the time."""
    options = TimelineOptions(dates=dates, hidden=hidden, days=days)
    address = timeline_address(TIMELINE, options)
    assert timeline_at(ATLAS, Address.parse(str(address))) == (TIMELINE, options)


@pytest.mark.parametrize(
    ("tail", "wanted"),
    [
        ("at=2014-02-30", TimelineOptions()),
        ("at=2014-10-14..2014-13", TimelineOptions(dates=(PartialDate.parse("2014-10-14"),))),
        (
            "at=2014..2015..2016",
            TimelineOptions(dates=(PartialDate.parse("2014"), PartialDate.parse("2015"))),
        ),
        ("at=yesterday&hide=Nobody&shown=2015-01-01..2014-01-01", TimelineOptions()),
        ("shown=2015..&hide", TimelineOptions()),
        (
            "shown=2014..2015-06",
            TimelineOptions(
                days=(float(dt.date(2014, 1, 1).toordinal()), float(dt.date(2015, 6, 1).toordinal()))
            ),
        ),
        ("&&&===%%%", TimelineOptions()),
    ],
)
def test_what_is_not_understood_is_left_out(tail: str, wanted: TimelineOptions) -> None:
    """Without it a mistyped or old address would end in a traceback, or ask for another day."""
    assert timeline_at(ATLAS, Address.parse(f"tls-history?{tail}")) == (TIMELINE, wanted)


def test_the_plain_address_is_the_id() -> None:
    """Without it a timeline would have several addresses, and history as many steps."""
    assert isinstance(TIMELINE, Timeline)
    assert str(timeline_address(TIMELINE, TimelineOptions())) == "tls-history"
    asked = replace(TimelineOptions(), dates=(PartialDate.parse("2014-10-14"),))
    assert str(timeline_address(TIMELINE, asked)) == "tls-history?at=2014-10-14"
