"""How long records and index take, and what memory they hold. Called with the pack, and ``map``."""

from __future__ import annotations

import json
import sys
import time
from typing import Any

import netatlas.api
from tests.benchmarks.builds.probes.memory import megabytes

_ANY_WORD = "network"


def main() -> None:
    """Print seconds and megabytes."""
    before, begun = megabytes("VmRSS"), time.perf_counter()
    opened: Any = netatlas.api.open_atlas(sys.argv[1])
    read, of_records = time.perf_counter() - begun, megabytes("VmRSS") - before
    if hasattr(opened, "prepare"):
        opened.prepare()
    else:  # the build of then has no word for it; its window asks the same
        opened.search(_ANY_WORD)
    figures = {
        "read": read,
        "all": time.perf_counter() - begun,
        "records": of_records,
        "with index": megabytes("VmRSS") - before,
    }
    if sys.argv[2:] == ["map"]:
        opened.atlas_map()
        figures |= {"with map": megabytes("VmRSS"), "most": megabytes("VmHWM")}
        figures["all with map"] = time.perf_counter() - begun
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
