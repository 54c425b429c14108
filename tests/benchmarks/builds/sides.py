"""The two builds that are compared, and how a probe or a command is run with either of them.

Both run with the same Python and the same libraries, so that what differs is NetAtlas itself.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT / "build" / "old-build"
"""Where ``make bench-peers`` puts the source and the packs of the old build."""
_CACHE = "cache"
_TOO_LONG = 1800
"""Seconds after which a probe hangs; the first opening of 100,000 concepts takes some minutes."""


class Side(NamedTuple):
    """One of the builds.

    Attributes:
        name: how it is called.
        root: its checkout.
    """

    name: str
    root: Path

    def environment(self, home: Path, **more: str) -> dict[str, str]:
        """Return the environment of a user who keeps compiled modules, without a screen."""
        left_out = {"PYTHONDONTWRITEBYTECODE", "COVERAGE_PROCESS_START", "DISPLAY", "WAYLAND_DISPLAY"}
        kept = {name: value for name, value in os.environ.items() if name not in left_out}
        own = {"PYTHONPATH": str(self.root / "src"), "NETATLAS_HOME": str(home)}
        return {**kept, **own, "QT_QPA_PLATFORM": "offscreen", **more}

    def probe(self, name: str, home: Path, *arguments: str | Path) -> dict[str, float]:
        """Run a probe and return its figures; moments are counted from the start of its process.

        Of what the last run left at home, only the cache is kept: tabs would be opened again.
        """
        for left in home.iterdir():
            if left.name != _CACHE:
                shutil.rmtree(left) if left.is_dir() else left.unlink()
        command = [sys.executable, "-m", f"tests.benchmarks.builds.probes.{name}", *map(str, arguments)]
        begun = time.clock_gettime(time.CLOCK_MONOTONIC)
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=self.environment(home),
            stdout=subprocess.PIPE,
            text=True,
            check=True,
            timeout=_TOO_LONG,
        )
        figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
        return {key: value - begun if key.endswith("@") else value for key, value in figures.items()}

    def seconds(self, home: Path, *arguments: str | Path) -> float:
        """Return how long a command of the terminal takes, from the start of its process to its end."""
        command = [sys.executable, "-m", "netatlas", *map(str, arguments)]
        begun = time.perf_counter()
        subprocess.run(command, env=self.environment(home), capture_output=True, check=True)
        return time.perf_counter() - begun


NEW = Side("today", ROOT)
OLD = Side("2026-11-27", FOLDER)
PACK = FOLDER / "data" / "aws-networking"
"""The shipped pack of then, which both builds read."""
PACK_OF_TODAY = ROOT / "data" / "aws-networking"


def installed() -> bool:
    """Return True if the old build and its pack are there."""
    return (FOLDER / "src" / "netatlas").is_dir() and PACK.is_dir()
