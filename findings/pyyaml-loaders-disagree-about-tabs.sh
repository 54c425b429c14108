#!/usr/bin/env bash
# Versions: PyYAML 6.0.3, with libyaml 0.2.5 in its wheel.
#
# Expected: SafeLoader and CSafeLoader read the same documents. PyYAML documents the second as the faster one, based on
# libyaml, and calls what differs between the two parsers not significant. YAML allows tabs as white space between
# tokens, only not in the indentation.
#
# Seen: a tab behind the colon, before a comment, in a list in brackets or at the end of a line is read by libyaml's
# parser and refused by the one in Python. Which of them a program gets depends on how PyYAML was installed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'PyYAML==6.0.3'
"$work/venv/bin/python" - <<'PYTHON'
import yaml

assert yaml.__with_libyaml__
texts = {
    "port:\t53": {"port": 53},
    "port: 53\t# DNS": {"port": 53},
    "ports: [53,\t443]": {"ports": [53, 443]},
    "port:\n  udp: \t": {"port": {"udp": None}},
}
for text, data in texts.items():
    found = yaml.load(text, yaml.CSafeLoader)
    try:
        yaml.load(text, yaml.SafeLoader)
    except yaml.scanner.ScannerError as error:
        refusal = error.problem
    else:
        raise SystemExit(f"SafeLoader reads {text!r} now")
    print(f"{text!r}: CSafeLoader {found}, SafeLoader: {refusal}")
    assert found == data
    assert "cannot start any token" in refusal
PYTHON
