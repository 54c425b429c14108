"""The words that all other files use, and the topics."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta
from typing_extensions import Doc

from netatlas.atlas.enums import AttributeType
from netatlas.packs.schema.base import FileRecord
from netatlas.packs.schema.field_types import Name, Phrases, Ref, Sentence, Slug


class Kind(FileRecord, frozen=True, kw_only=True):
    """A kind of concept."""

    label: Annotated[Name, Doc("What the kind is called on the screen")]
    key: Annotated[
        list[Slug],
        Meta(min_length=3, max_length=7, description="three to seven attributes"),
        Doc("The attributes that matter most for concepts of this kind, in this order"),
    ] = []


class Attribute(FileRecord, frozen=True, kw_only=True):
    """A property that facts give a value for."""

    label: Annotated[Name, Doc("What the attribute is called on the screen")]
    type: Annotated[AttributeType, Doc("What form its values have")]
    unit: Annotated[str, Doc("For a figure or range, a unit of the dimension that all values have")] = ""
    group: Annotated[str, Doc("The heading under which concept pages list it; none for the general ones")] = (
        ""
    )
    description: Annotated[str, Doc("What it means, in a sentence")] = ""
    yes: Annotated[Name, Doc("The word for true; Yes unless written")] = "Yes"
    no: Annotated[Name, Doc("The word for false; No unless written")] = "No"
    none: Annotated[
        Name, Doc("The words for `state: no` where the type is not flag; None unless written")
    ] = "None"
    keys: Annotated[
        dict[Slug, Name], Doc("What the keys of its facts are called on the screen: `tcp: TCP`")
    ] = {}


class RelationKind(FileRecord, frozen=True, kw_only=True):
    """A kind of relation; both sentences name {a}, its start, and {b}, its end."""

    label: Annotated[Name, Doc("What it is called seen from its start: requires")]
    inverse: Annotated[Name, Doc("What it is called seen from its end: is required by")]
    sentence: Annotated[Sentence, Doc("The relation as a sentence that begins with its start")]
    inverse_sentence: Annotated[Sentence, Doc("The same as a sentence that begins with its end")]
    traffic: Annotated[bool, Doc("Whether packets travel along it")] = False


class Synonym(FileRecord, frozen=True, kw_only=True):
    """What people type who do not know the term; names one of concept, attribute and words."""

    concept: Annotated[Ref | None, Doc("The concept that is meant")] = None
    attribute: Annotated[Slug | None, Doc("The attribute that is meant")] = None
    words: Annotated[Name | None, Doc("The field's own words for what is meant, where it is no record")] = (
        None
    )
    phrases: Annotated[Phrases, Doc("What people type instead; the order of the words does not matter")]


class Vocabulary(FileRecord, frozen=True, kw_only=True):
    """``vocabulary.yaml`` or ``vocabulary/*.yaml``: the words that all other files and searches use."""

    kinds: Annotated[dict[Slug, Kind], Doc("The kinds of concepts, by id")] = {}
    attributes: Annotated[dict[Slug, Attribute], Doc("The properties that facts give values for, by id")] = {}
    relations: Annotated[dict[Slug, RelationKind], Doc("The kinds of relations, by id")] = {}
    synonyms: Annotated[list[Synonym], Doc("Lay words by which the search finds the field's")] = []


class Topic(FileRecord, frozen=True, kw_only=True):
    """A branch of the Browse panel; ``topics.yaml`` holds a list of them."""

    id: Annotated[Slug, Doc("The id of the topic, by which concepts name it")]
    title: Annotated[Name, Doc("What the topic is called in the Browse panel")]
    summary: Annotated[str, Doc("What the topic is about, in a sentence")] = ""
    lead: Annotated[list[Ref], Doc("The concepts that come first in the topic's list, in this order")] = []
    topics: Annotated[list[Topic], Doc("The topics inside this one")] = []
