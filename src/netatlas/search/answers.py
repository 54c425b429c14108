"""The name of a record in a list, and its value in words with source and date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.atlas.edition import THE_NOTES, Edition, difference, reading, speaks_for_notes, visible
from netatlas.atlas.model import Comparison, Concept, Event, Fact, Limit
from netatlas.atlas.values import content_text, key_label

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Record

_LONGEST = 140
"""Characters of a value that one line of a list has room for."""


def name_of(atlas: Atlas, record: Record) -> str:
    """Return the name under which a record is listed; a fact's is ``NAT gateway: Bandwidth``."""
    if isinstance(record, Fact):
        attribute = atlas.attributes[record.attribute]
        key = f" ({key_label(record, attribute)})" if record.key else ""
        return f"{atlas.concepts[record.concept].name}: {attribute.label}{key}"
    return atlas.display_name(getattr(record, "id", ""))


def answer_of(atlas: Atlas, record: Record, edition: Edition) -> str:
    """Return the value of a fact or limit with its source and date, as ``edition`` reads it."""
    if not isinstance(record, Fact | Limit) or not visible(record, edition):
        return ""
    attribute = atlas.attributes[record.attribute] if isinstance(record, Fact) else None
    values = reading(record, edition)
    now = _shorten(content_text(values.value, attribute))
    scope = f" {record.scope}" if isinstance(record, Limit) and record.scope else ""
    old = f" (notes: {_shorten(content_text(values.old, attribute))})" if values.old is not None else ""
    differs = f" ({mark})" if (mark := difference(record, edition)) else ""
    return f"{now}{scope}{old}{differs} · {cited(atlas, record, edition)}"


def cited(atlas: Atlas, record: Fact | Limit, edition: Edition) -> str:
    """Return source and date of the value that an edition shows; the notes where only they have it."""
    return THE_NOTES if speaks_for_notes(record, edition) else atlas.cite(record)


def hidden(record: Record, edition: Edition) -> bool:
    """Return True if an edition hides a record; search lists it all the same, and says so."""
    return isinstance(record, Concept | Fact | Limit | Event | Comparison) and not visible(record, edition)


def _shorten(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
