"""A pack of 10,000 concepts, loaded and in the window; one of 100,000, opened with its map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.benchmarks import wordnet
from tests.benchmarks.builds.made_packs import made_pack
from tests.benchmarks.builds.sides import NEW, OLD, installed
from tests.benchmarks.builds.turns import Row, in_turn, ratio_row, values

if TYPE_CHECKING:
    from pathlib import Path

ROUNDS = 3
MANY, MOST = 10_000, 100_000
_LOADED = ("10,000 concepts, warm: records and index loaded / read and indexed", 0.08)
_SEARCHABLE = ("10,000 concepts, warm: from the start to searchable in the window / that build", 0.13)
_RECORDS = ("10,000 concepts: memory of records / that build", 0.45)
_WITH_INDEX = ("10,000 concepts: memory of records and index / that build", 0.80)
_ALL = "100,000 concepts opened warm, map included: memory"


def rows(place: Path) -> list[Row]:
    """Return the rows of this module; homes are made in ``place``."""
    if not wordnet.installed():
        missing = "wordnet-base not installed"
        whats = (_LOADED, _SEARCHABLE, _RECORDS, _WITH_INDEX)
        return [*(Row(*one, more=missing) for one in whats), Row(_ALL, None, more=missing)]
    return [*_beside_the_old(place), _map_of_most(place)]


def _beside_the_old(place: Path) -> list[Row]:
    if not installed():
        return [Row(*one) for one in (_LOADED, _SEARCHABLE, _RECORDS, _WITH_INDEX)]
    pack, homes = made_pack(MANY), {side.name: place / f"large-{side.name}" for side in (NEW, OLD)}
    for home in homes.values():
        home.mkdir()
    NEW.probe("loading", homes[NEW.name], pack)  # the first time it is compiled
    runs = {
        f"{side.name} {probe}": lambda side=side, probe=probe: side.probe(probe, homes[side.name], pack)
        for side in (NEW, OLD)
        for probe in ("loading", "first_answer")
    }
    taken = in_turn(ROUNDS, runs, warm=False)
    ours, theirs = taken[f"{NEW.name} loading"], taken[f"{OLD.name} loading"]
    our_window, their_window = taken[f"{NEW.name} first_answer"], taken[f"{OLD.name} first_answer"]
    return [
        ratio_row(*_LOADED, values(ours, "all"), values(theirs, "all")),
        ratio_row(*_SEARCHABLE, values(our_window, "prepared@"), values(their_window, "prepared@")),
        ratio_row(*_RECORDS, values(ours, "records"), values(theirs, "records"), unit="MB"),
        ratio_row(*_WITH_INDEX, values(ours, "with index"), values(theirs, "with index"), unit="MB"),
    ]


def _map_of_most(place: Path) -> Row:
    """Open twice: the first time reads the pack, makes the index and lays out the map."""
    home = place / "most"
    home.mkdir()
    pack = made_pack(MOST)
    NEW.probe("loading", home, pack, "map")
    warm = NEW.probe("loading", home, pack, "map")
    more = f"{warm['with map']:,.0f} MB, {warm['most']:,.0f} at most, after {warm['all with map']:.1f} s"
    return Row(_ALL, None, more=more)
