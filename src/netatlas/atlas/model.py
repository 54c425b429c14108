"""The records of an atlas: what is known, frozen, with nothing about files or screens.

A record carries its own provenance (``Sourced``). Ids are stable strings; references between
records are ids, resolved by ``netatlas.atlas.atlas.Atlas``. Figures keep their numbers and units
here; ``netatlas.atlas.values`` puts them into words.
"""

from __future__ import annotations

from typing import NewType

import msgspec

from netatlas.atlas.dates import PartialDate
from netatlas.atlas.enums import (
    Adjustable,
    AttributeType,
    Confidence,
    LimitKind,
    SourceKind,
    State,
    Verdict,
)

RecordId = NewType("RecordId", str)
"""Id of anything in an atlas: a concept, fact, limit, relation, event, comparison, journey ..."""
ConceptId = NewType("ConceptId", str)
AttributeId = NewType("AttributeId", str)
SourceId = NewType("SourceId", str)


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all records: frozen, compared by content."""


class Identified(Record, frozen=True, kw_only=True):
    """A record with an id of its own."""

    id: str


class Quantity(Record, frozen=True, kw_only=True):
    """A figure or a range with its unit.

    Attributes:
        low: lower end, or the figure itself; None where the range is open below.
        high: upper end, equal to ``low`` for a single figure; None where open above.
        unit: a name from ``netatlas.atlas.units``.
        of: what is counted, in words, for the unit ``count`` ("NAT gateways"); else empty.
    """

    low: float | None
    high: float | None
    unit: str
    of: str = ""


class Value(Record, frozen=True, kw_only=True):
    """The value of an attribute, in one of four states.

    With state VALUE exactly one of ``text``, ``flag``, ``quantity`` and ``items`` holds the
    content (``flag`` is then True: a false flag is state NO). ``says`` adds words to any state.
    Dates are ``text`` of the form 2019, 2019-12 or 2019-12-03.
    """

    state: State = State.VALUE
    text: str = ""
    flag: bool = False
    quantity: Quantity | None = None
    items: tuple[str, ...] = ()
    says: str = ""

    @property
    def date(self) -> PartialDate | None:
        """The date that the text writes, where it writes one."""
        return PartialDate.try_parse(self.text)


class Sourced(Identified, frozen=True, kw_only=True):
    """A record that can be checked against documents.

    Attributes:
        sources: ids of the sources, at least one.
        checked: when someone last checked it against them (2026-11).
        as_of: the date of the source itself, where it has one.
        confidence: how sure that check was.
        in_notes: whether the study notes held it (the edition As the notes shows it then).
    """

    sources: tuple[SourceId, ...]
    checked: PartialDate
    as_of: PartialDate | None = None
    confidence: Confidence = Confidence.HIGH
    in_notes: bool = False

    @property
    def source_date(self) -> PartialDate | None:
        """The source's own date where it says more than the check's: where it is of another month."""
        if self.as_of is None or self.as_of.is_same_month(self.checked):
            return None
        return self.as_of


class Evidence(Record, frozen=True, kw_only=True):
    """Where a machine-readable model says what a record says, and what must hold there.

    Attributes:
        source: the source that names the package and its version.
        shape: file and shape in the package ("route53/2013-04-01 RRType").
        members: all members that there are, or empty.
        has: members that must be there.
        lacks: members that must not be there.
        minimum: the lower bound that stands there, or None.
        maximum: the upper bound that stands there, or None.
        words: words that the documentation must hold.
        value: the value that stands there, in data; else None.
        since: the first version of the package in which this holds, or empty.
    """

    source: SourceId
    shape: str
    members: tuple[str, ...] = ()
    has: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    words: tuple[str, ...] = ()
    value: str | bool | float | None = None
    since: str = ""


class Verifiable(Sourced, frozen=True, kw_only=True):
    """A record that can also be held against machine-readable models."""

    evidence: tuple[Evidence, ...] = ()


class Correction(Record, frozen=True, kw_only=True):
    """What the notes said where it differs from what is true today.

    Attributes:
        value: the notes' value.
        verdict: outdated, wrong, incomplete or misplaced.
        since: from when the notes' value no longer held (2022-06); None if it never did.
        claim: id of the claim in the ledger, or empty.
    """

    value: Value
    verdict: Verdict
    since: PartialDate | None = None
    claim: str = ""


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
    """

    timeline: RecordId
    lane: ConceptId
    date: PartialDate
    what: str
    by: str = ""
    says: str
    document: str = ""
    was: Correction | None = None


class Timeline(Identified, frozen=True, kw_only=True):
    """Lanes of dated events; ``subject`` is the concept whose history it is, if it is of one."""

    title: str
    aliases: tuple[str, ...] = ()
    summary: str
    subject: ConceptId | None = None
    lanes: tuple[ConceptId, ...]
    events: tuple[Event, ...]


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


class Claim(Identified, frozen=True, kw_only=True):
    """One bullet of the study notes, checked against the sources.

    Attributes:
        gist: what the notes said, in our own words.
        now: what holds today, in our own words; empty when the verdict is current and nothing is to add.
        since: from when the notes' version no longer held; None if it still does or never did.
        held_by: ids of the facts, limits, relations and events that hold its content.
    """

    section: str
    gist: str
    verdict: Verdict
    now: str = ""
    since: PartialDate | None = None
    held_by: tuple[RecordId, ...]
    sources: tuple[SourceId, ...]
    checked: PartialDate
    confidence: Confidence = Confidence.HIGH


class Source(Identified, frozen=True, kw_only=True):
    """A document that records are checked against.

    Attributes:
        package: the package whose models evidence is held against; empty for a text.
        version: the version of that package.
    """

    id: SourceId
    title: str
    short: str
    publisher: str
    url: str
    kind: SourceKind
    as_of: PartialDate | None = None
    package: str = ""
    version: str = ""


class Kind(Identified, frozen=True, kw_only=True):
    """A kind of concept (service, component, protocol ...); ``key`` are the attributes that matter most."""

    label: str
    key: tuple[AttributeId, ...] = ()


class Attribute(Identified, frozen=True, kw_only=True):
    """A property that facts give a value for.

    Attributes:
        unit: for figures and ranges, a unit of the same dimension as all values have.
        group: heading under which concept pages list it; empty for the general ones.
        yes: words for a true flag ("Supported").
        no: words for a false flag ("Not supported").
    """

    id: AttributeId
    label: str
    type: AttributeType
    unit: str = ""
    group: str = ""
    description: str = ""
    yes: str = "Yes"
    no: str = "No"


class RelationKind(Identified, frozen=True, kw_only=True):
    """A kind of relation, with a label and a sentence form in both directions.

    Attributes:
        label: seen from the start ("requires").
        inverse: seen from the end ("is required by").
        sentence: with {a} for the start and {b} for the end.
        inverse_sentence: the same fact seen from the end.
        traffic: whether packets travel along it.
    """

    label: str
    inverse: str
    sentence: str
    inverse_sentence: str
    traffic: bool = False


class Topic(Identified, frozen=True, kw_only=True):
    """A branch of the Browse panel; the concepts of ``lead`` come first in its list."""

    title: str
    summary: str = ""
    lead: tuple[ConceptId, ...] = ()
    topics: tuple[Topic, ...] = ()


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
