"""How long the program takes to start, from the creation of its process."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from functools import cache
from pathlib import Path

from tests.benchmarks.timing import Contest

HERE = Path(__file__).resolve().parent
SCRIPT = Path(sys.executable).parent / "netatlas"


def contests() -> list[Contest]:
    """Return the contests of this module."""
    return [
        Contest("first paint / a bare main window", _real_window, _bare_window, goal=1.35),
        Contest("netatlas --version / python -c pass", _version, _nothing, goal=3.0),
        Contest("names for a shell / python -c pass", _names, _nothing, goal=5.0),
    ]


def _environment() -> dict[str, str]:
    """Return the environment of a user, who keeps compiled modules, without a screen."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "QT_QPA_PLATFORM": "offscreen"}


def _until_painted(script: str, *arguments: str) -> float:
    """Start a window; it prints the clock of the whole machine when it is painted."""
    command = [sys.executable, str(HERE / script), *arguments]
    begun = time.clock_gettime(time.CLOCK_MONOTONIC)
    done = subprocess.run(command, env=_environment(), capture_output=True, text=True, check=True)
    return float(done.stdout.split()[0]) - begun


def _real_window() -> float:
    return _until_painted("real_window.py", os.environ["NETATLAS_HOME"])


def _bare_window() -> float:
    return _until_painted("bare_window.py")


def _until_ended(*command: str) -> float:
    begun = time.perf_counter()
    subprocess.run(command, env=_environment(), capture_output=True, check=True)
    return time.perf_counter() - begun


def _version() -> float:
    return _until_ended(str(SCRIPT), "--version")


@cache
def _compile_pack() -> None:
    subprocess.run([str(SCRIPT), "show", "vpc"], env=_environment(), capture_output=True, check=True)


def _names() -> float:
    _compile_pack()
    return _until_ended(str(SCRIPT), "--complete", "page", "nat")


def _nothing() -> float:
    return _until_ended(sys.executable, "-c", "pass")
