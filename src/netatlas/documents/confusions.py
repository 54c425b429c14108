"""What a concept is often confused with: other concepts, each with what tells the two apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.address import Address
from netatlas.atlas.edition import reading, speaks_for_notes, visible
from netatlas.atlas.enums import AttributeType, State
from netatlas.atlas.kin import CONFUSED_WITH, is_called
from netatlas.atlas.values import content_text, key_words
from netatlas.documents.blocks import MUTED, FactList, Heading, Link, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netatlas.atlas.equivalent_values import Form
    from netatlas.atlas.model import AttributeId, Concept, ConceptId, Fact, Relation, Sourced
    from netatlas.documents.blocks import Block, FactRow, Inline
    from netatlas.documents.builder import DocumentBuilder

_MOST_COMPARED = 4
"""Subjects of a comparison whose concepts are taken for one another; larger ones are overviews."""
_MOST = 6
"""Lines of the section; the relations of the pack are all shown, even if they are more."""


def confusion_blocks(page: DocumentBuilder, concept: Concept) -> tuple[Block, ...]:
    """Return the section or nothing: what the pack names first, then what comparisons set beside it."""
    relations = dict(_relations(page, concept))
    compared = [other for other in _compared(page, concept) if other not in relations]
    others = [*relations, *compared[: max(0, _MOST - len(relations))]]
    rows: list[FactRow] = []
    records: list[tuple[str, ...]] = []
    for other in others:
        relation = relations.get(other)
        apart, cited = _apart(page, concept, other, relation)
        if apart or relation is not None:  # a comparison in which nothing differs says nothing here
            rows.append(((page.link(other),), apart, _cite(page, cited)))
            records.append((relation.id,) if relation is not None else ())
    if not rows:
        return ()
    columns = ("Concept", "What tells them apart", "Source")
    return Heading("Often confused with", anchor="confused"), FactList(tuple(rows), columns, tuple(records))


def _relations(page: DocumentBuilder, concept: Concept) -> Iterator[tuple[ConceptId, Relation]]:
    atlas = page.atlas
    ends = [(relation.end, relation) for relation in atlas.relations_from(concept.id)]
    ends += [(relation.start, relation) for relation in atlas.relations_to(concept.id)]
    for other, relation in ends:
        is_meant = is_called(relation.relation, CONFUSED_WITH) and other != concept.id
        if is_meant and visible(relation, page.edition):
            yield other, relation


def _compared(page: DocumentBuilder, concept: Concept) -> dict[ConceptId, None]:
    """Return the other subjects of the comparisons that a concept is in, each once."""
    return {
        other: None
        for one in page.atlas.comparisons_with(concept.id)
        if len(one.subjects) <= _MOST_COMPARED and visible(one, page.edition)
        for other in one.subjects
        if other != concept.id
    }


def _apart(
    page: DocumentBuilder, concept: Concept, other: ConceptId, relation: Relation | None
) -> tuple[Inline, list[Sourced]]:
    """Return what tells two concepts apart, and the records that say so.

    That is the note of the relation, and the first attribute that differs with a link to the comparison.
    """
    spans: list[Text | Link] = []
    cited: list[Sourced] = [relation] if relation is not None else []
    if relation is not None and relation.note:
        spans.append(Text(f"{relation.note[:1].upper()}{relation.note[1:].rstrip('.')}. "))
    if (attribute := first_difference(page, concept, page.atlas.concepts[other])) is not None:
        label, name = page.atlas.attributes[attribute].label, page.atlas.concepts[other].name
        mine, theirs = (_shown(page, one, attribute) for one in (concept.id, other))
        spans += [
            Link(label, str(_comparison(page, concept.id, other))),
            Text(f": {_text(page, mine)}; "),
            Text(f"{name}: ", MUTED),
            Text(_text(page, theirs)),
        ]
        cited += [*mine, *theirs]
    return tuple(spans), cited


def _cite(page: DocumentBuilder, cited: list[Sourced]) -> Inline:
    """Return the sources of a line, each named once: the rows of the values say more of them."""
    if not cited or any(speaks_for_notes(record, page.edition) for record in cited):
        return page.cite(*cited)
    sources = dict.fromkeys(source for record in cited for source in record.sources)
    return page.cite_sources(sources, max(record.checked for record in cited))


def _comparison(page: DocumentBuilder, one: ConceptId, other: ConceptId) -> Address:
    """Return the address of the written comparison of two concepts alone, or else of a free one."""
    pair = {one, other}
    written = next((each for each in page.atlas.comparisons_with(one) if set(each.subjects) == pair), None)
    return Address.record(written.id) if written is not None else Address.comparison((one, other))


def first_difference(page: DocumentBuilder, one: Concept, other: Concept) -> AttributeId | None:
    """Return the first attribute by which two concepts differ, or None.

    What a written comparison of both has first, or else the kind's key attributes, goes before all others;
    flags, figures, dates and lists go before texts, which are seldom worded alike and seldom short.
    """
    atlas = page.atlas
    curated = next((c for c in atlas.comparisons_with(one.id) if other.id in c.subjects), None)
    first = curated.attributes if curated is not None else atlas.kinds[one.kind].key
    theirs = {fact.attribute for fact in other.facts}
    wanted = (*first, *(fact.attribute for fact in one.facts))
    shared = [name for name in dict.fromkeys(wanted) if name in theirs]
    shared.sort(key=lambda name: atlas.attributes[name].type is AttributeType.TEXT)
    return next((name for name in shared if _differ(page, one, other, name)), None)


def _differ(page: DocumentBuilder, one: Concept, other: Concept, attribute: AttributeId) -> bool:
    mine, theirs = (_forms(page, concept, attribute) for concept in (one, other))
    return bool(mine and theirs) and mine != theirs


def _forms(page: DocumentBuilder, concept: Concept, attribute: AttributeId) -> frozenset[tuple[str, Form]]:
    values = ((fact, reading(fact, page.edition).value) for fact in _shown(page, concept.id, attribute))
    return frozenset(
        (fact.key, page.atlas.equivalent_values.form(attribute, value))
        for fact, value in values
        if value.state is not State.UNKNOWN
    )


def _text(page: DocumentBuilder, facts: list[Fact]) -> str:
    attributes = page.atlas.attributes
    return ", ".join(
        key_words(fact, attributes[fact.attribute])
        + content_text(reading(fact, page.edition).value, attributes[fact.attribute])
        for fact in facts
    )


def _shown(page: DocumentBuilder, concept_id: str, attribute: AttributeId) -> list[Fact]:
    return [fact for fact in page.atlas.facts_of(concept_id, attribute) if visible(fact, page.edition)]
