"""What spans several concepts: comparisons, timelines, journeys, and positions in the graph."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta
from typing_extensions import Doc

from netatlas.atlas.subjects import FEWEST_SUBJECTS, MOST_SUBJECTS
from netatlas.packs.schema.base import FileRecord
from netatlas.packs.schema.field_types import Date, Month, Name, Ref, Slug, Sources, Words
from netatlas.packs.schema.provenance import Checked, Evidence, Inheriting, OldValue


class Choice(FileRecord, frozen=True, kw_only=True):
    """When to choose one of the compared subjects."""

    subject: Annotated[Ref, Doc("The subject to choose")]
    when: Annotated[Words, Doc("What you want if you choose it")]


class Comparison(Checked, frozen=True, kw_only=True):
    """A curated comparison; ``comparisons.yaml`` or ``comparisons/*.yaml`` hold lists of them."""

    id: Annotated[Slug, Doc("The id of the comparison, which no other record has")]
    title: Annotated[Name, Doc("What the comparison is called")]
    aliases: Annotated[list[Name], Doc("Further names by which the search finds it")] = []
    summary: Annotated[str, Doc("What makes the difference, in one or two sentences")] = ""
    question: Annotated[str, Doc("What it decides, for a card on the start page: Which endpoint?")] = ""
    subjects: Annotated[
        list[Ref],
        Meta(min_length=FEWEST_SUBJECTS, max_length=MOST_SUBJECTS, description="a list of concepts"),
        Doc("The concepts that are compared, in the order of the columns"),
    ]
    attributes: Annotated[
        list[Slug],
        Meta(min_length=1, description="a list of attributes"),
        Doc("The attributes that they are compared by, in the order of the rows"),
    ]
    choose: Annotated[list[Choice], Doc("When to choose which of the subjects")] = []


class Event(Inheriting, frozen=True, kw_only=True):
    """Something that happened to the concept ``lane``."""

    id: Annotated[Slug, Doc("The id of the event, which no other record has")]
    lane: Annotated[Ref, Doc("The concept that it happened to, one of the timeline's lanes")]
    date: Annotated[Date, Doc("When it happened, as far as that is known")]
    what: Annotated[
        Literal["published", "launched", "changed", "deprecated", "prohibited", "retired"],
        Meta(description="published, launched, changed, deprecated, prohibited or retired"),
        Doc("What sort of event it is"),
    ]
    by: Annotated[str, Doc("Who did it: IETF, AWS")] = ""
    says: Annotated[Words, Doc("What happened, in a few words")]
    document: Annotated[str, Doc("The document that did it: RFC 5246")] = ""
    was: Annotated[OldValue | None, Doc("The date that the notes gave, where it differs")] = None
    evidence: Annotated[list[Evidence], Doc("Where machine-readable models say the same")] = []


class Timeline(FileRecord, frozen=True, kw_only=True):
    """Lanes of events; ``timelines.yaml`` or ``timelines/*.yaml`` hold lists of them."""

    id: Annotated[Slug, Doc("The id of the timeline, which no other record has")]
    title: Annotated[Name, Doc("What the timeline is called")]
    aliases: Annotated[list[Name], Doc("Further names by which the search finds it")] = []
    summary: Annotated[Words, Doc("What it shows, in one or two sentences")]
    subject: Annotated[Ref | None, Doc("The concept whose history it is, if it is of one")] = None
    checked: Annotated[Month, Doc("When someone last compared the events with their sources")]
    lanes: Annotated[
        list[Ref],
        Meta(min_length=1, description="a list of concepts"),
        Doc("The concepts that have a lane of their own, from top to bottom"),
    ]
    events: Annotated[list[Event], Doc("What happened, in any order")]


class Hop(FileRecord, frozen=True, kw_only=True):
    """One step of a packet."""

    concept: Annotated[Ref, Doc("Where the packet is")]
    says: Annotated[Words, Doc("What happens to the packet there")]
    condition: Annotated[str, Doc("What must be so for the packet to get on")] = ""
    sources: Annotated[
        Sources | None, Doc("The sources that say it; those of the journey unless written")
    ] = None


class Journey(Checked, frozen=True, kw_only=True):
    """The path of a packet; ``journeys.yaml`` or ``journeys/*.yaml`` hold lists of them."""

    id: Annotated[Slug, Doc("The id of the journey, which no other record has")]
    title: Annotated[Name, Doc("From where to where the packet travels")]
    aliases: Annotated[list[Name], Doc("Further names by which the search finds it")] = []
    summary: Annotated[Words, Doc("What the way shows, in one or two sentences")]
    works: Annotated[bool, Doc("Whether the packet arrives; false needs a reason")] = True
    reason: Annotated[str, Doc("Why the packet does not arrive")] = ""
    hops: Annotated[
        list[Hop],
        Meta(min_length=2, description="a list of steps, two at least"),
        Doc("Where the packet passes, in this order"),
    ]


class GraphPosition(FileRecord, frozen=True, kw_only=True):
    """Where the graph shows a record; ``positions.yaml`` or ``positions/*.yaml`` map ids to them."""

    x: Annotated[
        float, Doc("How far to the right of the map's middle, in pixels of a map on which labels have room")
    ]
    y: Annotated[float, Doc("How far below the map's middle, in the same pixels")]
