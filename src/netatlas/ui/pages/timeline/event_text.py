"""One event of a timeline as a line of text: what happened when, by whom, and the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.atlas.dates import Precision, date_text
from netatlas.atlas.edition import THE_NOTES, event_dates, speaks_for_notes
from netatlas.atlas.enums import Confidence
from netatlas.atlas.event_words import event_phrase, on_date

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.edition import Edition
    from netatlas.atlas.model import Event


def event_sentence(atlas: Atlas, event: Event, edition: Edition) -> str:
    """Return an event as an edition reads it, with its source and date in brackets."""
    date, old = event_dates(event, edition)
    behind = ", ".join(part for part in (event.by, event.document) if part)
    lane = atlas.concepts[event.lane].name
    if event.planned and date is not None:
        what = f"{lane} is {event_phrase(event)} {on_date(date)}"
    else:
        what = f"{lane}, {event_phrase(event)} {date_text(date)}"
    what += f" ({behind})" if behind else ""
    says = event.says.rstrip(".")
    notes = f" The notes said {old}." if old else ""
    unsure = " Known to the year only." if date is not None and date.precision is Precision.YEAR else ""
    sure = "" if event.confidence is Confidence.HIGH else f", {event.confidence} confidence"
    source = THE_NOTES if speaks_for_notes(event, edition) else atlas.cite(event) + sure
    return f"{what}. {says}.{notes}{unsure} [{source}]"
