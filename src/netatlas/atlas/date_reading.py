"""Reads dates as people write them: ``14.10.2014``, ``Oct 2014``, ``October 14, 2014``, ``2014/10/14``.

Packs and addresses hold the forms of ``netatlas.atlas.dates`` alone; this is for what is typed. A date that
may be two days is refused.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from netatlas.atlas.dates import DATE_FORMS, PartialDate
from netatlas.errors import UsageError
from netatlas.words import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_SHORTEST_MONTH = 3
"""Letters that tell the months apart."""
_MONTH_NAME = r"(?P<name>[a-z]{3,9})\.?"
_DAY, _YEAR = r"(?P<day>[0-9]{1,2})(?:st|[nr]d|th|\.)?", r"(?P<year>[0-9]{4})"
_NAMED = tuple(
    re.compile(form)
    for form in (
        rf"{_MONTH_NAME},?\s+{_YEAR}",
        rf"{_YEAR},?\s+{_MONTH_NAME}",
        rf"{_DAY}[\s-]*(?:of\s+)?{_MONTH_NAME},?[\s-]*{_YEAR}",
        rf"{_MONTH_NAME}\s+(?:the\s+)?{_DAY},?\s+{_YEAR}",
        rf"{_YEAR}[\s-]+{_MONTH_NAME}[\s-]+{_DAY}",
    )
)
_YEAR_FIRST = re.compile(rf"{_YEAR}(?P<mark>[-/.])(?P<month>[0-9]{{1,2}})(?:(?P=mark)(?P<day>[0-9]{{1,2}}))?")
_DAY_FIRST = re.compile(rf"(?P<day>[0-9]{{1,2}})\.\s*(?P<month>[0-9]{{1,2}})\.\s*{_YEAR}")
_MONTH_FIRST = re.compile(rf"(?P<month>[0-9]{{1,2}})[-/.]\s*{_YEAR}")
_EITHER_FIRST = re.compile(rf"(?P<one>[0-9]{{1,2}})(?P<mark>[-/])(?P<two>[0-9]{{1,2}})(?P=mark){_YEAR}")


def read_date(text: str) -> PartialDate:
    """Return the date that somebody wrote.

    Raises:
        UsageError: it is none, or may be two days; the sentence says how to write one.

    >>> [str(read_date(text)) for text in ("14.10.2014", "Oct 2014", "14 October 2014", "14/10/2014")]
    ['2014-10-14', '2014-10', '2014-10-14', '2014-10-14']
    """
    plain = " ".join(text.split()).casefold()
    dates = {
        date for written in set(_readings(plain)) if (date := PartialDate.try_parse(written)) is not None
    }
    if len(dates) == 1:
        return dates.pop()
    if dates:
        meanings = " or ".join(map(str, sorted(dates)))
        raise UsageError(f"{quoted(text)} may be one of two days; write {meanings}.")
    raise UsageError(f"{quoted(text)} is no date; write it as {DATE_FORMS}.")


def _readings(text: str) -> Iterator[str]:
    """Yield each date that a text may mean, as packs write it; the calendar may not have it."""
    yield text
    if match := _YEAR_FIRST.fullmatch(text) or _DAY_FIRST.fullmatch(text):
        yield _iso(match["year"], match["month"], match["day"])
    elif match := _MONTH_FIRST.fullmatch(text):
        yield _iso(match["year"], match["month"])
    elif match := _EITHER_FIRST.fullmatch(text):
        yield _iso(match["year"], match["two"], match["one"])
        yield _iso(match["year"], match["one"], match["two"])
    for form in _NAMED:
        if (match := form.fullmatch(text)) and (month := _month(match["name"])):
            yield _iso(match["year"], str(month), match.groupdict().get("day"))


def _month(name: str) -> int:
    """Return the number of the month that a name or its beginning means, or 0."""
    name = "sep" if name == "sept" else name
    if len(name) == _SHORTEST_MONTH:
        return next((number for number, month in enumerate(_MONTHS, 1) if month.startswith(name)), 0)
    return _MONTHS.index(name) + 1 if name in _MONTHS else 0


def _iso(year: str, month: str, day: str | None = None) -> str:
    return "-".join([year, month.zfill(2), *([day.zfill(2)] if day else [])])
