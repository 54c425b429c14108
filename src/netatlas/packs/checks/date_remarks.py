"""Finds dates that are worth a look: checks long ago, dates after that of the pack, ends before beginnings.

Age is counted from the pack's own date, so that remarks do not appear just because time passes.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from netatlas.address import home_pack, pack_of
from netatlas.atlas.event_words import BEGINNINGS, ENDING_KINDS
from netatlas.packs.report import Remark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from netatlas.atlas.dates import PartialDate
    from netatlas.atlas.model import Contents, Event, Sourced

_MONTHS_UNTIL_OLD = 12
"""Documents and limits of a network are worth another look after a year."""


def date_remarks(contents: Contents) -> Iterator[Remark]:
    """Yield what is worth a look in the dates of an atlas."""
    yield from _old(contents)
    yield from _ahead(contents)
    yield from _ended_before_begun(contents)


def _old(contents: Contents) -> Iterator[Remark]:
    """Yield records checked over a year before the pack; what inherits its date is covered by its owner."""
    date_of_pack = _date_of_pack(contents)
    for record_id, record, inherited in checked_records(contents):
        pack_date = date_of_pack(record_id)
        if (
            record.checked != inherited
            and pack_date is not None
            and _months(pack_date) - _months(record.checked) > _MONTHS_UNTIL_OLD
        ):
            message = (
                f"`{record_id}` was checked in {record.checked}, over a year before the pack ({pack_date})"
            )
            yield Remark(kind="old", message=message, record=record_id)


def _ahead(contents: Contents) -> Iterator[Remark]:
    """Yield records that were checked after the pack, or whose source is later than it."""
    date_of_pack = _date_of_pack(contents)
    of_sources = {source.id: source.as_of for source in contents.sources}
    dated: list[tuple[str, PartialDate, str]] = []
    for record_id, record, inherited in checked_records(contents):
        if record.checked != inherited:
            dated.append((record_id, record.checked, "was checked in"))
        if record.as_of is not None and record.as_of not in map(of_sources.get, record.sources):
            dated.append((record_id, record.as_of, "is as of"))
    dated += [(claim.id, claim.checked, "was checked in") for claim in contents.claims]
    dated += [(one.id, one.as_of, "is as of") for one in contents.sources if one.as_of is not None]
    for record_id, date, words in dated:
        pack_date = date_of_pack(record_id)
        if pack_date is not None and date.first > pack_date.last:
            message = f"`{record_id}` {words} {date}, after the pack itself ({pack_date})"
            yield Remark(kind="ahead", message=message, record=record_id)


def _ended_before_begun(contents: Contents) -> Iterator[Remark]:
    """Yield the events that end a lane of a timeline before it begins."""
    names = {concept.id: concept.name for concept in contents.concepts}
    for timeline in contents.timelines:
        begun: dict[str, Event] = {}
        for event in sorted(timeline.events, key=lambda event: event.date):
            if event.what in BEGINNINGS:
                begun.setdefault(event.lane, event)
        for event in timeline.events:
            beginning = begun.get(event.lane)
            if beginning and event.what in ENDING_KINDS and event.date.last < beginning.date.first:
                message = (
                    f"{names[event.lane]} is {event.what} in {event.date}, before it is {beginning.what} "
                    f"in {beginning.date}"
                )
                yield Remark(kind="ends-first", message=message, record=event.id)


def _date_of_pack(contents: Contents) -> Callable[[str], PartialDate | None]:
    """Return a function from the id of a record to the date of its pack."""
    dates = {pack.id: pack.checked for pack in contents.packs}
    home = home_pack(dates)
    return lambda record_id: dates.get(pack_of(record_id) or home)


def checked_records(contents: Contents) -> Iterator[tuple[str, Sourced, PartialDate | None]]:
    """Yield id, record and the date that it inherits if it has none of its own, or None."""
    for concept in contents.concepts:
        yield concept.id, concept, None
        for held in chain(concept.facts, concept.limits, concept.relations):
            yield held.id, held, concept.checked
    for comparison in contents.comparisons:
        yield comparison.id, comparison, None
    for timeline in contents.timelines:
        for event in timeline.events:
            yield event.id, event, None
    for journey in contents.journeys:
        yield journey.id, journey, None


def _months(date: PartialDate) -> int:
    return date.first.year * 12 + date.first.month
