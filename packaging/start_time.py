"""Compares how long the window of the frozen program takes to its first paint with that of the checkout.

Both run ``tests/benchmarks/real_window.py``, one after the other in rounds, so that what else the machine
does hits both: ``python packaging/start_time.py``.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from typing_extensions import override

from checked_program import CheckedProgram
from freeze import BUILD, FOLDER, ROOT
from set_up import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WINDOW = Path("tests", "benchmarks", "real_window.py")
ROUNDS = 9
MOST = 1.1
"""The most that the frozen program may take, as a share of the checkout's time."""


@dataclass(frozen=True)
class Start:
    """One start: seconds until the first paint, and seconds of the processor until the end."""

    wall: float
    cpu: float


@dataclass(frozen=True)
class StartRatio:
    """The medians of the rounds, the frozen program's as shares of the checkout's."""

    wall: float
    cpu: float

    @property
    def is_kept(self) -> bool:
        """Whether the frozen program starts quickly enough.

        The processor's time decides: on a machine that does other things the clock's says little.
        """
        return self.cpu <= MOST

    @override
    def __str__(self) -> str:
        return f"{self.cpu:.2f} (CPU), {self.wall:.2f} (clock)"


def start_ratio(checked: CheckedProgram, rounds: int = ROUNDS) -> StartRatio:
    """Measure both in turns, after one start of each that only warms up."""
    with tempfile.TemporaryDirectory(prefix="netatlas-start-") as home:
        frozen_command = checked.command(f"{checked.inside}/{WINDOW}", f"{checked.inside}/home")
        own_command = [sys.executable, str(ROOT / WINDOW), home]
        own_variables = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT / "src")}
        own_variables.pop("PYTHONDONTWRITEBYTECODE", None)
        frozen, own = [], []
        for _ in range(rounds + 1):
            frozen.append(_start(frozen_command, checked.environment()))
            own.append(_start(own_command, own_variables))
    pairs = list(zip(frozen[1:], own[1:], strict=True))
    return StartRatio(
        wall=statistics.median(ours.wall / theirs.wall for ours, theirs in pairs),
        cpu=statistics.median(ours.cpu / theirs.cpu for ours, theirs in pairs),
    )


def _start(command: Sequence[str], variables: Mapping[str, str]) -> Start:
    """Start a window, which prints the clock of the whole machine when it is painted."""
    before, begun = _cpu(), time.clock_gettime(time.CLOCK_MONOTONIC)
    done = subprocess.run(command, env=variables, capture_output=True, text=True, check=True)
    return Start(wall=float(done.stdout.split()[0]) - begun, cpu=_cpu() - before)


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> int:
    """Measure and print the ratio; return the exit code."""
    ratio = start_ratio(CheckedProgram.lay_out(str(FOLDER), BUILD / "checked"))
    say(f"first paint, frozen / checkout: {ratio}; at most {MOST}")
    return 0 if ratio.is_kept else 1


if __name__ == "__main__":
    sys.exit(main())
