"""Generates the JSON Schema by which editors check a pack as it is typed, from ``netatlas.packs.schema``.

It is checked in as ``resources/schema/pack.schema.json``; this command updates it:

    python -m netatlas.packs.editor_schema
"""

from __future__ import annotations

import inspect
import json
from typing import Any

import msgspec

from netatlas.packs.schema import SECTIONS, Pack
from netatlas.paths import resource

SCHEMA_FILE = resource("schema", "pack.schema.json")


def editor_schema() -> dict[str, Any]:
    """Return the schema: ``$defs`` has one entry for each kind of file, by its name, and its parts.

    As a whole it fits any file of a pack.
    """
    files = {"pack": Pack, **SECTIONS}
    roots, parts = msgspec.json.schema_components(list(files.values()), ref_template="#/$defs/{name}")
    for part in parts.values():
        described = inspect.cleandoc(part["description"])  # a docstring is indented until Python 3.13
        part["description"] = described.replace("``", "`")  # editors show it as Markdown
    by_file = dict(zip(files, roots, strict=True))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A file of a NetAtlas pack",
        "anyOf": [{"$ref": f"#/$defs/{name}"} for name in by_file],
        "$defs": {**by_file, **dict(sorted(parts.items()))},
    }


def schema_text() -> str:
    """Return the schema as the text of its file."""
    return json.dumps(editor_schema(), indent=2, ensure_ascii=False) + "\n"


def main() -> None:
    """Write the schema into ``resources``."""
    SCHEMA_FILE.parent.mkdir(parents=True, exist_ok=True)
    SCHEMA_FILE.write_text(schema_text(), encoding="utf-8")


if __name__ == "__main__":
    main()
