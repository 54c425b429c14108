"""Whatever a model file holds, looking for a shape in it has one of three outcomes."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netatlas.errors import ModelError
from netatlas.verify import botocore_models, cfn_lint_schemas, moto_data
from netatlas.verify.conditions import judge
from netatlas.verify.model_files import ModelFiles
from netatlas.verify.shapes import NoSuchShape
from tests.helpers.models import evidence

KEYS = (
    *("A", "B", "shapes", "operations", "members", "member", "value", "shape", "type", "enum", "min", "max"),
    *("documentation", "properties", "definitions", "items", "$ref", "anyOf", "minimum", "default", "title"),
)
SCALARS = (
    st.none()
    | st.booleans()
    | st.floats()
    | st.sampled_from(
        ["A", "B", "list", "map", "structure", "#/definitions/A", "#/properties/B", "#", "0a1b"]
    )
)
JSON = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5),
    max_leaves=25,
)
INNER = st.dictionaries(st.sampled_from(("A", "B")), JSON, max_size=2)
TARGETS = st.sampled_from(["A", "B", "A.B", "A.A.B", "*", "A.*", "*.0.A", "operation A"])
EVERYTHING = evidence(
    "x y", members=("A",), has=("B",), lacks=("C",), minimum=1, maximum=2, words=("A",), value=3
)


def outcome(finder: Any, files: dict[str, Any], file: str, target: str) -> bool:  # noqa: ANN401 - a module of a layout
    """Write files of JSON, look for a shape and judge it; return True if one was found."""
    with TemporaryDirectory() as folder:
        for name, content in files.items():
            path = Path(folder, f"{name}.json")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(content), encoding="utf-8")
        try:
            judge(EVERYTHING, finder.find_shape(ModelFiles(Path(folder)), file, target))
        except (NoSuchShape, ModelError):
            return False
        return True


@given(INNER, INNER, JSON, TARGETS)
def test_any_api_model(shapes: Any, operations: Any, junk: Any, target: str) -> None:  # noqa: ANN401 - any JSON
    """A model of tomorrow, or a damaged one, would end in a traceback."""
    for model in ({"shapes": shapes, "operations": operations}, junk):
        assert outcome(botocore_models, {"data/a/1/service-2": model}, "a/1", target) in {True, False}


@given(INNER, INNER, JSON, TARGETS)
def test_any_schema(properties: Any, definitions: Any, junk: Any, target: str) -> None:  # noqa: ANN401 - any JSON
    """The same, for schemas."""
    folder = "data/schemas"
    for schema in ({"properties": properties, "definitions": definitions}, {"properties": junk}, junk):
        files = {f"{folder}/providers/us-east-1": {"A::B::C": "0a1b"}, f"{folder}/resources/0a1b": schema}
        assert outcome(cfn_lint_schemas, files, "A::B::C", target) in {True, False}


@given(JSON, TARGETS)
def test_any_data(data: Any, target: str) -> None:  # noqa: ANN401 - any JSON
    """The same, for data."""
    assert outcome(moto_data, {"a/b": data}, "a/b", target) in {True, False}


@pytest.mark.parametrize("node", [True, [], "text", None, 5])
def test_a_property_that_is_no_mapping_says_nothing(node: object) -> None:
    """JSON Schema allows true for a property without any rule."""
    files = {
        "data/schemas/providers/us-east-1": {"A::B::C": "0a1b"},
        "data/schemas/resources/0a1b": {"properties": {"A": node}},
    }
    assert outcome(cfn_lint_schemas, files, "A::B::C", "A")
