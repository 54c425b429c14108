#!/usr/bin/env bash
# Versions: PyYAML 6.0.3, with libyaml 0.2.5 in its wheel.
#
# Expected: a JSON file read as YAML gives the data that JSON gives: PyYAML documents itself as a YAML 1.1 parser, and
# JSON is meant to be a part of YAML.
#
# Seen: numbers with an exponent need a point and a sign behind the e. `1e9`, `1.5e9` and `1e-3`, all of them JSON, are
# text; only `1.5e+9` is a number. json.dumps() itself writes such a number: 1e-05.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'PyYAML==6.0.3'
"$work/venv/bin/python" - <<'PYTHON'
import json

import yaml

texts = {"1e9": "1e9", "1.5e9": "1.5e9", "1e-3": "1e-3", "1.5e+9": 1.5e9}
for text, value in texts.items():
    document = f'{{"rate": {text}}}'
    as_json, as_yaml = json.loads(document)["rate"], yaml.safe_load(document)["rate"]
    print(f"{document}: json {as_json!r}, yaml {as_yaml!r}")
    assert as_json == float(text)
    assert as_yaml == value
    assert yaml.load(document, yaml.CSafeLoader)["rate"] == value
written = json.dumps({"rate": 0.00001})
print(f"json.dumps wrote {written}; yaml reads {yaml.safe_load(written)}")
assert yaml.safe_load(written) == {"rate": "1e-05"}
PYTHON
