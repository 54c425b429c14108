"""From the living records of packs to the frozen ``Contents`` of an atlas.

What they inherit is told by ``netatlas.packs.assembly.provenance``. Nothing is checked here.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from netatlas.atlas import model
from netatlas.packs.assembly.provenance import Provenance, date_text, value_of
from netatlas.packs.conversion.raw_records import ATTRIBUTE, RECORD, SOURCE
from netatlas.packs.loaded_pack import SORT_OF_KIND

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netatlas.packs import schema
    from netatlas.packs.loaded_pack import Item, Pack


def assemble(packs: Sequence[Pack]) -> model.Contents:
    """Return what is alive in ``packs``, in the order of the packs and of their files."""
    living: dict[str, dict[str, Item]] = {sort: {} for sort in SORT_OF_KIND.values()}
    for pack in packs:
        for item in pack.items:
            if item.left_out is None and item.kind in SORT_OF_KIND:
                living[SORT_OF_KIND[item.kind]][item.id] = item
    found: dict[str, list[Any]] = defaultdict(list)
    for pack in packs:
        maker = _Maker(pack, living)
        for item in pack.items:
            if item.left_out is None and item.parent is None:
                found[item.kind].append(maker.make(item))
    return model.Contents(
        packs=tuple(pack_info(pack.info) for pack in packs),
        sources=tuple(found["source"]),
        kinds=tuple(found["kind"]),
        attributes=tuple(found["attribute"]),
        relation_kinds=tuple(found["relation kind"]),
        topics=tuple(found["topic"]),
        concepts=tuple(found["concept"]),
        comparisons=tuple(found["comparison"]),
        timelines=tuple(found["timeline"]),
        journeys=tuple(found["journey"]),
        claims=tuple(found["claim"]),
    )


def pack_info(info: schema.Pack) -> model.PackInfo:
    """Return what a pack says of itself."""
    return model.PackInfo(
        id=info.id,
        title=info.title,
        version=info.version,
        licence=info.licence,
        language=info.language,
        format=info.format,
        checked=info.checked,
        notice=info.notice,
        explained=tuple(
            model.Explanation(remark=one.remark, record=model.RecordId(one.record), because=one.because)
            for one in info.explained
        ),
    )


class _Maker:
    """Makes the records of one pack, without references to what was left out."""

    def __init__(self, pack: Pack, living: dict[str, dict[str, Item]]) -> None:
        self._pack = pack
        self._provenance = Provenance(pack, living)
        self._ids = self._provenance.ids

    def make(self, item: Item) -> model.Record:
        """Return the record of an item that stands in no other."""
        made: model.Record = getattr(self, f"_{item.kind.replace(' ', '_')}")(item, item.record)
        return made

    def _source(self, item: Item, record: schema.Source) -> model.Source:
        return model.Source(
            id=model.SourceId(item.id),
            title=record.title,
            short=record.short,
            publisher=record.publisher,
            url=record.url,
            kind=record.kind,
            as_of=date_text(record.as_of),
        )

    def _kind(self, item: Item, record: schema.Kind) -> model.Kind:
        return model.Kind(id=item.id, label=record.label)

    def _attribute(self, item: Item, record: schema.Attribute) -> model.Attribute:
        return model.Attribute(
            id=model.AttributeId(item.id),
            label=record.label,
            type=record.type,
            unit=record.unit,
            group=record.group,
            description=record.description,
            yes=record.yes,
            no=record.no,
        )

    def _relation_kind(self, item: Item, record: schema.RelationKind) -> model.RelationKind:
        return model.RelationKind(
            id=item.id,
            label=record.label,
            inverse=record.inverse,
            sentence=record.sentence,
            inverse_sentence=record.inverse_sentence,
            traffic=record.traffic,
        )

    def _topic(self, item: Item, record: schema.Topic) -> model.Topic:
        inner = tuple(self._topic(child, child.record) for child in item.living("topic"))
        lead = self._ids(RECORD, record.lead)
        return model.Topic(id=item.id, title=record.title, summary=record.summary, lead=lead, topics=inner)

    def _concept(self, item: Item, record: schema.Concept) -> model.Concept:
        provenance = self._provenance.of(record, record.checked)
        above = (model.ConceptId(item.id), provenance["checked"], provenance["sources"])
        return model.Concept(
            id=above[0],
            name=record.name,
            aliases=tuple(record.aliases),
            kind=self._pack.own(record.kind),
            topic=self._pack.own(record.topic),
            summary=record.summary,
            facts=tuple(self._fact(fact, *above) for fact in item.living("fact")),
            limits=tuple(self._limit(limit, *above) for limit in item.living("limit")),
            relations=tuple(self._relation(tie, *above) for tie in item.living("relation")),
            listed=record.listed,
            formerly=tuple(map(self._pack.own, record.formerly)),
            **provenance,
        )

    def _fact(
        self, item: Item, concept: model.ConceptId, checked: str, _sources: tuple[Any, ...]
    ) -> model.Fact:
        record: schema.Fact = item.record
        return model.Fact(
            id=model.RecordId(item.id),
            concept=concept,
            attribute=model.AttributeId(self._pack.own(record.attribute)),
            key=record.key or "",
            value=value_of(record.value, record.state, record.says),
            was=self._provenance.correction(record.was),
            same_as=next(iter(self._ids(RECORD, [record.same_as] if record.same_as else [])), ""),
            **self._provenance.of(record, checked),
        )

    def _limit(
        self, item: Item, concept: model.ConceptId, checked: str, _sources: tuple[Any, ...]
    ) -> model.Limit:
        record: schema.Limit = item.record
        return model.Limit(
            id=model.RecordId(item.id),
            concept=concept,
            label=record.label,
            kind=record.kind,
            value=value_of(record.value, None, record.says),
            scope=record.scope,
            adjustable=record.adjustable,
            was=self._provenance.correction(record.was),
            **self._provenance.of(record, checked),
        )

    def _relation(
        self, item: Item, concept: model.ConceptId, checked: str, sources: tuple[Any, ...]
    ) -> model.Relation:
        record: schema.Relation = item.record
        return model.Relation(
            id=model.RecordId(item.id),
            start=concept,
            relation=self._pack.own(record.relation),
            end=model.ConceptId(self._pack.qualified(record.to)),
            note=record.note,
            **self._provenance.of(record, checked, sources),
        )

    def _comparison(self, item: Item, record: schema.Comparison) -> model.Comparison:
        choices = [choice.record for choice in item.living("choice")]
        return model.Comparison(
            id=model.RecordId(item.id),
            title=record.title,
            aliases=tuple(record.aliases),
            summary=record.summary,
            question=record.question,
            subjects=self._ids(RECORD, record.subjects),
            attributes=self._ids(ATTRIBUTE, record.attributes),
            choose=tuple(
                model.Choice(subject=model.ConceptId(self._pack.qualified(choice.subject)), when=choice.when)
                for choice in choices
            ),
            **self._provenance.of(record, record.checked),
        )

    def _timeline(self, item: Item, record: schema.Timeline) -> model.Timeline:
        timeline = model.RecordId(item.id)
        return model.Timeline(
            id=timeline,
            title=record.title,
            aliases=tuple(record.aliases),
            summary=record.summary,
            subject=next(iter(self._ids(RECORD, [record.subject] if record.subject else [])), None),
            lanes=self._ids(RECORD, record.lanes),
            events=tuple(self._event(event, timeline, record.checked) for event in item.living("event")),
        )

    def _event(self, item: Item, timeline: model.RecordId, checked: str) -> model.Event:
        record: schema.Event = item.record
        return model.Event(
            id=model.RecordId(item.id),
            timeline=timeline,
            lane=model.ConceptId(self._pack.qualified(record.lane)),
            date=date_text(record.date),
            what=record.what,
            by=record.by,
            says=record.says,
            document=record.document,
            was=self._provenance.correction(record.was),
            **self._provenance.of(record, checked),
        )

    def _journey(self, item: Item, record: schema.Journey) -> model.Journey:
        return model.Journey(
            id=model.RecordId(item.id),
            title=record.title,
            aliases=tuple(record.aliases),
            summary=record.summary,
            hops=tuple(map(self._hop, record.hops)),
            works=record.works,
            reason=record.reason,
            **self._provenance.of(record, record.checked),
        )

    def _hop(self, hop: schema.Hop) -> model.Hop:
        return model.Hop(
            concept=model.ConceptId(self._pack.qualified(hop.concept)),
            says=hop.says,
            condition=hop.condition,
            sources=self._ids(SOURCE, hop.sources or ()),
        )

    def _claim(self, item: Item, record: schema.Claim) -> model.Claim:
        return model.Claim(
            id=model.RecordId(item.id),
            section=record.section,
            gist=record.gist,
            verdict=record.verdict,
            now=record.now,
            since=date_text(record.since),
            held_by=self._ids(RECORD, record.held_by),
            sources=self._ids(SOURCE, record.sources),
            checked=record.checked,
            confidence=record.confidence,
        )
