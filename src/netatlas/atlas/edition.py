"""The three readings of one atlas: as the notes had it, as of today, and both side by side.

Pure functions over records; the records themselves never change. The window's frame and the command line
name editions before anything else is loaded, so nothing is imported here.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Self

if TYPE_CHECKING:
    from collections.abc import Iterable

    from netatlas.atlas.dates import PartialDate
    from netatlas.atlas.model import Correction, Event, Fact, Limit, Sourced, Value


THE_NOTES = "the notes"
"""What is cited where an edition shows what only the notes say."""


class Edition(StrEnum):
    """Which reading of the atlas is shown.

    Attributes:
        label: its name on a button.
        long_label: its name in a menu or a list, where it must explain itself.
        description: a sentence for whoever points at it.
    """

    label: str
    long_label: str
    description: str

    def __new__(cls, value: str, label: str = "", long_label: str = "", description: str = "") -> Self:
        """Make a member that carries its words; type checkers read ``Edition("both")`` as a call of this."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label, member.long_label, member.description = label, long_label, description
        return member

    NOTES = (
        "notes",
        "As the notes",
        "As the notes",
        "What the notes said; what they did not hold is hidden",
    )
    TODAY = (
        "today",
        "As of today",
        "As of today",
        "What holds today, without the notes' old values",
    )
    BOTH = (
        "both",
        "Both",
        "Both, old values struck through",
        "What holds today, with the notes' old values struck through",
    )


class ShownValue(NamedTuple):
    """The value that an edition shows and, beside it, the old one to strike through (edition Both only)."""

    value: Value
    old: Value | None = None


def visible(record: Sourced, edition: Edition) -> bool:
    """Return True if an edition shows a record at all: As the notes hides what they did not hold."""
    return edition is not Edition.NOTES or record.in_notes or _correction_of(record) is not None


def speaks_for_notes(record: Sourced, edition: Edition) -> bool:
    """Return True if an edition shows what only the notes say, so that today's source must not be cited."""
    return edition is Edition.NOTES and _correction_of(record) is not None


def hidden_count(records: Iterable[Sourced], edition: Edition) -> int:
    """Count the records that an edition hides."""
    return sum(not visible(record, edition) for record in records)


def reading(record: Fact | Limit, edition: Edition) -> ShownValue:
    """Return what an edition shows of a fact or limit.

    As the notes shows the notes' own value where it was another; As of today only today's; Both
    shows today's and keeps the old one beside it.
    """
    was = record.was
    if was is None or edition is Edition.TODAY:
        return ShownValue(value=record.value)
    if edition is Edition.NOTES:
        return ShownValue(value=was.value)
    return ShownValue(value=record.value, old=was.value)


def difference(record: Sourced, edition: Edition) -> str:
    """Return how what As the notes shows of a record compares with today: ``out of date since 2022-06``.

    Empty in the other editions, and where the notes were not corrected.
    """
    was = _correction_of(record) if edition is Edition.NOTES else None
    if was is None:
        return ""
    since = f" since {was.since}" if was.since is not None else ""
    return f"{was.verdict.words}{since}"


def difference_count(records: Iterable[Sourced], edition: Edition) -> int:
    """Count the records of which As the notes shows something that no longer holds, or never did."""
    return sum(bool(difference(record, edition)) for record in records)


def event_dates(event: Event, edition: Edition) -> tuple[PartialDate | None, PartialDate | None]:
    """Return the date that an edition shows of an event and the old one to strike through.

    The notes' own date is None where they gave none.
    """
    if event.was is None or edition is Edition.TODAY:
        return event.date, None
    old = event.was.value.date
    return (old, None) if edition is Edition.NOTES else (event.date, old)


def _correction_of(record: Sourced) -> Correction | None:
    return getattr(record, "was", None)  # only facts, limits and events can be corrected
