"""What spans several concepts: comparisons, timelines and journeys."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from netatlas.atlas.subjects import FEWEST_SUBJECTS, MOST_SUBJECTS
from netatlas.packs.schema.base import FileRecord
from netatlas.packs.schema.field_types import Date, Month, Name, Ref, Slug, Sources, Words
from netatlas.packs.schema.provenance import Checked, Evidence, Inheriting, OldValue


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
