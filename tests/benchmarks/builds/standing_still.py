"""How long the window stands still at most: while a pack opens, and on any page of it."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING, NamedTuple

from tests.benchmarks import wordnet
from tests.benchmarks.builds.large import MANY
from tests.benchmarks.builds.made_packs import made_pack
from tests.benchmarks.builds.sides import NEW, OLD, PACK, PACK_OF_TODAY, installed
from tests.benchmarks.builds.turns import Row, in_turn, ratio_row

if TYPE_CHECKING:
    from pathlib import Path

    from tests.benchmarks.builds.turns import Figures

ROUNDS = 3
_ERRATA = "view:errata"
_VIEWS = ("view:limits", _ERRATA, "view:health", "view:comparisons", "view:timelines", "view:journeys")


class _Trial(NamedTuple):
    """What is opened: a pack, its pages, how often, and how long a page rests before it is complete."""

    what: str
    goal: float | None
    pages: tuple[str, ...]
    times: int
    rest_ms: int


_SHIPPED = _Trial(
    "shipped pack: longest stand-still of any page / errata in that build",
    0.40,
    (
        *_VIEWS,
        "nat-gateway",
        "compare:alb+nlb+gateway-load-balancer",
        "client-to-nlb-through-global-accelerator",
    ),
    5,
    150,
)
_LARGE = _Trial(
    "10,000 concepts: longest stand-still, opening included / errata in that build",
    0.04,
    (*_VIEWS, "c1", "compare:c1+c2+c3+c4+c5+c6+c7+c8", "h1", "j1"),
    3,
    300,
)
_OPENING = "opening"


def rows(place: Path) -> list[Row]:
    """Return the rows of this module; homes are made in ``place``."""
    today = _SHIPPED._replace(what="the same with today's pack", goal=None)
    if not installed():
        return [Row(trial.what, trial.goal) for trial in (_LARGE, _SHIPPED, today)]
    large = Row(_LARGE.what, _LARGE.goal, more="wordnet-base not installed")
    if wordnet.installed():
        large = _measured(place / "still-large", _LARGE, made_pack(MANY), made_pack(MANY))
    return [
        large,
        _measured(place / "still-shipped", _SHIPPED, PACK, PACK),
        _measured(place / "still-today", today, PACK_OF_TODAY, PACK),
    ]


def _measured(place: Path, trial: _Trial, ours: Path, theirs: Path) -> Row:
    homes = {side.name: place / side.name for side in (NEW, OLD)}
    for home in homes.values():
        home.mkdir(parents=True)
    arguments = (str(trial.times), str(trial.rest_ms))
    NEW.probe("first_answer", homes[NEW.name], ours)  # the first time it is compiled
    sides = {
        NEW.name: lambda: NEW.probe("stand_still", homes[NEW.name], ours, *arguments, *trial.pages),
        OLD.name: lambda: OLD.probe("stand_still", homes[OLD.name], theirs, *arguments, _ERRATA),
    }
    taken = in_turn(ROUNDS, sides, warm=False)
    with_opening = trial is _LARGE
    figures = [_without_work(one, with_opening=with_opening) for one in taken[NEW.name]]
    longest = [max(one.values()) for one in figures]
    work = [
        max(value for name, value in one.items() if _is_work(name, with_opening=with_opening))
        for one in taken[NEW.name]
    ]
    row = ratio_row(trial.what, trial.goal, longest, [one[_ERRATA] for one in taken[OLD.name]])
    middle = {name: statistics.median(one[name] for one in figures) for name in figures[0]}
    worst = sorted(middle, key=lambda name: -middle[name])[:3]
    pages = ", ".join(f"{name} {1000 * middle[name]:.0f}" for name in worst)
    own = statistics.median(
        mine / of_old[f"work of {_ERRATA}"] for mine, of_old in zip(work, taken[OLD.name], strict=True)
    )
    return row._replace(more=f"{row.more}; {pages}; of the thread's own work {own:.3f}")


def _without_work(figures: Figures, *, with_opening: bool) -> Figures:
    return {
        name: value
        for name, value in figures.items()
        if not name.startswith("work of ") and (with_opening or name != _OPENING)
    }


def _is_work(name: str, *, with_opening: bool) -> bool:
    return name.startswith("work of ") and (with_opening or name != f"work of {_OPENING}")
