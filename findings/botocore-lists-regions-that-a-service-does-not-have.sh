#!/usr/bin/env bash
# Versions: botocore 1.44.8.
#
# Expected: Session.get_available_regions() says in which regions a service can be called. botocore documents the result
# as the regions of a service in a partition, and carries AWS's own words about each service besides.
#
# Seen: it is wrong both ways. Global Accelerator is said to be in every region that EC2 has, and a client in Frankfurt
# gets an address there, while the model of the same package says that Oregon must be named. Network Monitor and Network
# Flow Monitor, which are regional and get regional addresses, are in no region at all, like Route 53, for which that is
# right: the empty list does not tell a global service from one that the list has forgotten.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'botocore==1.44.8'
"$work/venv/bin/python" - <<'PYTHON'
import re

import botocore.session

session = botocore.session.get_session()
FRANKFURT = "eu-central-1"


def address(service):
    keys = {"aws_access_key_id": "none", "aws_secret_access_key": "none"}  # nothing is sent
    return session.create_client(service, region_name=FRANKFURT, **keys).meta.endpoint_url


regions = {
    name: session.get_available_regions(name)
    for name in ("ec2", "globalaccelerator", "networkmonitor", "networkflowmonitor", "route53")
}
for name, listed in regions.items():
    print(f"{name}: {len(listed)} regions, in {FRANKFURT}: {address(name)}")
words = re.sub("<[^>]+>", "", session.get_service_model("globalaccelerator").documentation)
(sentence,) = re.findall(r"you must specify the .*? Region", words)[:1]
print("the model of Global Accelerator:", sentence)
assert regions["globalaccelerator"] == regions["ec2"]
assert FRANKFURT in regions["globalaccelerator"]
assert "Oregon" in sentence
assert address("globalaccelerator") == f"https://globalaccelerator.{FRANKFURT}.amazonaws.com"
assert regions["networkmonitor"] == regions["networkflowmonitor"] == regions["route53"] == []
for name in ("networkmonitor", "networkflowmonitor"):
    assert address(name) == f"https://{name}.{FRANKFURT}.amazonaws.com"
assert FRANKFURT not in address("route53")
PYTHON
