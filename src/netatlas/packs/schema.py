"""The format of packs as types: the one place where it is defined.

The JSON Schema for editors is generated from these types (``netatlas.packs.editor_schema``), the reader
converts files into them, and ``netatlas.packs.assembly`` turns them into records of the atlas. They know
nothing of YAML, lines or faults, and have the names of their counterparts in ``netatlas.atlas.model``.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from netatlas.atlas.dates import DATE_PATTERN
from netatlas.atlas.enums import Adjustable, AttributeType, Confidence, LimitKind, SourceKind, Verdict
from netatlas.atlas.subjects import FEWEST_SUBJECTS, MOST_SUBJECTS
from netatlas.atlas.units import unit_names

FORMAT = 1
"""The version of the format; a pack of a later one is refused."""

Slug = Annotated[
    str,
    Meta(
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$",
        max_length=80,
        description="an id: lower-case letters and digits in words joined by hyphens, such as nat-gateway",
    ),
]
Ref = Annotated[
    str,
    Meta(
        pattern=r"^([a-z0-9-]+:)?[a-z0-9]+(-[a-z0-9]+)*$",
        max_length=160,
        description="the id of a record, such as nat-gateway; from another pack as pack:id",
    ),
]
AnyRef = Annotated[
    str,
    Meta(
        pattern=r"^[a-z0-9-]+([:/>][a-z0-9-]+)*$",
        max_length=240,
        description="the id of any record: nat-gateway/bandwidth, subnet>part-of>vpc, tls-1-2-published",
    ),
]
FactRef = Annotated[
    str,
    Meta(
        pattern=r"^([a-z0-9-]+:)?[a-z0-9-]+/[a-z0-9-]+(:[a-z0-9-]+)?$",
        max_length=240,
        description="the id of a fact, such as nat-instance/managed-by",
    ),
]
Words = Annotated[
    str, Meta(min_length=1, max_length=2000, pattern=r"\S", description="plain words, no mark-up")
]
Name = Annotated[
    str,
    Meta(max_length=120, pattern=r"^\S(.*\S)?$", description="a name of 1 to 120 letters in one line"),
]
Date = (
    Annotated[
        str,
        Meta(
            pattern=rf"^{DATE_PATTERN}$",
            description="a date as 2019, 2019-12 or 2019-12-03",
        ),
    ]
    | Annotated[int, Meta(ge=1000, le=9999, description="a year as 2019")]
)
Month = Annotated[
    str,
    Meta(
        pattern=rf"^(?=.{{7}}){DATE_PATTERN}$",  # the year alone is too short
        description="when it was checked, as 2026-11 or 2026-11-02",
    ),
]
Absent = Annotated[
    Literal["no", "unknown", "not-applicable"],
    Meta(description="no, unknown or not-applicable, where there is no value"),
]
Sentence = Annotated[
    str,
    Meta(
        max_length=200,
        pattern=r"^(?=.*\{a\}).*\{b\}",
        description="a sentence with {a} and {b}, of 200 letters at most",
    ),
]
Sources = Annotated[list[Slug], Meta(min_length=1, description="ids from sources.yaml, at least one")]
Shape = Annotated[
    str,
    Meta(
        max_length=300,
        pattern=r"^(?!.*\.\.)[A-Za-z0-9][A-Za-z0-9_:/.-]*( operation)? [A-Za-z0-9_*][A-Za-z0-9_.*:-]*$",
        description="a file of the package and a shape in it, such as route53/2013-04-01 RRType",
    ),
]
PackageVersion = Annotated[
    str,
    Meta(max_length=40, pattern=r"^[0-9]+(\.[0-9]+)*$", description='a version in quotes, such as "1.44.8"'),
]
MemberNames = Annotated[list[Name], Meta(min_length=1, description="names of members, at least one")]


class FileRecord(Struct, forbid_unknown_fields=True, kw_only=True, frozen=True, omit_defaults=True):
    """Base of every record in a file: unknown keys are refused."""


class Cited(FileRecord, frozen=True, kw_only=True):
    """Base of records that cite sources."""

    sources: Sources
    as_of: Date | None = None
    confidence: Confidence = Confidence.HIGH
    in_notes: bool = False


class Checked(Cited, frozen=True, kw_only=True):
    """Base of records that say when they were checked."""

    checked: Month


class Evidence(FileRecord, frozen=True, kw_only=True):
    """Where a machine-readable model says what the record says, and what must hold there.

    ``source`` names one of the record's sources, which names the package and its version. Without a
    condition the shape must be there; each condition that is given must hold.
    """

    source: Annotated[Slug, Meta(description="the source of the record that names the package")]
    shape: Shape
    members: Annotated[MemberNames, Meta(description="all members that there are")] | None = None
    has: Annotated[MemberNames, Meta(description="members that must be there")] | None = None
    lacks: Annotated[MemberNames, Meta(description="members that must not be there")] | None = None
    minimum: Annotated[float, Meta(description="the lower bound that stands there")] | None = None
    maximum: Annotated[float, Meta(description="the upper bound that stands there")] | None = None
    words: (
        Annotated[list[Name], Meta(min_length=1, description="words that its documentation must hold")] | None
    ) = None
    value: Annotated[str | bool | float, Meta(description="the value that stands there, in data")] | None = (
        None
    )
    since: PackageVersion | None = None


class Inheriting(Cited, frozen=True, kw_only=True):
    """Base of records that may take the date of their check from the record that holds them."""

    checked: Month | None = None


class Quantity(FileRecord, frozen=True, kw_only=True):
    """A figure (``amount``) or a range (``from`` and ``to``, one of which may be left out)."""

    amount: float | None = None
    low: float | None = field(default=None, name="from")
    high: float | None = field(default=None, name="to")
    unit: Annotated[
        str,
        Meta(description="a unit such as Gbps, s, B, count", extra_json_schema={"enum": list(unit_names())}),
    ]
    of: str = ""


Content = Annotated[
    str | bool | int | list[Words] | Quantity,
    Meta(
        description=(
            "words, true or false, a year, a list of words, {amount: 5, unit: Gbps} "
            "or {from: 5, to: 100, unit: Gbps}"
        )
    ),
]


class OldValue(FileRecord, frozen=True, kw_only=True):
    """What the notes said where it differs from today's value."""

    value: Content | None = None
    state: Absent | None = None
    says: str = ""
    verdict: Annotated[
        Literal["outdated", "wrong", "incomplete", "misplaced"],
        Meta(description="outdated, wrong, incomplete or misplaced"),
    ]
    since: Date | None = None
    claim: Slug | None = None


class Fact(Inheriting, frozen=True, kw_only=True):
    """The value of one attribute of the concept. Has either ``value`` or ``state``.

    ``same_as`` names a fact that says the same in other words, so that comparisons call the two equal.
    """

    attribute: Slug
    key: Slug | None = None
    value: Content | None = None
    state: Absent | None = None
    says: str = ""
    same_as: FactRef | None = None
    was: OldValue | None = None
    evidence: list[Evidence] = []


class Limit(Inheriting, frozen=True, kw_only=True):
    """A quota (with a scope) or a figure of the concept."""

    id: Slug
    label: Name
    kind: LimitKind
    value: Quantity
    says: str = ""
    scope: str = ""
    adjustable: Adjustable = Adjustable.UNKNOWN
    importance: Annotated[
        int, Meta(ge=1, le=3, description="3 for what every student should know, 1 for a detail")
    ] = 2
    was: OldValue | None = None
    evidence: list[Evidence] = []


class Relation(FileRecord, frozen=True, kw_only=True):
    """A relation from the concept to another. Without ``sources`` it cites those of the concept."""

    relation: Slug
    to: Ref
    note: str = ""
    sources: Sources | None = None
    checked: Month | None = None
    as_of: Date | None = None
    confidence: Confidence = Confidence.HIGH
    in_notes: bool = False
    evidence: list[Evidence] = []


class Concept(Checked, frozen=True, kw_only=True):
    """A thing to look up; ``concepts.yaml`` or ``concepts/*.yaml`` hold lists of them."""

    id: Slug
    name: Name
    aliases: list[Name] = []
    kind: Slug
    topic: Slug
    summary: Words
    listed: bool = True
    formerly: list[Slug] = []
    facts: list[Fact] = []
    limits: list[Limit] = []
    relations: list[Relation] = []


class Choice(FileRecord, frozen=True, kw_only=True):
    """When to choose one of the compared subjects."""

    subject: Ref
    when: Words


class Comparison(Checked, frozen=True, kw_only=True):
    """A curated comparison; ``comparisons.yaml`` or ``comparisons/*.yaml`` hold lists of them."""

    id: Slug
    title: Name
    aliases: list[Name] = []
    summary: str = ""
    question: Annotated[str, Meta(description="what it decides, for the start page: Which endpoint?")] = ""
    subjects: Annotated[list[Ref], Meta(min_length=FEWEST_SUBJECTS, max_length=MOST_SUBJECTS)]
    attributes: Annotated[list[Slug], Meta(min_length=1)]
    choose: list[Choice] = []


class Event(Inheriting, frozen=True, kw_only=True):
    """Something that happened to the concept ``lane``."""

    id: Slug
    lane: Ref
    date: Date
    what: Annotated[
        Literal["published", "launched", "changed", "deprecated", "prohibited", "retired"],
        Meta(description="published, launched, changed, deprecated, prohibited or retired"),
    ]
    by: str = ""
    says: Words
    document: str = ""
    was: OldValue | None = None
    evidence: list[Evidence] = []


class Timeline(FileRecord, frozen=True, kw_only=True):
    """Lanes of events; ``timelines.yaml`` or ``timelines/*.yaml`` hold lists of them."""

    id: Slug
    title: Name
    aliases: list[Name] = []
    summary: Words
    subject: Ref | None = None
    checked: Month
    lanes: Annotated[list[Ref], Meta(min_length=1)]
    events: list[Event]


class Hop(FileRecord, frozen=True, kw_only=True):
    """One step of a packet."""

    concept: Ref
    says: Words
    condition: str = ""
    sources: Sources | None = None


class Journey(Checked, frozen=True, kw_only=True):
    """The path of a packet; ``journeys.yaml`` or ``journeys/*.yaml`` hold lists of them."""

    id: Slug
    title: Name
    aliases: list[Name] = []
    summary: Words
    works: bool = True
    reason: str = ""
    hops: Annotated[list[Hop], Meta(min_length=2)]


class Claim(FileRecord, frozen=True, kw_only=True):
    """One bullet of the notes; ``claims.yaml`` or ``claims/*.yaml`` hold lists of them."""

    id: Slug
    section: Name
    gist: Words
    verdict: Verdict
    now: str = ""
    since: Date | None = None
    held_by: Annotated[list[AnyRef], Meta(min_length=1)]
    sources: Sources
    checked: Month
    confidence: Confidence = Confidence.HIGH


class Source(FileRecord, frozen=True, kw_only=True):
    """A document that records cite; ``sources.yaml`` or ``sources/*.yaml`` map ids to sources."""

    title: Name
    short: Annotated[str, Meta(min_length=1, max_length=40, description="a short form for small print")]
    publisher: Name
    url: Annotated[str, Meta(pattern=r"^https?://\S+$", description="an address with http or https")]
    kind: SourceKind
    as_of: Date | None = None
    package: (
        Annotated[
            Literal["botocore", "moto", "cfn-lint"],
            Meta(description="the package whose models evidence is held against"),
        ]
        | None
    ) = None
    version: Annotated[PackageVersion, Meta(description="the version of the package")] | None = None


class Kind(FileRecord, frozen=True, kw_only=True):
    """A kind of concept. ``key`` names the attributes that matter most, for its short form."""

    label: Name
    key: Annotated[
        list[Slug], Meta(max_length=7, description="three to seven attributes that matter most, in order")
    ] = []


class Attribute(FileRecord, frozen=True, kw_only=True):
    """A property that facts give a value for."""

    label: Name
    type: AttributeType
    unit: str = ""
    group: str = ""
    description: str = ""
    yes: Name = "Yes"
    no: Name = "No"


class RelationKind(FileRecord, frozen=True, kw_only=True):
    """A kind of relation; both sentences name {a}, its start, and {b}, its end."""

    label: Name
    inverse: Name
    sentence: Sentence
    inverse_sentence: Sentence
    traffic: bool = False


class Vocabulary(FileRecord, frozen=True, kw_only=True):
    """``vocabulary.yaml`` or ``vocabulary/*.yaml``: the words that all other files use."""

    kinds: dict[Slug, Kind] = {}
    attributes: dict[Slug, Attribute] = {}
    relations: dict[Slug, RelationKind] = {}


class Topic(FileRecord, frozen=True, kw_only=True):
    """A branch of the Browse panel; ``topics.yaml`` holds a list of them."""

    id: Slug
    title: Name
    summary: str = ""
    lead: Annotated[list[Ref], Meta(description="concepts that come first in the list, in this order")] = []
    topics: list[Topic] = []


class Explanation(FileRecord, frozen=True, kw_only=True):
    """Why a remark of ``netatlas check`` is left as it is: somebody has looked at it."""

    remark: Annotated[str, Meta(description="the kind of remark, such as low-confidence or contradiction")]
    record: AnyRef
    because: Words


class Pack(FileRecord, frozen=True, kw_only=True):
    """``pack.yaml``: what the pack says about itself."""

    format: Annotated[int, Meta(ge=1, le=FORMAT, description="the version of this format, 1")]
    id: Slug
    title: Name
    version: Name
    licence: Name
    language: Annotated[str, Meta(pattern=r"^[a-z]{2}(-[A-Z]{2})?$", description="a language as en or en-GB")]
    checked: Month
    notice: str = ""
    explained: list[Explanation] = []


SECTIONS: dict[str, type] = {
    "sources": dict[Slug, Source],
    "vocabulary": Vocabulary,
    "topics": list[Topic],
    "concepts": list[Concept],
    "comparisons": list[Comparison],
    "timelines": list[Timeline],
    "journeys": list[Journey],
    "claims": list[Claim],
}
"""What each file (``NAME.yaml``) or folder (``NAME/*.yaml``) of a pack holds, besides ``pack.yaml``."""
