"""The small pack with every kind of record, a file for each section, as plain data and as text.

Any place of it can be damaged: the text is written from the data, and what is ``Raw`` there goes in as it is.
"""

from __future__ import annotations

import json
from itertools import chain
from typing import TYPE_CHECKING, Any

from netatlas.packs.yaml.parsing import parse
from tests.helpers.whole_texts import WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from netatlas.atlas.model import Contents


def _joined() -> dict[str, str]:
    joined: dict[str, str] = {}
    for path, text in WHOLE.items():
        file = f"{path.removesuffix('.yaml').partition('/')[0]}.yaml"
        joined[file] = joined.get(file, "") + text
    return joined


TEXTS = _joined()
"""The texts of the pack, with one file for each section, by path inside its folder."""


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
    for kind in contents.kinds:
        yield from (f"key {kind.id} {attribute}" for attribute in kind.key)
    for attribute in contents.attributes:
        yield from (f"keys {attribute.id} {key}" for key, _ in attribute.keys)
    for concept in contents.concepts:
        yield from (f"formerly {former}" for former in concept.formerly)
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
