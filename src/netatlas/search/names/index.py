"""An index of names that tolerates typos: exact names first, then abbreviations, prefixes, words, typos.

Pairs of (id, name or alias) go in, ranked matches come out; no atlas is needed. ``searcher`` adds what is
found besides names: facts, limits, text, comparisons.
"""

from __future__ import annotations

import re
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from netatlas.search.columns import Columns
from netatlas.search.names.building import add_name_columns
from netatlas.search.names.camel_case import CamelCaseNames, add_camel_case_names
from netatlas.search.names.name_table import NameTable
from netatlas.search.names.rank import Rank, Tier
from netatlas.search.names.ranking import (
    OTHER_FORM,
    SAME_LETTERS,
    SAME_TEXT,
    SAME_WORDS,
    NameMatch,
    letter_run,
    likeness,
)
from netatlas.search.names.spelling import Expansion, Respeller, add_long_names
from netatlas.search.names.text import (
    LONGEST_QUERY,
    MOST_PARTS_OF_A_NAME,
    SHORTEST_INSIDE,
    Tokens,
    camel_case_parts,
    first_words,
    singular,
    squash,
    tokenize,
)
from netatlas.search.names.whole_name import guesses, near_names, sounding_names
from netatlas.search.names.word_index import WordIndex, choosing_among

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence

_CAMEL_CASE = "camel case"
"""The part of the columns that has the names in camel case by their parts."""
_DOTTED_FIGURE = re.compile(r"\d+(?:\.\d+)+")
_MOST_KEPT = 64
"""Texts whose matches are kept: of a comparison, which is several, the next key changes one."""
_MOST_MATCHES = 100
"""Matches of a text that are wanted where nobody says how many."""
_FEWEST_CANDIDATES = 16
"""Candidates that arrays choose at least: the rough order that they choose by is not quite the final one."""
_EXACT_NAME_BONUS = 0.05
"""Decides between a name and an alias that are equally exact; less than the step to the next quality."""
_OTHER_WORDS_PENALTY = 0.1
"""For a prefix that covers more or fewer words than were typed: ``private l`` ranks PrivateLink lower."""
_CONTAINED_PENALTY = 0.08
"""For a name that is part of another matched one; about what a word of little weight adds to a match."""


class _Wanted(NamedTuple):
    """The names that are wanted: the ``fewest`` best of those whose ids are in ``among``."""

    fewest: int
    among: Container[str]

    def are_in(self, best: Mapping[str, NameMatch]) -> bool:
        """Return True if as many were found that hold all words; all others are in lower tiers."""
        found = (record_id for record_id, match in best.items() if match.tier >= Tier.WORD)
        return sum(record_id in self.among for record_id in found) >= self.fewest


class NameIndex:
    """Finds names from what people type.

    Attributes:
        columns: all that it is made of.

    >>> index = NameIndex([("nat", "NAT gateway"), ("nat", "NATGW"), ("vgw", "Virtual private gateway")])
    >>> [record_id for record_id, score in index.find("vpg")]
    ['vgw']
    >>> index.find("nat gatway")[0][0]
    'nat'
    """

    def __init__(self, names: Iterable[tuple[str, str]] | Columns) -> None:
        """Index names.

        Args:
            names: (id, name) pairs; the first name of an id is its name, the others are aliases. Or the
                columns of an index of such pairs, as ``columns`` has them.

        Raises:
            MissingColumn: these are no such columns.
        """
        self.columns = names if isinstance(names, Columns) else _name_columns(names)
        self._table = NameTable(self.columns)
        self._chosen = choosing_among(self._table)
        self._words = WordIndex(self._table, self._chosen)
        self._respeller = Respeller(self._table, self.columns)
        self._camel_case = CamelCaseNames(self._table, self.columns.part(_CAMEL_CASE))
        self._kept: dict[tuple[str, int], list[NameMatch]] = {}
        # Names without a letter or digit (``::/0`` has one, ``*`` has none) are found only as they are.
        lengths = self._table.lengths
        wordless = [name for name, length in enumerate(lengths) if not length] if 0 in lengths else []
        self._wordless = {self._table.names[name].strip(): name for name in reversed(wordless)}

    def find(self, text: str, limit: int = 10) -> list[tuple[str, float]]:
        """Return the ids whose names fit ``text`` best, best first, each with its score (0 to 90)."""
        if limit < 1:
            return []
        return [(match.entry.id, match.rank.score) for match in self.matches(text, most=limit)[:limit]]

    def matches(self, text: str, *, most: int = _MOST_MATCHES) -> list[NameMatch]:
        """Return the best match of each id that fits ``text``, best first.

        Args:
            text: anything; only its first letters and words count.
            most: how many are wanted; once a tier and those above it hold as many, worse ones are skipped.
        """
        return list(self._kept_or_found(text, most))

    def likeliest(self, text: str, count: int, *, among: Container[str]) -> list[NameMatch]:
        """Return the ``count`` best of those matches whose ids are in ``among``.

        Where as many names hold all that was typed, no other is looked at.
        """
        matches = self._kept_or_found(text, wanted=_Wanted(count, among))
        return list(islice((match for match in matches if match.entry.id in among), count))

    def begun(self, text: str, count: int, *, among: Container[str]) -> list[NameMatch]:
        """Return those of ``likeliest`` that ``text`` is, abbreviates or begins: none goes before these."""
        key = text.strip()[:LONGEST_QUERY], _MOST_MATCHES
        matches = self._kept.get(key)
        if matches is None:
            best: dict[str, NameMatch] = {}
            _enter(self._typed(key[0], _read(key[0]), _MOST_MATCHES), best)
            matches = sorted(best.values(), key=lambda match: match.rank, reverse=True)
        found = (match for match in matches if match.entry.id in among and match.tier >= Tier.PREFIX)
        return list(islice(found, count))

    def _kept_or_found(
        self, text: str, most: int = _MOST_MATCHES, wanted: _Wanted | None = None
    ) -> Sequence[NameMatch]:
        key = text.strip()[:LONGEST_QUERY], most
        if (kept := self._kept.get(key)) is not None:
            return kept
        best: dict[str, NameMatch] = {}
        is_all = self._find(*key, wanted, best)
        matches = sorted(_demote_contained(best.values()), key=lambda match: match.rank, reverse=True)
        if is_all:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[key] = matches
        return matches

    def _find(self, text: str, most: int, wanted: _Wanted | None, best: dict[str, NameMatch]) -> bool:
        """Enter the best match of each id; return False if ``wanted`` made it stop before the others."""
        tokens = _read(text)
        width = max(most, _FEWEST_CANDIDATES)
        _enter(self._typed(text, tokens, width), best)
        if not tokens.words:
            return True
        words, expansion = self._respeller.respell_query(tokens.words), self.expand(tokens.words)
        searches = [self._words.search(words)]
        if expansion.words != words:
            searches.append(self._words.search(expansion.words, shares=expansion.shares))
        _enter(searches[0].whole(width), best)
        if wanted is not None and wanted.are_in(best):
            written_out = chain.from_iterable(search.whole(width) for search in searches[1:])
            if not any(_is_better(match, best) for match in written_out):
                return False
        _enter(searches[0].partial(width, best), best)
        for search in searches[1:]:
            _enter(search.whole(width), best)
            _enter(search.partial(width, best), best)
        _enter(self._mistyped(tokens, words, best, most), best)
        return True

    def exact(self, text: str, *, among: Container[str]) -> NameMatch | None:
        """Return the best name of an id in ``among`` that equals ``text``, or None.

        Case, punctuation and plurals do not count.
        """
        matches = (match for match in self._exact(text.strip(), tokenize(text)) if match.entry.id in among)
        return max(matches, key=lambda match: match.rank, default=None)

    def expand(self, words: tuple[str, ...]) -> Expansion:
        """Return words with short names (ALB) replaced by what they are short for, and joined ones split."""
        return self._respeller.expand(words)

    def _typed(self, text: str, tokens: Tokens, width: int) -> Iterator[NameMatch]:
        """Yield the names that equal the query, are abbreviated by it or begin with it."""
        letters = tokens.squashed
        abbreviated = list(self._abbreviated(letters, width)) if letters else []
        yield from self._exact(text, tokens, forms=not abbreviated)
        if tokens.words:
            yield from abbreviated
            yield from self._prefixes(letters, len(tokens.words), width)

    def _mistyped(
        self, tokens: Tokens, words: tuple[str, ...], best: Mapping[str, NameMatch], most: int
    ) -> Iterator[NameMatch]:
        """Yield matches tier by tier; ``best`` holds the best of those that were taken so far."""
        width = max(most, _FEWEST_CANDIDATES)
        # Typos are the expensive part, and no match of theirs could enter a list that is full of better ones.
        if _count_from(best, Tier.TYPO) < most:
            yield from near_names(self._table, tokens)
        if _count_from(best, Tier.INSIDE) < most:
            yield from self._inside(tokens.squashed, width)
        if _count_from(best, Tier.INSIDE) < most:
            if not _count_from(best, Tier.TYPOS):
                yield from sounding_names(self._table, tokens)
            if not _count_from(best, Tier.TYPOS) and self._words.may_doubt(words):
                doubted = self._words.search(words, doubt_known=True)
                yield from doubted.whole(width)
                yield from doubted.partial(width, best)
            if not _count_from(best, Tier.TYPOS):
                yield from self._camel_case.matches(tokens.words, most=width)
            yield from guesses(self._table, tokens, similar=all(match.weak for match in best.values()))

    def _exact(self, text: str, tokens: Tokens, *, forms: bool = True) -> Iterator[NameMatch]:
        """Yield the names that equal a text; with ``forms`` also singulars and plurals of it.

        Without them ``CDS`` is not taken for the plural of CD while it abbreviates something.
        """
        if not tokens.words:
            if (name := self._wordless.get(text)) is not None:
                yield NameMatch(self._table.entry(name), Rank.of(Tier.EXACT, SAME_TEXT))
            return
        letters, form = tokens.squashed, squash(map(singular, tokens.words))
        same = set(self._table.squashed.equal(letters))
        plural = {*self._table.squashed.equal(form), *self._table.singular.equal(form)}
        for name in sorted(same | plural if forms else same):
            entry = self._table.entry(name)
            if _other_figures(entry.words, tokens.words):
                continue
            written = entry.name.strip()
            quality = SAME_WORDS if name in same else OTHER_FORM
            if written == text:
                quality = SAME_TEXT
            elif written.casefold() == text.casefold():
                quality = SAME_LETTERS
            yield NameMatch(entry, Rank.of(Tier.EXACT, quality + (0 if entry.alias else _EXACT_NAME_BONUS)))

    def _abbreviated(self, letters: str, most: int) -> Iterator[NameMatch]:
        """Yield the names that the letters abbreviate."""
        names = self._table.abbreviations.equal(letters)
        for name in self._chosen.most_alike(names, len(letters), most):
            entry = self._table.entry(name)
            yield NameMatch(entry, Rank.of(Tier.ABBREVIATION, likeness(entry, len(letters))))

    def _prefixes(self, letters: str, word_count: int, most: int) -> Iterator[NameMatch]:
        """Yield names that begin with the letters."""
        names = self._table.squashed.starting(letters)
        for name in self._chosen.most_alike(names, len(letters), most):
            entry = self._table.entry(name)
            covered = letter_run(entry.words, 0, len(letters))
            penalty = _OTHER_WORDS_PENALTY if len(covered) != word_count else 0
            quality = max(0.0, likeness(entry, len(letters)) - penalty)
            yield NameMatch(entry, Rank.of(Tier.PREFIX, quality), covered)

    def _inside(self, letters: str, most: int) -> Iterator[NameMatch]:
        """Yield names that hold the letters in one run, within a word or from the start of one on."""
        if len(letters) < SHORTEST_INSIDE or letters.isdigit():
            return
        for name, first in self._table.letters.holding(letters, most):
            entry = self._table.entry(name)
            covered = letter_run(entry.words, first, len(letters))
            # A run over a word's end must begin with a word: not "moint" in "Geronimo interceptor".
            if len(covered) == 1 or covered[0][1] == 0:
                yield NameMatch(entry, Rank.of(Tier.INSIDE, likeness(entry, len(letters))), covered)


def _name_columns(names: Iterable[tuple[str, str]]) -> Columns:
    """Return the columns of an index of (id, name) pairs."""
    columns = Columns()
    add_name_columns(columns, names)
    table = NameTable(columns)
    add_long_names(columns, table)
    add_camel_case_names(columns.part(_CAMEL_CASE), table)
    return columns


def _read(text: str) -> Tokens:
    """Return those words of a query that are searched for."""
    tokens = tokenize(text)
    read = first_words(tokens.words)
    return Tokens(tuple(tokens.words[one] for one in read), tuple(tokens.spans[one] for one in read))


def _enter(matches: Iterable[NameMatch], best: dict[str, NameMatch]) -> None:
    """Enter each match that is the best of its id; ``matches`` may depend on those entered before."""
    for match in map(_behind_names, matches):
        if _is_better(match, best):
            best[match.entry.id] = match


def _is_better(match: NameMatch, best: Mapping[str, NameMatch]) -> bool:
    known = best.get(match.entry.id)
    return known is None or match.rank > known.rank


def _behind_names(match: NameMatch) -> NameMatch:
    """Lower the tier of a match inside a long alias in camel case, as many hold the name of another thing."""
    if match.tier is not Tier.INSIDE or not match.entry.alias:
        return match
    long = len(camel_case_parts(match.entry.name)) > MOST_PARTS_OF_A_NAME
    return match._replace(rank=Rank.of(Tier.PARTIAL, match.rank.quality)) if long else match


def _demote_contained(matches: Collection[NameMatch]) -> Iterator[NameMatch]:
    """Lower the rank of names contained in another matched name: NAT in ``slow nat gateway``."""
    contained = [match.held for match in matches if match.contained]
    for match in matches:
        if match.tier is Tier.PARTIAL and any(match.held < held for held in contained):
            yield match._replace(rank=match.rank.shifted(-_CONTAINED_PENALTY))
        else:
            yield match


def _other_figures(a: Iterable[str], b: Iterable[str]) -> bool:
    """Return True if two texts of equal letters have the points of their figures elsewhere: 1.25 and 12.5."""
    first, second = (_DOTTED_FIGURE.findall(" ".join(words)) for words in (a, b))
    return bool(first and second) and first != second


def _count_from(best: Mapping[str, NameMatch], lowest: Tier) -> int:
    """Return how many ids were found in a tier or a better one."""
    return sum(match.tier >= lowest for match in best.values())
