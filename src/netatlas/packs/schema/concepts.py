"""Concepts with their facts, limits and relations."""

from __future__ import annotations

from typing import Annotated

from typing_extensions import Doc

from netatlas.atlas.enums import Adjustable, Confidence, LimitKind
from netatlas.packs.schema.base import Content, FileRecord, Quantity
from netatlas.packs.schema.field_types import (
    Absent,
    Date,
    FactRef,
    Importance,
    Month,
    Name,
    Ref,
    Slug,
    Sources,
    Words,
)
from netatlas.packs.schema.provenance import Checked, Evidence, Inheriting, OldValue


class Fact(Inheriting, frozen=True, kw_only=True):
    """The value of one attribute of the concept. Has either ``value`` or ``state``.

    ``same_as`` names a fact that says the same in other words, so that comparisons call the two equal.
    """

    attribute: Annotated[Slug, Doc("The attribute that the fact gives a value for, from the vocabulary")]
    key: Annotated[Slug | None, Doc("What tells this fact from another of its attribute: burst")] = None
    value: Annotated[Content | None, Doc("The value, of the type that the attribute has")] = None
    state: Annotated[Absent | None, Doc("What holds instead of a value")] = None
    says: Annotated[str, Doc("Further words behind the value")] = ""
    same_as: Annotated[
        FactRef | None, Doc("The fact of the same attribute that says the same in other words")
    ] = None
    was: Annotated[OldValue | None, Doc("What the notes said, where it differs")] = None
    evidence: Annotated[list[Evidence], Doc("Where machine-readable models say the same")] = []


class Limit(Inheriting, frozen=True, kw_only=True):
    """A quota (with a scope) or a figure of the concept."""

    id: Annotated[Slug, Doc("The id of the limit, which no other record has")]
    label: Annotated[Name, Doc("What is limited: NAT gateways")]
    kind: Annotated[LimitKind, Doc("A quota of an account, or a figure that the thing itself has")]
    value: Annotated[Quantity, Doc("The limit itself")]
    says: Annotated[str, Doc("Further words behind the value")] = ""
    scope: Annotated[str, Doc("What the limit holds for: per Region and account; a quota needs one")] = ""
    adjustable: Annotated[Adjustable, Doc("Whether it is raised on request; unknown unless written")] = (
        Adjustable.UNKNOWN
    )
    importance: Annotated[
        Importance, Doc("How many students should know it: 3 for every one, 1 for a detail; 2 unless written")
    ] = 2
    was: Annotated[OldValue | None, Doc("What the notes said, where it differs")] = None
    evidence: Annotated[list[Evidence], Doc("Where machine-readable models say the same")] = []


class Relation(FileRecord, frozen=True, kw_only=True):
    """A relation from the concept to another. Without ``sources`` it cites those of the concept."""

    relation: Annotated[Slug, Doc("The kind of relation, from the vocabulary")]
    to: Annotated[Ref, Doc("The concept at the other end")]
    note: Annotated[str, Doc("In which case or how it holds, in a few words")] = ""
    sources: Annotated[
        Sources | None, Doc("The sources that say it; those of the concept unless written")
    ] = None
    checked: Annotated[
        Month | None,
        Doc("When someone last compared this with its sources, if not together with the concept"),
    ] = None
    as_of: Annotated[
        Date | None, Doc("The date of what the source says, where it is not that of the first source")
    ] = None
    confidence: Annotated[Confidence, Doc("How sure the check was; high unless written")] = Confidence.HIGH
    in_notes: Annotated[bool, Doc("Whether the original notes held this")] = False
    evidence: Annotated[list[Evidence], Doc("Where machine-readable models say the same")] = []


class Concept(Checked, frozen=True, kw_only=True):
    """A thing to look up; ``concepts.yaml`` or ``concepts/*.yaml`` hold lists of them."""

    id: Annotated[Slug, Doc("The id of the concept, which no other record has and which should never change")]
    name: Annotated[Name, Doc("What the concept is called, as its documents write it")]
    aliases: Annotated[list[Name], Doc("Further names by which the search finds it")] = []
    kind: Annotated[Slug, Doc("What sort of thing the concept is, from the vocabulary: component, protocol")]
    topic: Annotated[Slug, Doc("The topic of the Browse panel that lists it, from the topics")]
    summary: Annotated[Words, Doc("What it is, in one or two sentences of your own")]
    listed: Annotated[bool, Doc("Whether the Browse panel lists it; true unless written")] = True
    formerly: Annotated[
        list[Slug], Doc("Ids that the concept used to have, so that they still lead here")
    ] = []
    facts: Annotated[list[Fact], Doc("What is known of it: values of attributes")] = []
    limits: Annotated[list[Limit], Doc("The quotas and figures that bound it")] = []
    relations: Annotated[list[Relation], Doc("What it has to do with other concepts")] = []
