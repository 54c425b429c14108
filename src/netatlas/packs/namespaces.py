"""The namespaces of ids: two records have to have different ids only within one of them.

A claim and a concept, for example, may share an id.
"""

from __future__ import annotations

RECORD, SOURCE, TOPIC, CLAIM = "record", "source", "topic", "claim"
KIND, ATTRIBUTE, RELATION_KIND = "kind", "attribute", "relation"
POSITION, CHANGE = "position", "change"

NAMESPACE_OF_KIND = {
    "source": SOURCE,
    "kind": KIND,
    "attribute": ATTRIBUTE,
    "relation kind": RELATION_KIND,
    "topic": TOPIC,
    "concept": RECORD,
    "fact": RECORD,
    "limit": RECORD,
    "relation": RECORD,
    "comparison": RECORD,
    "timeline": RECORD,
    "event": RECORD,
    "journey": RECORD,
    "claim": CLAIM,
    "position": POSITION,
}
"""By kind of record. Choices and synonyms are missing: nothing can refer to them."""

NAMESPACE_OF_SECTION = {
    "sources": SOURCE,
    "topics": TOPIC,
    "claims": CLAIM,
    "concepts": RECORD,
    "comparisons": RECORD,
    "timelines": RECORD,
    "journeys": RECORD,
    "positions": POSITION,
    "changed": CHANGE,
}
"""By section of a pack. The vocabulary is missing: each of its groups has its own."""

NAMESPACE_OF_VOCABULARY = {"kinds": KIND, "attributes": ATTRIBUTE, "relations": RELATION_KIND}
"""By group of the vocabulary."""

FACTS_AND_RELATIONS = "facts and relations"
"""What is missing where a concept lost some of these and nobody knows which."""

SECTIONS_HOLDING = {
    "concept": ("concepts",),
    "fact": ("concepts",),
    RECORD: ("concepts", "comparisons", "timelines", "journeys"),
    SOURCE: ("sources",),
    TOPIC: ("topics",),
    CLAIM: ("claims",),
    KIND: ("vocabulary",),
    ATTRIBUTE: ("vocabulary",),
    RELATION_KIND: ("vocabulary",),
}
"""The sections that can hold the target of a reference, by its kind or else by its namespace."""
