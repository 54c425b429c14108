"""What an event is, in words: as done, or as planned where its date lies after that of its pack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.atlas.dates import Precision

if TYPE_CHECKING:
    from netatlas.atlas.dates import PartialDate
    from netatlas.atlas.model import Event

BEGINNINGS = ("published", "launched")
"""The kinds of events with which a lane of a timeline begins."""
ENDING_KINDS = ("deprecated", "prohibited", "retired")
"""The kinds of events that end something."""
_DONE = {"prohibited": "must not be used"}
_PLANNED = {"changed": "to change", "prohibited": "not to be used any more"}


def event_words(what: str, *, planned: bool = False) -> str:
    """Return the kind of an event in plain words.

    >>> event_words("prohibited"), event_words("deprecated"), event_words("retired", planned=True)
    ('must not be used', 'deprecated', 'to be retired')
    """
    if planned:
        return _PLANNED.get(what, f"to be {what}")
    return _DONE.get(what, what)


def event_phrase(event: Event) -> str:
    """Return the kind of an event in plain words: "retired", or "to be retired" if it is planned."""
    return event_words(event.what, planned=event.planned)


def event_name(event: Event) -> str:
    """Return the kind of an event by its name in packs, or in words if it is planned."""
    return event_phrase(event) if event.planned else event.what


def on_date(date: PartialDate) -> str:
    """Return a date as a sentence goes on with it.

    >>> from netatlas.atlas.dates import PartialDate
    >>> on_date(PartialDate.parse("2028-03")), on_date(PartialDate.parse("2028-03-01"))
    ('in 2028-03', 'on 2028-03-01')
    """
    return f"{'on' if date.precision is Precision.DAY else 'in'} {date}"
