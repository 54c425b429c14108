"""A small sound pack with every kind of record in every file, as plain data and as text.

Any place of it can be damaged: the text is written from the data, and what is ``Raw`` there goes in as it is.
"""

from __future__ import annotations

import json
from itertools import chain
from typing import TYPE_CHECKING, Any

from netatlas.packs.yaml.parsing import parse
from tests.helpers.packs import FILES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from netatlas.atlas.model import Contents

_EXPLAINED = """\
explained:
  - {remark: low-confidence, record: elastic-ip, because: nobody wrote more}
  - {remark: unused-source, record: models, because: it is here for the tests}
"""
_MODELS = """\
models:
  title: Models
  short: Models
  publisher: Example
  url: https://example.com/models
  kind: api
  as_of: 2026-10
  package: botocore
  version: "1.44.8"
"""
_SYNONYMS = """\
synonyms:
  - {concept: elastic-ip, phrases: [address for good, number that stays]}
  - {attribute: idle-timeout, phrases: [nothing is sent, silence]}
  - {words: failure, phrases: [dies, breaks]}
"""
_POSITIONS = """\
nat-gateway: {x: 0, y: 10.5}
elastic-ip: {x: 100, y: -20}
"""
_CHANGED = """\
nat-gateway/bandwidth: 2026-11-02 5d1c0a9be37f4422
nat-gateway/ipv6: 2026-11-02 5d1c0a9be37f4423
"""
_EVIDENCE = """\
    - attribute: since
      value: 2015-12
      sources: [models]
      evidence: [{source: models, shape: ec2/2016-11-15 NatGateway}]
"""
TEXTS = {
    **FILES,
    "pack.yaml": FILES["pack.yaml"] + _EXPLAINED,
    "sources.yaml": FILES["sources.yaml"] + _MODELS,
    "vocabulary.yaml": FILES["vocabulary.yaml"].replace(
        "{label: Component}", "{label: Component, key: [managed-by, bandwidth, since]}"
    )
    + _SYNONYMS,
    "topics.yaml": FILES["topics.yaml"] + "  lead: [nat-instance, nat-gateway]\n",
    "concepts.yaml": FILES["concepts.yaml"].replace(
        "    - {attribute: since, value: 2015-12, sources: [guide]}\n", _EVIDENCE
    ),
    "positions.yaml": _POSITIONS,
    "changed.yaml": _CHANGED,
}
"""The texts of the pack, by path inside its folder."""


class Raw(str):
    """A text that goes into a file as it is: a damaged key or value."""

    __slots__ = ()


def data_of(file: str) -> Any:  # noqa: ANN401 - any data
    """Return what a file holds, anew each time."""
    return parse(TEXTS[file].encode()).data


def text_of(data: Any, indent: int = 0) -> str:  # noqa: ANN401 - any data
    """Return plain data as YAML with one line for each key and each item."""
    blanks = " " * indent
    if isinstance(data, dict):
        return "".join(f"{blanks}{key}:{_value(value, indent)}" for key, value in data.items())
    lines = []
    for item in data:
        text = (
            text_of(item, indent + 2) if isinstance(item, (dict, list)) and item else f"  {_scalar(item)}\n"
        )
        lines.append(f"{blanks}- {text.lstrip(' ')}")
    return "".join(lines)


def _value(value: Any, indent: int) -> str:  # noqa: ANN401 - any data
    if isinstance(value, (dict, list)) and value:
        return "\n" + text_of(value, indent + 2)
    return f" {_scalar(value)}\n"


def _scalar(value: Any) -> str:  # noqa: ANN401 - any data
    return str(value) if isinstance(value, Raw) else json.dumps(value, ensure_ascii=False)


def kept(contents: Contents) -> set[str]:
    """Return a name for each record, and for each entry of a list that only orders or adorns."""
    return set(_records(contents)) | set(_entries(contents))


def _records(contents: Contents) -> Iterator[str]:
    named = {
        "source": contents.sources,
        "kind": contents.kinds,
        "attribute": contents.attributes,
        "relation kind": contents.relation_kinds,
        "claim": contents.claims,
        "position": contents.positions,
        "topic": _topics(contents.topics),
    }
    for kind, records in named.items():
        yield from (f"{kind} {record.id}" for record in records)
    yield from (f"synonym {one.concept or one.attribute or one.words}" for one in contents.synonyms)
    held = chain.from_iterable((one, *one.facts, *one.limits, *one.relations) for one in contents.concepts)
    events = chain.from_iterable((one, *one.events) for one in contents.timelines)
    for record in chain(held, events, contents.comparisons, contents.journeys):
        yield record.id
    for comparison in contents.comparisons:
        yield from (f"choice {comparison.id}/{choice.subject}" for choice in comparison.choose)


def _entries(contents: Contents) -> Iterator[str]:
    for synonym in contents.synonyms:
        yield from (f"phrase {phrase}" for phrase in synonym.phrases)
    for topic in _topics(contents.topics):
        yield from (f"lead {topic.id} {concept}" for concept in topic.lead)
    for pack in contents.packs:
        yield from (f"explained {one.record}" for one in pack.explained)
    records: Iterable[Any] = chain(
        contents.concepts, contents.comparisons, contents.timelines, contents.journeys
    )
    for record in records:
        yield from (f"alias {alias}" for alias in record.aliases)


def _topics(topics: Any) -> Iterator[Any]:  # noqa: ANN401 - topics in topics
    for topic in topics:
        yield topic
        yield from _topics(topic.topics)
