"""Which other records each record of a pack refers to, and where.

Whether those records exist is checked in ``netatlas.packs.checks.between_records``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netatlas.packs.namespaces import ATTRIBUTE, CLAIM, KIND, RECORD, RELATION_KIND, SOURCE, TOPIC

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from netatlas.packs import schema
    from netatlas.packs.loaded_pack import PackItem
    from netatlas.packs.source_document import DataPath


class RecordReference(NamedTuple):
    """A reference from one record to another.

    Attributes:
        path: where it is, inside the record that refers.
        namespace: of the target's id.
        target: the id of the target, as written in the file.
        kind: the only kind of record that the target may be, or '' for any in the namespace.
        optional: whether the record stays if the target is left out. Of a list of references as many
            must remain as ``FEWEST_TARGETS`` says.
    """

    path: DataPath
    namespace: str
    target: str
    kind: str = ""
    optional: bool = False


FEWEST_TARGETS = {"subjects": 2, "attributes": 1, "lanes": 1, "sources": 1, "held_by": 1}
"""How many targets of a list must remain for its record to stay, by the name of the list."""

ADORNING = {"concept": "formerly", "topic": "lead", "kind": "key", "synonym": "phrases"}
"""By kind of record, the list that only orders or adorns it: a fault there costs the entry alone."""

_ANY_RECORD = frozenset({"claim", "position"})
_REFERRED_TO_BY = {
    "fact": _ANY_RECORD | {"fact"},
    **dict.fromkeys(("limit", "relation", "comparison", "timeline", "event", "journey"), _ANY_RECORD),
    "claim": frozenset({"fact", "limit", "event"}),
    **dict.fromkeys(("choice", "position", "synonym"), frozenset[str]()),
}
"""By kind of record, the kinds that may refer to one, where they are few."""


def references(item: PackItem) -> Iterator[RecordReference]:
    """Yield the references of a record."""
    if item.kind == "position":
        return iter([RecordReference((), RECORD, str(item.path[-1]))])  # its key names the record
    find = _FINDERS.get(item.kind)
    return find(item.record) if find else iter(())


def referring_kinds(targets: Iterable[str]) -> frozenset[str]:
    """Return the kinds of records that may refer to one of the kinds ``targets``."""
    all_kinds = frozenset({*_FINDERS, "position"})
    return frozenset().union(*(_REFERRED_TO_BY.get(target, all_kinds) for target in targets))


def _list(field: str, namespace: str, targets: list[str] | None, kind: str = "") -> Iterator[RecordReference]:
    for index, target in enumerate(targets or ()):
        yield RecordReference((field, index), namespace, target, kind, optional=True)


def _sources_and_claim(record: schema.Fact | schema.Limit | schema.Event) -> Iterator[RecordReference]:
    yield from _list("sources", SOURCE, record.sources)
    yield from _evidence(record.evidence)
    if record.was is not None and record.was.claim is not None:
        yield RecordReference(("was", "claim"), CLAIM, record.was.claim, optional=True)


def _evidence(evidence: list[schema.Evidence]) -> Iterator[RecordReference]:
    for index, piece in enumerate(evidence):
        yield RecordReference(("evidence", index, "source"), SOURCE, piece.source, optional=True)


def _kind(record: schema.Kind) -> Iterator[RecordReference]:
    yield from _list("key", ATTRIBUTE, record.key)


def _concept(record: schema.Concept) -> Iterator[RecordReference]:
    yield RecordReference(("kind",), KIND, record.kind)
    yield RecordReference(("topic",), TOPIC, record.topic)
    yield from _list("sources", SOURCE, record.sources)


def _fact(record: schema.Fact) -> Iterator[RecordReference]:
    yield RecordReference(("attribute",), ATTRIBUTE, record.attribute)
    if record.same_as is not None:
        yield RecordReference(("same_as",), RECORD, record.same_as, "fact", optional=True)
    yield from _sources_and_claim(record)


def _relation(record: schema.Relation) -> Iterator[RecordReference]:
    yield RecordReference(("relation",), RELATION_KIND, record.relation)
    yield RecordReference(("to",), RECORD, record.to, "concept")
    yield from _list("sources", SOURCE, record.sources)
    yield from _evidence(record.evidence)


def _comparison(record: schema.Comparison) -> Iterator[RecordReference]:
    yield from _list("subjects", RECORD, record.subjects, "concept")
    yield from _list("attributes", ATTRIBUTE, record.attributes)
    yield from _list("sources", SOURCE, record.sources)


def _choice(record: schema.Choice) -> Iterator[RecordReference]:
    yield RecordReference(("subject",), RECORD, record.subject, "concept")


def _timeline(record: schema.Timeline) -> Iterator[RecordReference]:
    if record.subject is not None:
        yield RecordReference(("subject",), RECORD, record.subject, "concept", optional=True)
    yield from _list("lanes", RECORD, record.lanes, "concept")


def _event(record: schema.Event) -> Iterator[RecordReference]:
    yield RecordReference(("lane",), RECORD, record.lane, "concept")
    yield from _sources_and_claim(record)


def _journey(record: schema.Journey) -> Iterator[RecordReference]:
    for hop_index, hop in enumerate(record.hops):
        # not optional: a journey without one of its hops would describe a wrong path
        yield RecordReference(("hops", hop_index, "concept"), RECORD, hop.concept, "concept")
        for index, source in enumerate(hop.sources or ()):
            path = ("hops", hop_index, "sources", index)
            yield RecordReference(path, SOURCE, source, optional=True)
    yield from _list("sources", SOURCE, record.sources)


def _claim(record: schema.Claim) -> Iterator[RecordReference]:
    yield from _list("held_by", RECORD, record.held_by)
    yield from _list("sources", SOURCE, record.sources)


def _synonym(record: schema.Synonym) -> Iterator[RecordReference]:
    if record.concept is not None:
        yield RecordReference(("concept",), RECORD, record.concept, "concept")
    if record.attribute is not None:
        yield RecordReference(("attribute",), ATTRIBUTE, record.attribute)


def _topic(record: schema.Topic) -> Iterator[RecordReference]:
    yield from _list("lead", RECORD, record.lead, "concept")


_FINDERS: dict[str, Callable[..., Iterator[RecordReference]]] = {
    "kind": _kind,
    "topic": _topic,
    "synonym": _synonym,
    "concept": _concept,
    "fact": _fact,
    "limit": _sources_and_claim,
    "relation": _relation,
    "comparison": _comparison,
    "choice": _choice,
    "timeline": _timeline,
    "event": _event,
    "journey": _journey,
    "claim": _claim,
}
