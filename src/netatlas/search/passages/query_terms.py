"""What the words of a query may mean in a text: other terms of the full-text index, figures among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netatlas.search.names.text import FILLERS, LONGEST_QUERY, first_words, plain_words, unfinished_roots
from netatlas.search.names.vocabulary import MatchKind
from netatlas.search.passages.figures import figures_with_positions, is_number, number_word, plain_figures

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from netatlas.search.names.vocabulary import WordList

_SHORTEST_PREFIX = 3
"""Letters of the last word of a query from which on it also matches as a prefix (FTS5 indexes three)."""
_TYPO_WORTH, _PREFIX_WORTH, _SYNONYM_WORTH = 0.8, 0.7, 0.8
"""How sure it is that another term than the typed one was meant."""
_SYNONYMS = {
    "speed": "bandwidth",
    "throughput": "bandwidth",
    "price": "cost",
    "pricing": "cost",
    "free": "cost",
    "max": "maximum",
    "min": "minimum",
    "quota": "limit",
    "ip": "address",
    "address": "ip",
}


class Term(NamedTuple):
    """A term of the index that a word of a query may mean.

    Attributes:
        word: as it is looked up.
        worth: how sure it is that this is meant, 0 to 1.
        prefix: whether words that begin with it match too.
    """

    word: str
    worth: float
    prefix: bool = False


class QueryTerm(NamedTuple):
    """A word of a query, or a figure with its unit, as terms of the index.

    Attributes:
        terms: those that it may mean.
        position: of the word in the query; None for a figure with its unit.
        figure: whether it is a number.
    """

    terms: Sequence[Term]
    position: int | None
    figure: bool


def query_words(text: str) -> tuple[str, ...]:
    """Return the words of a query as passages are searched by."""
    words = plain_words(plain_figures(text[:LONGEST_QUERY]))
    return tuple(words[position] for position in first_words(words))


def query_terms(words: tuple[str, ...], vocabulary: WordList) -> Iterator[QueryTerm]:
    """Yield the terms for a query without its stop words, figures with units first.

    A lone stop word may be the beginning of another word: ``exam`` of example.
    """
    words = tuple(map(number_word, words))
    used: set[int] = set()
    for figure, positions in figures_with_positions(words):
        used.update(positions)
        yield QueryTerm([Term(figure, 1.0)], None, figure=True)
    for position, word in enumerate(words):
        if position not in used and (word not in FILLERS or len(words) == 1):
            terms = _terms(word, vocabulary, last=position == len(words) - 1)
            yield QueryTerm(terms, position, figure=is_number(word))


def _terms(word: str, vocabulary: WordList, *, last: bool) -> list[Term]:
    """Return what a word may mean: itself, a synonym, longer words, words that it is a typo of."""
    terms = [Term(word, 1.0)]
    if synonym := _SYNONYMS.get(word):
        terms.append(Term(synonym, _SYNONYM_WORTH))
    if last and len(word) >= _SHORTEST_PREFIX and not is_number(word):
        terms.append(Term(word, _PREFIX_WORTH, prefix=True))
        terms += [Term(root, _PREFIX_WORTH) for root in unfinished_roots(word) if root in vocabulary]
    matches = vocabulary.matches(word)
    if not synonym and not matches.known:
        terms += [
            Term(vocabulary[number], _TYPO_WORTH)
            for number, match in matches.others.items()
            if match.kind is MatchKind.TYPO
        ]
    return terms
