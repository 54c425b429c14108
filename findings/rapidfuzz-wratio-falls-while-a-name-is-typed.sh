#!/usr/bin/env bash
# Versions: rapidfuzz 3.14.6.
#
# Expected: the more of a name is typed, without a slip, the better WRatio finds it. It is documented as a weighted
# ratio based on the other ones, and process.extract takes it where no other scorer is named.
#
# Seen: parts of a name are weighed by the relation of the lengths. When what is typed comes near the whole length
# the measure changes, and one more correct letter costs five or six points. A shorter part of the name then beats a
# longer one, and a list that is cut off at a score loses the name on its way.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'rapidfuzz==3.14.6'
"$work/venv/bin/python" - <<'PYTHON'
from rapidfuzz import fuzz, process

for name in ("nat gateway", "transit gateway", "virtual private gateway"):
    parts = [name[:length] for length in range(1, len(name) + 1)]
    scores = [round(fuzz.WRatio(part, name), 1) for part in parts]
    drops = [length for length in range(1, len(name)) if scores[length] < scores[length - 1]]
    print(name, scores)
    for length in drops:
        print(f"   {name[:length]!r} {scores[length - 1]}, {name[: length + 1]!r} {scores[length]}")
    assert drops
assert round(fuzz.WRatio("nat gat", "nat gateway"), 1) == 90.0
assert round(fuzz.WRatio("nat gate", "nat gateway"), 1) == 84.2
typed = ("nat gat", "nat gate", "nat gatew")
listed = [bool(process.extract(part, ["nat gateway"], score_cutoff=85)) for part in typed]
print("listed at 85 or more, after 7, 8 and 9 letters:", listed)
assert listed == [True, False, True]
PYTHON
