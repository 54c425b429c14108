"""The whole search, its slow keys: the time within which 95 of 100 are answered."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

import netatlas.api
from tests.benchmarks import wordnet
from tests.benchmarks.builds.large import MANY
from tests.benchmarks.builds.made_packs import made_pack
from tests.benchmarks.builds.sides import NEW, OLD, PACK, PACK_OF_TODAY, installed
from tests.benchmarks.builds.turns import Row, in_turn, ratio_row, values

if TYPE_CHECKING:
    from pathlib import Path

    from netatlas.atlas.model import Concept

ROUNDS = 3
VERY_MANY = 50_000
_KEYS, _QUERIES = 600, 120
_TAIL = ("transit vpc vs ipsec", "tls 1.2 vs tls 1.3", "1", "dis", "pers")
"""Keys that were slow once."""
_SHIPPED = ("whole search, 95 of 100 keys within: shipped pack / that build", 0.6)
_LARGE = ("whole search: 10,000 concepts / that build", 0.5)
_GROWTH = ("whole search: 50,000 concepts / 10,000 (linear 5)", 5.0)
_TODAY = ("whole search: today's pack / that build with its own", None)


def rows(place: Path) -> list[Row]:
    """Return the rows of this module; homes and keys are made in ``place``."""
    folder = place / "searches"
    folder.mkdir()
    beside, large = [Row(*_SHIPPED), Row(*_TODAY)], [Row(*_LARGE)]
    if installed():
        beside = [_beside(folder, _SHIPPED, PACK, PACK), _beside(folder, _TODAY, PACK_OF_TODAY, PACK)]
    if not wordnet.installed():
        missing = "wordnet-base not installed"
        return [*beside, *(Row(*one, more=missing) for one in (_LARGE, _GROWTH))]
    if installed():
        large = [_beside(folder, _LARGE, made_pack(MANY), made_pack(MANY))]
    return [beside[0], *large, _growth(folder), beside[1]]


def _beside(folder: Path, row: tuple[str, float | None], ours: Path, theirs: Path) -> Row:
    homes = {side.name: folder / side.name for side in (NEW, OLD)}
    for home in homes.values():
        home.mkdir(exist_ok=True)
    keys = _keys(folder, theirs, folder / NEW.name)
    sides = {
        NEW.name: lambda: NEW.probe("queries", homes[NEW.name], ours, keys),
        OLD.name: lambda: OLD.probe("queries", homes[OLD.name], theirs, keys),
    }
    taken = in_turn(ROUNDS, sides, warm=False)
    return ratio_row(*row, values(taken[NEW.name], "p95"), values(taken[OLD.name], "p95"))


def _growth(folder: Path) -> Row:
    home = folder / "growth"
    home.mkdir()
    packs = {count: made_pack(count) for count in (MANY, VERY_MANY)}
    keys = {count: _keys(folder, pack, home) for count, pack in packs.items()}
    sides = {
        str(count): lambda count=count: NEW.probe("queries", home, packs[count], keys[count])
        for count in packs
    }
    taken = in_turn(ROUNDS, sides, warm=False)
    return ratio_row(*_GROWTH, values(taken[str(VERY_MANY)], "p95"), values(taken[str(MANY)], "p95"))


def _keys(folder: Path, pack: Path, home: Path) -> Path:
    """Write what somebody may have typed so far into a file, the same each time, and return the file.

    Names with and without a slip, pairs, words of the texts, aliases, sizes: every beginning of each.
    """
    dice = random.Random(4)  # noqa: S311 - the same keys in each run
    with netatlas.api.open_atlas(pack, home=home) as opened:
        concepts = opened.atlas.contents.concepts
        queries = [_query(dice, concepts) for _ in range(_QUERIES)]
    beginnings = {query[:end] for query in queries for end in range(1, len(query) + 1)}
    keys = dice.sample(sorted(beginnings), min(len(beginnings), _KEYS - len(_TAIL)))
    file = folder / f"keys-{pack.name}.json"
    file.write_text(json.dumps([*keys, *_TAIL]), encoding="utf-8")
    return file


def _query(dice: random.Random, concepts: tuple[Concept, ...]) -> str:
    concept, other = dice.choice(concepts), dice.choice(concepts)
    name = concept.name.lower()
    position = dice.randrange(len(name))
    forms = (
        name,
        name[:position] + name[position + 1 :],
        f"{name} vs {other.name.lower()}",
        " ".join(concept.summary.lower().split()[:4]),
        (concept.aliases or (name,))[0].lower(),
        f"{dice.choice((1, 10, 45, 350))} gbps {name}",
    )
    return dice.choices(forms, weights=(30, 25, 15, 15, 10, 5))[0]
