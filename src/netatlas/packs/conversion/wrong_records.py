"""Finds the records in plain data that do not fit the types of the format, without saying what is wrong.

Only msgspec looks at them, so a file with many thousand wrong records takes no longer than a sound one. What
is wrong in a record ``netatlas.packs.conversion.schema_problems`` says, which takes far longer.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, get_args, get_origin

import msgspec

from netatlas.packs import schema
from netatlas.packs.conversion.raw_records import FEWEST_ENTRIES, NESTED_OR_ADORNING, converts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netatlas.packs.source_document import DataPath, PathStep


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
    """Yield the path of each smallest record or entry that does not convert."""
    for path, document, inner_type in top_records(data, record_type):
        record, type_of_record = document, inner_type
        for step in path:
            record = record[0 if isinstance(step, int) else step]
            type_of_record = _type_inside(type_of_record, step)
        yield from _smallest(record, type_of_record, path)


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
    """Yield the wrong records and entries inside a wrong record if it is sound without them, else itself."""
    wrong: list[DataPath] = []
    rest = record
    for field, holder in _holders(record_type) if isinstance(record, dict) else ():
        entries = record.get(field)
        if isinstance(entries, list) and get_origin(holder) is list:
            (item_type,) = get_args(holder)
            sound: Any = [item for item in entries if converts(item, item_type)]
            for index, item in enumerate(entries):
                if not converts(item, item_type):
                    wrong += _smallest(item, item_type, (*path, field, index))
        elif isinstance(entries, dict) and get_origin(holder) is dict:
            sound = {key: value for key, value in entries.items() if converts({key: value}, holder)}
            wrong += [(*path, field, key) for key in entries if key not in sound]
        else:
            continue
        rest = {**rest, field: sound}
        if len(sound) < FEWEST_ENTRIES.get(field, 0) <= len(entries):
            del rest[field]  # perhaps the record can do without it
    if wrong and converts(rest, record_type):
        yield from wrong
    else:
        yield path


def _type_inside(record_type: Any, step: PathStep) -> Any:  # noqa: ANN401 - any type
    """Return the type of what is at ``step`` in a value of a type, or ``object`` if nothing may be there."""
    if _is_struct(record_type):
        return _field_types(record_type).get(str(step), object)
    return _plain(get_args(record_type)[-1]) if get_args(record_type) else object


@cache
def _field_types(record_type: type[msgspec.Struct]) -> dict[str, Any]:
    """Return the types of the fields of a record by name; msgspec works them out anew each time."""
    return {field.encode_name: _plain(field.type) for field in msgspec.structs.fields(record_type)}


@cache
def _holders(record_type: Any) -> tuple[tuple[str, Any], ...]:  # noqa: ANN401 - any type
    """Return the fields of a record that hold others, or what it can do without, each with its type."""
    types = _field_types(record_type) if _is_struct(record_type) else {}
    return tuple((name, holder) for name, holder in types.items() if name in NESTED_OR_ADORNING)


def _is_struct(record_type: Any) -> bool:  # noqa: ANN401 - any type
    return isinstance(record_type, type) and issubclass(record_type, msgspec.Struct)


def _plain(field_type: Any) -> Any:  # noqa: ANN401 - any type
    """Return a type without its annotations."""
    while hasattr(field_type, "__metadata__"):
        field_type = field_type.__origin__
    return field_type
