"""Lay words: reads a query as the pack's synonyms mean it, ``phone book of the internet`` as DNS.

A query is searched as it was typed and, where it holds lay phrases, also with the field's words in their
place. What only the second finds is worth a little less, so that a name that was typed always goes first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netatlas.search.names.rank import Rank, Tier
from netatlas.search.names.ranking import WEAK_CONTAINED
from netatlas.search.names.text import FILLERS, NEGATIONS, plain_words, stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Synonym
    from netatlas.search.names.index import NameIndex
    from netatlas.search.names.ranking import NameMatch
    from netatlas.search.passages.text_match import TextMatch
    from netatlas.search.scoring import Candidate

_WORTH = 0.9
"""Worth of what is found by the field's words that were put in place of lay ones."""
_VALUE_PENALTY = 0.1
"""The same for a value that answers, as a step behind those that hold the words that were typed."""
_BEST_TIER = Tier.WORD
"""The tier of a name that a whole query means: behind what is called or abbreviated so, or begins so."""


class Meant(NamedTuple):
    """A concept that lay phrases of a query mean.

    Attributes:
        name: of the concept.
        phrase: what was typed, from the first of their words to the last.
        share: the share of the query's words that mean it.
    """

    name: str
    phrase: str
    share: float


class Reading(NamedTuple):
    """A query as the synonyms of the packs read it.

    Attributes:
        words: of the query, the field's own in place of lay phrases.
        shares: the share of its weight that each word has; more words than the phrase had share its weight.
        concepts: those that are meant, by id.
    """

    words: tuple[str, ...]
    shares: tuple[float, ...]
    concepts: Mapping[str, Meant]

    @property
    def text(self) -> str:
        """The words as one text."""
        return " ".join(self.words)

    def asks_for(self, value: Candidate) -> bool:
        """Return True if the label of a value holds a word that is not only in the name of what is meant.

        Lay words that mean a concept ask for it, not for a value whose label repeats its name.
        """
        names = {stem(word) for meant in self.concepts.values() for word in plain_words(meant.name)}
        asked = {stem(word) for word in self.words if word not in FILLERS} - names
        label = value.text.passage.label if value.text is not None else ""
        return not asked.isdisjoint(map(stem, plain_words(label)))

    def explain(self, candidate: Candidate) -> Candidate:
        """Return a candidate with the phrase that means it, unless it says how it was found."""
        meant = self.concepts.get(candidate.id)
        return (
            candidate if meant is None or candidate.why else candidate._replace(why=f"synonym {meant.phrase}")
        )


class _Meaning(NamedTuple):
    """What a lay phrase means: the field's words, and the concept of that name unless it is only words."""

    words: tuple[str, ...]
    concept: str

    @classmethod
    def of(cls, synonym: Synonym, atlas: Atlas) -> _Meaning:
        """Return what the phrases of ``synonym`` mean."""
        if synonym.concept:
            words = atlas.concepts[synonym.concept].name
        else:
            words = atlas.attributes[synonym.attribute].label if synonym.attribute else synonym.words
        return cls(tuple(plain_words(words)), synonym.concept)


class Synonyms:
    """The lay phrases of the packs, looked up by the stems of their words.

    The order of the words does not matter, and one word more may be between them: ``firewall for a subnet``
    is a ``subnet firewall``, and ``block a whole country`` is ``block a country``.
    """

    def __init__(self, atlas: Atlas) -> None:
        """Collect the phrases of ``atlas``; of two packs with one phrase the first has it."""
        self._meant: dict[tuple[str, ...], _Meaning] = {}
        for synonym in atlas.synonyms:
            meaning = _Meaning.of(synonym, atlas)
            for phrase in synonym.phrases:
                self._meant.setdefault(_key(_deciding(plain_words(phrase))), meaning)
        self._meant.pop((), None)
        self._longest = max(map(len, self._meant), default=0)

    def reading(self, words: tuple[str, ...]) -> Reading | None:
        """Return the words of a query with the longest lay phrases replaced; None if it holds none."""
        telling = [position for position, word in enumerate(words) if _says_something(word)]
        found = {positions[0]: positions for positions in self._phrases(words, telling)}
        if not found:
            return None
        replaced = {position for positions in found.values() for position in positions}
        read: list[str] = []
        shares: list[float] = []
        meanings: dict[_Meaning, list[int]] = {}
        for position, word in enumerate(words):
            if position in found:
                meant = self._meant[_key(words[one] for one in found[position])]
                if meant not in meanings:  # two phrases for one thing say it once
                    read += meant.words
                    shares += [min(1.0, len(found[position]) / len(meant.words))] * len(meant.words)
                meanings.setdefault(meant, []).extend(found[position])
            elif position not in replaced:
                read.append(word)
                shares.append(1.0)
        size = len(telling) or len(words)
        concepts = {
            meant.concept: Meant(
                " ".join(meant.words),
                " ".join(words[typed[0] : typed[-1] + 1]),
                min(1.0, len(typed) / size),
            )
            for meant, typed in meanings.items()
            if meant.concept
        }
        return Reading(tuple(read), tuple(shares), concepts)

    def _phrases(self, words: tuple[str, ...], telling: list[int]) -> Iterator[tuple[int, ...]]:
        """Yield the positions of the phrases in ``words``, the longest first; none overlaps another.

        Args:
            words: of the query.
            telling: the positions of those that say something.
        """
        free = set(range(len(words)))
        everywhere = range(len(words))
        for length in range(min(self._longest, len(words)), 0, -1):
            for positions in (*_windows(telling, length, gaps=True), *_windows(everywhere, length)):
                if free.issuperset(positions) and _key(words[one] for one in positions) in self._meant:
                    free.difference_update(positions)
                    yield positions


def _windows(positions: Sequence[int], length: int, *, gaps: bool = False) -> Iterator[tuple[int, ...]]:
    """Yield each ``length`` positions in a row; with ``gaps`` also those with one between them left out.

    >>> list(_windows([1, 2, 3], 2, gaps=True))
    [(1, 2), (2, 3), (1, 3)]
    """
    for first in range(len(positions) - length + 1):
        yield tuple(positions[first : first + length])
    for first in range(len(positions) - length if gaps else 0):
        window = positions[first : first + length + 1]
        for skipped in range(1, length):
            yield (*window[:skipped], *window[skipped + 1 :])


def with_read_names(typed: Iterable[NameMatch], reading: Reading, names: NameIndex) -> list[NameMatch]:
    """Return the best match of each id, best first.

    Args:
        typed: the names that match a query as it was typed.
        reading: the query as the synonyms read it; what matches in it is worth a little less.
        names: what the names are looked up in.
    """
    best = {match.entry.id: match for match in typed}
    for match in (*map(_lowered, names.matches(reading.text)), *_meant(reading, names)):
        known = best.get(match.entry.id)
        if known is None or known.rank < match.rank:
            best[match.entry.id] = match
    return sorted(best.values(), key=lambda match: match.rank, reverse=True)


def lowered_text(match: TextMatch) -> TextMatch:
    """Return a passage that holds the field's words in place of lay ones, worth a little less."""
    return match._replace(cover=_WORTH * match.cover, said=_WORTH * match.said, fit=_WORTH * match.fit)


def lowered_values(values: Iterable[Candidate], reading: Reading) -> Iterator[Candidate]:
    """Yield the values that a query asks for as it was read, behind those for the words that were typed."""
    for value in values:
        if reading.asks_for(value):
            yield value._replace(rank=value.rank.shifted(-_VALUE_PENALTY))


def _lowered(match: NameMatch) -> NameMatch:
    """Return the match of a name in the field's words, behind names that were typed themselves."""
    rank = Rank.of(min(match.tier, _BEST_TIER), _WORTH * match.rank.quality)
    return match._replace(rank=rank, cover=_WORTH * match.cover)


def _meant(reading: Reading, names: NameIndex) -> Iterator[NameMatch]:
    """Yield the concepts that a query means, each by as much of the query as was typed for it."""
    for concept, (name, _, share) in reading.concepts.items():
        match = names.exact(name, among={concept})
        if match is not None:
            rank = Rank.of(_BEST_TIER, 1.0) if share == 1 else Rank.of(Tier.PARTIAL, _WORTH * share)
            yield match._replace(rank=rank, cover=_WORTH * share, weak=share < WEAK_CONTAINED)


def _key(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(map(stem, words)))


def _deciding(words: Sequence[str]) -> Sequence[str]:
    """Return the words of a phrase that a query must hold; stop words are among them where only one is none.

    ``who runs it`` is no phrase of every query with ``run`` in it.
    """
    telling = list(filter(_says_something, words))
    return telling if len(telling) > 1 else words


def _says_something(word: str) -> bool:
    """Return True if a word is part of what a phrase means; a negation turns it round."""
    return word not in FILLERS or word in NEGATIONS
