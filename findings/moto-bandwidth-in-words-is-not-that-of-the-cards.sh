#!/usr/bin/env bash
# Versions: moto 5.2.5 (its copy of what DescribeInstanceTypes answers, 1,395 instance types).
#
# Expected: the words of NetworkPerformance ("200 Gigabit") are the sum of the peak bandwidths of the network cards, as
# they are for nearly all types.
#
# Seen: for 22 types the two differ, in both directions. c6in.32xlarge is called "200 Gigabit" with two cards of 200;
# i3.8xlarge "10 Gigabit" with a card of 12; p6-b200.48xlarge "3200 Gigabit" with cards of 1,600 in all. Whoever reads
# one of the two fields alone halves or doubles the bandwidth of an instance.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check --no-deps 'moto==5.2.5'
"$work/venv/bin/python" - "$work" <<'PYTHON'
import gzip
import json
import re
import sys
from pathlib import Path

(file,) = Path(sys.argv[1]).glob("venv/lib/*/site-packages/moto/ec2/resources/instance_types.json.gz")
types = json.loads(gzip.decompress(file.read_bytes()))
differing, equal = {}, 0
for name, data in types.items():
    network = data.get("NetworkInfo", {})
    words = re.fullmatch(r"(?:(\d+)x )?([\d.]+) Gigabit", network.get("NetworkPerformance", ""))
    if words is None:
        continue
    said = float(words[2]) * int(words[1] or 1)
    cards = sum(card["PeakBandwidthInGbps"] for card in network["NetworkCards"])
    if abs(said - cards) < 0.01:
        equal += 1
    else:
        differing[name] = (said, cards)
print(len(types), "types,", equal, "agree,", len(differing), "do not")
for name in ("c6in.32xlarge", "i3.8xlarge", "p6-b200.48xlarge"):
    print(name, *differing[name])
assert len(differing) == 22
assert differing["c6in.32xlarge"] == (200, 400)
assert differing["i3.8xlarge"] == (10, 12)
assert differing["p6-b200.48xlarge"] == (3200, 1600)
PYTHON
