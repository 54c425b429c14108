"""The records of an atlas: what is known, frozen, with nothing about files or screens.

A record carries its own provenance (``Sourced``). Ids are stable strings; references between
records are ids, resolved by ``netatlas.atlas.atlas.Atlas``. Other rooms import all records from here;
the modules inside hold one part each.
"""

from __future__ import annotations

from netatlas.atlas.model.base import (
    AttributeId,
    ConceptId,
    Identified,
    Quantity,
    Record,
    RecordId,
    SourceId,
    Value,
)
from netatlas.atlas.model.contents import (
    Choice,
    Comparison,
    Concept,
    Contents,
    Event,
    Explanation,
    Fact,
    GraphPosition,
    Hop,
    Journey,
    Limit,
    PackInfo,
    Relation,
    Timeline,
)
from netatlas.atlas.model.provenance import Claim, Correction, Evidence, Source, Sourced, Verifiable
from netatlas.atlas.model.vocabulary import Attribute, Kind, RelationKind, Synonym, Topic

__all__ = [
    "Attribute",
    "AttributeId",
    "Choice",
    "Claim",
    "Comparison",
    "Concept",
    "ConceptId",
    "Contents",
    "Correction",
    "Event",
    "Evidence",
    "Explanation",
    "Fact",
    "GraphPosition",
    "Hop",
    "Identified",
    "Journey",
    "Kind",
    "Limit",
    "PackInfo",
    "Quantity",
    "Record",
    "RecordId",
    "Relation",
    "RelationKind",
    "Source",
    "SourceId",
    "Sourced",
    "Synonym",
    "Timeline",
    "Topic",
    "Value",
    "Verifiable",
]
