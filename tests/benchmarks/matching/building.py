"""How long an index takes to build and how much memory it keeps, each in a process of its own.

``python -m tests.benchmarks.matching.building ENGINE FILE`` measures one; the rest of this module starts
such processes in shuffled rounds. What they cost once built belongs in ``trials``.
"""

from __future__ import annotations

import gc
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from tests.benchmarks.matching.corpora import read_names, write_names
from tests.benchmarks.matching.engines import BUILT_IN, Engine, SkippedError
from tests.benchmarks.matching.optional_engines import OPTIONAL

if TYPE_CHECKING:
    from collections.abc import Sequence

ROUNDS = 3
_STATUS = Path("/proc/self/statm")
_A_FEW = 50


@dataclass(frozen=True)
class Index:
    """What an index costs.

    Attributes:
        seconds: the median time to build it.
        megabytes: the median of what the process grew by, or None where the system does not report it.
    """

    seconds: float
    megabytes: float | None


def measure(names: Sequence[str], engines: Sequence[Engine], *, rounds: int = ROUNDS) -> dict[str, Index]:
    """Build the index of each engine in fresh processes, in an order that is new in each round."""
    rng = random.Random("building")  # noqa: S311 - the same in each run
    taken: dict[str, list[tuple[float, float | None]]] = {engine.name: [] for engine in engines}
    with tempfile.TemporaryDirectory(prefix="netatlas-bench-") as folder:
        path = Path(folder) / "names"
        write_names(names, path)
        for _ in range(rounds):
            for engine in rng.sample(engines, len(engines)):
                taken[engine.name].append(_in_a_process(engine, path))
    return {name: _middle(costs) for name, costs in taken.items()}


def _in_a_process(engine: Engine, path: Path) -> tuple[float, float | None]:
    command = [sys.executable, "-m", "tests.benchmarks.matching.building", engine.name, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, megabytes = json.loads(done.stdout)
    return seconds, megabytes


def _middle(costs: Sequence[tuple[float, float | None]]) -> Index:
    grown = [megabytes for _, megabytes in costs if megabytes is not None]
    return Index(
        statistics.median(seconds for seconds, _ in costs), statistics.median(grown) if grown else None
    )


def _build(engine: Engine, names: Sequence[str]) -> tuple[float, float | None]:
    """Build once with a few names, for what is imported and made only once, then with all of them."""
    with engine.serve(names[:_A_FEW]) as find:
        find(names[0])
    gc.collect()
    before = _resident()
    begun = perf_counter()
    with engine.serve(names):
        seconds = perf_counter() - begun
        gc.collect()
        after = _resident()
    return seconds, None if before is None or after is None else after - before


def _resident() -> float | None:
    """Return the memory of this process that is in use, in MB."""
    if not _STATUS.is_file():
        return None
    return int(_STATUS.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def main(name: str, path: str) -> int:
    """Measure one engine and print seconds and megabytes."""
    engine = next(engine for engine in (*BUILT_IN, *OPTIONAL) if engine.name == name)
    try:
        print(json.dumps(_build(engine, read_names(Path(path)))))
    except SkippedError as reason:
        print(reason, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
