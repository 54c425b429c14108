"""The JSON Schema of a record of the format, by which packs are checked and editors help."""

from __future__ import annotations

from typing import Any

import msgspec


def schema_of(record_type: object) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the schema of a type, and those of the records that it is made of, by name."""
    (root,), parts = msgspec.json.schema_components([record_type], ref_template="#/$defs/{name}")
    return _without_integers(root), _without_integers(parts)


def _without_integers(part: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Leave out integers as an alternative to numbers, of which they are a part for JSON Schema."""
    if isinstance(part, list):
        types = [one.get("type") for one in part if isinstance(one, dict)]
        kept = [one for one in part if one != {"type": "integer"}] if "number" in types else part
        return [_without_integers(one) for one in kept]
    if isinstance(part, dict):
        return {key: _without_integers(value) for key, value in part.items()}
    return part
