#!/usr/bin/env bash
# Versions: rapidfuzz 3.14.6, numpy 2.4.6 (Python 3.11 or newer).
#
# Expected: cdist gives distances in the type that is asked for, or np.int32. Its docstring names signed types for
# distances, np.int32 where none is given, and np.uint8 for similarities only.
#
# Seen: without a type distances are np.uint32, so that a distance less one wraps at zero. np.uint8 is taken for
# distances too, and one of 300 is silently 44: far strings look near. With a score_cutoff below 255 it is right.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'rapidfuzz==3.14.6' 'numpy==2.4.6'
"$work/venv/bin/python" - <<'PYTHON'
import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

assert "np.int32 for distances" in process.cdist.__doc__
near, far = ["a" * 300], ["b" * 300]
usual = process.cdist(near, near, scorer=Levenshtein.distance)
print("type where none is given:", usual.dtype, " distance 0 less 1:", (usual - 1)[0, 0])
assert usual.dtype == np.uint32
assert (usual - 1)[0, 0] == 2**32 - 1

wrapped = process.cdist(near, far, scorer=Levenshtein.distance, dtype=np.uint8)[0, 0]
kept = process.cdist(near, far, scorer=Levenshtein.distance, score_cutoff=3, dtype=np.uint8)[0, 0]
print("distance 300 as np.uint8:", wrapped, " with score_cutoff=3:", kept)
assert wrapped == 300 % 256
assert kept == 4
PYTHON
