"""How soon the window is on the screen, beside those of Zeal and Anki."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from tests.benchmarks import peers
from tests.benchmarks.builds.screen import Screen, installed, virtual_screen
from tests.benchmarks.builds.sides import NEW
from tests.benchmarks.builds.turns import Row, in_turn, ratio_row, values

if TYPE_CHECKING:
    from pathlib import Path

ROUNDS = 5
_GOALS = {"Zeal": 0.95, "Anki": 0.22}
_MAKE_PROFILE = """
import sys
from pathlib import Path
from anki.lang import set_lang
from aqt.profiles import ProfileManager

set_lang("en")
manager = ProfileManager(Path(sys.argv[1]))
manager.setupMeta()
manager.setLang("en")
manager.create("User 1")
"""


class _Command(NamedTuple):
    """How a program is started: its words and its environment."""

    words: list[str]
    environment: dict[str, str]


def rows(place: Path) -> list[Row]:
    """Return the rows of this module; homes of all programs are made in ``place``."""
    unmeasured = {name: Row(f"window mapped / {name}", goal) for name, goal in _GOALS.items()}
    if not installed():
        return [row._replace(more="Xvfb not installed") for row in unmeasured.values()]
    commands = _commands(place)
    with virtual_screen() as display:
        screen = Screen(display)
        sides = {name: partial(_mapped, screen, command) for name, command in commands.items()}
        taken = in_turn(ROUNDS, sides)
        screen.close()
    ours = values(taken["NetAtlas"], "mapped")
    measured = {
        name: ratio_row(f"window mapped / {name}", goal, ours, values(taken[name], "mapped"))
        for name, goal in _GOALS.items()
        if name in taken
    }
    return list((unmeasured | measured).values())


def _mapped(screen: Screen, command: _Command) -> dict[str, float]:
    return {"mapped": screen.seconds_until_mapped(command.words, command.environment)}


def _commands(place: Path) -> dict[str, _Command]:
    """Return the command of each program that is installed."""
    home = place / "windows"
    home.mkdir()
    user = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "XDG_RUNTIME_DIR": str(home),
        "QT_QPA_PLATFORM": "xcb",
        "QTWEBENGINE_DISABLE_SANDBOX": "1",  # Chromium begins nothing for root otherwise
    }
    own = NEW.environment(home / "netatlas", QT_QPA_PLATFORM="xcb")
    commands = {"NetAtlas": _Command([sys.executable, "-m", "netatlas"], own)}
    if zeal := shutil.which("zeal"):
        commands["Zeal"] = _Command([zeal], user)
    if (peers.FOLDER / "aqt").is_dir():
        commands["Anki"] = _anki(home / "anki", {**user, "PYTHONPATH": str(peers.FOLDER)})
    return commands


def _anki(base: Path, environment: dict[str, str]) -> _Command:
    """Make an empty profile, so that Anki opens its window and does not ask for a language."""
    base.mkdir()
    python = [sys.executable, "-c"]
    subprocess.run([*python, _MAKE_PROFILE, str(base)], env=environment, capture_output=True, check=True)
    return _Command([*python, "import aqt; aqt.run()", "--base", str(base)], environment)
