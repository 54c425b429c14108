"""Why an article is among the sources of a page: what it alone is cited for, or that it is beside others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.atlas.enums import SourceKind
from netatlas.atlas.event_words import event_name
from netatlas.atlas.model import Claim, Concept, Event, Fact, Limit, Relation
from netatlas.atlas.record_words import fact_label
from netatlas.words import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Source, Sourced

_MOST_NAMED = 3


def article_remark(atlas: Atlas, source: Source, records: Iterable[Sourced | Claim]) -> str:
    """Return what a source is and why it is cited, if it is an article; '' for all others.

    A reader expects standards, and the guides of who makes a thing; an article needs a word.

    Args:
        atlas: where the records are.
        source: what is cited.
        records: those of the page that cite it.
    """
    if source.kind is not SourceKind.ARTICLE:
        return ""
    cited = list(records)
    alone = [record for record in cited if all(_is_article(atlas, one) for one in record.sources)]
    if not cited:
        return "article"
    if not alone:
        return "article, cited here beside other sources"
    labels = list(dict.fromkeys(_label(atlas, record) for record in alone))
    named, more = labels[:_MOST_NAMED], len(labels) - _MOST_NAMED
    names = listed([*named, counted(more, "other")] if more > 0 else named)
    return f"article, the only kind of source here for {names}"


def _is_article(atlas: Atlas, source_id: str) -> bool:
    return atlas.sources[source_id].kind is SourceKind.ARTICLE


def _label(atlas: Atlas, record: Sourced | Claim) -> str:
    match record:
        case Fact():
            return fact_label(atlas, record)
        case Limit():
            return record.label
        case Relation():
            return f"what joins it to {atlas.concepts[record.end].name}"
        case Event():
            return f"{record.date} {event_name(record)}"
        case Claim():
            return record.section
        case Concept():
            return "the summary"
        case _:
            return "the page itself"
