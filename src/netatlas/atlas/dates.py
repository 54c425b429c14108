"""Dates of reduced precision, as ISO 8601 writes them: a year, a month or a day.

``2015``, ``2015-06`` and ``2015-06-25`` are the only forms. Text becomes a ``PartialDate`` once, where it
enters the program (a pack, a command line, an address, a line of text), and is text again where it is shown.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from enum import IntEnum
from functools import lru_cache, total_ordering

from typing_extensions import override

from netatlas.errors import UsageError
from netatlas.words import quoted

DATE_PATTERN = r"(?!0000)[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
"""What a pattern can say of a date; how long each month is, it cannot."""
DATE_FORMS = "2015, 2015-06 or 2015-06-25"
"""The three forms by example, for sentences that ask for a date."""
_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


class Precision(IntEnum):
    """How much of a date is known; more is greater."""

    YEAR = 1
    MONTH = 2
    DAY = 3


@total_ordering
class PartialDate:
    """A date that is known to the day, the month or the year; it never changes.

    Dates sort by their first day, and those with the same first day by their last: 2015-01-01, 2015-01, 2015.
    A record in which msgspec meets one leaves it to whoever encodes or decodes, so that equal dates of many
    records can be one object.

    Attributes:
        first: the first day that it may mean.
        last: the last day that it may mean.

    Raises:
        ValueError: the two are not the ends of one day, one month or one year.
    """

    __slots__ = ("_first", "_last")

    def __init__(self, first: dt.date, last: dt.date) -> None:
        """Refuse any other span of days, whose precision would have no name."""
        self._first, self._last = first, last
        if (first, last) != _ends(first, self.precision):
            raise ValueError(f"{first} to {last} is no single day, month or year")

    @property
    def first(self) -> dt.date:
        """The first day that it may mean."""
        return self._first

    @property
    def last(self) -> dt.date:
        """The last day that it may mean."""
        return self._last

    @classmethod
    def of(cls, day: dt.date, precision: Precision = Precision.DAY) -> PartialDate:
        """Return a day, or the month or year that it is in.

        >>> str(PartialDate.of(dt.date(2015, 6, 25), Precision.MONTH))
        '2015-06'
        """
        return cls(*_ends(day, precision))

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Return the date that a text writes.

        >>> PartialDate.parse("2015-02").last
        datetime.date(2015, 2, 28)

        Raises:
            UsageError: it writes none; the sentence says how to write one.
        """
        date = cls.try_parse(text)
        if date is None:
            raise UsageError(f"{quoted(text)} is no date; write it as {DATE_FORMS}.")
        return date

    @classmethod
    def try_parse(cls, text: str) -> PartialDate | None:
        """Return the date that a text writes, or None.

        >>> [str(PartialDate.try_parse(text)) for text in ("2015-02-28", "2015-02-30", "2015-13", "soon")]
        ['2015-02-28', 'None', 'None', 'None']
        """
        return date_written(text)

    @property
    def precision(self) -> Precision:
        """Whether the day, the month or only the year is known."""
        if self.first == self.last:
            return Precision.DAY
        return Precision.MONTH if self.first.month == self.last.month else Precision.YEAR

    def is_during(self, other: PartialDate) -> bool:
        """Return True if every day that this date may mean is one that the other may mean.

        >>> PartialDate.parse("2015-06-25").is_during(PartialDate.parse("2015-06"))
        True
        """
        return other.first <= self.first and self.last <= other.last

    def is_same_month(self, other: PartialDate) -> bool:
        """Return True if both are known at least to the month, and it is the same.

        >>> PartialDate.parse("2015-06-25").is_same_month(PartialDate.parse("2015-06"))
        True
        """
        one, two = self.first, other.first
        same = one.month == two.month and one.year == two.year
        return same and Precision.YEAR not in (self.precision, other.precision)

    @override
    def __eq__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self._first == other._first and self._last == other._last

    def __lt__(self, other: PartialDate) -> bool:
        return (self._first, self._last) < (other._first, other._last)

    @override
    def __hash__(self) -> int:
        return hash((self._first, self._last))

    @override
    def __repr__(self) -> str:
        return f"PartialDate({str(self)!r})"

    @override
    def __str__(self) -> str:
        return _text(self)


def years_later(day: dt.date, years: int) -> dt.date:
    """Return the same day of another year, within the calendar; 29 February becomes the 28th.

    >>> years_later(dt.date(2012, 2, 29), 1), years_later(dt.date(2015, 6, 25), -1)
    (datetime.date(2013, 2, 28), datetime.date(2014, 6, 25))
    """
    year = max(dt.MINYEAR, min(dt.MAXYEAR, day.year + years))
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def date_text(date: PartialDate | None) -> str:
    """Return a date as text; where there is none, an empty one."""
    return "" if date is None else str(date)


def has_date_form(text: str) -> bool:
    """Return True if a text is written like a date, whether or not the calendar has it: 2015-13."""
    return _FORM.fullmatch(text) is not None


@lru_cache(maxsize=4096)
def _text(date: PartialDate) -> str:
    """Write a date; every line that cites a source does so, with one of few dates."""
    parts = date.first.isoformat().split("-")
    return "-".join(parts[: date.precision])


@lru_cache(maxsize=4096)
def date_written(text: str) -> PartialDate | None:
    """Return the date that a text writes, or None, with no call of a method around it.

    A pack repeats few dates thousands of times, and they share one object.
    """
    match = _FORM.fullmatch(text)
    if match is None:
        return None
    year, month, day = match.groups()
    precision = Precision.DAY if day else Precision.MONTH if month else Precision.YEAR
    try:
        return PartialDate.of(dt.date(int(year), int(month or 1), int(day or 1)), precision)
    except ValueError:  # a year 0000, a month 13, a day past the end of its month
        return None


def _ends(day: dt.date, precision: Precision) -> tuple[dt.date, dt.date]:
    """Return the first and last day of the day, month or year that a day is in."""
    match precision:
        case Precision.DAY:
            return day, day
        case Precision.MONTH:
            length = calendar.monthrange(day.year, day.month)[1]
            return day.replace(day=1), day.replace(day=length)
        case Precision.YEAR:
            return day.replace(month=1, day=1), day.replace(month=12, day=31)
