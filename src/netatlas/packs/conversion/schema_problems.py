"""Finds what in plain data does not fit the types of the format, and says what would be right.

jsonschema finds the problems, by the schema that is generated from ``netatlas.packs.schema``; here its
errors become sentences for people.
"""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache
from math import isfinite
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator, validators

from netatlas.atlas.figures import read_number
from netatlas.atlas.nearest import nearest
from netatlas.atlas.values import bare_number
from netatlas.errors import UsageError
from netatlas.packs.quoting import date_hint, did_you_mean, listed, quoted
from netatlas.packs.schema.json_schema import schema_of
from netatlas.packs.source_document import Problem
from netatlas.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jsonschema.exceptions import ValidationError

    from netatlas.packs.source_document import DataPath

_EXAMPLES = {
    "aliases": "aliases: [NATGW]",
    "attribute": "attribute: bandwidth",
    "attributes": "attributes: [bandwidth]",
    "because": "because: why it is on purpose",
    "checked": "checked: 2026-11",
    "concept": "concept: nat-gateway",
    "date": "date: 2015-12",
    "events": "events: []",
    "format": "format: 1",
    "gist": "gist: what the notes said, in your own words",
    "held_by": "held_by: [nat-gateway/bandwidth]",
    "hops": "hops: [{concept: nat-gateway, says: translates the address}]",
    "id": "id: nat-gateway",
    "inverse": "inverse: is required by",
    "inverse_sentence": 'inverse_sentence: "{b} is required by {a}"',
    "kind": "kind: ",
    "label": "label: NAT gateways",
    "lane": "lane: tls-1-2",
    "lanes": "lanes: [tls-1-2]",
    "language": "language: en",
    "licence": "licence: CC-BY-4.0",
    "name": "name: NAT gateway",
    "phrases": "phrases: [phone book of the internet]",
    "publisher": "publisher: IETF",
    "record": "record: nat-gateway/bandwidth",
    "relation": "relation: requires",
    "remark": "remark: low-confidence",
    "says": "says: in a few words",
    "section": "section: NAT",
    "sentence": 'sentence: "{a} requires {b}"',
    "shape": "shape: ec2/2016-11-15 VpcEndpointType",
    "short": "short: VPC guide",
    "source": "source: id-of-a-source",
    "sources": "sources: [id-of-a-source]",
    "subject": "subject: nat-gateway",
    "subjects": "subjects: [nat-gateway, nat-instance]",
    "summary": "summary: one or two sentences",
    "title": "title: in a few words",
    "to": "to: elastic-ip",
    "topic": "topic: internet-and-nat",
    "type": "type: text",
    "unit": "unit: Gbps",
    "url": "url: https://example.org/page",
    "value": "value: {amount: 5, unit: Gbps}",
    "verdict": "verdict: outdated",
    "version": 'version: "1.0"',
    "what": "what: published",
    "when": "when: you want no machine to look after",
    "x": "x: 0",
    "y": "y: 0",
}
"""A sound line for each key that can be required; `kind` is completed by the record that lacks it."""

_EXAMPLES_OF_RECORDS = {"Quantity": "{amount: 5, unit: Gbps} or {from: 5, to: 100, unit: Gbps}"}
_TYPES = {
    "array": "a list, as [a, b]",
    "boolean": "true or false",
    "integer": "a whole number",
    "number": "a number",
    "object": "a mapping of keys to values",
    "string": "words",
    "null": "nothing",
}
"""The types of JSON Schema in words."""

_KEY_WITHOUT_SPACE = re.compile(r"[A-Za-z_]+:\S")


def _is_whole(_checker: object, value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


_Validator: Any = validators.extend(  # type: ignore[no-untyped-call]
    Draft202012Validator, type_checker=Draft202012Validator.TYPE_CHECKER.redefine("integer", _is_whole)
)
"""Takes 2.0 for no whole number, as msgspec does and JSON Schema does not."""


def schema_problems(data: object, record_type: type) -> Iterator[Problem]:
    """Yield everything in ``data`` that keeps it from being a ``record_type``."""
    for error in _without_consequences(_validator(record_type).iter_errors(data)):
        yield from _problems_of(error)


def _without_consequences(errors: Iterable[ValidationError]) -> list[ValidationError]:
    """Return errors without what a value of another type lacks besides."""
    found = list(errors)
    mistyped = {tuple(error.absolute_path) for error in found if error.validator == "type"}
    return [
        error for error in found if error.validator == "type" or tuple(error.absolute_path) not in mistyped
    ]


@cache
def _validator(record_type: type) -> Any:  # noqa: ANN401 - a class that jsonschema makes
    root, parts = schema_of(record_type)
    return _Validator({**root, "$defs": parts})


def _problems_of(error: ValidationError) -> Iterator[Problem]:
    path: DataPath = tuple(error.absolute_path)
    value: Any = error.instance
    demand: Any = error.validator_value
    schema: Any = error.schema
    if "propertyNames" in error.absolute_schema_path:
        yield Problem((*path, value), _not_as_described(value, schema), at_key=True)
    elif error.validator == "additionalProperties":
        yield from _unknown_keys(path, value, schema["properties"])
    elif error.validator == "required":
        # jsonschema makes one error for each missing key and names it only in its message
        missing = next(key for key in demand if error.message.startswith(repr(key)))
        yield Problem(path, _missing_key(missing, schema))
    elif error.validator == "anyOf":
        yield from _no_alternative(error)
    elif error.validator == "enum":
        yield Problem(path, _not_a_choice(value, demand))
    elif error.validator == "type":
        yield Problem(path, _wrong_type(value, [demand], _description(schema)))
    elif error.validator in {"minItems", "maxItems"}:
        bound = "at least" if error.validator == "minItems" else "at most"
        holds = f"has {counted(len(value), 'part')}" if value else "is empty"
        yield Problem(path, f"the list {holds}, but it needs {bound} {demand}")
    else:
        yield Problem(path, _not_as_described(value, schema))


def _unknown_keys(path: DataPath, mapping: dict[str, Any], known: dict[str, Any]) -> Iterator[Problem]:
    for key in mapping:
        if key not in known:
            unused = [name for name in known if name not in mapping]
            hint = did_you_mean(key, unused) or f"; the keys here are {listed(known, last='and')}"
            yield Problem((*path, key), f"no key is called {quoted(key)} here{hint}", at_key=True)


def _missing_key(key: str, schema: dict[str, Any]) -> str:
    example = _EXAMPLES.get(key, key)
    if key == "kind":
        kinds = {"Limit": "quota", "Source": "guide"}
        example += kinds.get(schema.get("title", ""), "component")
    return f"`{key}` is missing; add it, for example `{example}`"


def _no_alternative(error: ValidationError) -> Iterator[Problem]:
    """Yield what is wrong by the alternative whose type fits the value, or what all alternatives want."""
    branches = list(_branches(error))
    fitting = [errors for errors in branches if not any(_is_type_error(inner, error) for inner in errors)]
    if fitting:
        for inner in _without_consequences(fitting[0]):
            yield from _problems_of(inner)
        return
    path: DataPath = tuple(error.absolute_path)
    schema: Any = error.schema
    mistyped: list[Any] = [inner for errors in branches for inner in errors if _is_type_error(inner, error)]
    if all(inner.validator == "enum" for inner in mistyped if inner.validator_value != "null"):
        choices = [word for inner in mistyped if inner.validator == "enum" for word in inner.validator_value]
        yield Problem(path, _not_a_choice(error.instance, choices))
        return
    types = [inner.validator_value for inner in mistyped if inner.validator == "type"]
    yield Problem(path, _wrong_type(error.instance, types, _description(schema)))


def _branches(error: ValidationError) -> Iterator[list[ValidationError]]:
    """Yield the errors of each alternative, and of alternatives nested inside alternatives."""
    by_alternative: dict[Any, list[ValidationError]] = {}
    for inner in error.context:
        by_alternative.setdefault(inner.schema_path[0], []).append(inner)
    for errors in by_alternative.values():
        first = errors[0]
        if len(errors) == 1 and first.validator == "anyOf" and not first.path:
            yield from _branches(first)
        else:
            yield errors


def _is_type_error(error: ValidationError, outer: ValidationError) -> bool:
    """Return True if an alternative wants another type than that of the value itself."""
    is_about_value = len(error.absolute_path) == len(outer.absolute_path)
    return is_about_value and (
        error.validator == "type" or (error.validator == "enum" and type(error.instance) is not str)
    )


def _description(schema: Any) -> str:  # noqa: ANN401 - jsonschema's own types say no more
    """Return what a schema wants, in words, or ''."""
    if schema.get("type") == "object" and "title" in schema:
        return (
            _EXAMPLES_OF_RECORDS.get(schema["title"])
            or f"keys and values, as `{_EXAMPLES[next(iter(schema.get('required', schema['properties'])))]}`"
        )
    if "description" in schema:
        return str(schema["description"])
    return next(filter(None, map(_description, schema.get("anyOf", ()))), "")


def _not_a_choice(value: object, choices: list[str]) -> str:
    if value is None or (isinstance(value, str) and not value.strip()):
        return f"there is nothing here; write one of {listed(choices)}"
    shown = _shown(value)
    if isinstance(value, bool):
        word = "yes" if value else "no"
        if word in choices:
            return f"{shown} is a flag; write `{word}`"
    if isinstance(value, str):
        same_letters = (choice for choice in choices if choice.casefold() == value.casefold())
        match = next(same_letters, "") or nearest(value, choices)
        hint = f"; did you mean `{match}`?" if match else ""
        return f"{shown} is not one of {listed(choices)}{hint}"
    return f"{shown} does not fit here; write one of {listed(choices)}"


def _wrong_type(value: object, types: list[str], description: str) -> str:
    expected = description or " or ".join(_TYPES[name] for name in types if name != "null")
    if value is None:
        return f"there is no value; write {expected}, or take the key out if it is not needed"
    shown = _shown(value)
    if isinstance(value, float) and isfinite(value) and {"string", "object"} <= set(types):
        figure = f"{{amount: {bare_number(value)}, unit: Gbps}}"
        return f"{shown} is a bare number; put it into quotes, or write {figure}"
    if isinstance(value, (bool, int, float)) and "string" in types:
        return f"{shown} does not fit here; write {expected} (put it into quotes where words are meant)"
    if isinstance(value, str):
        if not value.strip():
            return f"there is nothing here; write {expected}"
        if "number" in types:
            with suppress(UsageError):
                number = f"{read_number(value):f}"
                is_quoted = number == value
                what = "is in quotes, so it is a word" if is_quoted else "is no number of YAML"
                return f"{shown} {what}; write {number}{' without them' if is_quoted else ''}"
        if "object" in types and _KEY_WITHOUT_SPACE.match(value):
            return f"{shown} is one word; put a space behind the colon"
        if types == ["array"]:
            return f"{shown} does not fit here; write a list, [{value[:40]}]"
        if "boolean" in types and value.lower() in {"yes", "no", "on", "off"}:
            return f"{shown} is a word; write `{'true' if value.lower() in {'yes', 'on'} else 'false'}`"
    return f"{shown} does not fit here; write {expected}"


def _not_as_described(value: object, schema: dict[str, Any]) -> str:
    description = schema.get("description", "as the format demands")
    longest = schema.get("maxLength")
    if isinstance(value, str) and longest is not None and len(value) > longest:
        return f"there are {len(value):,} letters here; write {longest:,} at most"
    if isinstance(value, str) and not value.strip():
        return f"there is nothing here; write {description}"
    hint = ""
    if isinstance(value, str) and description.startswith("an id"):
        slug = re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-")
        hint = f"; write `{slug}`" if slug and slug != value else ""
    if isinstance(value, str) and description.startswith(("a date", "a month")):
        hint = date_hint(value)
    return f"{_shown(value)} is not {description}{hint}"


def _shown(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, float) and not isfinite(value):  # as YAML writes it
        return "`.nan`" if value != value else "`.inf`" if value > 0 else "`-.inf`"  # noqa: PLR0124 - only a NaN
    return quoted(str(value))
