"""Records as flat attributes, in a form that every graph format can hold.

Each attribute has one type, is there on every node or on every edge, and holds text, a number, True or False,
or a list of texts. No name is one that a format uses itself (``id``, ``value``, ``source``, ``target``,
``key``, ``type``, ``parents``, ``weight``, ``start``, ``end`` and others). What XML cannot hold is left out
for all formats, so that they agree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from netatlas.atlas.edition import THE_NOTES, event_dates, reading, speaks_for_notes
from netatlas.atlas.event_words import event_name
from netatlas.atlas.model import Comparison, Concept, Event, Journey, Limit, Relation, Sourced
from netatlas.atlas.values import sentence_text, value_text
from netatlas.words import xml_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.edition import Edition

FlatValue: TypeAlias = "str | float | bool | tuple[str, ...]"

NODE_TYPES: Mapping[str, type] = {
    "label": str,
    "record": str,
    "kind": str,
    "topic": str,
    "summary": str,
    "aliases": tuple,
    "sources": tuple,
    "cited": str,
    "checked": str,
    "confidence": str,
    "in_notes": bool,
}
"""The attributes of every node, in the order in which they are written."""
EDGE_TYPES: Mapping[str, type] = {
    "uid": str,
    "label": str,
    "relation": str,
    "sentence": str,
    "note": str,
    "traffic": bool,
    "hop": float,
    "sources": tuple,
    "cited": str,
    "checked": str,
    "confidence": str,
    "in_notes": bool,
}
"""The attributes of every edge; ``hop`` is 0 where the edge is no step of a journey."""
_SENTENCES = {
    "limits": "{a} is a limit of {b}",
    "compares": "{a} compares {b}",
    "happened-to": "{a} happened to {b}",
    "passes": "{a} passes {b}",
}
"""Sentences of the edges that are no relations of the pack."""


class Flattening:
    """Makes flat attributes of records as an edition shows them."""

    def __init__(self, atlas: Atlas, edition: Edition) -> None:
        self._atlas = atlas
        self._edition = edition

    def node(self, record: Sourced) -> dict[str, FlatValue]:
        """Return the attributes of a node."""
        return _cleaned(
            {
                "label": self._name(record.id),
                "record": type(record).__name__.lower(),
                "kind": str(getattr(record, "kind", "")),
                "topic": record.topic if isinstance(record, Concept) else "",
                "summary": self._summary(record),
                "aliases": tuple(getattr(record, "aliases", ())),
                **self._provenance(record),
            }
        )

    def edge(self, record: Sourced, key: str, relation: str, end: str, hop: int) -> dict[str, FlatValue]:
        """Return the attributes of an edge, which ``record`` says: a relation, or the record at its start."""
        kind = self._atlas.relation_kinds.get(relation) if isinstance(record, Relation) else None
        sentence = kind.sentence if kind is not None else _SENTENCES[relation]
        start = str(getattr(record, "start", record.id))
        return _cleaned(
            {
                "uid": key,
                "label": kind.label if kind is not None else relation.replace("-", " "),
                "relation": relation,
                "sentence": sentence_text(sentence, self._name(start), self._name(end)),
                "note": _note(record, hop),
                "traffic": kind is not None and kind.traffic,
                "hop": float(hop),
                **self._provenance(record),
            }
        )

    def _name(self, record_id: str) -> str:
        record = self._atlas.get(record_id)
        return record.says if isinstance(record, Event) else self._atlas.display_name(record_id)

    def _summary(self, record: Sourced) -> str:
        match record:
            case Limit():
                value = value_text(reading(record, self._edition).value)
                return f"{value} {record.scope}".rstrip()
            case Event():
                date, _ = event_dates(record, self._edition)
                return f"{date if date is not None else 'date unknown'}: {event_name(record)}"
            case Journey() if not record.works:
                return f"{record.summary} {record.reason}"
            case Concept() | Comparison() | Journey():
                return record.summary
            case _:
                raise TypeError(type(record).__name__)

    def _provenance(self, record: Sourced) -> dict[str, FlatValue]:
        noted = speaks_for_notes(record, self._edition)
        return {
            "sources": () if noted else tuple(record.sources),
            "cited": THE_NOTES if noted else self._atlas.cite(record),
            "checked": str(record.checked),
            "confidence": str(record.confidence),
            "in_notes": record.in_notes,
        }


def _note(record: Sourced, hop: int) -> str:
    if isinstance(record, Relation):
        return record.note
    if isinstance(record, Journey):
        step = record.hops[hop - 1]
        return f"{step.says} ({step.condition})" if step.condition else step.says
    return ""


def _cleaned(attributes: Mapping[str, FlatValue]) -> dict[str, FlatValue]:
    return {name: _clean(value) for name, value in attributes.items()}


def _clean(value: FlatValue) -> FlatValue:
    if isinstance(value, tuple):
        return tuple(map(xml_text, value))
    return xml_text(value) if isinstance(value, str) else value
