"""The words that all other files use, and the topics."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from netatlas.atlas.enums import AttributeType
from netatlas.packs.schema.base import FileRecord
from netatlas.packs.schema.field_types import Name, Ref, Sentence, Slug


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
