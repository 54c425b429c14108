"""Dates of reduced precision: which days they mean, how they sort, and what is none."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netatlas.atlas.dates import (
    DATE_PATTERN,
    PartialDate,
    Precision,
    date_text,
    has_date_form,
    years_later,
)
from netatlas.errors import UsageError

DATES = st.builds(PartialDate.of, st.dates(), st.sampled_from(Precision))
DAY = dt.timedelta(days=1)


@given(DATES)
def test_what_is_written_is_read_back(date: PartialDate) -> None:
    """Without it a date would change when a pack, an address or a file is written and read again."""
    assert PartialDate.parse(str(date)) == date
    assert len(str(date).split("-")) == date.precision
    assert date_text(date) == str(date)


@given(DATES)
def test_a_date_means_whole_days_months_and_years(date: PartialDate) -> None:
    """Without it what happened on the last day of a month would fall out of it."""
    assert date.first <= date.last
    assert all(PartialDate.of(day).is_during(date) for day in (date.first, date.last))
    if date.first > dt.date.min:
        assert not PartialDate.of(date.first - DAY).is_during(date)
    if date.last < dt.date.max:
        assert not PartialDate.of(date.last + DAY).is_during(date)


@given(DATES, DATES)
def test_dates_sort_by_their_first_and_then_their_last_day(one: PartialDate, other: PartialDate) -> None:
    """Without it "2015" and "2015-06" would sort by how they are written, and compare by nothing."""
    assert (one < other) == ((one.first, one.last) < (other.first, other.last))
    assert (one == other) == (str(one) == str(other))
    if one.is_during(other):
        assert other.first <= one.first
        assert one == other or not other.is_during(one)


@given(st.dates(), st.integers(-3000, 3000))
def test_a_day_of_another_year_stays_in_its_month(day: dt.date, years: int) -> None:
    """A year more would lead to another day, or past the ends of the calendar to an error."""
    later = years_later(day, years)
    assert later.year == max(dt.MINYEAR, min(dt.MAXYEAR, day.year + years))
    assert later.month == day.month
    assert later.day == day.day or (day.month, day.day, later.day) == (2, 29, 28)


@given(DATES, DATES)
def test_a_year_is_the_same_month_as_nothing(one: PartialDate, other: PartialDate) -> None:
    """Without it a source of 2026 would be taken for one of the month of its check, and its date left out."""
    months = {PartialDate.of(date.first, Precision.MONTH) for date in (one, other)}
    known = Precision.YEAR not in (one.precision, other.precision)
    assert one.is_same_month(other) == (known and len(months) == 1)
    assert one.is_same_month(one) == (one.precision is not Precision.YEAR)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "15", "215", "2015-", "2015-6", "2015-13", "2019-00", "2015-02-30", "2019-01-00", "0000",
        "2015-06-25T00:00", "20150625", "2015-W05", "2015-06\n", " 2015", "-2015", "2015~",
        "\uff12\uff10\uff11\uff15",
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused(text: str) -> None:
    """Without it a mistyped date would be answered for another day."""
    assert PartialDate.try_parse(text) is None
    with pytest.raises(UsageError, match="is no date; write it as 2015, 2015-06 or 2015-06-25"):
        PartialDate.parse(text)


@given(st.text() | st.from_regex(r"[0-9]{4}(-[0-9]{2}){0,2}", fullmatch=True))
def test_any_text_is_a_date_or_none(text: str) -> None:
    """Without it nonsense would end in a traceback, or be read as another date than it says."""
    date = PartialDate.try_parse(text)
    assert date is None or str(date) == text
    assert date is None or has_date_form(text)


@given(st.from_regex(rf"\A{DATE_PATTERN}\Z"))
def test_the_pattern_of_packs_only_leaves_the_lengths_of_months_open(text: str) -> None:
    """Without it an editor would accept a month 13, or a year that no calendar has."""
    assert PartialDate.try_parse(text) is not None or int(text[8:]) > 28


@given(DATES)
def test_the_pattern_of_packs_takes_every_date(date: PartialDate) -> None:
    """Without it an editor would refuse what the reader accepts."""
    assert re.fullmatch(DATE_PATTERN, str(date))


@pytest.mark.parametrize(
    ("first", "last"),
    [("2015-01-01", "2015-01-30"), ("2015-01-01", "2016-12-31"), ("2015-02-01", "2015-01-31")],
)
def test_no_other_span_of_days_is_a_date(first: str, last: str) -> None:
    """Without it a date could have days but no text that writes it."""
    with pytest.raises(ValueError, match="no single day, month or year"):
        PartialDate(dt.date.fromisoformat(first), dt.date.fromisoformat(last))
