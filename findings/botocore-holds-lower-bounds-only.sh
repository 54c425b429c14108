#!/usr/bin/env bash
# Versions: botocore 1.44.8.
#
# Expected: a request is held against its model before it is sent, lower and upper bounds, lists of values and patterns
# alike: all of them stand in the model, side by side.
#
# Seen: the validator holds lower bounds only. Eleven failures where the model says 1 to 10, a type that is not in the
# enum, an address that the pattern refuses and 300 children where 256 is the maximum all pass; 0 failures are refused.
# A bound that stands in a model is therefore no proof that a client keeps it; the service does.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'botocore==1.44.8'
"$work/venv/bin/python" - <<'PYTHON'
import botocore.session
from botocore.validate import ParamValidator

model = botocore.session.get_session().get_service_model("route53")
shape = model.operation_model("CreateHealthCheck").input_shape


def answer(**config):
    request = {"CallerReference": "a", "HealthCheckConfig": {"Type": "HTTP", **config}}
    return ParamValidator().validate(request, shape).generate_report() or "passes"


threshold = model.shape_for("FailureThreshold").metadata
print("failure threshold in the model:", threshold)
assert threshold == {"min": 1, "max": 10}
assert "SMTP" not in model.shape_for("HealthCheckType").enum
assert model.shape_for("ChildHealthCheckList").metadata["max"] == 256
assert "pattern" in model.shape_for("IPAddress").metadata
below = answer(FailureThreshold=0)
print("0 failures:", below)
assert "valid min value: 1" in below
for name, config in {
    "11 failures": {"FailureThreshold": 11},
    "type SMTP": {"Type": "SMTP"},
    "address 'no address'": {"IPAddress": "no address"},
    "300 children": {"Type": "CALCULATED", "ChildHealthChecks": ["x"] * 300},
}.items():
    print(f"{name}:", answer(**config))
    assert answer(**config) == "passes"
PYTHON
