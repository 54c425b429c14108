"""What is said in the atlas, cut into passages: a summary, a fact, a limit, a claim, an event.

A passage knows which concept it is about and which words label it. Scoring is the matter of
``bodies``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netatlas.atlas.values import content_text, value_text
from netatlas.search.figures import figure_terms, number_word, plain_numbers, quantity_terms
from netatlas.search.text import FILLERS, stem, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Concept, Fact, Limit, Value


class Passage(NamedTuple):
    """A piece of text about one concept.

    Attributes:
        record: id of the fact, limit, concept ... that says it.
        owner: id of the concept that it is about.
        label: terms of what it is called.
        terms: terms of what it says.
    """

    record: str
    owner: str
    label: frozenset[str]
    terms: frozenset[str]


def terms_of(text: str) -> frozenset[str]:
    """Return the terms of a text: stems of its words, its numbers, its figures with units."""
    words = words_of(plain_numbers(text)).words
    stems = {stem(number_word(word)) for word in words if word not in FILLERS}
    return frozenset(stems | set(figure_terms(words)))


def passages(atlas: Atlas) -> Iterator[Passage]:
    """Yield everything that ``atlas`` says about its concepts."""
    nothing: frozenset[str] = frozenset()
    for concept in atlas.concepts.values():
        yield Passage(concept.id, concept.id, nothing, terms_of(concept.summary))
        yield from _details(atlas, concept)
    for comparison in atlas.comparisons:
        for choice in comparison.choose:
            yield Passage(comparison.id, choice.subject, nothing, terms_of(choice.when))
    for event in atlas.events.values():
        said = f"{event.says} {event.by} {event.document} {event.date}"
        yield Passage(event.id, event.lane, nothing, terms_of(said))
    for claim in atlas.claims:
        for owner in dict.fromkeys(atlas.owner_of(record_id) for record_id in claim.held_by):
            if owner in atlas.concepts:
                yield Passage(claim.id, owner, nothing, terms_of(f"{claim.gist} {claim.now}"))


def _details(atlas: Atlas, concept: Concept) -> Iterator[Passage]:
    for fact in concept.facts:
        attribute = atlas.attributes[fact.attribute]
        label = f"{attribute.label} {fact.key} {fact.attribute}"
        said = f"{value_text(fact.value, attribute)} {_old_words(fact)}"
        yield Passage(fact.id, concept.id, terms_of(label), terms_of(said) | _figures(fact))
    for limit in concept.limits:
        said = f"{value_text(limit.value, None)} {limit.scope} {_old_words(limit)}"
        yield Passage(limit.id, concept.id, terms_of(limit.label), terms_of(said) | _figures(limit))
    for relation in concept.relations:
        kind = atlas.relation_kinds[relation.relation]
        said = f"{kind.label} {atlas.concepts[relation.end].name} {relation.note}"
        yield Passage(relation.id, concept.id, frozenset(), terms_of(said))


def _old_words(record: Fact | Limit) -> str:
    return content_text(record.was.value, None) if record.was is not None else ""


def _figures(record: Fact | Limit) -> frozenset[str]:
    values: tuple[Value, ...] = (record.value,) if record.was is None else (record.value, record.was.value)
    return frozenset(
        term for value in values if value.quantity is not None for term in quantity_terms(value.quantity)
    )
