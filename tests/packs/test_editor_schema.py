"""The JSON Schema for editors: checked in as it is generated, and it fits what packs hold."""

from __future__ import annotations

from jsonschema import Draft202012Validator

from netatlas.packs.editor_schema import SCHEMA_FILE, editor_schema, schema_text
from netatlas.packs.yaml.parsing import parse
from tests.helpers.packs import FILES


def test_checked_in() -> None:
    """Without it editors would check by an old format (mend: python -m netatlas.packs.editor_schema)."""
    assert SCHEMA_FILE.read_text(encoding="utf-8") == schema_text()


def test_fits_each_kind_of_file() -> None:
    """Without it an editor would mark sound files as wrong, or pick the rules of another kind of file."""
    schema = editor_schema()
    Draft202012Validator.check_schema(schema)
    whole = Draft202012Validator(schema)
    for file, text in FILES.items():
        data = parse(text.encode()).data
        name = file.removesuffix(".yaml")
        one = Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": schema["$defs"]})
        assert not list(one.iter_errors(data)), file
        assert whole.is_valid(data), file
        assert not one.is_valid([{"id": "x"}]), file
