"""What records rest on: sources, dates and evidence, and what the notes said instead."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from netatlas.atlas.enums import Confidence, SourceKind, Verdict
from netatlas.packs.schema.base import Content, FileRecord
from netatlas.packs.schema.field_types import (
    Absent,
    AnyRef,
    Date,
    MemberNames,
    Month,
    Name,
    PackageVersion,
    Shape,
    Slug,
    Sources,
    Words,
)


class Cited(FileRecord, frozen=True, kw_only=True):
    """Base of records that cite sources."""

    sources: Sources
    as_of: Date | None = None
    confidence: Confidence = Confidence.HIGH
    in_notes: bool = False


class Checked(Cited, frozen=True, kw_only=True):
    """Base of records that say when they were checked."""

    checked: Month


class Inheriting(Cited, frozen=True, kw_only=True):
    """Base of records that may take the date of their check from the record that holds them."""

    checked: Month | None = None


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
