#!/usr/bin/env bash
# Versions: msgspec 0.22.0, jsonschema 4.26.0 (validating by JSON Schema 2020-12).
#
# Expected: what the JSON Schema of a Struct accepts the Struct can read. msgspec documents the schema as describing
# the messages of a type, for validation by other tools.
#
# Seen: in JSON Schema a whole number is one whose value is whole, however it is written; msgspec refuses 1.0 where an
# int is wanted. Keys of a dict[int, ...] are any text in the schema; convert() refuses even "1" unless it is told that
# keys come as text (json.decode does so by itself).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'msgspec==0.22.0' 'jsonschema==4.26.0'
"$work/venv/bin/python" - <<'PYTHON'
import msgspec
from jsonschema import Draft202012Validator


class Limit(msgspec.Struct):
    hops: int = 1
    names: dict[int, str] = {}


validator = Draft202012Validator(msgspec.json.schema(Limit))


def reads(call):
    try:
        call()
    except msgspec.ValidationError as error:
        return str(error)
    return "read"


def converted(data, **options):
    return reads(lambda: msgspec.convert(data, Limit, **options))


def decoded(text):
    return reads(lambda: msgspec.json.decode(text, type=Limit))


data = {"hops": 1.0}
print(data, "schema:", validator.is_valid(data), " Struct:", converted(data))
assert validator.is_valid(data)
assert converted(data) == decoded(b'{"hops": 1.0}') == "Expected `int`, got `float` - at `$.hops`"

for key in ("1", "x"):
    data = {"names": {key: "one"}}
    print(data, "schema:", validator.is_valid(data), " Struct:", converted(data))
    assert validator.is_valid(data)
    assert "Expected `int`, got `str`" in converted(data)
print("with str_keys:", converted({"names": {"1": "one"}}, str_keys=True))
assert converted({"names": {"1": "one"}}, str_keys=True) == "read"
assert decoded(b'{"names": {"1": "one"}}') == "read"
PYTHON
