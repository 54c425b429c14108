"""The words that records use: kinds of concepts, attributes, kinds of relations, topics; and lay words."""

from __future__ import annotations

from netatlas.atlas.enums import AttributeType
from netatlas.atlas.model.base import AttributeId, ConceptId, Identified, Record


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
        none: words for the state "no" of any other type ("No limit of its own").
        keys: what the keys of its facts are called ("TCP" for ``tcp``).
    """

    id: AttributeId
    label: str
    type: AttributeType
    unit: str = ""
    group: str = ""
    description: str = ""
    yes: str = "Yes"
    no: str = "No"
    none: str = "None"
    keys: tuple[tuple[str, str], ...] = ()


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


class Synonym(Record, frozen=True, kw_only=True):
    """What people type who do not know the term: ``phrases`` for one concept, attribute or some words.

    The other two of ``concept``, ``attribute`` and ``words`` are empty.
    """

    concept: ConceptId
    attribute: AttributeId
    words: str
    phrases: tuple[str, ...]
