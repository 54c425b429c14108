"""Finds the records in plain data that do not fit the types of the format, without saying what is wrong.

Only msgspec looks at them, so a file with many thousand wrong records takes no longer than a sound one. What
is wrong in a record ``netatlas.packs.conversion.schema_problems`` says, which takes far longer.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, get_args, get_origin

import msgspec

from netatlas.packs import schema
from netatlas.packs.conversion.raw_records import NESTED_OR_ADORNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netatlas.packs.source_document import DataPath


def top_records(data: Any, record_type: type) -> Iterator[tuple[DataPath, Any, type]]:  # noqa: ANN401 - any data
    """Yield each record of a document that does not convert: its path, and a document that holds it alone.

    A path inside that document is right for the whole one, save that the index of a list is 0 there.
    The document may be of any type; what is no list or mapping where one has to be is yielded as a whole.
    """
    if record_type is schema.Pack:
        yield (), data, record_type
    elif record_type is schema.Vocabulary and isinstance(data, dict):
        for group, entries in data.items():
            yield from _of_group(group, entries)
    elif get_origin(record_type) is dict and isinstance(data, dict):
        for key, value in data.items():
            if not converts({key: value}, record_type):
                yield (key,), {key: value}, record_type
    elif get_origin(record_type) is list and isinstance(data, list):
        (item_type,) = get_args(record_type)
        for index, item in enumerate(data):
            if not converts(item, item_type):
                yield (index,), [item], record_type
    else:
        yield (), data, record_type


def wrong_records(data: Any, record_type: type) -> Iterator[DataPath]:  # noqa: ANN401 - any data
    """Yield the path of each smallest record that does not convert."""
    for path, document, _ in top_records(data, record_type):
        record, item_type = document, record_type
        if path and isinstance(path[-1], int):
            is_synonym = record_type is schema.Vocabulary
            record = document["synonyms"][0] if is_synonym else document[0]
            item_type = schema.Synonym if is_synonym else get_args(record_type)[0]
        yield from _smallest(record, item_type, path)


def converts(item: object, record_type: object) -> bool:
    """Return True if an item is of a type of the format."""
    try:
        msgspec.convert(item, record_type)
    except msgspec.ValidationError:
        return False
    return True


def _of_group(group: str, entries: Any) -> Iterator[tuple[DataPath, Any, type]]:  # noqa: ANN401 - any data
    """Yield the wrong entries of one group of the vocabulary."""
    if converts({group: entries}, schema.Vocabulary):
        return
    alone: list[tuple[DataPath, Any]] = [((group,), {group: entries})]
    if group == "synonyms" and isinstance(entries, list):
        alone = [((group, index), {group: [entry]}) for index, entry in enumerate(entries)]
    elif group in schema.Vocabulary.__struct_fields__ and isinstance(entries, dict):
        alone = [((group, key), {group: {key: value}}) for key, value in entries.items()]
    for path, document in alone:
        if not converts(document, schema.Vocabulary):
            yield path, document, schema.Vocabulary


def _smallest(record: Any, record_type: Any, path: DataPath) -> Iterator[DataPath]:  # noqa: ANN401 - any data
    """Yield the wrong records inside a wrong one if it is sound without them, else itself."""
    wrong: list[DataPath] = []
    sound: dict[str, list[Any]] = {}
    for field, item_type in _lists(record_type) if isinstance(record, dict) else ():
        items = record.get(field)
        if isinstance(items, list):
            sound[field] = [item for item in items if converts(item, item_type)]
            for index, item in enumerate(items):
                if not converts(item, item_type):
                    wrong += _smallest(item, item_type, (*path, field, index))
    if wrong and converts({**record, **sound}, record_type):
        yield from wrong
    else:
        yield path


@cache
def _lists(record_type: Any) -> tuple[tuple[str, Any], ...]:  # noqa: ANN401 - any type
    """Return the fields of a record that hold others, or what it can do without, and the types of these."""
    if not (isinstance(record_type, type) and issubclass(record_type, msgspec.Struct)):
        return ()
    found = []
    for field in msgspec.structs.fields(record_type):
        if field.encode_name in NESTED_OR_ADORNING:
            list_type = _plain(field.type)
            if get_origin(list_type) is list:
                found.append((field.encode_name, get_args(list_type)[0]))
    return tuple(found)


def _plain(field_type: Any) -> Any:  # noqa: ANN401 - any type
    """Return a type without its annotations."""
    while hasattr(field_type, "__metadata__"):
        field_type = field_type.__origin__
    return field_type
