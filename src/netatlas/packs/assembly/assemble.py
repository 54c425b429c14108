"""From the kept records of packs to the frozen ``Contents`` of an atlas.

``netatlas.packs.assembly.provenance`` finds what they inherit. Nothing is checked here.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import msgspec

from netatlas.atlas import model
from netatlas.atlas.dates import PartialDate
from netatlas.atlas.enums import AttributeType
from netatlas.packs.assembly.model_values import date_of, value_of
from netatlas.packs.assembly.provenance import Provenance
from netatlas.packs.namespaces import ATTRIBUTE, NAMESPACE_OF_KIND, RECORD, SOURCE
from netatlas.progress import SILENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netatlas.packs import schema
    from netatlas.packs.loaded_pack import LoadedPack, PackItem
    from netatlas.progress import Progress


def assemble(packs: Sequence[LoadedPack], progress: Progress = SILENT) -> model.Contents:
    """Return what is kept of ``packs``, in the order of the packs and of their files."""
    kept: dict[str, dict[str, PackItem]] = {namespace: {} for namespace in NAMESPACE_OF_KIND.values()}
    for pack in packs:
        for item in pack.items:
            if item.left_out is None and item.kind in NAMESPACE_OF_KIND:
                kept[NAMESPACE_OF_KIND[item.kind]][item.id] = item
    made: dict[str, list[Any]] = defaultdict(list)
    for pack in packs:
        factory = _RecordFactory(pack, kept)
        for item in progress.checked(pack.items):
            if item.left_out is None and item.parent is None:
                made[item.kind].append(factory.make(item))
    return model.Contents(
        packs=tuple(pack_info(pack.info) for pack in packs),
        sources=tuple(made["source"]),
        kinds=tuple(made["kind"]),
        attributes=tuple(made["attribute"]),
        relation_kinds=tuple(made["relation kind"]),
        topics=tuple(made["topic"]),
        concepts=tuple(made["concept"]),
        comparisons=tuple(made["comparison"]),
        timelines=tuple(made["timeline"]),
        journeys=tuple(made["journey"]),
        claims=tuple(made["claim"]),
        positions=tuple(made["position"]),
        synonyms=tuple(made["synonym"]),
    )


def pack_info(info: schema.Pack) -> model.PackInfo:
    """Return what a pack says about itself."""
    return model.PackInfo(
        id=info.id,
        title=info.title,
        version=info.version,
        licence=info.licence,
        language=info.language,
        format=info.format,
        checked=date_of(info.checked),
        notice=info.notice,
        explained=tuple(
            model.Explanation(
                remark=explanation.remark,
                record=model.RecordId(explanation.record),
                because=explanation.because,
            )
            for explanation in info.explained
        ),
    )


class _RecordFactory:
    """Makes the records of one pack, without references to what was left out."""

    def __init__(self, pack: LoadedPack, kept: dict[str, dict[str, PackItem]]) -> None:
        self._pack = pack
        self._provenance = Provenance(pack, kept)
        self._kept_ids = self._provenance.kept_ids
        self._date = date_of(pack.info.checked)

    def make(self, item: PackItem) -> model.Record:
        """Return the record of an item that no other holds, with the records that it holds."""
        make = getattr(self, f"_{item.kind.replace(' ', '_')}")
        record: model.Record = make(item, item.record)
        return record

    def _source(self, item: PackItem, record: schema.Source) -> model.Source:
        return model.Source(
            id=model.SourceId(item.id),
            title=record.title,
            short=record.short,
            publisher=record.publisher,
            url=record.url,
            kind=record.kind,
            as_of=date_of(record.as_of),
            package=record.package or "",
            version=record.version or "",
        )

    def _kind(self, item: PackItem, record: schema.Kind) -> model.Kind:
        return model.Kind(
            id=item.id, label=record.label, key=self._kept_ids(ATTRIBUTE, item.kept_entries("key"))
        )

    def _attribute(self, item: PackItem, record: schema.Attribute) -> model.Attribute:
        return model.Attribute(
            id=model.AttributeId(item.id),
            label=record.label,
            type=record.type,
            unit=record.unit,
            group=record.group,
            description=record.description,
            yes=record.yes,
            no=record.no,
            none=record.none,
            keys=tuple(record.keys.items()),
        )

    def _relation_kind(self, item: PackItem, record: schema.RelationKind) -> model.RelationKind:
        return model.RelationKind(
            id=item.id,
            label=record.label,
            inverse=record.inverse,
            sentence=record.sentence,
            inverse_sentence=record.inverse_sentence,
            traffic=record.traffic,
        )

    def _topic(self, item: PackItem, record: schema.Topic) -> model.Topic:
        topics = tuple(self._topic(child, child.record) for child in item.kept_children("topic"))
        lead = self._kept_ids(RECORD, item.kept_entries("lead"))
        return model.Topic(id=item.id, title=record.title, summary=record.summary, lead=lead, topics=topics)

    def _concept(self, item: PackItem, record: schema.Concept) -> model.Concept:
        provenance = self._provenance.of(record)
        concept_id, checked, sources = model.ConceptId(item.id), provenance["checked"], provenance["sources"]
        return model.Concept(
            id=concept_id,
            name=record.name,
            aliases=tuple(record.aliases),
            kind=self._pack.own_id(record.kind),
            topic=self._pack.own_id(record.topic),
            summary=record.summary,
            facts=tuple(self._fact(fact, concept_id, checked) for fact in item.kept_children("fact")),
            limits=tuple(self._limit(limit, concept_id, checked) for limit in item.kept_children("limit")),
            relations=tuple(
                self._relation(relation, concept_id, checked, sources)
                for relation in item.kept_children("relation")
            ),
            listed=record.listed,
            formerly=tuple(map(self._pack.own_id, item.kept_entries("formerly"))),
            **provenance,
        )

    def _fact(self, item: PackItem, concept: model.ConceptId, checked: PartialDate) -> model.Fact:
        record: schema.Fact = item.record
        return model.Fact(
            id=model.RecordId(item.id),
            concept=concept,
            attribute=model.AttributeId(self._pack.own_id(record.attribute)),
            key=record.key or "",
            value=self._value(record),
            was=self._provenance.correction(record.was),
            evidence=self._provenance.evidence(record.evidence),
            same_as=next(iter(self._kept_ids(RECORD, [record.same_as] if record.same_as else [])), ""),
            **self._provenance.of(record, checked),
        )

    def _value(self, record: schema.Fact) -> model.Value:
        """Return the value of a fact; a date after that of the pack is planned."""
        value = value_of(record.value, record.state, record.says)
        attribute = self._provenance.attribute(record.attribute)
        if attribute is None or attribute.type is not AttributeType.DATE or value.date is None:
            return value
        return msgspec.structs.replace(value, planned=self._is_planned(value.date))

    def _is_planned(self, date: PartialDate) -> bool:
        return self._date is not None and date.first > self._date.last

    def _limit(self, item: PackItem, concept: model.ConceptId, checked: PartialDate) -> model.Limit:
        record: schema.Limit = item.record
        return model.Limit(
            id=model.RecordId(item.id),
            concept=concept,
            label=record.label,
            kind=record.kind,
            value=value_of(record.value, None, record.says),
            scope=record.scope,
            adjustable=record.adjustable,
            importance=record.importance,
            was=self._provenance.correction(record.was),
            evidence=self._provenance.evidence(record.evidence),
            **self._provenance.of(record, checked),
        )

    def _relation(
        self, item: PackItem, concept: model.ConceptId, checked: PartialDate, sources: tuple[Any, ...]
    ) -> model.Relation:
        record: schema.Relation = item.record
        return model.Relation(
            id=model.RecordId(item.id),
            start=concept,
            relation=self._pack.own_id(record.relation),
            end=model.ConceptId(self._pack.qualified_id(record.to)),
            note=record.note,
            evidence=self._provenance.evidence(record.evidence),
            **self._provenance.of(record, checked, sources),
        )

    def _comparison(self, item: PackItem, record: schema.Comparison) -> model.Comparison:
        choices = [choice.record for choice in item.kept_children("choice")]
        return model.Comparison(
            id=model.RecordId(item.id),
            title=record.title,
            aliases=tuple(record.aliases),
            summary=record.summary,
            question=record.question,
            subjects=self._kept_ids(RECORD, record.subjects),
            attributes=self._kept_ids(ATTRIBUTE, record.attributes),
            choose=tuple(
                model.Choice(
                    subject=model.ConceptId(self._pack.qualified_id(choice.subject)), when=choice.when
                )
                for choice in choices
            ),
            **self._provenance.of(record),
        )

    def _timeline(self, item: PackItem, record: schema.Timeline) -> model.Timeline:
        timeline, checked = model.RecordId(item.id), PartialDate.parse(record.checked)
        return model.Timeline(
            id=timeline,
            title=record.title,
            aliases=tuple(record.aliases),
            summary=record.summary,
            subject=next(iter(self._kept_ids(RECORD, [record.subject] if record.subject else [])), None),
            lanes=self._kept_ids(RECORD, record.lanes),
            events=tuple(self._event(event, timeline, checked) for event in item.kept_children("event")),
            pack_date=self._date,
        )

    def _event(self, item: PackItem, timeline: model.RecordId, checked: PartialDate) -> model.Event:
        record: schema.Event = item.record
        date = PartialDate.parse(str(record.date))
        return model.Event(
            id=model.RecordId(item.id),
            timeline=timeline,
            lane=model.ConceptId(self._pack.qualified_id(record.lane)),
            date=date,
            planned=self._is_planned(date),
            what=record.what,
            by=record.by,
            says=record.says,
            document=record.document,
            was=self._provenance.correction(record.was),
            evidence=self._provenance.evidence(record.evidence),
            **self._provenance.of(record, checked),
        )

    def _journey(self, item: PackItem, record: schema.Journey) -> model.Journey:
        return model.Journey(
            id=model.RecordId(item.id),
            title=record.title,
            aliases=tuple(record.aliases),
            summary=record.summary,
            hops=tuple(map(self._hop, record.hops)),
            works=record.works,
            reason=record.reason,
            **self._provenance.of(record),
        )

    def _hop(self, hop: schema.Hop) -> model.Hop:
        return model.Hop(
            concept=model.ConceptId(self._pack.qualified_id(hop.concept)),
            says=hop.says,
            condition=hop.condition,
            sources=self._kept_ids(SOURCE, hop.sources or ()),
        )

    def _claim(self, item: PackItem, record: schema.Claim) -> model.Claim:
        return model.Claim(
            id=model.RecordId(item.id),
            section=record.section,
            gist=record.gist,
            verdict=record.verdict,
            now=record.now,
            since=date_of(record.since),
            held_by=self._kept_ids(RECORD, record.held_by),
            sources=self._kept_ids(SOURCE, record.sources),
            checked=PartialDate.parse(record.checked),
            confidence=record.confidence,
        )

    def _synonym(self, item: PackItem, record: schema.Synonym) -> model.Synonym:
        return model.Synonym(
            concept=model.ConceptId(item.id),
            attribute=model.AttributeId(self._pack.own_id(record.attribute) if record.attribute else ""),
            words=record.words or "",
            phrases=tuple(item.kept_entries("phrases")),
        )

    def _position(self, item: PackItem, record: schema.GraphPosition) -> model.GraphPosition:
        return model.GraphPosition(id=model.RecordId(item.id), x=record.x, y=record.y)
