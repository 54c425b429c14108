"""Compares a name that holds all words of a query with it: pairs the words, and ranks what comes of it.

``partial_names`` does so with names that hold a part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netatlas.search.names.rank import Rank
from netatlas.search.names.ranking import (
    NameMatch,
    likeness,
    match_code,
    tier_of,
)
from netatlas.search.names.text import FILLERS
from netatlas.search.names.typos import likelihood
from netatlas.search.names.vocabulary import MatchKind, WordMatch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netatlas.search.names.name_table import NameEntry
    from netatlas.search.names.vocabulary import WordMatches

# Bonus and penalties of a match of all words; they decide between names of about the same likeness.
_IN_ORDER_BONUS = 0.005
_FORM_PENALTY = 0.01
_TYPO_PREFIX_FACTOR = 0.8
"""A typo in a word that is not yet typed to its end is the least certain match of all."""

_TWO = 2
"""Pairs from which on there is something to choose and to compare."""


class WordPair(NamedTuple):
    """A word of a query and the word of a name that it matches: their positions, and how they match."""

    in_query: int
    in_name: int
    match: WordMatch


class QueryWord(NamedTuple):
    """A word of a query that is not a stop word.

    Attributes:
        position: in the query.
        text: the word.
        matches: the words of the index that it matches.
        weight: how distinctive it is: low if many names hold it, highest if none does.
    """

    position: int
    text: str
    matches: WordMatches
    weight: float


def ranges_by_code(matches: WordMatches) -> list[tuple[int, list[tuple[int, int]]]]:
    """Return ranges of word numbers by the code of their match, the worst first."""
    ranges: dict[int, list[tuple[int, int]]] = {}
    if matches.starting:
        code = match_code(matches.prefix_match)
        ranges[code] = [(matches.starting.start, matches.starting.stop)]
    for number, match in matches.others.items():
        ranges.setdefault(match_code(match), []).append((number, number + 1))
    return sorted(ranges.items(), reverse=True)


def whole_match(
    entry: NameEntry, numbers: Sequence[int], words: Sequence[str], query_words: Sequence[QueryWord]
) -> NameMatch | None:
    """Return the match of a name that holds all words; None if two of them need the same word of it.

    Args:
        entry: the name.
        numbers: of its words in the vocabulary.
        words: of the query, stop words included.
        query_words: of the query.
    """
    pairs = _assign(_pairs(numbers, query_words))
    if len(pairs) < len(query_words):
        return None
    mistyped = tuple(words[pair.in_query] for pair in pairs if pair.match.typos)
    whole = len(pairs) >= sum(word not in FILLERS for word in entry.words)
    tier = tier_of([pair.match for pair in pairs], whole=whole)
    rank = Rank.of(tier, _whole_quality(entry, words, pairs))
    by_ear = any(pair.match.kind is MatchKind.SOUND for pair in pairs)
    return NameMatch(entry, rank, _letters(pairs), mistyped, weak=by_ear)


def _pairs(numbers: Sequence[int], query_words: Sequence[QueryWord]) -> list[WordPair]:
    """Return every word of a name with every word of the query that matches it."""
    pairs = []
    for word in query_words:
        starting, others, prefix_match = word.matches  # ``match`` of it, but for the calls
        for index, number in enumerate(numbers):
            match = others.get(number)
            if match is not None:
                pairs.append(WordPair(word.position, index, match))
            elif number in starting:
                pairs.append(WordPair(word.position, index, prefix_match))
    return pairs


def _assign(pairs: list[WordPair]) -> list[WordPair]:
    """Choose pairs so that no word is used twice: the best matches first, then the nearest positions.

    Greedy rather than optimal: names are short, and the better assignment is nearly always this one.
    """
    if len(pairs) < _TWO:
        return pairs
    chosen: list[WordPair] = []
    typed: set[int] = set()
    indexes: set[int] = set()
    for pair in sorted(pairs, key=_likelihood):
        if pair.in_query not in typed and pair.in_name not in indexes:
            typed.add(pair.in_query)
            indexes.add(pair.in_name)
            chosen.append(pair)
    return chosen


def _likelihood(pair: WordPair) -> tuple[int, int, int, int, int]:
    """Return what pairs are chosen by: the kind of match, its typos, the distance, and the positions."""
    in_query, in_name, match = pair
    return match.kind, match.typos, abs(in_query - in_name), in_name, in_query


def _whole_quality(entry: NameEntry, words: Sequence[str], pairs: list[WordPair]) -> float:
    """Return how good a match of all words is, within its tier."""
    typos = [pair for pair in pairs if pair.match.kind is MatchKind.TYPO]
    # A mistyped word counts with the letters that were meant, and typed stop words of the name count too.
    letter_count = sum(
        len(entry.words[pair.in_name] if pair in typos else words[pair.in_query]) for pair in pairs
    )
    letter_count += sum(len(word) for word in words if word in FILLERS and word in entry.words)
    quality = likeness(entry, letter_count) / max(1, sum(pair.match.typos for pair in pairs))
    if typos:
        total = sum(likelihood(words[pair.in_query], entry.words[pair.in_name]) for pair in typos)
        quality += total / len(typos)
    if any(pair.match.kind is MatchKind.TYPO_PREFIX for pair in pairs):
        quality *= _TYPO_PREFIX_FACTOR
    if [pair.in_name for pair in sorted(pairs)] == sorted(pair.in_name for pair in pairs):
        quality += _IN_ORDER_BONUS
    return max(0.0, quality - _FORM_PENALTY * sum(pair.match.kind is MatchKind.FORM for pair in pairs))


def _letters(pairs: list[WordPair]) -> tuple[tuple[int, int, int], ...]:
    return tuple((pair.in_name, pair.match.first, pair.match.end) for pair in pairs)
