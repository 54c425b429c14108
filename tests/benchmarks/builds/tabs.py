"""Many tabs: what a change of theme or edition costs, and whether memory comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.benchmarks.builds.sides import NEW, PACK, PACK_OF_TODAY
from tests.benchmarks.builds.turns import Row, ratio_row

if TYPE_CHECKING:
    from pathlib import Path

ROUNDS = 3
CHANGE_GOAL, MEMORY_GOAL = 2.0, 1.03


def rows(place: Path) -> list[Row]:
    """Return the rows of this module; a home is made in ``place``. Nothing of the old build is needed."""
    home = place / "tabs"
    home.mkdir()
    pack = PACK if PACK.is_dir() else PACK_OF_TODAY
    changes = [NEW.probe("tabs", home, pack) for _ in range(ROUNDS)]
    memory = NEW.probe("many_tabs", home, pack)
    return [
        *(
            ratio_row(
                f"{name} changed with 50 tabs / with one",
                CHANGE_GOAL,
                [figures[f"{name} 50"] for figures in changes],
                [figures[f"{name} 1"] for figures in changes],
            )
            for name in ("theme", "edition")
        ),
        ratio_row(
            "300 tabs opened and closed: memory at 300 / at 100",
            MEMORY_GOAL,
            [memory["300"]],
            [memory["100"]],
            unit="MB",
        ),
    ]
