"""Judges what a search returns for look-ups whose right answers are known; which look-ups, the files say.

A file is a list of ``{q, expect, kind}``. A hit is right when its name or one of its aliases is an
expected one, case and punctuation aside. Two kinds are judged in another way:

- ``comparison``: all expected names should surface. First is right when the first hit is a comparison
  whose subjects include them all, or, where it is no comparison, when it is one of the names and the
  first five hits hold them all. In the first five it is right when a comparison there includes them
  all, or those hits together name them all.
- ``out-of-domain``: nothing is expected, so that nothing, or only weak guesses, is right.

A weak hit counts like any other for the rest: it is what the reader sees first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from netatlas.atlas.model import ConceptId

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from netatlas.api import OpenAtlas
    from netatlas.search import Hit

COMPARISON = "comparison"
OUT_OF_DOMAIN = "out-of-domain"
FEW = 5
MANY = 10


@dataclass(frozen=True)
class Query:
    """A look-up with its right answers.

    Attributes:
        text: what is typed.
        expect: names or aliases that answer it, the best first; none for what lies outside the pack.
        kind: the sort of look-up, such as typo or value.
    """

    text: str
    expect: tuple[str, ...]
    kind: str


@dataclass(frozen=True)
class JudgedHit:
    """What of a hit counts for the verdict.

    Attributes:
        names: its folded name and aliases.
        subjects: the folded names of each subject, for a comparison; else empty.
        weak: whether it is marked as a guess.
    """

    names: frozenset[str]
    subjects: tuple[frozenset[str], ...] = ()
    weak: bool = False

    def compares(self, wanted: Iterable[str]) -> bool:
        """Return True if this is a comparison that includes all folded names."""
        return bool(self.subjects) and all(any(name in names for names in self.subjects) for name in wanted)


@dataclass(frozen=True)
class Verdict:
    """How one look-up went.

    Attributes:
        query: the look-up.
        first: whether the first hit is right; out of domain, whether there is nothing but weak guesses.
        few: whether the first five hold what is right; out of domain the same as ``first``.
        hits: what the search returned.
    """

    query: Query
    first: bool
    few: bool
    hits: tuple[Hit, ...] = ()

    def report(self) -> str:
        """Return the look-up with what came instead, for whoever reads a failed test."""
        hits = " | ".join(
            f"{hit.name} [{hit.match}{', weak' if hit.weak else ''}]" for hit in self.hits[:FEW]
        )
        wanted = ", ".join(self.query.expect) or "nothing"
        rank = "not in the first five" if not self.few else "not first"
        return f"{self.query.kind}: {self.query.text!r}: {wanted}: {rank}: {hits or 'no hit'}"


@dataclass(frozen=True)
class Rates:
    """Shares of right answers, from 0 to 1.

    Attributes:
        first: of the look-ups inside the domain, how many have the right hit first.
        few: the same for the first five hits.
        out_of_domain: of the look-ups outside, how many get nothing or weak guesses only.
    """

    first: float
    few: float
    out_of_domain: float


def read_queries(path: Path) -> list[Query]:
    """Return the look-ups of a file.

    Raises:
        TypeError: a look-up, an expected name or a kind is no text; a bare figure needs quotes.
    """
    queries = []
    for entry in yaml.safe_load(path.read_text("utf-8")):
        query = Query(text=entry["q"], expect=tuple(entry["expect"]), kind=entry["kind"])
        if not all(isinstance(text, str) for text in (query.text, query.kind, *query.expect)):
            raise TypeError(f"{path.name}: {entry} holds something that is no text; put it in quotes.")
        queries.append(query)
    return queries


def judge(opened: OpenAtlas, queries: Iterable[Query]) -> list[Verdict]:
    """Run each look-up once, as the search box would, and return how they went."""
    verdicts = []
    for query in queries:
        hits = tuple(opened.search(query.text, limit=MANY))
        first, few = marks(query, [_judged_hit(opened, hit) for hit in hits])
        verdicts.append(Verdict(query=query, first=first, few=few, hits=hits))
    return verdicts


def marks(query: Query, hits: Sequence[JudgedHit]) -> tuple[bool, bool]:
    """Return whether the first hit is right, and whether the first five hold what is right."""
    if query.kind == OUT_OF_DOMAIN:
        quiet = all(hit.weak for hit in hits)
        return quiet, quiet
    if not hits:
        return False, False
    lead, near = hits[0], hits[:FEW]
    wanted = {folded(name) for name in query.expect}
    if query.kind != COMPARISON:
        return bool(lead.names & wanted), any(hit.names & wanted for hit in near)
    surface = wanted <= frozenset().union(*(hit.names for hit in near))
    first = lead.compares(wanted) if lead.subjects else surface and bool(lead.names & wanted)
    return first, surface or any(hit.compares(wanted) for hit in near)


def rates(verdicts: Iterable[Verdict]) -> Rates:
    """Return the shares of right answers; a share of nothing is 1."""
    inside: list[Verdict] = []
    outside: list[Verdict] = []
    for verdict in verdicts:
        (outside if verdict.query.kind == OUT_OF_DOMAIN else inside).append(verdict)
    return Rates(
        first=_share([verdict.first for verdict in inside]),
        few=_share([verdict.few for verdict in inside]),
        out_of_domain=_share([verdict.first for verdict in outside]),
    )


def by_kind(verdicts: Iterable[Verdict]) -> dict[str, list[Verdict]]:
    """Return the verdicts of each kind, the kinds in alphabetical order."""
    groups: defaultdict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        groups[verdict.query.kind].append(verdict)
    return dict(sorted(groups.items()))


def folded(name: str) -> str:
    """Return a name in lower case, its words separated by single spaces, without punctuation.

    This is the judge's own reading of names, so that a fault in that of the search cannot hide itself.
    """
    return " ".join(re.findall(r"[^\W_]+", name.casefold()))


def _judged_hit(opened: OpenAtlas, hit: Hit) -> JudgedHit:
    return JudgedHit(
        names=frozenset(folded(name) for name in (hit.name, *hit.aliases)),
        subjects=tuple(_names_of(opened, subject) for subject in _subjects(opened, hit)),
        weak=hit.weak,
    )


def _subjects(opened: OpenAtlas, hit: Hit) -> tuple[str, ...]:
    if hit.kind != COMPARISON:
        return ()
    if subjects := opened.spot_subjects(hit.id):
        return subjects
    return next(
        (comparison.subjects for comparison in opened.atlas.comparisons if comparison.id == hit.id), ()
    )


def _names_of(opened: OpenAtlas, concept: str) -> frozenset[str]:
    record = opened.atlas.concepts[ConceptId(concept)]
    return frozenset(folded(name) for name in (record.name, *record.aliases))


def _share(right: Sequence[bool]) -> float:
    return sum(right) / len(right) if right else 1.0
