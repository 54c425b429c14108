#!/usr/bin/env bash
# Versions: botocore 1.44.8.
#
# Expected: AWS's API models, which name a shape once, give one default and one bound for one thing, and one enum of
# a name holds the same values in two services that speak of the same feature.
#
# Seen: three places where they do not. The dead peer detection of a VPN tunnel waits 30 s by default where a
# connection is made and 40 s where it is changed. The addresses of a Resolver endpoint are "minimum 1" in words and
# at least 2 by the bound of their shape. MultipathResilienceMode is "always-on" in EC2, and "best-effort" or
# "disabled" in Network Manager. Whoever quotes one place quotes the other one wrong.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'botocore==1.44.8'
"$work/venv/bin/python" - <<'PYTHON'
import re

import botocore.session

session = botocore.session.get_session()
ec2, resolver = session.get_service_model("ec2"), session.get_service_model("route53resolver")
defaults = {}
for shape in ("VpnTunnelOptionsSpecification", "ModifyVpnTunnelOptionsSpecification"):
    text = ec2.shape_for(shape).members["DPDTimeoutSeconds"].documentation
    defaults[shape] = int(re.search(r"Default: <code>(\d+)</code>", text)[1])
print("dead peer detection by default, s:", defaults)
assert list(defaults.values()) == [30, 40]

addresses = resolver.shape_for("CreateResolverEndpointRequest").members["IpAddresses"]
said = re.search(r"the minimum is (\d+)", addresses.documentation)[1]
print("addresses of a Resolver endpoint:", said, "in words,", addresses.metadata["min"], "by the bound")
assert (said, addresses.metadata["min"]) == ("1", 2)

modes = {
    name: session.get_service_model(name).shape_for("MultipathResilienceMode").enum
    for name in ("ec2", "networkmanager")
}
print("MultipathResilienceMode:", modes)
assert modes == {"ec2": ["always-on"], "networkmanager": ["best-effort", "disabled"]}
PYTHON
