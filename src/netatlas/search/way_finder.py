"""Finds the journey that leads from where a query begins to where it ends, past what it wants to avoid."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from netatlas.search.names.rank import Rank, Tier
from netatlas.search.names.text import plain_words, stem
from netatlas.search.scoring import Candidate
from netatlas.search.ways import Way, named_way, way_stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import ConceptId, Journey
    from netatlas.search.synonyms import Synonyms

_HOPS_OF_AN_END = 2
"""Hops at each end of a journey whose neighbours may be where it begins or ends."""
_NEAR_WORTH = 0.5
"""Worth of a word that only a neighbour of an end has, or only the text of a journey."""
_END_WEIGHT, _OTHER_WEIGHT = 1.0, 0.5
"""What counts that both ends fit, and that the rest of a question does."""
_PASSES_AVOIDED = 0.5
"""Penalty for a journey that passes what is avoided."""
_FAILS = 0.1
"""Penalty for a journey that does not arrive, which answers if no other has both ends as well as it; and a
bonus for it where the question is why."""
_ASKS_WHY = re.compile(r"\b(?:why|fails?|cannot)\b|n['’]t\b", re.IGNORECASE)
_OTHER_MEANS = 0.02
"""Penalty for a journey that is titled by means that were not asked for: the plain way goes first."""
_UNASKED_END = 0.1
"""Penalty for a journey whose title says more of its ends than was asked, by the share of these words."""
_NAMED_FOR_IT = 0.1
"""For a journey that is named for avoiding what is avoided: S3 without NAT gateway."""
_LEAST_END, _LEAST_FIT = 0.5, 0.7
"""Share of each end, and of the whole question, that a journey must fit to be its answer."""
_BONUS = 0.3
"""For a journey that fits in full without being sure, in part for one that fits in part."""
_BEFORE_ALL = 1.0
"""Quality from which on a journey goes before all else that holds some words only."""


class _Name(NamedTuple):
    """A name of a concept, whose last word says what it is: an office is a branch office.

    Attributes:
        words: its stems.
        head: the last one.
    """

    words: frozenset[str]
    head: str

    @classmethod
    def of(cls, name: str) -> _Name:
        """Return a name that holds a word that says something."""
        return cls(way_stems(name), stem(plain_words(name)[-1]))


class _End(NamedTuple):
    """Where a journey begins or ends.

    Attributes:
        words: those of its title and aliases for it.
        names: those of the hop there.
        near: those of where packets travel from the hops there.
    """

    words: frozenset[str]
    names: tuple[_Name, ...]
    near: tuple[_Name, ...]

    def share(self, asked: frozenset[str]) -> float:
        """Return the share of the words of an end of a question that this end holds."""
        return _share(asked, self.words | _meant(asked, self.names), _meant(asked, self.near))


class _Described(NamedTuple):
    """What a journey is compared by: its ends, and the words of it as a whole.

    Attributes:
        start: where it begins.
        end: where it ends.
        names: all words of its names and of those of its hops.
        text: all words that it says.
        passes: the words of each name of each hop, and of the means that its title names.
        means: the words for these means.
        titled: the words of its title for its ends that do not only name its first and last hop.
        avoids: what its names say that it avoids.
    """

    start: _End
    end: _End
    names: frozenset[str]
    text: frozenset[str]
    passes: tuple[frozenset[str], ...]
    means: frozenset[str]
    titled: frozenset[str]
    avoids: tuple[frozenset[str], ...]


class _Fit(NamedTuple):
    """How well a journey fits.

    Attributes:
        score: what it is ranked by.
        sure: whether it is an answer.
        guess: whether it cannot be one: it leads elsewhere, or passes what is avoided.
    """

    score: float
    sure: bool
    guess: bool


class WayFinder:
    """Ranks the journeys of an atlas for a question about a way."""

    def __init__(self, atlas: Atlas, synonyms: Synonyms) -> None:
        """Rank journeys of ``atlas``; ``synonyms`` read lay words for its ends."""
        self._atlas = atlas
        self._synonyms = synonyms

    def candidates(self, text: str, found: Iterable[Candidate]) -> Iterator[Candidate]:
        """Yield candidates, journeys among them ranked by how well they fit the way that ``text`` asks for.

        A journey that is the answer goes before all that holds only some words of the question, and is
        added if its words were not found.
        """
        fits = self._fits(text)
        for candidate in found:
            fit = fits.get(candidate.id)
            if fit is None or (candidate.rank.tier > Tier.PARTIAL and not fit.guess):
                yield candidate
            elif not fit.sure:
                rank = Rank.of(min(candidate.rank.tier, Tier.PARTIAL), candidate.rank.quality)
                rank = rank.shifted(_BONUS * fit.score)
                yield candidate._replace(rank=rank, weak=candidate.weak or fit.guess)
            else:
                # What its text says decides between journeys that fit equally well.
                quality = _BEFORE_ALL + fit.score + candidate.rank.quality / 100
                yield candidate._replace(rank=Rank.of(Tier.PARTIAL, quality), weak=False)
        for journey_id, fit in fits.items():
            if fit.sure:
                yield Candidate(journey_id, Rank.of(Tier.PARTIAL, _BEFORE_ALL + fit.score), "word")

    def _fits(self, text: str) -> Mapping[str, _Fit]:
        """Return how well each journey fits a question."""
        asked = Way.of(text)
        fails = _FAILS if _ASKS_WHY.search(text) else -_FAILS
        readings = dict.fromkeys([asked, asked.mapped(self._read)])
        fits: dict[str, _Fit] = {}
        for journey in self._atlas.journeys:
            described = self._described[journey.id]
            best = max(_fit(way, described) for way in readings)
            score = best.score + (0 if journey.works else fails)
            fits[journey.id] = best._replace(score=score)
        return fits

    def _read(self, words: frozenset[str]) -> frozenset[str]:
        """Return words with the field's own for lay ones."""
        reading = self._synonyms.reading(tuple(sorted(words))) if words else None
        return words if reading is None else way_stems(reading.text)

    @cached_property
    def _described(self) -> Mapping[str, _Described]:
        """The journeys by id, each described; made when the first way is asked for."""
        return {journey.id: self._describe(journey) for journey in self._atlas.journeys}

    def _describe(self, journey: Journey) -> _Described:
        hops = [hop.concept for hop in journey.hops]
        titles = (journey.title, *journey.aliases)
        ways = list(map(named_way, titles))
        ends = [*self._names(hops[0]), *self._names(hops[-1])]
        passed = [way_stems(name) for hop in hops for name in self._names(hop)]
        said = " ".join([journey.summary, *(f"{hop.says} {hop.condition}" for hop in journey.hops)])
        return _Described(
            start=_End(
                _all(way.start for way in ways),
                self._named(hops[:1]),
                self._named(self._near(hops[:_HOPS_OF_AN_END])),
            ),
            end=_End(
                _all(way.end for way in ways),
                self._named(hops[-1:]),
                self._named(self._near(hops[-_HOPS_OF_AN_END:])),
            ),
            names=_all([*map(way_stems, titles), *passed]),
            text=way_stems(said),
            passes=(*passed, ways[0].means),
            means=ways[0].means,
            titled=(ways[0].start | ways[0].end) - _all(map(way_stems, ends)),
            avoids=tuple(avoided for way in ways for avoided in way.avoided),
        )

    def _near(self, hops: Sequence[ConceptId]) -> Iterator[ConceptId]:
        """Yield hops and where packets travel from them."""
        yield from hops
        for hop in hops:
            for relation in self._atlas.concepts[hop].relations:
                if self._atlas.relation_kinds[relation.relation].traffic:
                    yield relation.end

    def _named(self, concepts: Iterable[ConceptId]) -> tuple[_Name, ...]:
        """Return all names of concepts."""
        names = dict.fromkeys(name for one in concepts for name in self._names(one))
        return tuple(_Name.of(name) for name in names if way_stems(name))

    def _names(self, concept_id: ConceptId) -> tuple[str, ...]:
        concept = self._atlas.concepts[concept_id]
        return (concept.name, *concept.aliases)


def _fit(way: Way, journey: _Described) -> _Fit:
    """Return how well a journey fits the way that is asked for."""
    pairs = ((way.start, journey.start), (way.end, journey.end))
    ends = [end.share(words) for words, end in pairs if words]
    held, weight = _END_WEIGHT * sum(ends), _END_WEIGHT * len(ends)
    if way.other:
        held += _OTHER_WEIGHT * _share(way.other, journey.names, journey.text)
        weight += _OTHER_WEIGHT
    score = held / weight if weight else 0.0
    avoids = not any(avoided <= passed for avoided in way.avoided for passed in journey.passes)
    sure = avoids and bool(ends) and min(ends) >= _LEAST_END and score >= _LEAST_FIT
    if not avoids:
        score -= _PASSES_AVOIDED
    elif not set(way.avoided).isdisjoint(journey.avoids):
        score += _NAMED_FOR_IT
    if not journey.means <= way.other | way.start | way.end:
        score -= _OTHER_MEANS
    unasked = journey.titled - way.start - way.end - way.other
    score -= _UNASKED_END * len(unasked) / max(1, len(journey.titled))
    return _Fit(score, sure, guess=not sure and (not avoids or bool(way.start and way.end)))


def _meant(asked: frozenset[str], names: Iterable[_Name]) -> frozenset[str]:
    """Return the words of those names that the asked words mean."""
    return _all(name.words for name in names if name.head in asked)


def _share(words: frozenset[str], strong: frozenset[str], near: frozenset[str]) -> float:
    """Return the share of words that are there; those that are only near count less."""
    return sum(1.0 if word in strong else _NEAR_WORTH * (word in near) for word in words) / len(words)


def _all(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*sets)
