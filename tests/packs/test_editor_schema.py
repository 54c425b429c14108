"""The JSON Schemas for editors: they are checked in as generated, fit what packs hold and say what keys are.

``make editors`` tries them in the language server that editors use.
"""

from __future__ import annotations

import msgspec
import pytest
from jsonschema import Draft202012Validator

from netatlas.packs import schema
from netatlas.packs.editor_schema import (
    SCHEMA_FOLDER,
    editor_schema,
    first_line,
    key_description,
    kinds_of_files,
    schema_name,
    schema_text,
)
from netatlas.packs.schema import FILE_TYPES
from netatlas.packs.yaml.parsing import parse
from netatlas.paths import default_pack
from tests.helpers.packs import FILES

MEND = "python -m netatlas.packs.editor_schema"
EXAMPLES = {
    **{name.removesuffix(".yaml"): text for name, text in FILES.items()},
    "positions": "nat-gateway: {x: -12.5, y: 3}\nnat-gateway>requires>elastic-ip: {x: 0, y: 0}\n",
    "changed": "nat-gateway/bandwidth:burst: 2026-11-02 5d1c0a9be37f4422\n",
}
RECORDS = [
    record
    for name in schema.__all__
    if isinstance(record := getattr(schema, name), type)
    and issubclass(record, schema.FileRecord)
    and record is not schema.FileRecord
]


def test_checked_in() -> None:
    """Without it editors would check by an old format."""
    written = {path.name: path.read_text(encoding="utf-8") for path in SCHEMA_FOLDER.iterdir()}
    assert written == {schema_name(kind): schema_text(kind) for kind in FILE_TYPES}, f"mend: {MEND}"


@pytest.mark.parametrize("kind", FILE_TYPES)
def test_fits_its_kind_of_file(kind: str) -> None:
    """Without it an editor would mark sound files as wrong, or let those of another kind pass."""
    rules = editor_schema(kind)
    Draft202012Validator.check_schema(rules)
    validator = Draft202012Validator(rules)
    fitting = [name for name, text in EXAMPLES.items() if validator.is_valid(parse(text.encode()).data)]
    assert fitting == [kind]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_key_is_described(record: type[schema.FileRecord]) -> None:
    """Without it whoever points at a key in an editor would not learn what it is."""
    keys = [field.name for field in msgspec.structs.fields(record)]
    assert [key for key in keys if not key_description(record, key)] == []


def test_descriptions_say_what_a_key_is_and_what_to_write() -> None:
    """Without it an editor would show the form of an id alone, which is the same for a kind and a topic."""
    kind = editor_schema("concepts")["$defs"]["Concept"]["properties"]["kind"]["description"]
    assert kind.startswith("What sort of thing the concept is, from the vocabulary")
    assert "Write an id: lower-case letters" in kind


def test_each_file_of_the_shipped_pack_names_its_schema() -> None:
    """Without it editors would check a file by no rules, or by those of another kind of file."""
    wrong = [
        str(path)
        for path, kind in kinds_of_files(default_pack())
        if not path.read_text(encoding="utf-8").startswith(first_line(path, kind))
    ]
    assert wrong == [], f"mend: {MEND}"
    assert first_line(default_pack() / "concepts" / "a.yaml", "concepts") == (
        "# yaml-language-server: $schema=../../../resources/schema/concepts.schema.json\n"
    )
