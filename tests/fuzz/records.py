"""The records of a pack: where each is in the files, what it refers to, and what an atlas has of it."""

from __future__ import annotations

import json
from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import msgspec

from netatlas.packs.conversion.converter import Converter
from netatlas.packs.loaded_pack import DocumentRecords, LoadedPack
from netatlas.packs.pack_files import pack_files
from netatlas.packs.schema import Pack
from netatlas.packs.skipped import SkippedRecords
from tests.helpers.wholeness import references

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from netatlas.atlas.model import Contents, Record, Topic
    from netatlas.packs.loaded_pack import PackItem
    from netatlas.packs.source_document import SourceDocument

Key: TypeAlias = tuple[str, str]
"""Kind and id of a record; of a synonym, its phrases."""

_RECORDS = ("concept", "fact", "limit", "relation", "comparison", "timeline", "event", "journey")
"""The kinds whose ids are different from one another's, so that a reference names the id alone."""

_KINDS = {"relation": "relation kind"}
"""What another module's sort of reference is called here, where it is not the kind itself."""


class Span(NamedTuple):
    """Where a record is: the file, its first line and the line after its last, from 0."""

    file: str
    start: int
    end: int

    def meets(self, start: int, end: int) -> bool:
        """Return True if a line of the record is one of those from ``start`` to before ``end``."""
        return self.start < end and start < self.end


class Placed(NamedTuple):
    """A record of a sound pack.

    Attributes:
        span: where it is.
        parent: the record that holds it, or None.
        needs: the records that it refers to.
        token: the words of its own that another record must not have: its id, or what its id ends with.
        block: where what begins at the left edge around it is.
        content: what it says and what holds it, as ``contents_within`` gives it; of a record that no other
            holds, ''.
        group: the list or mapping around it, of those that are inside a record or section; else ''.
    """

    span: Span
    parent: Key | None
    needs: frozenset[Key]
    token: str
    block: Span
    content: str
    group: str


def placed_records(
    folder: Path, contents: Contents, documents: Mapping[str, SourceDocument]
) -> dict[Key, Placed]:
    """Return the records of a sound pack, from its documents by file; it was read to ``contents``."""
    info = Pack(format=1, id="x", title="x", version="1", licence="x", language="en", checked="2026-11")
    pack = LoadedPack(info, SkippedRecords(), open_packs=frozenset({info.id}))
    converter = Converter(pack.skipped)
    lines: dict[str, int] = {}
    for file in pack_files(folder)[0]:
        document = documents[file.name]
        lines[file.name] = file.path.read_bytes().count(b"\n")
        pack.add(DocumentRecords(file.section, document, converter.convert(document, file.section)))
    needs = _needs(contents)
    spans = _spans(pack.items, lines)
    texts = {file: (folder / file).read_bytes() for file in lines}
    return {
        _key(item): Placed(
            span=spans[item],
            parent=_key(item.parent) if item.parent else None,
            needs=frozenset(needs[_key(item)]),
            token=_token(item),
            block=_block(spans[item], texts[item.document.file]),
            content=_content(item),
            group=_group(item),
        )
        for item in pack.items
    }


def contents_within(data: Any) -> Iterator[str]:  # noqa: ANN401 - whatever a file holds
    """Yield what each part of a document says, with what holds it, for all that is not at its left edge."""
    outer = data.items() if isinstance(data, dict) else [(None, item) for item in data or ()]
    for group, content in outer:
        yield from _inner_contents(content, (_name(content) if group is None else group,))


def _inner_contents(content: Any, holders: tuple[str, ...]) -> Iterator[str]:  # noqa: ANN401 - the same
    for key, value in content.items() if isinstance(content, dict) else ():
        yield _written(value, (*holders, key))
        for item in value if isinstance(value, list) else ():
            yield _written(item, (*holders, key))
            yield from _inner_contents(item, (*holders, key, _name(item)))
    for item in content if isinstance(content, list) else ():
        yield _written(item, holders)


def _written(content: object, holders: tuple[str, ...]) -> str:
    return f"{holders}{json.dumps(content, sort_keys=True)}"


def _name(content: object) -> str:
    return str(content.get("id")) if isinstance(content, dict) else ""


def _content(item: PackItem) -> str:
    """Return the content of a record that another holds, or that is in a group of the vocabulary."""
    value: Any = item.document.data
    holders: list[str] = []
    for step in item.path[:-1]:
        value = value[step]
        holders.append(_name(value) if isinstance(step, int) else step)
    last = item.path[-1]
    return (
        _written(value[last], tuple(holders) if isinstance(last, int) else (*holders, last))
        if holders
        else ""
    )


def _group(item: PackItem) -> str:
    return f"{item.document.file}{item.path[:-1]}" if item.path[1:] else ""


def _block(span: Span, text: bytes) -> Span:
    """Return where the text around a record begins and ends at the left edge."""
    lines = text.split(b"\n")
    edges = [index for index, line in enumerate(lines) if line[:1].strip(b" #")]
    start = max((edge for edge in edges if edge <= span.start), default=0)
    return Span(span.file, start, next((edge for edge in edges if edge > span.start), len(lines)))


def records_of(contents: Contents) -> dict[Key, Record]:
    """Return the records of an atlas, each without those that it holds."""
    found: dict[Key, Record] = {}
    plain: Mapping[str, Iterable[Record]] = {
        "source": contents.sources,
        "kind": contents.kinds,
        "attribute": contents.attributes,
        "relation kind": contents.relation_kinds,
        "journey": contents.journeys,
        "claim": contents.claims,
        "position": contents.positions,
    }
    for kind, records in plain.items():
        found |= {(kind, record.id): record for record in records}  # type: ignore[attr-defined]
    for synonym in contents.synonyms:
        found["synonym", "|".join(synonym.phrases)] = synonym
    for topic in _topics(contents.topics):
        found["topic", topic.id] = msgspec.structs.replace(topic, topics=())
    for concept in contents.concepts:
        found["concept", concept.id] = msgspec.structs.replace(concept, facts=(), limits=(), relations=())
        found |= {("fact", fact.id): fact for fact in concept.facts}
        found |= {("limit", limit.id): limit for limit in concept.limits}
        found |= {("relation", relation.id): relation for relation in concept.relations}
    for comparison in contents.comparisons:
        found["comparison", comparison.id] = msgspec.structs.replace(comparison, choose=())
        found |= {("choice", f"{comparison.id}/{choice.subject}"): choice for choice in comparison.choose}
    for timeline in contents.timelines:
        found["timeline", timeline.id] = msgspec.structs.replace(timeline, events=())
        found |= {("event", event.id): event for event in timeline.events}
    return found


def _topics(topics: Iterable[Topic]) -> Iterator[Topic]:
    for topic in topics:
        yield topic
        yield from _topics(topic.topics)


def _key(item: PackItem) -> Key:
    return item.kind, "|".join(item.record.phrases) if item.kind == "synonym" else item.id


def _token(item: PackItem) -> str:
    if item.kind == "synonym":
        return str(item.record.phrases[0])
    return item.id.rpartition("/" if item.kind in {"fact", "choice"} else ">")[2].partition(":")[0]


def _spans(items: Iterable[PackItem], lines: Mapping[str, int]) -> dict[PackItem, Span]:
    """Return where each record is: up to the next one, or to the end of what holds it."""
    by_file: defaultdict[str, list[tuple[int, PackItem]]] = defaultdict(list)
    for item in items:
        by_file[item.document.file].append((item.document.locate(item.path, at_key=True)[0] - 1, item))
    spans: dict[PackItem, Span] = {}
    for file, starts in by_file.items():
        starts.sort(key=lambda start: start[0])
        for index, (start, item) in enumerate(starts):
            depth = _depth(item)
            later = (line for line, other in starts[index + 1 :] if line > start and _depth(other) <= depth)
            spans[item] = Span(file, start, next(later, lines[file] + 1))
    return spans


def _depth(item: PackItem) -> int:
    return 0 if item.parent is None else 1 + _depth(item.parent)


def _needs(contents: Contents) -> defaultdict[Key, set[Key]]:
    """Return what each record refers to."""
    keys: defaultdict[str, list[Key]] = defaultdict(list)
    for kind, name in records_of(contents):
        keys[name].append((kind, name))
    needs: defaultdict[Key, set[Key]] = defaultdict(set)
    for who, sort, what in chain(references(contents), _other_references(contents)):
        kind = _KINDS.get(sort, sort)
        meant = [key for key in keys[what] if key[0] == kind or (kind == "record" and key[0] in _RECORDS)]
        for key in keys[who]:
            needs[key].update(meant)
    return needs


def _other_references(contents: Contents) -> Iterator[tuple[str, str, str]]:
    """Yield the references that an atlas may have to records that are not there."""
    yield from ((position.id, "record", position.id) for position in contents.positions)
    for synonym in contents.synonyms:
        phrases = "|".join(synonym.phrases)
        yield from ((phrases, sort, what) for sort, what in _meant(synonym.concept, synonym.attribute))
    yield from ((kind.id, "attribute", name) for kind in contents.kinds for name in kind.key)
    yield from ((topic.id, "record", name) for topic in _topics(contents.topics) for name in topic.lead)
    for comparison in contents.comparisons:
        for choice in comparison.choose:
            yield f"{comparison.id}/{choice.subject}", "concept", choice.subject
    for concept in contents.concepts:
        yield from ((fact.id, "record", fact.same_as) for fact in concept.facts if fact.same_as)


def _meant(concept: str, attribute: str) -> Iterator[tuple[str, str]]:
    if concept:
        yield "concept", concept
    if attribute:
        yield "attribute", attribute
