"""Concepts with their facts, limits and relations."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from netatlas.atlas.enums import Adjustable, Confidence, LimitKind
from netatlas.packs.schema.base import Content, FileRecord, Quantity
from netatlas.packs.schema.field_types import Absent, Date, FactRef, Month, Name, Ref, Slug, Sources, Words
from netatlas.packs.schema.provenance import Checked, Evidence, Inheriting, OldValue


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
