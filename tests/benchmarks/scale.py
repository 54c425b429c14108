"""``python -m tests.benchmarks.scale [SIZE ...]``: to which size NetAtlas serves, for ``docs/scale.md``.

For each number of concepts a process of its own makes records in memory and prints what each step takes, in
seconds of the processor, and the memory that it holds. It is no part of ``make bench``: seconds are those of
one machine.
"""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from netatlas.api import OpenAtlas
from netatlas.atlas.model import Topic
from netatlas.errors import UsageError
from netatlas.export.endings import GRAPH_ENDINGS
from netatlas.packs.report import PackReport
from tests.helpers.atlases import atlas_of, concept, fact, text, tie

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SIZES = (250, 1_000, 3_000, 10_000, 20_000, 50_000, 100_000)
_RELATIONS = 3
"""Relations of each concept to earlier ones; the shipped pack has about two and a half."""
_PER_TOPIC = 30
_QUERIES = 200
_SYLLABLES = (
    "net",
    "rou",
    "ter",
    "gate",
    "way",
    "link",
    "zone",
    "path",
    "lo",
    "ba",
    "lan",
    "cer",
    "pri",
    "vate",
)


def main() -> int:
    """Measure each size in its own process."""
    sizes = [int(size) for size in sys.argv[1:]] or list(SIZES)
    for size in sizes:
        code = f"from tests.benchmarks.scale import measure; measure({size})"
        environment = os.environ | {"OMP_NUM_THREADS": "1"}
        subprocess.run([sys.executable, "-c", code], check=True, env=environment)
    return 0


def measure(size: int) -> None:
    """Print what each step takes with ``size`` concepts."""
    before = _megabytes("VmRSS")
    print(f"\n{size:,} concepts", flush=True)
    atlas = _timed("atlas of records", lambda: _atlas(size))
    print(f"  {'memory of the atlas':<24}{_megabytes('VmRSS') - before:10.0f} MB", flush=True)
    _timed("index of the search", atlas.prepare)
    _search(atlas, size)
    print(f"  {'graph':<24}{len(atlas.graph):10,} nodes, {atlas.graph.number_of_edges():,} edges", flush=True)
    for by in ("degree", "bridges", "clusters", "betweenness"):
        _timed(by, lambda by=by: atlas.measure(by))  # type: ignore[misc]
    _timed("layout of the map", atlas.atlas_map)
    with tempfile.TemporaryDirectory() as folder:
        for ending in GRAPH_ENDINGS:
            path = Path(folder, f"all{ending}")
            _timed(f"export as {ending}", lambda path=path: atlas.export([], path, everything=True))  # type: ignore[misc]
    print(f"  {'most memory':<24}{_megabytes('VmHWM'):10.0f} MB", flush=True)


def _timed(what: str, work: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever the work gives
    begin = time.process_time()
    try:
        result = work()
    except UsageError as error:
        print(f"  {what:<24}{'refused':>10}: {error}", flush=True)
        return None
    print(f"  {what:<24}{time.process_time() - begin:10.2f} s", flush=True)
    return result


def _search(atlas: OpenAtlas, size: int) -> None:
    dice = random.Random(2)  # noqa: S311 - the same in each run
    names = [concept.name for concept in dice.choices(atlas.atlas.contents.concepts, k=_QUERIES)]
    spent = []
    for index, name in enumerate(names):
        typed = name if index % 2 else name[:2] + name[3:]  # every other one with a letter left out
        begin = time.process_time()
        assert atlas.search(typed), size
        spent.append(1000 * (time.process_time() - begin))
    percentiles = statistics.quantiles(spent, n=20)
    print(
        f"  {'search, median and p95':<24}{statistics.median(spent):10.1f} ms, {percentiles[-1]:.1f} ms",
        flush=True,
    )


def _atlas(size: int) -> OpenAtlas:
    """Return an atlas made by dice: names, aliases, facts, and relations to near and to great concepts."""
    dice = random.Random(1)  # noqa: S311 - the same in each run
    topics = [Topic(id=f"t{index}", title=f"Topic {index}") for index in range(size // _PER_TOPIC + 1)]
    concepts = [
        concept(
            f"c{index}",
            fact(f"c{index}", "managed-by", text(_name(dice))),
            title=f"{_name(dice)} {index}",
            aliases=(_name(dice),),
            topic=f"t{index // _PER_TOPIC}",
            summary=" ".join(_name(dice) for _ in range(6)),
            relations=tuple(tie(f"c{index}", "requires", f"c{other}") for other in _others(dice, index)),
        )
        for index in range(size)
    ]
    report = PackReport(faults=(), remarks=(), counts={"concepts": size, "facts": size, "corrected": 0})
    return OpenAtlas(atlas_of(concepts, topics=tuple(topics)), report)


def _others(dice: random.Random, index: int) -> Iterator[int]:
    """Yield different earlier concepts: most are near, some are among the first, which become great."""
    chosen = set()
    for _ in range(min(index, _RELATIONS)):
        near = dice.random() < 0.7
        chosen.add(
            dice.randrange(max(0, index - _PER_TOPIC), index) if near else int(index * dice.random() ** 3)
        )
    yield from sorted(chosen)


def _name(dice: random.Random) -> str:
    words = ("".join(dice.choices(_SYLLABLES, k=dice.randint(2, 3))) for _ in range(2))
    return " ".join(words).capitalize()


def _megabytes(field: str) -> float:
    """Return a field of Linux's status of this process: VmRSS is held now, VmHWM was held at most."""
    line = next(
        line for line in Path("/proc/self/status").read_text("ascii").splitlines() if line.startswith(field)
    )
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    sys.exit(main())
