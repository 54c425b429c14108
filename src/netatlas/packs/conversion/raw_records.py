"""Where records begin in plain data and what their ids are.

Needed for records that are left out: the data may be wrong in any way, so nothing is taken for granted.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Any

import msgspec

from netatlas.packs.namespaces import FACTS_AND_RELATIONS, NAMESPACE_OF_SECTION, NAMESPACE_OF_VOCABULARY
from netatlas.packs.schema.field_types import Ref, Slug
from netatlas.packs.source_document import RecordKeys

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from netatlas.packs.source_document import DataPath

_NESTED = {
    "concepts": ("facts", "limits", "relations"),
    "comparisons": ("choose",),
    "timelines": ("events",),
    "topics": ("topics",),
}
"""The keys under which a record holds further records, by section."""

_ADORNING = {
    "concepts": ("aliases", "formerly"),
    "comparisons": ("aliases",),
    "timelines": ("aliases",),
    "journeys": ("aliases",),
    "topics": ("lead",),
    "pack": ("explained",),
    "kinds": ("key",),
    "attributes": ("keys",),
    "synonyms": ("phrases",),
}
"""The lists and mappings that only order or adorn a record, by section or by group of the vocabulary.

Of these a fault costs the entry alone.
"""

FEWEST_ENTRIES = {"key": 3, "phrases": 1}
"""Entries that a list must have; a kind with fewer does without the list, and a synonym is left out."""

NESTED_OR_ADORNING = frozenset(chain.from_iterable((*_NESTED.values(), *_ADORNING.values())))
"""The keys of all lists whose entries are left out one by one."""

_MAPPINGS = {"sources", "positions", "changed"}
"""The sections whose records have their ids as keys."""

_KEYS_OF_IDS = {"facts": ("attribute", "key"), "relations": ("relation", "to"), "choose": ()}
"""The keys that make up the id of a record that a concept or comparison holds; of others it is `id`."""

_OPTIONAL_KEYS_OF_IDS = {"key"}

_SIGNS = {"facts": "/", "relations": ">"}
"""What is behind the concept in the id of a fact or relation."""

_WITHOUT_IDS = {"synonyms"}
"""The groups of the vocabulary whose entries nothing can refer to."""

_ID_IN_TEXT = re.compile(r"\bid: *[\"']?([a-z0-9]+(?:-[a-z0-9]+)*)(?![\w-])")
_KEY_IN_TEXT = re.compile(r"^ *([a-z0-9]+(?:-[a-z0-9]+)*):", re.MULTILINE)
_OF_FACT_OR_RELATION = re.compile(r"\b(?:attribute|relation):")
_MOST_GUESSES = 5000
"""Ids taken from an unreadable text; more would only fill the memory."""


def keys_of_records(section: str) -> RecordKeys:
    """Return under which keys the files of a section hold records, and entries that can be lost alone."""
    if section == "vocabulary":
        groups = (*NAMESPACE_OF_VOCABULARY, *_WITHOUT_IDS)
        adorning = chain.from_iterable(_ADORNING.get(group, ()) for group in groups)
        lists = frozenset({*_WITHOUT_IDS, *adorning} - {"keys"})  # which is a mapping
        return RecordKeys(lists=lists, mappings=frozenset(NAMESPACE_OF_VOCABULARY))
    if section == "pack":
        return RecordKeys(lists=frozenset(_ADORNING["pack"]))
    lists = frozenset({*_NESTED.get(section, ()), *_ADORNING.get(section, ())})
    return RecordKeys(is_list=section not in _MAPPINGS, lists=lists)


def record_path(section: str, path: DataPath) -> DataPath:
    """Return the path of the smallest record around ``path``, or () if that is the whole document.

    An entry of a list that only orders or adorns counts as a record of its own.

    >>> record_path("concepts", (3, "facts", 2, "value", "unit"))
    (3, 'facts', 2)
    """
    if section == "pack":
        return path[:2] if path[:1] == ("explained",) and _is_entry(path, 1) else ()
    if section == "vocabulary":
        return _vocabulary_path(path)
    if not path or isinstance(path[0], int) is (section in _MAPPINGS):
        return ()
    length = 1
    nested = _NESTED.get(section, ())
    while len(path) > length and path[length] in nested and _is_entry(path, length + 1):
        length += 2
        if section != "topics":  # only topics nest to any depth
            return path[:length]
    adorns = path[length : length + 1] in _steps(section) and _is_entry(path, length + 1)
    return path[: length + 2] if adorns else path[:length]


def _vocabulary_path(path: DataPath) -> DataPath:
    is_list = path[:1] in {(group,) for group in _WITHOUT_IDS}
    if len(path) < 2 or isinstance(path[1], int) is not is_list:  # noqa: PLR2004 - a group and its entry
        return path[:1]
    adorns = path[2:3] in _steps(str(path[0])) and (_is_entry(path, 3) or path[2:3] == ("keys",) != path[2:])
    return path[:4] if adorns else path[:2]


def _steps(section: str) -> set[DataPath]:
    """Return the names of the adorning lists of a section, each as a path."""
    return {(name,) for name in _ADORNING.get(section, ())}


def _is_entry(path: DataPath, position: int) -> bool:
    return len(path) > position and isinstance(path[position], int)


def is_adornment(section: str, path: DataPath) -> bool:
    """Return True if there is an entry at ``path`` that its record can do without."""
    if section == "vocabulary":
        return len(path) > 3 or (len(path) == 3 and path[2:] in _steps(str(path[0])))  # noqa: PLR2004 - see above
    return len(path) > 1 and isinstance(path[-1], int) and path[-2:-1] in _steps(section)


def without_emptied(section: str, data: object, paths: Collection[DataPath]) -> dict[DataPath, DataPath]:
    """Return for each path what has to be left out: what holds a list that would become too short."""
    if section != "vocabulary":
        return {path: path for path in paths}
    lost = Counter(path[:-1] for path in paths if is_adornment(section, path))
    short = {
        path
        for path, count in lost.items()
        if isinstance(entries := _value_at(data, path), list)
        and len(entries) - count < FEWEST_ENTRIES.get(str(path[-1]), 0)
    }
    return {path: _without_short(path) if path[:-1] in short else path for path in paths}


def _without_short(path: DataPath) -> DataPath:
    return path[:-1] if path[-2:-1] == ("key",) else path[:-2]


def record_id(section: str, data: object, path: DataPath) -> str:
    """Return the id that the record at ``path`` would have in the atlas, or ''."""
    if is_adornment(section, path):
        if section == "pack":
            return ""
        path = path[:2] if section == "vocabulary" else path[:-2]  # the record that goes on without it
    if section in _MAPPINGS or section == "vocabulary":
        return path[-1] if path and isinstance(path[-1], str) else ""  # synonyms are a list
    outer = _written_id(_value_at(data, path[:1]))
    record = _value_at(data, path)
    if len(path) <= 1 or not isinstance(record, dict):
        return outer
    match path[-2]:
        case "facts":
            key = f":{record['key']}" if record.get("key") else ""
            return f"{outer}/{record.get('attribute', '?')}{key}"
        case "relations":
            return f"{outer}>{record.get('relation', '?')}>{record.get('to', '?')}"
        case "choose":
            return outer
        case _:
            return _written_id(record)


def ids_within(section: str, data: object, path: DataPath) -> Iterator[tuple[str, str]]:
    """Yield namespace and id of the record at ``path`` and of those inside it."""
    if section == "pack" or is_adornment(section, path):
        return
    if section == "vocabulary":
        yield from _vocabulary_ids(data, path)
        return
    namespace = NAMESPACE_OF_SECTION[section]
    value = _value_at(data, path)
    if not path:
        if section in _MAPPINGS and isinstance(value, dict):
            yield from ((namespace, str(key)) for key in value)
        for index in range(len(value) if isinstance(value, list) else 0):
            yield from ids_within(section, data, (index,))
        return
    if name := record_id(section, data, path):
        yield namespace, name
    for key in _NESTED.get(section, ()):
        nested = value.get(key) if isinstance(value, dict) else None
        for index in range(len(nested) if isinstance(nested, list) else 0):
            yield from ids_within(section, data, (*path, key, index))


def has_unknown_id(section: str, data: object, path: DataPath, problems: Iterable[DataPath]) -> bool:
    """Return True if nobody knows which id the record at ``path`` was meant to have.

    Args:
        section: of the record.
        data: of its document.
        path: of the record.
        problems: the paths of what is wrong in it.
    """
    if section in _MAPPINGS or section in {"vocabulary", "pack"} or is_adornment(section, path) or not path:
        return False
    keys = _KEYS_OF_IDS.get(str(path[-2]) if len(path) > 1 else "", ("id",))
    if not keys:
        return False
    record = _value_at(data, path)
    if not isinstance(record, dict):
        return True
    written = {key: record.get(key) for key in keys if key in record or key not in _OPTIONAL_KEYS_OF_IDS}
    if not all(converts(value, Ref if key == "to" else Slug) for key, value in written.items()):
        return True
    return any(len(problem) > len(path) and problem[len(path)] in keys for problem in problems)


def unknown_ids(section: str, data: object, path: DataPath) -> tuple[str, str] | None:
    """Return namespace and beginning of the id of a fact or relation, or None of any other record."""
    outer = _written_id(_value_at(data, path[:1]))
    sign = _SIGNS.get(str(path[-2])) if len(path) > 1 and outer else None
    return (NAMESPACE_OF_SECTION[section], outer + sign) if sign else None


def ids_in_text(section: str, text: str) -> Iterator[tuple[str, str]]:
    """Yield namespace and id of the records that an unreadable text seems to hold."""
    if section == "vocabulary":
        guesses = _KEY_IN_TEXT.findall(text)[:_MOST_GUESSES]
        yield from ((namespace, guess) for guess in guesses for namespace in NAMESPACE_OF_VOCABULARY.values())
        return
    pattern = _KEY_IN_TEXT if section in _MAPPINGS else _ID_IN_TEXT
    namespace = NAMESPACE_OF_SECTION[section]
    yield from ((namespace, guess) for guess in pattern.findall(text)[:_MOST_GUESSES])


def names_itself(section: str, text: str) -> bool:
    """Return True if an unreadable text seems to begin with the id of its record."""
    first = text.lstrip().partition("\n")[0]
    return bool((_KEY_IN_TEXT if section in {*_MAPPINGS, "vocabulary"} else _ID_IN_TEXT).search(first))


def section_of_part(section: str, text: str) -> str:
    """Return where a record is missing whose text cannot be read: a section, or ``FACTS_AND_RELATIONS``."""
    is_part = section == "concepts" and text[:1] == " " and _OF_FACT_OR_RELATION.search(text)
    return FACTS_AND_RELATIONS if is_part else section


def converts(item: object, record_type: object) -> bool:
    """Return True if an item is of a type of the format."""
    try:
        msgspec.convert(item, record_type)
    except msgspec.ValidationError:
        return False
    return True


def _vocabulary_ids(data: object, path: DataPath) -> Iterator[tuple[str, str]]:
    groups = [str(group) for group in path[:1] or (data if isinstance(data, dict) else ())]
    for group in groups:
        entries = _value_at(data, (group,))
        if group in _WITHOUT_IDS:
            continue
        # a misspelt group may have been meant as any of them
        namespaces = (
            [NAMESPACE_OF_VOCABULARY[group]]
            if group in NAMESPACE_OF_VOCABULARY
            else NAMESPACE_OF_VOCABULARY.values()
        )
        if isinstance(entries, dict):
            yield from (
                (namespace, str(entry)) for namespace in namespaces for entry in (path[1:2] or entries)
            )


def _value_at(data: object, path: DataPath) -> object:
    """Return the value at ``path``, or None where there is none."""
    value: Any = data
    for step in path:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def _written_id(record: object) -> str:
    """Return the id that a record gives itself, or ''."""
    written = record.get("id") if isinstance(record, dict) else None
    return written if isinstance(written, str) else ""
