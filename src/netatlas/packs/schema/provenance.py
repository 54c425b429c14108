"""What records rest on: sources, dates and evidence, and what the notes said instead."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta
from typing_extensions import Doc

from netatlas.atlas.enums import Confidence, SourceKind, Verdict
from netatlas.packs.schema.base import Content, FileRecord
from netatlas.packs.schema.field_types import (
    ONE_LINE,
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

    sources: Annotated[Sources, Doc("The sources that say what the record says, the best one first")]
    as_of: Annotated[
        Date | None, Doc("The date of what the source says, where it is not that of the first source")
    ] = None
    confidence: Annotated[Confidence, Doc("How sure the check was; high unless written")] = Confidence.HIGH
    in_notes: Annotated[bool, Doc("Whether the original notes held this")] = False


class Checked(Cited, frozen=True, kw_only=True):
    """Base of records that say when they were checked."""

    checked: Annotated[Month, Doc("When someone last compared the record with its sources")]


class Inheriting(Cited, frozen=True, kw_only=True):
    """Base of records that may take the date of their check from the record that holds them."""

    checked: Annotated[
        Month | None,
        Doc("When someone last compared this with its sources, if not together with what holds it"),
    ] = None


class Evidence(FileRecord, frozen=True, kw_only=True):
    """Where a machine-readable model says what the record says, and what must hold there.

    ``source`` names one of the record's sources, which names the package and its version. Without a
    condition the shape must be there; each condition that is given must hold.
    """

    source: Annotated[Slug, Doc("The source of the record that names the package")]
    shape: Annotated[Shape, Doc("Where in the package it is said")]
    members: Annotated[MemberNames | None, Doc("All members that there are")] = None
    has: Annotated[MemberNames | None, Doc("Members that must be there")] = None
    lacks: Annotated[MemberNames | None, Doc("Members that must not be there")] = None
    minimum: Annotated[int | float | None, Doc("The lower bound that the shape has")] = None
    maximum: Annotated[int | float | None, Doc("The upper bound that the shape has")] = None
    words: Annotated[
        Annotated[list[Name], Meta(min_length=1, description="words, at least one")] | None,
        Doc("Words that the shape's documentation must hold"),
    ] = None
    value: Annotated[str | bool | int | float | None, Doc("The value that data has there")] = None
    since: Annotated[PackageVersion | None, Doc("The first version of the package in which this holds")] = (
        None
    )


class OldValue(FileRecord, frozen=True, kw_only=True):
    """What the notes said where it differs from today's value."""

    value: Annotated[Content | None, Doc("The notes' value")] = None
    state: Annotated[Absent | None, Doc("What the notes said instead of a value")] = None
    says: Annotated[str, Doc("The notes' further words behind the value")] = ""
    verdict: Annotated[
        Literal["outdated", "wrong", "incomplete", "misplaced"],
        Meta(description="outdated, wrong, incomplete or misplaced"),
        Doc("Why the notes' value is not today's"),
    ]
    since: Annotated[Date | None, Doc("From when the notes' value no longer held; none if it never did")] = (
        None
    )
    claim: Annotated[Slug | None, Doc("The claim of the ledger that is about it")] = None


class Source(FileRecord, frozen=True, kw_only=True):
    """A document that records cite; ``sources.yaml`` or ``sources/*.yaml`` map ids to sources."""

    title: Annotated[Name, Doc("The title of the document")]
    short: Annotated[
        str,
        Meta(max_length=40, pattern=ONE_LINE, description="a short form for small print, in one line"),
        Doc("What the document is called beside a fact"),
    ]
    publisher: Annotated[Name, Doc("Who published it")]
    url: Annotated[
        str,
        Meta(pattern=r"^https?://\S+$", description="an address with http or https"),
        Doc("Where the document is"),
    ]
    kind: Annotated[SourceKind, Doc("What sort of document it is")]
    as_of: Annotated[
        Date | None, Doc("The date of the document itself; records that cite it first take it over")
    ] = None
    package: Annotated[
        Annotated[Literal["botocore", "moto", "cfn-lint"], Meta(description="botocore, moto or cfn-lint")]
        | None,
        Doc("The package whose models evidence is held against, where the source is one"),
    ] = None
    version: Annotated[PackageVersion | None, Doc("The version of the package")] = None


class Claim(FileRecord, frozen=True, kw_only=True):
    """One bullet of the notes; ``claims.yaml`` or ``claims/*.yaml`` hold lists of them."""

    id: Annotated[Slug, Doc("The id of the claim, by which `was` names it")]
    section: Annotated[Name, Doc("The section of the notes that it is from")]
    gist: Annotated[Words, Doc("What the notes said, in your own words")]
    verdict: Annotated[Verdict, Doc("What the check against the sources found")]
    now: Annotated[str, Doc("What holds today, in your own words; needed unless the verdict is current")] = ""
    since: Annotated[Date | None, Doc("From when the notes' version no longer held")] = None
    held_by: Annotated[
        list[AnyRef],
        Meta(min_length=1, description="ids of records, at least one"),
        Doc("The records that hold the content of the claim"),
    ]
    sources: Annotated[Sources, Doc("The sources that the claim was checked against")]
    checked: Annotated[Month, Doc("When someone last compared the claim with its sources")]
    confidence: Annotated[Confidence, Doc("How sure the check was; high unless written")] = Confidence.HIGH
