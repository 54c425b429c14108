"""Finds properties in the CloudFormation schemas of cfn-lint, and values in its extension rules.

``providers/REGION.json`` maps the types of resources to names of files in ``resources``. The patches that
cfn-lint puts on top of a schema when it runs are its own, not AWS's, and are not applied.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from netatlas.errors import ModelError
from netatlas.verify.data_values import data_shape
from netatlas.verify.shapes import ModelShape, NoSuchShape, scalar_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netatlas.verify.model_files import Data, ModelFiles
    from netatlas.verify.shapes import Scalar

_SCHEMAS = "data/schemas"
_FIRST_REGION = "us-east-1"
"""The Region whose schema counts where Regions differ: most features come there first."""
_EXTENSIONS = "extensions/"
_FILE_NAME = re.compile(r"[0-9A-Za-z_-]+")
_MOST_LAYERS = 200
"""Schemas that one is made of, by reference, as alternatives and as items; only a circle has more."""
_MINIMA = ("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties")
_MAXIMA = ("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties")


def find_shape(files: ModelFiles, file: str, target: str) -> ModelShape:
    """Return what a schema says of a property, or what is in an extension rule.

    Args:
        files: those of the package.
        file: the type of a resource (``AWS::Route53::HealthCheck``), or ``extensions/FOLDER/FILE``.
        target: a path of properties; references and the items of arrays are passed through. Of an
            extension, a path of keys.

    Raises:
        NoSuchShape: there is no such type, file or property.
        ModelError: a file cannot be read.
    """
    if file.startswith(_EXTENSIONS):
        data = files.json(f"{_SCHEMAS}/{file}")
        if data is None:
            raise NoSuchShape(f"there is no file {file}")
        return data_shape(data, target, file)
    return _Schema(file, _schema(files, file)).at(target)


def _schema(files: ModelFiles, type_name: str) -> Data:
    regions = [name.removesuffix(".json") for name in files.names(f"{_SCHEMAS}/providers")]
    regions.sort(key=lambda region: region != _FIRST_REGION)
    if not regions:
        raise ModelError(_unknown_layout(files, "providers"))
    for region in regions:
        names = files.json(f"{_SCHEMAS}/providers/{region}")
        name = names.get(type_name) if isinstance(names, dict) else None
        if name is None:
            continue
        schema = None
        if isinstance(name, str) and _FILE_NAME.fullmatch(name):
            schema = files.json(f"{_SCHEMAS}/resources/{name}")
        if not isinstance(schema, dict) or not isinstance(schema.get("properties"), dict):
            raise ModelError(_unknown_layout(files, type_name))
        return schema
    first = files.json(f"{_SCHEMAS}/providers/{regions[0]}")
    raise NoSuchShape.named("type", type_name, "the schemas", first if isinstance(first, dict) else ())


def _unknown_layout(files: ModelFiles, what: str) -> str:
    return (
        f"The schemas in {files.folder / _SCHEMAS} do not hold {what} where NetAtlas looks for it, so their "
        "layout is one that it does not know; use the version of cfn-lint that the pack names."
    )


class _Schema:
    """The schema of one type of resources."""

    def __init__(self, type_name: str, schema: Data) -> None:
        self._type = type_name
        self._schema = schema

    def at(self, path: str) -> ModelShape:
        """Return what is said of the property at a path; its first step may be a definition, too."""
        node, walked = self._schema, self._type
        for step in path.split("."):
            properties = dict(self._properties(node))
            if node is self._schema and isinstance(node.get("definitions"), dict):
                properties = {**node["definitions"], **properties}
            if step not in properties:
                raise NoSuchShape.named("property", step, walked, properties)
            node, walked = (
                properties[step],
                f"{walked} {step}" if walked == self._type else f"{walked}.{step}",
            )
        return self._described(node)

    def _described(self, node: Data) -> ModelShape:
        texts: list[Data] = []
        enum: list[Data] = []
        defaults: list[Data] = []
        bounds: tuple[float | None, float | None] = (None, None)
        for inner in self._layers(node):
            texts += [inner.get("title"), inner.get("description")]
            defaults += [inner["default"]] if "default" in inner else []
            enum += [inner["const"]] if "const" in inner else []
            enum += inner["enum"] if isinstance(inner.get("enum"), list) else []
            if bounds == (None, None):
                bounds = _first_number(inner, _MINIMA), _first_number(inner, _MAXIMA)
        names = [name for name, _ in self._properties(node)]
        return ModelShape(
            members=tuple(dict.fromkeys([*map(scalar_text, _scalars(enum))] or names)) or None,
            minimum=bounds[0],
            maximum=bounds[1],
            documentation="\n".join(dict.fromkeys(text for text in texts if isinstance(text, str))),
            values=tuple(_scalars(defaults[:1])),
        )

    def _properties(self, node: Data) -> Iterator[tuple[str, Data]]:
        """Yield the properties of an object, or of the objects in an array."""
        for inner in self._layers(node):
            if isinstance(properties := inner.get("properties"), dict):
                yield from properties.items()

    def _layers(self, node: Data) -> Iterator[Data]:
        """Yield a schema, what it refers to, its alternatives and, of an array, those of its items."""
        waiting, seen = [node], 0
        while waiting and seen < _MOST_LAYERS:
            node, seen = waiting.pop(0), seen + 1
            if not isinstance(node, dict):
                continue
            yield node
            if isinstance(reference := node.get("$ref"), str):
                waiting.append(self._referred(reference))
            for key in ("allOf", "anyOf", "oneOf"):
                waiting += node[key] if isinstance(node.get(key), list) else []
            waiting.append(node.get("items"))

    def _referred(self, reference: str) -> Data:
        """Return what a reference inside this schema leads to (``#/definitions/Tag``)."""
        node = self._schema
        for part in reference.removeprefix("#/").split("/"):
            key = part.replace("~1", "/").replace("~0", "~")
            node = node.get(key) if isinstance(node, dict) else None
        return node


def _scalars(values: list[Data]) -> list[Scalar]:
    return [value for value in values if isinstance(value, str | bool | int | float)]


def _first_number(node: Data, keys: tuple[str, ...]) -> float | None:
    for key in keys:
        number = node.get(key)
        if isinstance(number, int | float) and not isinstance(number, bool):
            return number
    return None
