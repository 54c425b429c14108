"""Records in plain data: where each begins and what its id is, so that those left out are remembered.

A reference to a record that was left out is told apart from one to a record that never was. Works on
data that may be wrong in any way.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias

from netatlas.packs.report import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netatlas.packs.yaml.parsing import Path

Lost: TypeAlias = dict[tuple[str, str], Fault]
"""What was left out and why, by sort of record and id as it stands in the file."""

ANYTHING = ""
"""Stands for the ids of a section of which something was left out that cannot be told."""

RECORD, SOURCE, TOPIC, CLAIM = "record", "source", "topic", "claim"
KIND, ATTRIBUTE, RELATION_KIND = "kind", "attribute", "relation"

_SORTS = {"sources": SOURCE, "topics": TOPIC, "claims": CLAIM}
_WORDS = {"kinds": KIND, "attributes": ATTRIBUTE, "relations": RELATION_KIND}
_INNER = {
    "concepts": ("facts", "limits", "relations"),
    "comparisons": ("choose",),
    "timelines": ("events",),
    "topics": ("topics",),
}
_ID_IN_TEXT = re.compile(r"\bid: *[\"']?([a-z0-9-]+)")
_KEY_IN_TEXT = re.compile(r"^ *([a-z0-9-]+):", re.MULTILINE)
_MOST_GUESSES = 5000


def record_path(section: str, path: Path) -> Path:
    """Return the path of the smallest record around ``path``, or () where that is the whole document.

    >>> record_path("concepts", (3, "facts", 2, "value", "unit"))
    (3, 'facts', 2)
    """
    if section == "pack":
        return ()
    if section == "vocabulary":
        return path[:2]
    found = path[:1]
    inner = _INNER.get(section, ())
    while path[len(found) : len(found) + 1] and path[len(found)] in inner and len(path) > len(found) + 1:
        found = path[: len(found) + 2]
        if section != "topics":
            break
    return found


def record_id(section: str, data: Any, path: Path) -> str:  # noqa: ANN401 - data may be anything
    """Return the id of the record at ``path`` as the atlas would name it, or ''."""
    if section in {"sources", "vocabulary"}:
        return str(path[-1]) if path else ""
    top = _id(_at(data, path[:1]))
    here = _at(data, path)
    if len(path) <= 1 or not isinstance(here, dict):
        return top
    match path[-2]:
        case "facts":
            key = f":{here['key']}" if here.get("key") else ""
            return f"{top}/{here.get('attribute', '?')}{key}"
        case "relations":
            return f"{top}>{here.get('relation', '?')}>{here.get('to', '?')}"
        case "choose":
            return top
        case _:
            return _id(here)


def ids_within(section: str, data: Any, path: Path) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - the same
    """Yield sort and id of the record at ``path`` and of those inside it."""
    if section == "vocabulary":
        yield from _vocabulary_ids(data, path)
        return
    sort = _SORTS.get(section, RECORD)
    if path:
        found = record_id(section, data, path)
        if found:
            yield sort, found
    here = _at(data, path)
    if section == "sources" and not path and isinstance(here, dict):
        yield from ((sort, str(key)) for key in here)
    parts = list(enumerate(here)) if isinstance(here, list) and not path else []
    for index, _ in parts:
        yield from ids_within(section, data, (index,))
    for inner in _INNER.get(section, ()):
        held = here.get(inner) if isinstance(here, dict) and path else None
        for index in range(len(held) if isinstance(held, list) else 0):
            yield from ids_within(section, data, (*path, inner, index))


def ids_in_text(section: str, text: str) -> Iterator[tuple[str, str]]:
    """Yield sort and id of what a text that cannot be read seems to hold."""
    if section == "vocabulary":
        guesses = _KEY_IN_TEXT.findall(text)[:_MOST_GUESSES]
        yield from ((sort, guess) for guess in guesses for sort in _WORDS.values())
        return
    pattern = _KEY_IN_TEXT if section == "sources" else _ID_IN_TEXT
    yield from ((_SORTS.get(section, RECORD), guess) for guess in pattern.findall(text)[:_MOST_GUESSES])


def _vocabulary_ids(data: Any, path: Path) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - the same
    groups = [str(group) for group in path[:1] or (data if isinstance(data, dict) else ())]
    for group in groups:
        words = _at(data, (group,))
        sorts = (_WORDS[group],) if group in _WORDS else tuple(_WORDS.values())
        if isinstance(words, dict):
            yield from ((sort, str(word)) for sort in sorts for word in (path[1:2] or words))


def _at(data: Any, path: Path) -> Any:  # noqa: ANN401 - the same
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _id(here: Any) -> str:  # noqa: ANN401 - the same
    found = here.get("id") if isinstance(here, dict) else None
    return found if isinstance(found, str) else ""
