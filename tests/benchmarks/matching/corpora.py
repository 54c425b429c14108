"""The names that are searched: nested samples of real dictionaries, and Debian's package names.

Only what is installed on this machine is read. What people type belongs in ``queries``.
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.benchmarks.matching.dictionaries import FOLDOC, VERA, WORDNET, acronyms, heads, nouns

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

SIZES = {"300": 300, "3k": 3_000, "30k": 30_000, "120k": 120_000}
PACKAGES = "packages"
LABELS = (*SIZES, PACKAGES)
MOST_PACKAGES = 60_000

_SEED = "names"


@dataclass(frozen=True)
class Corpus:
    """Names to be searched.

    Attributes:
        label: what it is called in the tables.
        names: the names, no two alike but for their case.
        acronyms: what each real acronym, in small letters, is short for; only what is among the names.
    """

    label: str
    names: tuple[str, ...]
    acronyms: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Stock:
    """All corpora that this machine has names for, and a line on each thing that it has not."""

    corpora: tuple[Corpus, ...]
    skipped: tuple[str, ...]


def stock(labels: Iterable[str]) -> Stock:
    """Read the corpora with these labels."""
    wanted = [label for label in LABELS if label in set(labels)]
    corpora: list[Corpus] = []
    skipped: list[str] = []
    if sizes := [label for label in wanted if label in SIZES]:
        names, short, skipped = _dictionaries()
        if names:
            corpora, too_large = nested(names, short, sizes)
            skipped += too_large
    if PACKAGES in wanted:
        packages = _packages()
        if packages:
            corpora.append(Corpus(PACKAGES, sample(packages, MOST_PACKAGES), {}))
        else:
            skipped.append("package names: only on Debian and its kin, from apt's own lists")
    return Stock(tuple(corpora), tuple(skipped))


def nested(
    names: Iterable[str], short: Sequence[tuple[str, str]], labels: Iterable[str]
) -> tuple[list[Corpus], list[str]]:
    """Return samples of ``names``, each within the next larger one, and a line on each that is too large."""
    shuffled = sample(names, max(SIZES.values()))
    corpora, too_large = [], []
    for label in labels:
        if len(shuffled) < SIZES[label]:
            too_large.append(f"{label}: there are only {len(shuffled):,} names")
            continue
        chosen = shuffled[: SIZES[label]]
        corpora.append(Corpus(label, chosen, _among(chosen, short)))
    return corpora, too_large


def sample(names: Iterable[str], size: int) -> tuple[str, ...]:
    """Return up to ``size`` names, no two alike but for their case, the same ones in each run."""
    distinct = {name.casefold(): name for name in sorted(names, reverse=True) if name}
    chosen = sorted(distinct.values())
    random.Random(_SEED).shuffle(chosen)  # noqa: S311 - a shuffle that is the same in each run
    return tuple(chosen[:size])


def _among(names: Sequence[str], short: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    known = set(names)
    expansions: dict[str, list[str]] = defaultdict(list)
    for acronym, expansion in short:
        if expansion in known:
            expansions[acronym.casefold()].append(expansion)
    return {acronym: tuple(dict.fromkeys(found)) for acronym, found in expansions.items()}


def _dictionaries() -> tuple[list[str], list[tuple[str, str]], list[str]]:
    """Return all names, all acronyms with what they are short for, and a line on each lack."""
    skipped = [
        f"{source.title}: install Debian's {source.package}"
        for source in (WORDNET, FOLDOC, VERA)
        if not source.installed
    ]
    short = acronyms() if VERA.installed else []
    names = [name for pair in short for name in pair]
    names += nouns() if WORDNET.installed else []
    names += heads() if FOLDOC.installed else []
    return names, short, skipped


def _packages() -> list[str]:
    """Return the names of all packages that apt knows of, else of those that are installed."""
    if tool := shutil.which("apt-cache"):
        done = subprocess.run([tool, "pkgnames"], capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return done.stdout.split()
    return []


def read_names(path: Path) -> list[str]:
    """Return the names that ``write_names`` has put into a file."""
    return path.read_text(encoding="utf-8").split("\n")


def write_names(names: Sequence[str], path: Path) -> None:
    """Put names into a file, one a line."""
    path.write_text("\n".join(re.sub(r"[\r\n]", " ", name) for name in names), encoding="utf-8", newline="\n")
