"""The start of the window and of the terminal's commands, with the shipped pack of then and of today."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.benchmarks import start_up
from tests.benchmarks.builds.sides import NEW, OLD, PACK, PACK_OF_TODAY, installed
from tests.benchmarks.builds.turns import Row, in_turn, ratio_row, values

ROUNDS = 9
PAINT_GOAL, WARM_GOAL, COLD_GOAL = 1.35, 0.50, 1.05
_COMMANDS = {
    "search": (["search", "nat gatway"], 0.28),
    "show": (["show", "nat-gateway"], 0.35),
    "compare": (["compare", "alb", "nlb"], 0.35),
    "limits": (["limits", "nat"], 0.50),
}
"""Words of each command, and its goal."""


def rows(place: Path) -> list[Row]:
    """Return the rows of this module; homes are made in ``place``."""
    return [_first_paint(), *_first_answers(place), *_commands(place)]


def _first_paint() -> Row:
    what = "first paint / a bare main window"
    paint = next(one for one in start_up.contests() if one.what == what)
    taken = in_turn(ROUNDS, {"ours": lambda: {"": paint.ours()}, "bare": lambda: {"": paint.theirs()}})
    return ratio_row(what, PAINT_GOAL, values(taken["ours"], ""), values(taken["bare"], ""))


def _first_answers(place: Path) -> list[Row]:
    whats = (
        ("start to first answer, warm / that build", WARM_GOAL),
        ("the same with no compiled file yet, writing it included", COLD_GOAL),
        ("the same warm, with today's pack / that build with its own", None),
    )
    if not installed():
        return [Row(*one) for one in whats]
    homes = {name: _home(place, f"answer-{name}") for name in ("old", "warm", "today")}
    taken = in_turn(
        ROUNDS,
        {
            "old": lambda: OLD.probe("first_answer", homes["old"], PACK),
            "warm": lambda: NEW.probe("first_answer", homes["warm"], PACK),
            "cold": lambda: _first_start(place),
            "today": lambda: NEW.probe("first_answer", homes["today"], PACK_OF_TODAY),
        },
    )
    answered = {name: values(each, "answered@") for name, each in taken.items()}
    ready = {
        name: [max(figures["answered@"], figures["prepared@"]) for figures in each]
        for name, each in taken.items()
    }
    return [
        ratio_row(*whats[0], answered["warm"], answered["old"]),
        ratio_row(*whats[1], ready["cold"], ready["old"]),
        ratio_row(*whats[2], answered["today"], answered["old"]),
    ]


def _first_start(place: Path) -> dict[str, float]:
    """Start where nothing is kept; the search is ready when its index is written, after the answer."""
    with tempfile.TemporaryDirectory(dir=place) as home:
        return NEW.probe("first_answer", Path(home), PACK)


def _commands(place: Path) -> list[Row]:
    whats = {name: f"netatlas {name} / that build" for name in _COMMANDS}
    if not installed():
        return [Row(what, _COMMANDS[name][1]) for name, what in whats.items()]
    homes = {side.name: _home(place, f"terminal-{side.name}") for side in (NEW, OLD)}
    pack = ["--pack", PACK]
    taken = in_turn(
        ROUNDS,
        {
            f"{side.name} {name}": lambda side=side, words=words: {  # type: ignore[misc]
                "": side.seconds(homes[side.name], *pack, *words)
            }
            for side in (NEW, OLD)
            for name, (words, _) in _COMMANDS.items()
        },
    )
    ours, theirs = (
        {name: values(taken[f"{side.name} {name}"], "") for name in _COMMANDS} for side in (NEW, OLD)
    )
    return [ratio_row(what, _COMMANDS[name][1], ours[name], theirs[name]) for name, what in whats.items()]


def _home(place: Path, name: str) -> Path:
    home = place / name
    home.mkdir()
    return home
