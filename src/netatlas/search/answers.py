"""What a record is called in a list, and its value in words with source and date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.atlas.edition import THE_NOTES, Edition, reading, speaks_for_notes, visible
from netatlas.atlas.model import Comparison, Concept, Event, Fact, Limit
from netatlas.atlas.values import content_text

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Record

_LONGEST = 140


def name_of(atlas: Atlas, record: Record) -> str:
    """Return the name that a record is listed by; a fact's is ``NAT gateway: Bandwidth``."""
    if isinstance(record, Fact):
        key = f" ({record.key.replace('-', ' ')})" if record.key else ""
        return f"{atlas.concepts[record.concept].name}: {atlas.attributes[record.attribute].label}{key}"
    return atlas.display_name(getattr(record, "id", ""))


def answer_of(atlas: Atlas, record: Record, edition: Edition) -> str:
    """Return the value of a fact or limit with its source and date, as ``edition`` reads it."""
    if not isinstance(record, Fact | Limit) or not visible(record, edition):
        return ""
    attribute = atlas.attributes[record.attribute] if isinstance(record, Fact) else None
    read = reading(record, edition)
    now = _short(content_text(read.value, attribute))
    scope = f" {record.scope}" if isinstance(record, Limit) and record.scope else ""
    old = f" (notes: {_short(content_text(read.old, attribute))})" if read.old is not None else ""
    return f"{now}{scope}{old} · {cited(atlas, record, edition)}"


def cited(atlas: Atlas, record: Fact | Limit, edition: Edition) -> str:
    """Return source and date of what an edition shows: the notes where only they say it."""
    return THE_NOTES if speaks_for_notes(record, edition) else atlas.cite(record)


def hidden(record: Record, edition: Edition) -> bool:
    """Tell whether an edition hides a record that search still lists, saying so."""
    return isinstance(record, Concept | Fact | Limit | Event | Comparison) and not visible(record, edition)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
