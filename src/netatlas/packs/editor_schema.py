"""Generates the JSON Schemas by which editors check a pack as it is typed, from ``netatlas.packs.schema``.

There is one for each kind of file, so that an editor need not find out which kind a file is. They are checked
in under ``resources/schema``, and the first line of each file of the shipped pack names its own; this command
updates both:

    python -m netatlas.packs.editor_schema
"""

from __future__ import annotations

import inspect
import json
import os
import typing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from typing_extensions import Doc

from netatlas.packs.pack_files import CHANGED_FILE, PACK_FILE, pack_files
from netatlas.packs.schema import FILE_TYPES, FileRecord
from netatlas.packs.schema.json_schema import schema_of
from netatlas.paths import default_pack, resource
from netatlas.writing import write_text

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA_FOLDER = resource("schema")

_FIRST_LINE = "# yaml-language-server: $schema="

_NOTES = {
    "sources": "The documents that records cite, by id.",
    "topics": "The tree of the Browse panel.",
    "concepts": "Concepts with their facts, limits and relations.",
    "comparisons": "Curated comparisons.",
    "timelines": "Lanes and dated events.",
    "journeys": "Paths of packets, hop by hop.",
    "claims": "The ledger of the notes that the pack grew from.",
    "positions": "Where the graph shows records, by their ids.",
    "changed": "When the answer of each record last changed; written by a program.",
}
"""What a file holds as a whole, where no docstring of a record says it."""


def schema_name(kind: str) -> str:
    """Return the name of the schema for a kind of file: pack, sources, concepts ...

    >>> schema_name("concepts")
    'concepts.schema.json'
    """
    return f"{kind}.schema.json"


def editor_schema(kind: str) -> dict[str, Any]:
    """Return the schema for a kind of file. It needs no other file and no network."""
    root, parts = schema_of(FILE_TYPES[kind])
    records = _records(FileRecord)
    for name, part in parts.items():
        part["description"] = _as_markdown(part.get("description", ""))
        if name in records:
            _describe_keys(part, records[name])
    # a file that holds one mapping has its rules at the top, where every editor looks
    whole = (
        parts.pop(root["$ref"].rpartition("/")[2])
        if "$ref" in root
        else {"description": _NOTES[kind], **root}
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **whole,
        "title": f"{kind}.yaml of a NetAtlas pack",
        "$defs": dict(sorted(parts.items())),
    }


def schema_text(kind: str) -> str:
    """Return the schema as the text of its file."""
    return json.dumps(editor_schema(kind), indent=1, ensure_ascii=False) + "\n"


def _records(base: type[FileRecord]) -> dict[str, type[FileRecord]]:
    """Return all types of records below ``base``, by name."""
    found: dict[str, type[FileRecord]] = {}
    for record in base.__subclasses__():
        found |= {record.__name__: record, **_records(record)}
    return found


def _describe_keys(part: dict[str, Any], record: type[FileRecord]) -> None:
    """Put what each key is before the form that its value has."""
    for field in msgspec.structs.fields(record):
        what = key_description(record, field.name)
        form = _form(part["properties"][field.encode_name])
        described = f"{what}.\n\nWrite {form}." if form else f"{what}."
        part["properties"][field.encode_name]["description"] = _as_markdown(described)


def key_description(record: type[FileRecord], field: str) -> str:
    """Return what a key of a record is, as its ``Doc`` says it; '' where it has none."""
    annotation = typing.get_type_hints(record, include_extras=True)[field]
    notes = getattr(annotation, "__metadata__", ())
    return next((note.documentation for note in notes if isinstance(note, Doc)), "")


def _form(schema: dict[str, Any]) -> str:
    """Return the form that a value must have, in words, or ''."""
    if "description" in schema:
        return str(schema["description"])
    forms = (_form(alternative) for alternative in schema.get("anyOf", ()))
    return " or ".join(filter(None, forms))


def _as_markdown(text: str) -> str:
    """Return a text as editors show it; a docstring is indented until Python 3.13."""
    return inspect.cleandoc(text).replace("``", "`")


def kinds_of_files(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield each file of a pack and its kind."""
    files = pack_files(folder).files
    yield from ((file.path, file.section) for file in files)
    yield folder / PACK_FILE, "pack"
    if (folder / CHANGED_FILE).exists():
        yield folder / CHANGED_FILE, "changed"


def first_line(path: Path, kind: str) -> str:
    """Return the line with which a file of a pack begins, so that editors find its schema."""
    schema = os.path.relpath(SCHEMA_FOLDER / schema_name(kind), path.parent)
    return f"{_FIRST_LINE}{Path(schema).as_posix()}\n"


def with_first_line(text: str, path: Path, kind: str) -> str:
    """Return the text of a file with the right first line, in place of another or before the rest."""
    old, newline, rest = text.partition("\n")
    body = rest if old.startswith(_FIRST_LINE) else old + newline + rest
    return first_line(path, kind) + body


def main() -> None:
    """Write the schemas into ``resources``, and the first lines into the shipped pack."""
    SCHEMA_FOLDER.mkdir(parents=True, exist_ok=True)
    for kind in FILE_TYPES:
        (SCHEMA_FOLDER / schema_name(kind)).write_text(schema_text(kind), encoding="utf-8")
    for path, kind in kinds_of_files(default_pack()):
        text = path.read_text(encoding="utf-8")
        if not text.startswith(first_line(path, kind)):
            write_text(path, with_first_line(text, path, kind))


if __name__ == "__main__":
    main()
