"""What a sheet says of each sort of thing, short or full.

Short is the value alone, full adds its remarks. Flags are yes or no: a sheet has no room for more words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from netatlas.atlas.edition import visible
from netatlas.atlas.event_words import event_phrase
from netatlas.atlas.model import Comparison, Concept, Event, Fact, Journey, Limit, Relation, Sourced, Timeline
from netatlas.atlas.record_words import fact_label
from netatlas.compare.table import compare
from netatlas.documents.blocks import (
    BAD,
    MUTED,
    STRONG,
    Bullets,
    FactList,
    Paragraph,
)
from netatlas.documents.builder import words
from netatlas.documents.connections import connection_groups
from netatlas.documents.sheet_comparisons import comparison_part
from netatlas.documents.sheet_words import SheetPart, SheetWords
from netatlas.errors import NotFound, UsageError
from netatlas.explore.limit_size import size_problem
from netatlas.explore.limits import LimitList, LimitQuery
from netatlas.explore.timeline import ENDINGS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from netatlas.address import Address
    from netatlas.documents.blocks import Block, Inline

_NOT_IN_NOTES = "The notes, which this sheet shows as they were, say nothing of it."
_LINK_IN_NOTE = re.compile(r"\[\[([^\[\]|]+)(?:\|([^\[\]]+))?\]\]")


class OwnNote(NamedTuple):
    """A note of the user's own for a sheet: a title, its text, and when it was last changed, in words."""

    title: str
    text: str
    dated: str = ""


def parts_of(words_of: SheetWords, address: Address) -> list[SheetPart]:
    """Return what a sheet says of what is at an address.

    Raises:
        NotFound: the open packs have nothing there.
        UsageError: it cannot be on a sheet.
    """
    atlas = words_of.atlas
    if address.subjects:
        return [comparison_part(words_of, compare(atlas, address.subjects, edition=words_of.edition))]
    if address.view_name == "limits":
        return _limit_parts(words_of, address)
    if address.head:
        raise UsageError(f"“{address}” cannot be on a sheet.")
    if address.record_id not in atlas:
        raise NotFound(address.record_id)
    record = atlas.get(address.record_id)
    maker = _MAKERS.get(type(record))
    if maker is None:
        raise UsageError(f"“{address}” is a {atlas.kind_of(address.record_id)}, which cannot be on a sheet.")
    if (
        isinstance(record, Sourced)
        and not isinstance(record, Concept)
        and not visible(record, words_of.edition)
    ):
        raise UsageError(_NOT_IN_NOTES)
    part = maker(words_of, record)
    if not part.blocks:
        raise UsageError(_NOT_IN_NOTES)
    return [part]


def note_blocks(text: str) -> tuple[Block, ...]:
    """Return a note as paragraphs and lists; all its signs stay signs, and links read as their names."""
    blocks: list[Block] = []
    items: list[Inline] = []
    for line in _LINK_IN_NOTE.sub(lambda match: match[2] or match[1], text).splitlines():
        bare = line.strip()
        if bare.startswith(("- ", "* ", "+ ")):
            items.append(words(bare[2:].strip()))
            continue
        if items:
            blocks.append(Bullets(tuple(items)))
            items = []
        if bare:
            heading = bare.startswith("#") and bare.lstrip("#").startswith(" ")
            blocks.append(
                Paragraph(words(bare.lstrip("# ") if heading else bare, STRONG if heading else "plain"))
            )
    return (*blocks, Bullets(tuple(items))) if items else tuple(blocks)


def _concept(words_of: SheetWords, concept: Concept) -> SheetPart:
    facts, limits = words_of.shown(concept.facts), words_of.shown(concept.limits)
    blocks: list[Block] = []
    cited: list[Sourced] = [*facts, *limits]
    if words_of.full and visible(concept, words_of.edition):
        blocks.append(Paragraph(words(concept.summary)))
        cited.append(concept)
    rows = [(words(fact_label(words_of.atlas, fact), MUTED), words_of.value(fact), ()) for fact in facts]
    rows += [(words(limit.label, MUTED), words_of.limit(limit), ()) for limit in limits]
    if words_of.full:
        for group in connection_groups(words_of.atlas, concept.id, words_of.edition):
            names = ", ".join(words_of.atlas.display_name(other) for _relation, other in group.ends)
            rows.append((words(group.label, MUTED), words(names), ()))
            cited += [relation for relation, _other in group.ends]
    if rows:
        blocks.append(FactList(tuple(rows)))
    if not blocks and visible(concept, words_of.edition):
        blocks.append(Paragraph(words(concept.summary)))
        cited.append(concept)
    return SheetPart(concept.name, tuple(blocks), words_of.sources.beside(cited), concept.id)


def _limit(words_of: SheetWords, limit: Limit) -> SheetPart:
    rows = (((words(limit.label, MUTED), words_of.limit(limit), ())),)
    title = words_of.atlas.concepts[limit.concept].name
    return SheetPart(title, (FactList(rows),), words_of.sources.beside([limit]), limit.id)


def _limit_parts(words_of: SheetWords, address: Address) -> list[SheetPart]:
    """Return the limits of a filter, one part for each topic in the order of Browse."""
    atlas = words_of.atlas
    query = LimitQuery(
        words=address.value("words"),
        scope=address.value("scope"),
        topic=address.value("topic"),
        hard=bool(address.value("hard")),
        changed=bool(address.value("changed")),
    )
    chosen = words_of.shown(LimitList(atlas, words_of.edition).select(query))
    if not chosen:
        raise UsageError(size_problem(query.words) or "No limit that this edition shows fits the filter.")
    titles = atlas.topic_titles()
    by_topic: dict[str, list[Limit]] = {topic: [] for topic in titles}
    for limit in chosen:
        by_topic.setdefault(atlas.concepts[limit.concept].topic, []).append(limit)
    return [
        SheetPart(
            titles.get(topic, topic),
            tuple(
                FactList(tuple(_limit_row(words_of, limit) for limit in some)) for some in _by_concept(limits)
            ),
            words_of.sources.beside(limits),
        )
        for topic, limits in by_topic.items()
        if limits
    ]


def _by_concept(limits: Iterable[Limit]) -> Iterable[list[Limit]]:
    """Return limits by their concepts: a list for each, so that a column may end between two."""
    groups: dict[str, list[Limit]] = {}
    for limit in limits:
        groups.setdefault(limit.concept, []).append(limit)
    return groups.values()


def _limit_row(words_of: SheetWords, limit: Limit) -> tuple[Inline, Inline, Inline]:
    return words(limit.label, MUTED), words_of.limit(limit), ()


def _fact(words_of: SheetWords, fact: Fact) -> SheetPart:
    rows = ((words(fact_label(words_of.atlas, fact), MUTED), words_of.value(fact), ()),)
    concept = words_of.atlas.concepts[fact.concept]
    return SheetPart(concept.name, (FactList(rows),), words_of.sources.beside([fact]), fact.id)


def _relation(words_of: SheetWords, relation: Relation) -> SheetPart:
    concepts = words_of.atlas.concepts
    kind = words_of.atlas.relation_kinds[relation.relation]
    note = words(f" ({relation.note})", MUTED) if relation.note else ()
    row = (words(kind.label, MUTED), (*words(concepts[relation.end].name), *note), ())
    title = concepts[relation.start].name
    return SheetPart(title, (FactList((row,)),), words_of.sources.beside([relation]), relation.id)


def _timeline(words_of: SheetWords, timeline: Timeline) -> SheetPart:
    events = sorted(words_of.shown(timeline.events), key=lambda event: event.date)
    rows = tuple(_event_row(words_of, event) for event in events)
    return SheetPart(
        timeline.title, (FactList(rows),) if rows else (), words_of.sources.beside(events), timeline.id
    )


def _event(words_of: SheetWords, event: Event) -> SheetPart:
    title = words_of.atlas.display_name(event.timeline)
    return SheetPart(
        title, (FactList((_event_row(words_of, event),)),), words_of.sources.beside([event]), event.id
    )


def _event_row(words_of: SheetWords, event: Event) -> tuple[Inline, Inline, Inline]:
    lane = words_of.atlas.concepts[event.lane].name
    origin = (
        ", ".join(part for part in (event.by, event.document) if part) if words_of.full else event.document
    )
    says = f"Planned: {event.says.rstrip('.')}" if event.planned else event.says.rstrip(".")
    what = words(f"{lane} {event_phrase(event)}" if event.what in ENDINGS else says)
    return words_of.date(event), (*what, *words(f" ({origin})" if origin else "", MUTED)), ()


def _journey(words_of: SheetWords, journey: Journey) -> SheetPart:
    concepts = words_of.atlas.concepts
    outcome = (*words("works" if journey.works else "fails", STRONG if journey.works else BAD),)
    reason = words(f": {journey.reason}") if journey.reason else ()
    if words_of.full:
        rows = tuple(
            (
                words(f"{number} {concepts[hop.concept].name}", MUTED),
                (*words(hop.says), *words(f" If {hop.condition}." if hop.condition else "", MUTED)),
                (),
            )
            for number, hop in enumerate(journey.hops, start=1)
        )
        blocks: tuple[Block, ...] = (FactList(rows), Paragraph((*outcome, *reason)))
    else:
        way = " → ".join(concepts[hop.concept].name for hop in journey.hops)
        blocks = (Paragraph((*words(f"{way}: "), *outcome, *reason)),)
    return SheetPart(journey.title, blocks, words_of.sources.beside([journey]), journey.id)


def _curated(words_of: SheetWords, comparison: Comparison) -> SheetPart:
    table = compare(words_of.atlas, comparison.subjects, edition=words_of.edition, curated=comparison)
    return comparison_part(words_of, table)


_MAKERS: Mapping[type, Callable[..., SheetPart]] = {
    Comparison: _curated,
    Concept: _concept,
    Event: _event,
    Fact: _fact,
    Journey: _journey,
    Limit: _limit,
    Relation: _relation,
    Timeline: _timeline,
}
