"""Which records each record of a pack names, and where. Whether they exist is told by ``checks``."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netatlas.packs.conversion.raw_records import ATTRIBUTE, CLAIM, KIND, RECORD, RELATION_KIND, SOURCE, TOPIC

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from netatlas.packs import schema
    from netatlas.packs.yaml.parsing import Path


class Reference(NamedTuple):
    """A record named by another.

    Attributes:
        path: where, inside the record that names it.
        sort: of the record that is named.
        target: its id, as it stands in the file.
        kind: the only kind of record that may stand here, or '' for any of its sort.
        spared: whether the record can stand without it, should the target be left out. Of lists
            ``FEWEST`` says how many must remain.
    """

    path: Path
    sort: str
    target: str
    kind: str = ""
    spared: bool = False


FEWEST = {"subjects": 2, "attributes": 1, "lanes": 1, "sources": 1, "held_by": 1}


def references(kind: str, record: object) -> Iterator[Reference]:
    """Yield what a record of a kind names."""
    find = _FINDERS.get(kind)
    return find(record) if find else iter(())


def _many(field: str, sort: str, targets: list[str] | None, kind: str = "") -> Iterator[Reference]:
    for index, target in enumerate(targets or ()):
        yield Reference((field, index), sort, target, kind, spared=True)


def _corrected(record: schema.Fact | schema.Limit | schema.Event) -> Iterator[Reference]:
    yield from _many("sources", SOURCE, record.sources)
    if record.was is not None and record.was.claim is not None:
        yield Reference(("was", "claim"), CLAIM, record.was.claim, spared=True)


def _concept(record: schema.Concept) -> Iterator[Reference]:
    yield Reference(("kind",), KIND, record.kind)
    yield Reference(("topic",), TOPIC, record.topic)
    yield from _many("sources", SOURCE, record.sources)


def _fact(record: schema.Fact) -> Iterator[Reference]:
    yield Reference(("attribute",), ATTRIBUTE, record.attribute)
    if record.same_as is not None:
        yield Reference(("same_as",), RECORD, record.same_as, "fact", spared=True)
    yield from _corrected(record)


def _relation(record: schema.Relation) -> Iterator[Reference]:
    yield Reference(("relation",), RELATION_KIND, record.relation)
    yield Reference(("to",), RECORD, record.to, "concept")
    yield from _many("sources", SOURCE, record.sources)


def _comparison(record: schema.Comparison) -> Iterator[Reference]:
    yield from _many("subjects", RECORD, record.subjects, "concept")
    yield from _many("attributes", ATTRIBUTE, record.attributes)
    yield from _many("sources", SOURCE, record.sources)


def _choice(record: schema.Choice) -> Iterator[Reference]:
    yield Reference(("subject",), RECORD, record.subject, "concept")


def _timeline(record: schema.Timeline) -> Iterator[Reference]:
    if record.subject is not None:
        yield Reference(("subject",), RECORD, record.subject, "concept", spared=True)
    yield from _many("lanes", RECORD, record.lanes, "concept")


def _event(record: schema.Event) -> Iterator[Reference]:
    yield Reference(("lane",), RECORD, record.lane, "concept")
    yield from _corrected(record)


def _journey(record: schema.Journey) -> Iterator[Reference]:
    for index, hop in enumerate(record.hops):
        # a way that lacks a hop would tell something untrue: the whole journey goes
        yield Reference(("hops", index, "concept"), RECORD, hop.concept, "concept")
        for place, source in enumerate(hop.sources or ()):
            yield Reference(("hops", index, "sources", place), SOURCE, source, spared=True)
    yield from _many("sources", SOURCE, record.sources)


def _claim(record: schema.Claim) -> Iterator[Reference]:
    yield from _many("held_by", RECORD, record.held_by)
    yield from _many("sources", SOURCE, record.sources)


def _topic(record: schema.Topic) -> Iterator[Reference]:
    yield from _many("lead", RECORD, record.lead, "concept")


_FINDERS: dict[str, Callable[..., Iterator[Reference]]] = {
    "topic": _topic,
    "concept": _concept,
    "fact": _fact,
    "limit": _corrected,
    "relation": _relation,
    "comparison": _comparison,
    "choice": _choice,
    "timeline": _timeline,
    "event": _event,
    "journey": _journey,
    "claim": _claim,
}
