"""The command ``python -m tests.benchmarks.matching``: reads options, runs, prints, judges."""

from __future__ import annotations

import argparse
import os
import sys

os.environ.setdefault("OMP_NUM_THREADS", "1")  # before numpy is imported

from tests.benchmarks.matching import run
from tests.benchmarks.matching.corpora import LABELS
from tests.benchmarks.matching.queries import Draw, Kind
from tests.benchmarks.matching.trials import BUDGET


def main(arguments: list[str]) -> int:
    """Run what is asked for; 1 if a goal is missed."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.matching", description=(run.__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--corpus", action="append", choices=LABELS, help="only this one; may be repeated")
    names = [engine.name for engine in run.ALL]
    parser.add_argument(
        "--engine", action="append", choices=names, help="only NetAtlas and this matcher; may be repeated"
    )
    parser.add_argument("--draw", choices=[draw.name.lower() for draw in Draw], default="held_out")
    parser.add_argument(
        "--quick", action="store_true", help="fewer keystrokes, fewer matchers, two seconds for slow ones"
    )
    parser.add_argument(
        "--budget", type=float, default=BUDGET, help="seconds for a slow matcher, twice a corpus"
    )
    parser.add_argument("--misses", choices=[*Kind, "all"], help="print what NetAtlas gets wrong, and stop")
    options = parser.parse_args(arguments)
    plan = run.Plan(
        labels=tuple(options.corpus or LABELS),
        engines=tuple(options.engine or ()),
        draw=Draw[options.draw.upper()],
        quick=options.quick,
        budget=options.budget,
    )
    if options.misses:
        kinds = tuple(Kind) if options.misses == "all" else (Kind(options.misses),)
        return run.misses(plan, kinds)
    return run.benchmark(plan)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
