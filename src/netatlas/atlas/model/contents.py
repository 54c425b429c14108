"""Concepts with what they hold, what spans several of them, and ``Contents``, which holds all records."""

from __future__ import annotations

from netatlas.atlas.dates import PartialDate
from netatlas.atlas.enums import Adjustable, LimitKind
from netatlas.atlas.model.base import AttributeId, ConceptId, Identified, Record, RecordId, SourceId, Value
from netatlas.atlas.model.provenance import Claim, Correction, Source, Sourced, Verifiable
from netatlas.atlas.model.vocabulary import Attribute, Kind, RelationKind, Synonym, Topic


class Fact(Verifiable, frozen=True, kw_only=True):
    """One attribute of one concept. Its id is ``concept/attribute`` or ``concept/attribute:key``.

    ``same_as`` is the id of a fact of the same attribute that says the same in other words, or empty.
    """

    concept: ConceptId
    attribute: AttributeId
    key: str = ""
    value: Value
    was: Correction | None = None
    same_as: str = ""


class Limit(Verifiable, frozen=True, kw_only=True):
    """A quota or a figure that a concept is bounded by; its importance is 1 to 3, 3 the highest."""

    concept: ConceptId
    label: str
    kind: LimitKind
    value: Value
    scope: str = ""
    adjustable: Adjustable = Adjustable.UNKNOWN
    importance: int = 2
    was: Correction | None = None


class Relation(Verifiable, frozen=True, kw_only=True):
    """A directed, labelled edge between two concepts. Its id is ``start>relation>end``."""

    start: ConceptId
    relation: str
    end: ConceptId
    note: str = ""


class Concept(Sourced, frozen=True, kw_only=True):
    """A thing that can be looked up.

    Attributes:
        kind: id of a ``Kind`` of the vocabulary.
        topic: id of the topic that lists it.
        summary: one or two sentences.
        listed: whether Browse lists it; a thing that only a comparison needs is not.
        formerly: ids that it used to have.
    """

    id: ConceptId
    name: str
    aliases: tuple[str, ...] = ()
    kind: str
    topic: str
    summary: str
    facts: tuple[Fact, ...] = ()
    limits: tuple[Limit, ...] = ()
    relations: tuple[Relation, ...] = ()
    listed: bool = True
    formerly: tuple[str, ...] = ()


class Choice(Record, frozen=True, kw_only=True):
    """When to choose one subject of a comparison."""

    subject: ConceptId
    when: str


class Comparison(Sourced, frozen=True, kw_only=True):
    """A curated comparison: which subjects, which attributes, in which order.

    Attributes:
        question: what it decides ("Which endpoint?"), for the start page; empty for most.
    """

    title: str
    aliases: tuple[str, ...] = ()
    summary: str = ""
    question: str = ""
    subjects: tuple[ConceptId, ...]
    attributes: tuple[AttributeId, ...]
    choose: tuple[Choice, ...] = ()


class Event(Verifiable, frozen=True, kw_only=True):
    """Something that happened on a timeline.

    Attributes:
        lane: the concept that it happened to.
        date: when it happened, as far as that is known.
        what: published, launched, changed, deprecated, prohibited, retired.
        by: who did it (IETF, AWS, Netscape).
        document: the document that did it ("RFC 5246"), or empty.
        was: the notes' date, where it was another.
        planned: whether its date lies after that of its pack, so that nobody can say that it happened.
    """

    timeline: RecordId
    lane: ConceptId
    date: PartialDate
    what: str
    by: str = ""
    says: str
    document: str = ""
    was: Correction | None = None
    planned: bool = False


class Timeline(Identified, frozen=True, kw_only=True):
    """Lanes of dated events.

    Attributes:
        subject: the concept whose history it is, if it is of one.
        pack_date: the date of its pack; what lies after it is planned. None where the pack has none.
    """

    title: str
    aliases: tuple[str, ...] = ()
    summary: str
    subject: ConceptId | None = None
    lanes: tuple[ConceptId, ...]
    events: tuple[Event, ...]
    pack_date: PartialDate | None = None


class Hop(Record, frozen=True, kw_only=True):
    """One step of a packet: where it is, what happens there, and under which condition."""

    concept: ConceptId
    says: str
    condition: str = ""
    sources: tuple[SourceId, ...] = ()


class Journey(Sourced, frozen=True, kw_only=True):
    """A packet's way, hop by hop; ``works`` is false for a way that fails, and ``reason`` says why."""

    title: str
    aliases: tuple[str, ...] = ()
    summary: str
    hops: tuple[Hop, ...]
    works: bool = True
    reason: str = ""


class GraphPosition(Identified, frozen=True, kw_only=True):
    """Where the graph shows the record with this id; y grows downwards."""

    id: RecordId
    x: float
    y: float


class Explanation(Record, frozen=True, kw_only=True):
    """Why a remark on a record is known and accepted."""

    remark: str
    record: RecordId
    because: str


class PackInfo(Identified, frozen=True, kw_only=True):
    """What a pack says of itself; ``checked`` is None where a damaged ``pack.yaml`` does not say it."""

    title: str
    version: str
    licence: str
    language: str
    format: int
    checked: PartialDate | None
    notice: str = ""
    explained: tuple[Explanation, ...] = ()


class Contents(Record, frozen=True, kw_only=True):
    """All records of one or more packs, in the order of the files."""

    packs: tuple[PackInfo, ...]
    sources: tuple[Source, ...] = ()
    kinds: tuple[Kind, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    relation_kinds: tuple[RelationKind, ...] = ()
    topics: tuple[Topic, ...] = ()
    concepts: tuple[Concept, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    timelines: tuple[Timeline, ...] = ()
    journeys: tuple[Journey, ...] = ()
    claims: tuple[Claim, ...] = ()
    positions: tuple[GraphPosition, ...] = ()
    synonyms: tuple[Synonym, ...] = ()
