"""An index of names that forgives: exact first, then abbreviations, starts, words, slips.

It stands alone: (id, name or alias) pairs in, ranked ids out, no atlas. What is searched besides
names (facts, limits, text, comparisons) is joined in ``searcher``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from netatlas.search.names.name_table import NameTable
from netatlas.search.names.ranking import (
    OTHER_FORM,
    RAW,
    SAME_LETTERS,
    SAME_WORDS,
    NameMatch,
    Tier,
    best_of,
    likeness,
    likenesses,
    run,
)
from netatlas.search.names.spelling import Spelling, Spelt
from netatlas.search.names.text import (
    LONGEST_QUERY,
    MOST_WORDS,
    SHORTEST_INSIDE,
    Text,
    singular,
    squashed,
    words_of,
)
from netatlas.search.names.whole_name import guesses, near_names
from netatlas.search.names.word_index import WordIndex

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Iterator

_DOTTED = re.compile(r"\d+(?:\.\d+)+")
_FEWEST_LOOKED_AT = 16
_PARTED = 0.1
_SET_BACK = 0.08


class NameIndex:
    """Finds names from what people type.

    >>> index = NameIndex([("nat", "NAT gateway"), ("nat", "NATGW"), ("vgw", "Virtual private gateway")])
    >>> [found for found, score in index.find("vpg")]
    ['vgw']
    >>> index.find("nat gatway")[0][0]
    'nat'
    """

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """Index (id, name) pairs; the first name of an id is its name, the others are aliases."""
        self._table = NameTable(names)
        self._words = WordIndex(self._table)
        self._spelling = Spelling(self._table)
        wordless = [n for n, size in enumerate(self._table.lengths.tolist()) if not size]
        self._wordless = {self._table.names[n].strip(): n for n in reversed(wordless)}

    def find(self, text: str, limit: int = 10) -> list[tuple[str, float]]:
        """Return the ids whose names fit ``text`` best, best first, each with its score (0 to 90)."""
        if limit < 1:
            return []
        return [(match.entry.id, match.score) for match in self.matches(text, most=limit)[:limit]]

    def matches(self, text: str, *, most: int = 100) -> list[NameMatch]:
        """Return the best match of each thing that fits ``text``, best first.

        Args:
            text: anything; only its first letters and words count.
            most: how many are wanted; worse classes are not looked into once there are so many.
        """
        typed = text.strip()[:LONGEST_QUERY]
        query = words_of(typed)
        query = Text(query.words[:MOST_WORDS], query.spans[:MOST_WORDS])
        best: dict[str, NameMatch] = {}
        for match in self._all(typed, query, best, most):
            old = best.get(match.entry.id)
            if old is None or match.score > old.score:
                best[match.entry.id] = match
        return sorted(_longest_first(best.values()), key=lambda match: -match.score)

    def exact(self, text: str, *, among: Container[str]) -> NameMatch | None:
        """Return the best of the names that ``text`` is, case, signs and plurals aside."""
        matches = (one for one in self._exact(text.strip(), words_of(text)) if one.entry.id in among)
        return max(matches, key=lambda match: match.score, default=None)

    def expanded(self, words: tuple[str, ...]) -> Spelt:
        """Return words with short names (ALB) replaced by what they are short for, and joined ones split."""
        return self._spelling.expanded(words)

    def _all(self, typed: str, query: Text, best: dict[str, NameMatch], most: int) -> Iterator[NameMatch]:
        """Yield matches class by class; ``best`` is what has been made of them so far."""
        wide = max(most, _FEWEST_LOOKED_AT)
        letters = query.squashed
        short = list(self._abbreviated(letters, wide)) if letters else []
        yield from self._exact(typed, query, forms=not short)
        if not query.words:
            return
        yield from short
        yield from self._starts(letters, len(query.words), wide)
        words = self._spelling.respelt(query.words)
        yield from self._words.matches(words, most=wide)
        if (longer := self.expanded(query.words)).words != words:
            yield from self._words.matches(longer.words, shares=longer.shares, most=wide)
        if _count(best, Tier.INSIDE) < most:
            yield from self._inside(letters, wide)
        if _count(best, Tier.INSIDE) < most:
            yield from near_names(self._table, query)
            if not _count(best, Tier.SLIPS):
                yield from self._words.matches(words, most=wide, doubted=True)
            yield from guesses(self._table, query, alike=all(match.weak for match in best.values()))

    def _exact(self, typed: str, query: Text, *, forms: bool = True) -> Iterator[NameMatch]:
        """Yield the names that a text is; its plural with ``forms`` only, as CDS may be short for more."""
        if not query.words:
            if (number := self._wordless.get(typed)) is not None:
                yield NameMatch(self._table.entry(number), Tier.EXACT, RAW)
            return
        letters, form = query.squashed, squashed(map(singular, query.words))
        same = set(self._table.squashed.equal(letters).tolist())
        plural = {*self._table.squashed.equal(form).tolist(), *self._table.singular.equal(form).tolist()}
        for number in sorted(same | plural if forms else same):
            entry = self._table.entry(number)
            if _other_dots(entry.words, query.words):
                continue
            name = entry.name.strip()
            quality = SAME_WORDS if number in same else OTHER_FORM
            if name == typed:
                quality = RAW
            elif name.casefold() == typed.casefold():
                quality = SAME_LETTERS
            yield NameMatch(entry, Tier.EXACT, quality + (0 if entry.alias else 0.05))

    def _abbreviated(self, letters: str, most: int) -> Iterator[NameMatch]:
        numbers = self._table.short.equal(letters)
        for number in best_of(numbers, likenesses(self._table, numbers, len(letters)), most):
            entry = self._table.entry(number)
            yield NameMatch(entry, Tier.ABBREVIATION, likeness(entry, len(letters)))

    def _starts(self, letters: str, words: int, most: int) -> Iterator[NameMatch]:
        """Yield names that begin with the letters."""
        numbers = self._table.squashed.starting(letters)
        for number in best_of(numbers, likenesses(self._table, numbers, len(letters)), most):
            entry = self._table.entry(number)
            placed = run(entry.words, 0, len(letters))
            parted = _PARTED if len(placed) != words else 0  # privatel begins PrivateLink, not private line
            yield NameMatch(entry, Tier.PREFIX, likeness(entry, len(letters)) - parted, placed)

    def _inside(self, letters: str, most: int) -> Iterator[NameMatch]:
        """Yield names that hold the letters in one run, from one word into the next at times."""
        if len(letters) < SHORTEST_INSIDE or letters.isdigit():
            return
        for number, first in self._table.letters.holding(letters, most):
            entry = self._table.entry(number)
            placed = run(entry.words, first, len(letters))
            if len(placed) == 1 or placed[0][1] == 0:  # not "moint" in "Geronimo interceptor"
                yield NameMatch(entry, Tier.INSIDE, likeness(entry, len(letters)), placed)


def _longest_first(matches: Collection[NameMatch]) -> Iterator[NameMatch]:
    """Set names back that stand in a query as a part of a longer one: NAT in ``slow nat gateway``."""
    longer = [match.held for match in matches if match.contained]
    for match in matches:
        if match.tier is Tier.PART and any(match.held < held for held in longer):
            yield match._replace(quality=match.quality - _SET_BACK)
        else:
            yield match


def _other_dots(a: Iterable[str], b: Iterable[str]) -> bool:
    """Tell whether the point stands elsewhere in the figures of two texts of the same letters."""
    first, second = (_DOTTED.findall(" ".join(words)) for words in (a, b))
    return bool(first and second) and first != second


def _count(best: dict[str, NameMatch], least: Tier) -> int:
    """Return how many things were found in a class or a better one."""
    return sum(match.tier >= least for match in best.values())
