"""What held on a day, where dates are known to the day, the month or the year."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netatlas.atlas.dates import PartialDate
from netatlas.atlas.model import ConceptId, Event, Timeline
from netatlas.explore import LaneChange, LaneState, Standing, TimelineQuestion, answer_to, states_at
from netatlas.explore.lanes import lane_histories
from netatlas.explore.timeline import ENDINGS, authorities, without_authorities
from tests.helpers.atlases import event

_EVENTS = (
    event("ended", "ssl", "2011-03", "prohibited"),
    event("out", "ssl", "1995", "published"),
    event("aged", "ssl", "2015-06-25", "deprecated"),
    event("born", "tls", "2008-08-10", "launched", by="AWS"),
    event("moved", "tls", "2018", "changed"),
)
_TIMELINE = Timeline(
    id="tls-history",
    title="SSL and TLS",
    summary="Versions.",
    lanes=(ConceptId("tls"), ConceptId("ssl")),
    events=_EVENTS,
)


def _states(timeline: Timeline, date: str) -> tuple[LaneState, ...]:
    return states_at(timeline, PartialDate.parse(date))


def _changes(one: str, other: str) -> tuple[LaneChange, ...]:
    question = TimelineQuestion(dates=(PartialDate.parse(one), PartialDate.parse(other)))
    return answer_to(question, _TIMELINE).changes


@pytest.mark.parametrize(
    ("date", "ssl", "ssl_during", "tls"),
    [
        ("1994-12-31", Standing.NOT_YET, [], Standing.NOT_YET),
        ("1995-01-01", Standing.NOT_YET, ["out"], Standing.NOT_YET),
        ("1995-12-31", Standing.NOT_YET, ["out"], Standing.NOT_YET),
        ("1996-01-01", Standing.CURRENT, [], Standing.NOT_YET),
        ("2008-08-09", Standing.CURRENT, [], Standing.NOT_YET),
        ("2008-08-10", Standing.CURRENT, [], Standing.CURRENT),
        ("2011-02-28", Standing.CURRENT, [], Standing.CURRENT),
        ("2011-03-01", Standing.CURRENT, ["ended"], Standing.CURRENT),
        ("2011-03", Standing.CURRENT, ["ended"], Standing.CURRENT),
        ("2011", Standing.CURRENT, ["ended"], Standing.CURRENT),
        ("2011-03-31", Standing.CURRENT, ["ended"], Standing.CURRENT),
        ("2011-04-01", Standing.PROHIBITED, [], Standing.CURRENT),
        ("2015", Standing.PROHIBITED, ["aged"], Standing.CURRENT),
        ("2026-11-23", Standing.PROHIBITED, [], Standing.CURRENT),
    ],
)
def test_the_state_of_a_lane(date: str, ssl: Standing, ssl_during: list[str], tls: Standing) -> None:
    """A version would count as allowed on a day when it was not, or the other way round."""
    of_tls, of_ssl = _states(_TIMELINE, date)
    assert (of_tls.lane, of_ssl.lane) == ("tls", "ssl")
    assert (of_ssl.standing, [one.id for one in of_ssl.during], of_tls.standing) == (ssl, ssl_during, tls)


def test_a_later_deprecation_takes_no_prohibition_back() -> None:
    """The worst standing of a lane would be hidden by a later event."""
    state = _states(_TIMELINE, "2020")[1]
    assert state.deciding == _EVENTS[0]
    assert [one.id for one in state.happened] == ["out", "ended", "aged"]


_ANY_DATE = st.dates(dt.date(1990, 1, 2), dt.date(2030, 12, 30)).flatmap(
    lambda day: st.sampled_from([day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]])
)
_ANY_EVENT = st.builds(
    lambda date, what, by, number: event(f"e{number}", "ssl", date, what, by=by),
    _ANY_DATE,
    st.sampled_from(["published", "launched", "changed", "deprecated", "prohibited", "retired"]),
    st.sampled_from(["IETF", "AWS", "Netscape"]),
    st.integers(0, 10_000),
)
_ANY_EVENTS = st.lists(_ANY_EVENT, min_size=1, max_size=6, unique_by=lambda one: one.id)


def _lane(events: list[Event] | tuple[Event, ...]) -> Timeline:
    return msgspec.structs.replace(_TIMELINE, lanes=(ConceptId("ssl"),), events=tuple(events))


@given(_ANY_DATE, st.sampled_from(list(ENDINGS)))
def test_a_state_flips_on_its_day_and_is_during_within_its_month_or_year(date: str, what: str) -> None:
    """A version would be called allowed on the very day that ended it, or ended a day too soon."""
    timeline = _lane([event("out", "ssl", "1980", "published"), event("end", "ssl", date, what)])
    asked = PartialDate.parse(date)
    first, last = asked.first, asked.last
    day = dt.timedelta(days=1)

    def at(when: dt.date) -> tuple[Standing, list[str]]:
        (state,) = states_at(timeline, PartialDate.of(when))
        return state.standing, [one.id for one in state.during]

    assert at(first - day) == (Standing.CURRENT, [])
    assert at(last + day) == (ENDINGS[what], [])
    if first == last:
        assert at(first) == (ENDINGS[what], [])
    else:
        assert at(first) == at(last - day) == at(last) == (Standing.CURRENT, ["end"])


@pytest.mark.parametrize(("what", "before"), [("changed", "not told"), ("launched", "not yet launched")])
def test_what_no_event_began_is_not_called_unpublished(what: str, before: str) -> None:
    """A concept would be said not to have existed before the first event in the pack."""
    timeline = _lane([event("first", "ssl", "2018", what)])
    assert [_states(timeline, date)[0].words for date in ("2017", "2019")] == [before, "current"]


def test_two_dates_are_compared_lane_by_lane() -> None:
    """The user would have to compare two lists, or miss changes that are uncertain."""
    of_tls, of_ssl = _changes("2015-06-25", "2010-06-01")
    assert (of_tls.before.words, of_tls.after.words, of_tls.events) == ("current", "current", ())
    assert (of_ssl.before.words, of_ssl.after.words) == ("current", "must not be used")
    assert [one.id for one in of_ssl.events] == ["ended", "aged"]
    assert [one.id for one in _changes("2000", "2011-03-05")[1].events] == ["ended"]


def test_the_word_of_one_authority_can_be_left_out() -> None:
    """What AWS refuses would be taken for what the standard says."""
    events = [*_EVENTS[:2], event("refused", "ssl", "2005", "prohibited", by="AWS")]
    timeline = _lane(events)
    assert authorities(timeline) == ("AWS", "IETF")
    standing = [
        _states(without_authorities(timeline, hidden), "2008")[0].standing for hidden in ((), ("AWS",))
    ]
    assert standing == [Standing.PROHIBITED, Standing.CURRENT]


@given(_ANY_EVENTS)
def test_bars_tell_no_more_than_the_events(events: list[Event]) -> None:
    """Something would be drawn as deprecated, or as ended, that nobody ever ended."""
    (history,) = lane_histories(_lane(events))
    assert sorted(mark.event.id for mark in history.marks) == sorted(one.id for one in events)
    for bar in history.bars:
        order = list(Standing)
        reached = [order.index(segment.standing) for segment in bar.segments]
        assert reached == sorted(set(reached))
        for segment in bar.segments:
            assert segment.event in events
            assert segment.begins == segment.event.date
            if segment.standing is not Standing.CURRENT:
                assert ENDINGS[segment.event.what] is segment.standing
        assert bar.segments[-1].ends is None
    said = {(one.by, one.what) for one in events if one.what in ENDINGS}
    drawn = {(one.event.by, one.event.what) for bar in history.bars for one in bar.segments}
    assert {pair for pair in drawn if pair[1] in ENDINGS} <= said
    assert {by for by, _what in said} <= {bar.by for bar in history.bars}
