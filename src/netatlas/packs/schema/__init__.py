"""The format of packs as types: the one place where it is defined.

The JSON Schema for editors is generated from these types (``netatlas.packs.editor_schema``), the reader
converts files into them, and ``netatlas.packs.assembly`` turns them into records of the atlas. They know
nothing of YAML, lines or faults, and have the names of their counterparts in ``netatlas.atlas.model``.
Other modules import all of them from here.
"""

from __future__ import annotations

from netatlas.packs.schema.base import Content, FileRecord, Quantity
from netatlas.packs.schema.concepts import Concept, Fact, Limit, Relation
from netatlas.packs.schema.files import CHANGED, FILE_TYPES, FORMAT, SECTIONS, Explanation, Pack
from netatlas.packs.schema.provenance import Claim, Evidence, OldValue, Source
from netatlas.packs.schema.several_concepts import (
    Choice,
    Comparison,
    Event,
    GraphPosition,
    Hop,
    Journey,
    Timeline,
)
from netatlas.packs.schema.vocabulary import Attribute, Kind, RelationKind, Synonym, Topic, Vocabulary

__all__ = [
    "CHANGED",
    "FILE_TYPES",
    "FORMAT",
    "SECTIONS",
    "Attribute",
    "Choice",
    "Claim",
    "Comparison",
    "Concept",
    "Content",
    "Event",
    "Evidence",
    "Explanation",
    "Fact",
    "FileRecord",
    "GraphPosition",
    "Hop",
    "Journey",
    "Kind",
    "Limit",
    "OldValue",
    "Pack",
    "Quantity",
    "Relation",
    "RelationKind",
    "Source",
    "Synonym",
    "Timeline",
    "Topic",
    "Vocabulary",
]
