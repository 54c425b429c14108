"""What facts, limits and events rest on: a model, several sources or one; and what rests on old texts alone.

A text is old for a record if it was more than ``OLD_AFTER`` years old when the record was last checked:
whoever checked it then found nothing newer. A standard does not age, nor does the entry of a registry.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from netatlas.atlas.dates import years_later
from netatlas.atlas.enums import SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.dates import PartialDate
    from netatlas.atlas.model import Fact, Limit, Verifiable

OLD_AFTER = 2
"""Years after which a text that nobody has renewed may no longer say what holds."""
_AGEING = frozenset({SourceKind.GUIDE, SourceKind.API, SourceKind.BLOG, SourceKind.ARTICLE})
"""Kinds of sources whose text describes what others may change."""


class Support(Enum):
    """What a record rests on; a record held by a model counts there, however many sources it has."""

    MODEL = auto()
    SEVERAL_SOURCES = auto()
    ONE_SOURCE = auto()


def support_of(record: Verifiable) -> Support:
    """Return what a record rests on."""
    if record.evidence:
        return Support.MODEL
    return Support.SEVERAL_SOURCES if len(record.sources) > 1 else Support.ONE_SOURCE


def resting_on_old_texts(atlas: Atlas) -> tuple[Fact | Limit, ...]:
    """Return the facts and limits that rest on old texts alone, the oldest texts first.

    Events are left out: what happened on a day stays so, however old the text is that says it.
    """
    resting = [record for record in facts_and_limits(atlas) if rests_on_old_text(atlas, record)]
    return tuple(sorted(resting, key=lambda record: (record.as_of or record.checked, record.id)))


def facts_and_limits(atlas: Atlas) -> Iterator[Fact | Limit]:
    """Yield all facts, then all limits."""
    yield from atlas.facts.values()
    yield from atlas.limits.values()


def rests_on_old_text(atlas: Atlas, record: Fact | Limit) -> bool:
    """Return True if a record has no evidence, and each of its sources is a text that was old at the check.

    A text of unknown date may be new, so that a record with one is not known to rest on old texts.
    """
    return not record.evidence and all(
        atlas.sources[source].kind in _AGEING and _was_old(date, record.checked)
        for source, date in zip(record.sources, _text_dates(atlas, record), strict=True)
    )


def _was_old(date: PartialDate | None, checked: PartialDate) -> bool:
    return date is not None and years_later(date.last, OLD_AFTER) < checked.first


def _text_dates(atlas: Atlas, record: Fact | Limit) -> Iterator[PartialDate | None]:
    """Yield the date of each source.

    The date that the record gives is that of its first source, in the edition that was read, and of others
    that have none of their own.
    """
    first, *others = record.sources
    yield record.as_of or atlas.sources[first].as_of
    for source in others:
        yield atlas.sources[source].as_of or record.as_of
