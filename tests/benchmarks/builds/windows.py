"""How soon the window is on the screen, beside those of Zeal and Anki."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

from tests.benchmarks import peers
from tests.benchmarks.builds.screen import Screen, installed, virtual_screen
from tests.benchmarks.builds.sides import NEW
from tests.benchmarks.builds.turns import Row, in_turn, ratio_row, values

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ROUNDS = 5
_GOALS = {"Zeal": 0.95, "Anki": 0.22}


def rows(place: Path) -> list[Row]:
    """Return the rows of this module; homes of all programs are made in ``place``."""
    unmeasured = {name: Row(f"window mapped / {name}", goal) for name, goal in _GOALS.items()}
    if not installed():
        return [row._replace(more="Xvfb not installed") for row in unmeasured.values()]
    commands = _commands(place)
    with virtual_screen() as display:
        screen = Screen(display)
        sides = {
            name: lambda command=command, environment=environment: {
                "mapped": screen.seconds_until_mapped(command, environment)
            }
            for name, (command, environment) in commands.items()
        }
        taken = in_turn(ROUNDS, sides)
        screen.close()
    ours = values(taken["NetAtlas"], "mapped")
    measured = {
        name: ratio_row(f"window mapped / {name}", goal, ours, values(taken[name], "mapped"))
        for name, goal in _GOALS.items()
        if name in taken
    }
    return list((unmeasured | measured).values())


def _commands(place: Path) -> Mapping[str, tuple[list[str], dict[str, str]]]:
    """Return the command and the environment of each program that is installed."""
    home = place / "windows"
    home.mkdir()
    own = NEW.environment(home / "netatlas", QT_QPA_PLATFORM="xcb")
    user = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "XDG_RUNTIME_DIR": str(home),
        "QT_QPA_PLATFORM": "xcb",
        "QTWEBENGINE_DISABLE_SANDBOX": "1",  # Chromium begins nothing for root otherwise
    }
    commands = {"NetAtlas": ([sys.executable, "-m", "netatlas"], own)}
    if zeal := shutil.which("zeal"):
        commands["Zeal"] = ([zeal], user)
    if (peers.FOLDER / "aqt").is_dir():
        command = [
            sys.executable,
            "-c",
            "import aqt; aqt.run()",
            "--base",
            str(home / "anki"),
            "--lang",
            "en",
        ]
        commands["Anki"] = (command, {**user, "PYTHONPATH": str(peers.FOLDER)})
    return commands
