"""What held on a day, where dates are known to the day, the month or the year."""

from __future__ import annotations

import pytest

from netatlas.atlas.model import ConceptId, Timeline
from netatlas.errors import UsageError
from netatlas.explore import Standing, states_at
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


@pytest.mark.parametrize(
    ("date", "ssl", "ssl_during", "tls"),
    [
        ("1994-12-31", Standing.NOT_YET, [], Standing.NOT_YET),
        ("1995-01-01", Standing.NOT_YET, ["out"], Standing.NOT_YET),
        ("1995-12-31", Standing.CURRENT, [], Standing.NOT_YET),
        ("2008-08-09", Standing.CURRENT, [], Standing.NOT_YET),
        ("2008-08-10", Standing.CURRENT, [], Standing.CURRENT),
        ("2011-02-28", Standing.CURRENT, [], Standing.CURRENT),
        ("2011-03-01", Standing.CURRENT, ["ended"], Standing.CURRENT),
        ("2011-03", Standing.CURRENT, ["ended"], Standing.CURRENT),
        ("2011", Standing.CURRENT, ["ended"], Standing.CURRENT),
        ("2011-03-31", Standing.PROHIBITED, [], Standing.CURRENT),
        ("2015", Standing.PROHIBITED, ["aged"], Standing.CURRENT),
        ("2026-11-23", Standing.PROHIBITED, [], Standing.CURRENT),
    ],
)
def test_the_state_of_a_lane(date: str, ssl: Standing, ssl_during: list[str], tls: Standing) -> None:
    """Without it a version could count as allowed on a day when it was not, or the other way round."""
    of_tls, of_ssl = states_at(_TIMELINE, date)
    assert (of_tls.lane, of_ssl.lane) == ("tls", "ssl")
    assert (of_ssl.standing, [one.id for one in of_ssl.during], of_tls.standing) == (ssl, ssl_during, tls)


def test_a_later_deprecation_takes_no_prohibition_back() -> None:
    """Without it a lane's worst state would be hidden by whatever happened last."""
    state = states_at(_TIMELINE, "2020")[1]
    assert state.deciding == _EVENTS[0]
    assert [one.id for one in state.happened] == ["out", "ended", "aged"]


@pytest.mark.parametrize(
    "date",
    ["", "15", "2015-13", "2015-02-30", "2015-6", "0000", "2015-06-25T00:00", "\uff12\uff10\uff11\uff15"],
)
def test_what_is_no_date_is_refused(date: str) -> None:
    """Without it a mistyped date would be answered for another day."""
    with pytest.raises(UsageError, match="is no date; write it as 2015"):
        states_at(_TIMELINE, date)
