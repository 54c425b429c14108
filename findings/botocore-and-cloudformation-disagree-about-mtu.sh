#!/usr/bin/env bash
# Versions: botocore 1.44.8, cfn-lint 1.58.0.
#
# Expected: two packages that carry AWS's own descriptions of a virtual interface give one largest MTU for it.
#
# Seen: the API model says 1500 and 8500 of the private and the transit interface; the CloudFormation schema says 1500
# and 9001 of both. Neither has an enum or a bound for it, only the words.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'botocore==1.44.8' 'cfn-lint==1.58.0'
"$work/venv/bin/python" - <<'PYTHON'
import json
import re
from pathlib import Path

import botocore.session
import cfnlint

model = botocore.session.get_session().get_service_model("directconnect")
schemas = Path(cfnlint.__file__).parent / "data" / "schemas"
files = json.loads((schemas / "providers" / "us-east-1.json").read_text())
for kind in ("Private", "Transit"):
    member = model.shape_for(f"New{kind}VirtualInterface").members["mtu"]
    schema = json.loads((schemas / "resources" / f"{files[f'AWS::DirectConnect::{kind}VirtualInterface']}.json").read_text())
    mtu = schema["properties"]["Mtu"]
    said = {
        "botocore": set(re.findall(r"\b(1500|8500|9001)\b", member.documentation)),
        "CloudFormation": set(re.findall(r"\b(1500|8500|9001)\b", mtu["description"])),
    }
    print(kind, said)
    assert said == {"botocore": {"1500", "8500"}, "CloudFormation": {"1500", "9001"}}
    assert "max" not in member.metadata and "maximum" not in mtu and "enum" not in mtu
PYTHON
