"""What the format demands and a file does not keep, in words: each fault says what would be right.

jsonschema finds the faults, by the schema that is generated from ``netatlas.packs.schema``; here they
become sentences with a path to the place.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
from jsonschema import Draft202012Validator

from netatlas.packs.quoting import did_you_mean, listed, nearest, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jsonschema.exceptions import ValidationError

    from netatlas.packs.yaml.parsing import Path

_EXAMPLES = {
    "aliases": "aliases: [NATGW]",
    "attribute": "attribute: bandwidth",
    "attributes": "attributes: [bandwidth]",
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
    "publisher": "publisher: IETF",
    "relation": "relation: requires",
    "says": "says: in a few words",
    "section": "section: NAT",
    "sentence": 'sentence: "{a} requires {b}"',
    "short": "short: VPC guide",
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
}
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
_GLUED = re.compile(r"[A-Za-z_]+:\S")


class Lapse(NamedTuple):
    """A place in plain data that is not as the format demands; ``key`` means the key, not its value."""

    path: Path
    message: str
    key: bool = False


def lapses(data: Any, record_type: Any) -> Iterator[Lapse]:  # noqa: ANN401 - any data, any type of the schema
    """Yield everything in ``data`` that keeps it from being a ``record_type``."""
    for error in _validator(record_type).iter_errors(data):
        yield from _told(error)


@cache
def _validator(record_type: Any) -> Draft202012Validator:  # noqa: ANN401 - any type of the schema
    (root,), parts = msgspec.json.schema_components([record_type], ref_template="#/$defs/{name}")
    return Draft202012Validator({**root, "$defs": parts})


def _told(error: ValidationError) -> Iterator[Lapse]:
    path: Path = tuple(error.absolute_path)
    found: Any = error.instance
    demand: Any = error.validator_value
    schema: Any = error.schema
    if "propertyNames" in error.absolute_schema_path:
        yield Lapse((*path, found), _not_as_described(found, schema), key=True)
    elif error.validator == "additionalProperties":
        yield from _unknown_keys(path, found, schema["properties"])
    elif error.validator == "required":
        # jsonschema tells of each missing key by itself
        missing = next(key for key in demand if error.message.startswith(repr(key)))
        yield Lapse(path, _missing(missing, schema))
    elif error.validator == "anyOf":
        yield from _no_alternative(error)
    elif error.validator == "enum":
        yield Lapse(path, _not_among(found, demand))
    elif error.validator == "type":
        yield Lapse(path, _wrong_type(found, [demand], _expected(schema)))
    elif error.validator in {"minItems", "maxItems"}:
        bound = "at least" if error.validator == "minItems" else "at most"
        yield Lapse(path, f"the list has {len(found)}, but it needs {bound} {demand}")
    else:
        yield Lapse(path, _not_as_described(found, schema))


def _unknown_keys(path: Path, found: dict[str, Any], known: dict[str, Any]) -> Iterator[Lapse]:
    for key in found:
        if key not in known:
            free = [one for one in known if one not in found]
            hint = did_you_mean(key, free) or f"; the keys here are {listed(known, last='and')}"
            yield Lapse((*path, key), f"no key is called {quoted(key)} here{hint}", key=True)


def _missing(key: str, schema: dict[str, Any]) -> str:
    example = _EXAMPLES.get(key, key)
    if key == "kind":
        kinds = {"Limit": "quota", "Source": "guide"}
        example += kinds.get(schema.get("title", ""), "component")
    return f"`{key}` is missing; add it, for example `{example}`"


def _no_alternative(error: ValidationError) -> Iterator[Lapse]:
    """Tell what is wrong in the one alternative that fits what was found; else what all of them are."""
    branches = list(_branches(error))
    fitting = [errors for errors in branches if not any(_is_type_error(one, error) for one in errors)]
    if fitting:
        for inner in fitting[0]:
            yield from _told(inner)
        return
    schema: Any = error.schema
    mistyped: list[Any] = [one for errors in branches for one in errors if _is_type_error(one, error)]
    if all(one.validator == "enum" for one in mistyped if one.validator_value != "null"):
        choices = [word for one in mistyped if one.validator == "enum" for word in one.validator_value]
        yield Lapse(tuple(error.absolute_path), _not_among(error.instance, choices))
        return
    types = [one.validator_value for one in mistyped if one.validator == "type"]
    yield Lapse(tuple(error.absolute_path), _wrong_type(error.instance, types, _expected(schema)))


def _branches(error: ValidationError) -> Iterator[list[ValidationError]]:
    """Yield the errors of each alternative, those of alternatives inside alternatives too."""
    grouped: dict[Any, list[ValidationError]] = {}
    for inner in error.context:
        grouped.setdefault(inner.schema_path[0], []).append(inner)
    for errors in grouped.values():
        only = errors[0]
        if len(errors) == 1 and only.validator == "anyOf" and not only.path:
            yield from _branches(only)
        else:
            yield errors


def _is_type_error(error: ValidationError, outer: ValidationError) -> bool:
    """Tell whether an alternative is of another type altogether than what was found."""
    here = len(error.absolute_path) == len(outer.absolute_path)
    return here and (
        error.validator == "type" or (error.validator == "enum" and type(error.instance) is not str)
    )


def _expected(schema: Any) -> str:  # noqa: ANN401 - jsonschema's own types say no more
    """Return what a schema wants, in words, or ''."""
    if schema.get("type") == "object" and "title" in schema:
        return (
            _EXAMPLES_OF_RECORDS.get(schema["title"])
            or f"keys and values, as `{_EXAMPLES[schema['required'][0]]}`"
        )
    if "description" in schema:
        return str(schema["description"])
    return next(filter(None, map(_expected, schema.get("anyOf", ()))), "")


def _not_among(found: Any, choices: list[str]) -> str:  # noqa: ANN401 - whatever stands in the file
    shown = _shown(found)
    if isinstance(found, bool):
        word = "yes" if found else "no"
        if word in choices:
            return f"{shown} is a flag; write `{word}`"
    if isinstance(found, str):
        meant = next((one for one in choices if one.casefold() == found.casefold()), nearest(found, choices))
        hint = f"; did you mean `{meant}`?" if meant else ""
        return f"{shown} is not one of {listed(choices)}{hint}"
    return f"{shown} stands here; write one of {listed(choices)}"


def _wrong_type(found: Any, types: list[str], description: str) -> str:  # noqa: ANN401 - the same
    expected = description or " or ".join(_TYPES[one] for one in types if one != "null")
    if found is None:
        return f"there is no value; write {expected}, or take the key out if it is not needed"
    shown = _shown(found)
    if isinstance(found, float) and {"string", "object"} <= set(types):
        return f"{shown} is a bare number; put it into quotes, or write {{amount: {found:g}, unit: Gbps}}"
    if isinstance(found, (bool, int, float)) and "string" in types:
        return f"{shown} stands here; write {expected} (put it into quotes where words are meant)"
    if isinstance(found, str):
        if "object" in types and _GLUED.match(found):
            return f"{shown} is one word; put a space behind the colon"
        if types == ["array"]:
            return f"{shown} stands here; write a list, [{found[:40]}]"
        if "boolean" in types and found.lower() in {"yes", "no", "on", "off"}:
            return f"{shown} is a word; write `{'true' if found.lower() in {'yes', 'on'} else 'false'}`"
    return f"{shown} stands here; write {expected}"


def _not_as_described(found: Any, schema: dict[str, Any]) -> str:  # noqa: ANN401 - the same
    description = schema.get("description", "as the format demands")
    longest = schema.get("maxLength")
    if isinstance(found, str) and longest is not None and len(found) > longest:
        return f"{len(found):,} letters stand here; {longest:,} are the most"
    if isinstance(found, str) and not found.strip():
        return f"there is nothing here; write {description}"
    hint = ""
    if isinstance(found, str) and description.startswith("an id"):
        slug = re.sub(r"[^a-z0-9]+", "-", found.lower()).strip("-")
        hint = f"; write `{slug}`" if slug and slug != found and len(slug) < len(found) + 1 else ""
    return f"{_shown(found)} is not {description}{hint}"


def _shown(found: Any) -> str:  # noqa: ANN401 - the same
    if found is None:
        return "nothing"
    if isinstance(found, bool):
        return f"`{str(found).lower()}`"
    if isinstance(found, dict):
        return "a mapping"
    if isinstance(found, list):
        return "a list"
    return quoted(str(found))
