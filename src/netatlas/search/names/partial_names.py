"""Compares a query with names that hold a part of it.

Some hundred names are compared for one query, and most of their words are the same few (gateway, VPC). So
each word is compared with the query once, and a name is made of what its words were found to be.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from netatlas.search.names.rank import Rank, Tier
from netatlas.search.names.ranking import WEAK_CONTAINED, WEAK_PARTIAL, NameMatch, worth
from netatlas.search.names.text import FILLERS, digits
from netatlas.search.names.typos import opposed
from netatlas.search.names.vocabulary import MatchKind, WordMatch

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from netatlas.search.names.name_table import NameTable
    from netatlas.search.names.word_matching import QueryWord

LEAST_COVER = 0.2
"""Smallest share of the query's weight that makes a partial match; less is chance."""

LIKENESS_WEIGHT = 0.2
"""Weight of likeness in the rough order of partial matches; what they cover counts most."""

# Quality of a partial match. A contained name has 0.4 to 0.95 and so mostly goes before one of which only
# a part was typed: 0.6 for all that it covers of the query and 0.2 for all that is covered of it.
_CONTAINED_LEAST, _CONTAINED_MOST = 0.4, 0.95
_COVER_WEIGHT, _NAME_COVER_WEIGHT = 0.6, 0.2
_ALIAS_PENALTY = 0.03
"""Decides between a name and an alias that cover about the same."""

_TWO = 2
"""Pairs from which on there is something to choose and to compare."""
_UNCERTAIN = frozenset({MatchKind.PREFIX, MatchKind.INSIDE, MatchKind.TYPO_PREFIX})
"""Matches of fragments: the word of the name was not typed as a whole."""


class _NameWord(NamedTuple):
    """A word of a name, compared with the query.

    Attributes:
        matches: the words of the query that match it: the position and match of each, and what it holds.
        filler: whether it is a stop word.
        length: its letters.
    """

    matches: tuple[tuple[int, WordMatch, float], ...]
    filler: bool
    length: int


class _Pair(NamedTuple):
    """A word of the query and the word of a name that it matches; the best pair is the smallest.

    Attributes:
        kind: how they match.
        typos: between them.
        distance: between their positions.
        in_name: position of the one.
        in_query: position of the other.
        match: their match.
        held: the weight of the query that it holds.
    """

    kind: MatchKind
    typos: int
    distance: int
    in_name: int
    in_query: int
    match: WordMatch
    held: float


class PartialQuery:
    """A query of which names may hold a part."""

    def __init__(
        self, table: NameTable, words: Sequence[str], query_words: Sequence[QueryWord], total: float
    ) -> None:
        """Take a query.

        Args:
            table: has the names.
            words: of the query, stop words included.
            query_words: those that match anything.
            total: the weight of the whole query.
        """
        self._table = table
        self._words = words
        self._query_words = query_words
        self._total = total
        self._figures = list(map(digits, words))
        self._compared: dict[int, _NameWord] = {}
        self._contradicted: dict[int, frozenset[int]] = {}

    def match(self, number: int, best: Mapping[str, NameMatch]) -> NameMatch | None:
        """Return the match of a name that holds some words; None if it holds too little or contradicts.

        A word that only sounds like one of the name holds nothing: in a sentence most words sound like some.

        Args:
            number: of the name.
            best: the best matches so far, by id; None is returned for one that is not better than these.
        """
        table = self._table
        known = best.get(table.id_of(number))
        if known is not None and known.tier > Tier.PARTIAL:
            return None
        compared = self._compared
        name_words = [compared.get(word) or self._compare(word) for word in table.words_of(number)]
        pairs = _assign(name_words)
        cover = sum([pair.held for pair in pairs]) / self._total
        if cover < LEAST_COVER:
            return None
        typed_whole = [pair.in_name for pair in pairs if pair.kind not in _UNCERTAIN]
        contained = all(word.filler or index in typed_whole for index, word in enumerate(name_words))
        if contained:
            quality = _CONTAINED_LEAST + (_CONTAINED_MOST - _CONTAINED_LEAST) * cover
        else:
            covered = sum([name_words[pair.in_name].length for pair in pairs])
            name_cover = covered / max(1, table.lengths[number])
            quality = _COVER_WEIGHT * cover + _NAME_COVER_WEIGHT * min(1.0, name_cover)
        rank = Rank.of(Tier.PARTIAL, quality - (_ALIAS_PENALTY if table.alias[number] else 0))
        if (known is not None and rank <= known.rank) or self._contradicts(number, pairs):
            return None
        words = self._words
        mistyped = tuple([words[pair.in_query] for pair in pairs if pair.typos])
        return NameMatch(
            table.entry(number),
            rank,
            tuple([(pair.in_name, pair.match.first, pair.match.end) for pair in pairs]),
            mistyped,
            cover,
            weak=cover < (WEAK_CONTAINED if contained and not mistyped else WEAK_PARTIAL),
            held=frozenset([words[pair.in_query] for pair in pairs]),
            contained=contained,
            in_order=len(pairs) < _TWO or _adjacent_in_order(pairs),
        )

    def _compare(self, number: int) -> _NameWord:
        """Return a word of names, compared with all words of the query."""
        matches = []
        for word in self._query_words:
            match = word.matches.match(number)
            if match is not None and match.kind is not MatchKind.SOUND:
                matches.append((word.position, match, word.weight * worth(match)))
        text = self._table.vocabulary[number]
        compared = _NameWord(tuple(matches), text in FILLERS, len(text))
        self._compared[number] = compared
        return compared

    def _contradicts(self, number: int, pairs: Sequence[_Pair]) -> bool:
        """Return True if unmatched words of name and query are opposites or differ only in a figure."""
        numbers = self._table.words_of(number)
        if len(pairs) == len(numbers):
            return False
        indexes = [pair.in_name for pair in pairs]
        typed = [pair.in_query for pair in pairs]
        for index, word in enumerate(numbers):
            if index not in indexes:
                contradicted = self._contradicted.get(word)
                if contradicted is None:
                    contradicted = self._contradicted[word] = self._contradicted_by(word)
                if not contradicted.issubset(typed):
                    return True
        return False

    def _contradicted_by(self, number: int) -> frozenset[int]:
        """Return the positions of the words of the query that a word is the opposite or other figure of."""
        text = self._table.vocabulary[number]
        return frozenset(
            [
                position
                for position, (word, figures) in enumerate(zip(self._words, self._figures, strict=True))
                if opposed(word, text) or (figures and _other_figure(word, text, figures))
            ]
        )


def _assign(name_words: Sequence[_NameWord]) -> list[_Pair]:
    """Choose pairs so that no word is used twice: the best matches first, then the nearest positions.

    Greedy rather than optimal: names are short, and the better assignment is nearly always this one.
    """
    pairs = [
        _Pair(match.kind, match.typos, abs(position - index), index, position, match, held)
        for index, word in enumerate(name_words)
        for position, match, held in word.matches
    ]
    if len(pairs) < _TWO:
        return pairs
    pairs.sort()
    chosen: list[_Pair] = []
    typed: set[int] = set()
    indexes: set[int] = set()
    for pair in pairs:
        if pair.in_query not in typed and pair.in_name not in indexes:
            typed.add(pair.in_query)
            indexes.add(pair.in_name)
            chosen.append(pair)
    return chosen


def _adjacent_in_order(pairs: Sequence[_Pair]) -> bool:
    """Return True if the words are adjacent in the query, in the order of the name."""
    typed = [pair.in_query for pair in sorted(pairs, key=lambda pair: pair.in_name)]
    return all(second == first + 1 for first, second in pairwise(typed))


def _other_figure(a: str, b: str, figures: str) -> bool:
    """Return True if two words are the same letters with different digits: ipv4 and ipv6.

    ``figures`` are the digits of the first one.
    """
    others = digits(b)
    return bool(others) and figures != others and _alphabetic(a) == _alphabetic(b)


def _alphabetic(word: str) -> str:
    return "".join(filter(str.isalpha, word))
