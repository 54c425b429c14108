"""Finds what is worth a look in an atlas although nothing is wrong: old, unlinked, missing or unused records.

What concerns dates is in ``netatlas.packs.checks.date_remarks``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

import msgspec

from netatlas.address import pack_of
from netatlas.atlas.enums import AttributeType, Confidence, State
from netatlas.atlas.equivalent_values import EquivalentValues
from netatlas.atlas.values import content_text
from netatlas.packs.checks.date_remarks import checked_records, date_remarks
from netatlas.packs.checks.look_alikes import look_alikes, named_records
from netatlas.packs.report import Remark
from netatlas.progress import SILENT
from netatlas.words import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from netatlas.atlas.model import (
        AttributeId,
        Comparison,
        Concept,
        Contents,
        Fact,
        Topic,
    )
    from netatlas.progress import Progress

_DEPENDING = frozenset({"depends", "depending"})
_NOT_NONE = _DEPENDING | {
    "limit",
    "limits",
    "quota",
    "counts",
    "counted",
    "charge",
    "default",
    "enough",
    "documented",
}
"""Words behind a “None” which show that something is there: counted elsewhere, without a limit, optional."""

SOURCE_KEY = "source-"
"""Prefix for the key of a fact that differs from another of its attribute by the source alone."""


def remarks(contents: Contents, progress: Progress = SILENT) -> list[Remark]:
    """Return what is worth a look, by kind; what a pack explains carries its explanation."""
    return _with_explanations(contents, list(progress.checked(_all_remarks(contents))))


def _with_explanations(contents: Contents, found: list[Remark]) -> list[Remark]:
    """Add to each remark its explanation, and a remark for each explanation that is not needed (any more)."""
    explanations = {
        (explanation.remark, prefix + explanation.record): explanation
        for pack in contents.packs
        for explanation in pack.explained
        for prefix in ("", f"{pack.id}:")
    }
    explained = []
    used = set()
    for remark in found:
        explanation = explanations.get((remark.kind, remark.record))
        if explanation is None:
            explained.append(remark)
        else:
            explained.append(msgspec.structs.replace(remark, because=explanation.because))
            used.add(explanation)
    unused = [
        explanation for pack in contents.packs for explanation in pack.explained if explanation not in used
    ]
    return explained + [
        Remark(
            kind="unused-explanation",
            message=(
                f"pack.yaml explains a remark ({explanation.remark}) on `{explanation.record}` "
                "that is not made"
            ),
            record=explanation.record,
        )
        for explanation in unused
    ]


def _all_remarks(contents: Contents) -> Iterator[Remark]:
    yield from date_remarks(contents)
    yield from _low_confidence(contents)
    yield from _orphans(contents)
    yield from _holes(contents)
    yield from _contradictions(contents)
    yield from _misread(contents)
    yield from _names_used_twice(contents)
    yield from look_alikes(contents)
    yield from _phrases_that_are_names(contents)
    yield from _without_summary(contents)
    yield from _unused_sources(contents)
    yield from _unused_attributes(contents)
    yield from _empty_topics(contents)


def _low_confidence(contents: Contents) -> Iterator[Remark]:
    for record_id, record, _ in checked_records(contents):
        if record.confidence is Confidence.LOW:
            yield Remark(
                kind="low-confidence", message=f"`{record_id}` is of low confidence", record=record_id
            )


def _orphans(contents: Contents) -> Iterator[Remark]:
    ends = {relation.end for concept in contents.concepts for relation in concept.relations}
    for concept in contents.concepts:
        if not concept.relations and concept.id not in ends:
            message = f"{concept.name} has no relation to any other concept"
            yield Remark(kind="orphan", message=message, record=concept.id)


def _holes(contents: Contents) -> Iterator[Remark]:
    """Yield the attributes of curated comparisons for which a subject has no fact, in one remark each."""
    concepts = {concept.id: concept for concept in contents.concepts}
    labels = {attribute.id: attribute.label for attribute in contents.attributes}
    for comparison in contents.comparisons:
        for subject in comparison.subjects:
            missing = _missing(concepts[subject], comparison)
            if missing:
                missing_labels = ", ".join(labels[attribute] for attribute in missing)
                message = f"{comparison.title}: {concepts[subject].name} has no fact for {missing_labels}"
                yield Remark(kind="hole", message=message, record=comparison.id)


def _missing(subject: Concept, comparison: Comparison) -> list[AttributeId]:
    known = {fact.attribute for fact in subject.facts}
    return [attribute for attribute in comparison.attributes if attribute not in known]


def _contradictions(contents: Contents) -> Iterator[Remark]:
    """Yield facts of one attribute with different values although only their source distinguishes them."""
    equivalent = EquivalentValues({fact.id: fact for concept in contents.concepts for fact in concept.facts})
    for concept in contents.concepts:
        rivals: defaultdict[str, list[Fact]] = defaultdict(list)
        for fact in concept.facts:
            if not fact.key or fact.key.startswith(SOURCE_KEY):
                rivals[fact.attribute].append(fact)
        for facts in rivals.values():
            if len({equivalent.form(fact.attribute, fact.value) for fact in facts}) > 1:
                others = ", ".join(f"`{fact.id}`" for fact in facts[1:])
                message = f"`{facts[0].id}` is contradicted by {others}"
                yield Remark(kind="contradiction", message=message, record=facts[0].id)


def _misread(contents: Contents) -> Iterator[Remark]:
    """Yield facts whose words say another thing than their state, which is what a reader sees first."""
    attributes = {attribute.id: attribute for attribute in contents.attributes}
    for fact in (fact for concept in contents.concepts for fact in concept.facts):
        said = set(re.findall(r"\w+", fact.value.says.lower()))
        attribute = attributes[fact.attribute]
        reads = content_text(fact.value, attribute)
        if (
            fact.value.state is State.NO
            and attribute.type is not AttributeType.FLAG
            and attribute.none == "None"
            and said & _NOT_NONE
        ) or (fact.value.state is State.NOT_APPLICABLE and said & _DEPENDING):
            message = f"`{fact.id}` reads “{reads}”, but its words say that this is not so"
            yield Remark(kind="misread", message=message, record=fact.id)


def _names_used_twice(contents: Contents) -> Iterator[Remark]:
    """Yield names and aliases that more than one record of a pack uses."""
    users: defaultdict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for record_id, name in named_records(contents):
        users[pack_of(record_id), folded(name)].setdefault(record_id, name)
    for names in users.values():
        if len(names) > 1:
            (first, name), *rest = names.items()
            others = ", ".join(f"`{record_id}`" for record_id, _ in rest)
            yield Remark(
                kind="used-twice", message=f"“{name}” names `{first}` and also {others}", record=first
            )


def _phrases_that_are_names(contents: Contents) -> Iterator[Remark]:
    """Yield the lay phrases that are names, which the search goes by before any synonym."""
    named: dict[str, str] = {}
    for record_id, name in named_records(contents):
        named.setdefault(folded(name), record_id)
    for synonym in contents.synonyms:
        for phrase in synonym.phrases:
            if owner := named.get(folded(phrase)):
                message = f"“{phrase}” is a name of `{owner}`, so it does nothing among the synonyms"
                yield Remark(kind="synonym-is-name", message=message, record=owner)


def _without_summary(contents: Contents) -> Iterator[Remark]:
    for comparison in contents.comparisons:
        if not comparison.summary.strip():
            message = f"{comparison.title} has no summary"
            yield Remark(kind="no-summary", message=message, record=comparison.id)


def _unused_sources(contents: Contents) -> Iterator[Remark]:
    cited: set[str] = set()
    for _, record, _ in checked_records(contents):
        cited.update(record.sources)
    for claim in contents.claims:
        cited.update(claim.sources)
    for journey in contents.journeys:
        for hop in journey.hops:
            cited.update(hop.sources)
    for source in contents.sources:
        if source.id not in cited:
            yield Remark(kind="unused-source", message=f"No record cites `{source.id}`", record=source.id)


def _unused_attributes(contents: Contents) -> Iterator[Remark]:
    used = {fact.attribute for concept in contents.concepts for fact in concept.facts}
    used.update(attribute for comparison in contents.comparisons for attribute in comparison.attributes)
    for attribute in contents.attributes:
        if attribute.id not in used:
            message = f"No fact gives a value for `{attribute.id}`"
            yield Remark(kind="unused-attribute", message=message, record=attribute.id)


def _empty_topics(contents: Contents) -> Iterator[Remark]:
    used = {concept.topic for concept in contents.concepts}

    def walk(topics: Iterable[Topic]) -> Iterator[Remark]:
        for topic in topics:
            if topic.id not in used and not topic.topics:
                yield Remark(kind="empty-topic", message=f"No concept is in {topic.title}", record=topic.id)
            yield from walk(topic.topics)

    return walk(contents.topics)
