"""What can be asked of an atlas: a card for each fact, limit and event that has an answer, as of today."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from netatlas.atlas.enums import State
from netatlas.atlas.event_words import event_name
from netatlas.atlas.record_words import fact_label
from netatlas.atlas.values import content_text, value_text
from netatlas.documents.limits import kind_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import date

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Attribute, Concept, Correction, Event, Fact, Limit, Topic

TAG = "NetAtlas"
"""The tag above those of the topics."""
WITHDRAWN_TAG = f"{TAG}::withdrawn"
_WITHDRAWN = "Withdrawn: NetAtlas no longer holds an answer to this."
_NOT_IN_TAGS = re.compile(r"[^\w-]+")


class Card(NamedTuple):
    """One question with its answer, in plain text.

    Attributes:
        id: of the record, by which Anki finds the card again.
        question: what is asked.
        answer: what holds today.
        details: what explains the answer, and what the notes said; may be empty.
        topic: the title of the topic.
        sources: small print.
        tags: without blanks.
        day: when the answer last changed; None where the pack does not say it.
    """

    id: str
    question: str
    answer: str
    details: str
    topic: str
    sources: str
    tags: tuple[str, ...]
    day: date | None


def cards_of(
    atlas: Atlas, concepts: Collection[str] | None, days: Mapping[str, date], withdrawn: Mapping[str, date]
) -> list[Card]:
    """Return the cards of concepts in reading order: by topic, then as Browse lists them.

    Args:
        atlas: where they are.
        concepts: their ids; None for all.
        days: when each answer last changed, by the id of its record.
        withdrawn: the records that had an answer once, and when it went.
    """
    maker = _Maker(atlas, days)
    wanted = [one for one in _reading_order(atlas) if concepts is None or one.id in concepts]
    cards = [card for concept in wanted for card in maker.cards(concept)]
    made = {card.id for card in cards}
    ids = {concept.id for concept in wanted}
    for record, day in withdrawn.items():
        owner = record.partition("/")[0]
        if record not in made and (concepts is None or owner in ids):
            cards.append(maker.withdrawn(record, day))
    return cards


class _Maker:
    """Makes the cards of one atlas."""

    def __init__(self, atlas: Atlas, days: Mapping[str, date]) -> None:
        self._atlas = atlas
        self._days = days
        self._titles = atlas.topic_titles()
        self._tags = dict(_topic_tags(atlas.topics, TAG))
        self._events: dict[str, list[Event]] = {}
        for event in atlas.events.values():
            self._events.setdefault(event.lane, []).append(event)

    def cards(self, concept: Concept) -> Iterator[Card]:
        """Yield the cards of one concept."""
        for fact in concept.facts:
            if fact.value.state is not State.UNKNOWN:
                yield self._fact(concept, fact)
        for limit in concept.limits:
            if limit.value.state is not State.UNKNOWN:
                yield self._limit(concept, limit)
        for event in self._events.get(concept.id, ()):
            yield self._event(concept, event)

    def withdrawn(self, record: str, day: date) -> Card:
        """Return the card of a record that is gone; its question is made of the id."""
        owner, _, attribute = record.partition("/")
        known = self._atlas.concepts.get(owner)
        label = self._atlas.attributes.get(attribute.partition(":")[0])
        name = known.name if known is not None else owner
        asked = label.label if label is not None else attribute
        question = f"{name}: {asked}" if attribute else name
        return Card(record, question, _WITHDRAWN, "", "", "", (TAG, WITHDRAWN_TAG), day)

    def _fact(self, concept: Concept, fact: Fact) -> Card:
        attribute = self._atlas.attributes[fact.attribute]
        details = (_sentence(fact.value.says), _noted(fact.was, attribute))
        question = f"{concept.name}: {fact_label(self._atlas, fact)}"
        return self._card(concept, fact, question, content_text(fact.value, attribute), details)

    def _limit(self, concept: Concept, limit: Limit) -> Card:
        scope = f", {limit.scope}" if limit.scope else ""
        details = (_sentence(limit.value.says), _sentence(kind_words(limit)), _noted(limit.was))
        question = f"{concept.name}: {limit.label}{scope}"
        return self._card(concept, limit, question, content_text(limit.value), details)

    def _event(self, concept: Concept, event: Event) -> Card:
        by = f" by {event.by}" if event.by else ""
        # of one thing many may have changed, so that the question has to say which
        which = f": {event.says}" if event.what == "changed" else ""
        details = ("" if which else _sentence(event.says), _sentence(event.document), _noted(event.was))
        asked = "When is" if event.planned else "When was"
        question = f"{asked} {concept.name} {event_name(event)}{by}{which}"
        return self._card(concept, event, question, str(event.date), details)

    def _card(
        self,
        concept: Concept,
        record: Fact | Limit | Event,
        question: str,
        answer: str,
        details: tuple[str, ...],
    ) -> Card:
        return Card(
            id=record.id,
            question=question,
            answer=answer,
            details="\n".join(part for part in details if part),
            topic=self._titles.get(concept.topic, ""),
            sources=self._atlas.cite(record),
            tags=(self._tags.get(concept.topic, TAG),),
            day=self._days.get(record.id),
        )


def _reading_order(atlas: Atlas) -> Iterator[Concept]:
    """Yield all concepts: by topic as Browse lists them, then those that it does not list."""
    listed = [concept for topic in atlas.topic_titles() for concept in atlas.concepts_in(topic)]
    seen = {concept.id for concept in listed}
    yield from listed
    yield from (concept for concept in atlas.concepts.values() if concept.id not in seen)


def _topic_tags(topics: Collection[Topic], above: str) -> Iterator[tuple[str, str]]:
    """Yield the tag of each topic by its id, below that of the topic that it belongs to."""
    for topic in topics:
        tag = f"{above}::{_NOT_IN_TAGS.sub('-', topic.id)}"
        yield topic.id, tag
        yield from _topic_tags(topic.topics, tag)


def _noted(was: Correction | None, attribute: Attribute | None = None) -> str:
    """Return what the notes said where it was another thing."""
    if was is None:
        return ""
    since = f", not true since {was.since}" if was.since is not None else ""
    return f"The notes said: {value_text(was.value, attribute)} ({was.verdict.words}{since})."


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:].rstrip('.')}." if words else ""
