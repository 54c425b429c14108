"""The three readings of one atlas: as the notes had it, as of today, and both side by side.

Pure functions over records; the records themselves never change.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from netatlas.atlas.model import Event, Fact, Limit, Record, Sourced, Value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from netatlas.atlas.dates import PartialDate


THE_NOTES = "the notes"
"""What is cited where an edition shows what only the notes say."""


class Edition(StrEnum):
    """Which reading of the atlas is shown."""

    NOTES = "notes"
    TODAY = "today"
    BOTH = "both"


class Reading(Record, frozen=True, kw_only=True):
    """The value to show and, beside it, the old one to strike through (edition Both only)."""

    value: Value
    old: Value | None = None


def visible(record: Sourced, edition: Edition) -> bool:
    """Tell whether an edition shows a record at all: As the notes hides what they did not hold."""
    return edition is not Edition.NOTES or record.in_notes or _correction_of(record) is not None


def speaks_for_notes(record: Sourced, edition: Edition) -> bool:
    """Tell whether an edition shows what only the notes say, so that today's source must not be cited."""
    return edition is Edition.NOTES and _correction_of(record) is not None


def hidden_count(records: Iterable[Sourced], edition: Edition) -> int:
    """Count the records that an edition hides."""
    return sum(not visible(record, edition) for record in records)


def reading(record: Fact | Limit, edition: Edition) -> Reading:
    """Return what an edition shows of a fact or limit.

    As the notes shows the notes' own value where it was another; As of today only today's; Both
    shows today's and keeps the old one beside it.
    """
    was = record.was
    if was is None or edition is Edition.TODAY:
        return Reading(value=record.value)
    if edition is Edition.NOTES:
        return Reading(value=was.value)
    return Reading(value=record.value, old=was.value)


def event_dates(event: Event, edition: Edition) -> tuple[PartialDate | None, PartialDate | None]:
    """Return the date that an edition shows of an event and the old one to strike through.

    The notes' own date is None where they gave none.
    """
    if event.was is None or edition is Edition.TODAY:
        return event.date, None
    old = event.was.value.date
    return (old, None) if edition is Edition.NOTES else (event.date, old)


def _correction_of(record: Sourced) -> object:
    return record.was if isinstance(record, (Fact, Limit, Event)) else None
