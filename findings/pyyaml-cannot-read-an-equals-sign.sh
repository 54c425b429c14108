#!/usr/bin/env bash
# Versions: PyYAML 6.0.3, with libyaml 0.2.5 in its wheel.
#
# Expected: a list of signs with `=` among them is read as texts. PyYAML documents safe_load for simple objects such as
# texts and numbers, and reads `<`, `==` and `=>` as text.
#
# Seen: a lone `=` has a tag of its own in YAML 1.1, which PyYAML recognises and for which its safe loaders have no
# constructor: both raise ConstructorError. FullLoader refuses it as well; safe_dump knows and quotes the sign.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'PyYAML==6.0.3'
"$work/venv/bin/python" - <<'PYTHON'
import yaml

for text in ("sign: <", "sign: ==", "sign: =>"):
    print(f"{text!r}: {yaml.safe_load(text)}")
    assert yaml.safe_load(text) == {"sign": text.removeprefix("sign: ")}
for loader in (yaml.SafeLoader, yaml.CSafeLoader, yaml.FullLoader):
    try:
        yaml.load("sign: =", loader)
    except yaml.constructor.ConstructorError as error:
        print(f"'sign: =' with {loader.__name__}: {error.problem}")
        assert "tag:yaml.org,2002:value" in error.problem
    else:
        raise SystemExit(f"{loader.__name__} reads a lone = now")
dumped = yaml.safe_dump({"sign": "="})
print(f"safe_dump writes {dumped!r}")
assert dumped == "sign: '='\n"
PYTHON
