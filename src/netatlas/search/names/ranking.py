"""What the match of a name is worth: pure arithmetic, no index.

Within a tier a name comes before an alias, the shorter before the longer, the earlier before the later.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from netatlas.search.names.rank import Rank, Tier
from netatlas.search.names.text import FILLERS
from netatlas.search.names.vocabulary import MatchKind, WordMatch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netatlas.search.names.name_table import NameEntry

SAME_TEXT, SAME_LETTERS, SAME_WORDS, OTHER_FORM = 0.9, 0.8, 0.6, 0.2
"""Quality of an exact match: as it was typed; apart from case; from punctuation; from a plural."""

# Together they stay below 1, which leaves room for the small bonuses of ``word_index`` and ``typos``.
NAME_BONUS = 0.5
LENGTH_WEIGHT = 0.45
"""Less than the name bonus, so that no alias of the right length goes before a name."""

_WORTH = {
    MatchKind.SAME: 1.0,
    MatchKind.FORM: 0.95,
    MatchKind.PREFIX: 0.75,
    MatchKind.INSIDE: 0.4,
    MatchKind.TYPO: 0.85,
    MatchKind.TYPO_PREFIX: 0.6,
    MatchKind.SOUND: 0.6,
}
"""Share of a query word's weight that a match of this kind holds. A typo is worth more than a fragment: the
whole word was meant."""

_SEVERAL_TYPOS_FACTOR = 0.9
"""Each typo more makes it less sure that the word was meant."""

WEAK_PARTIAL = 0.5
"""A name that holds less of the query's weight than this is only a guess."""
WEAK_CONTAINED = 0.3
"""The same for a name whose every word is in the query, which need not hold as much."""


class NameMatch(NamedTuple):
    """A name that matches a query.

    Attributes:
        entry: the name or alias.
        rank: the tier of the match, and its quality within.
        letters: the letters that matched: (index of a word, first letter, end), the end excluded.
        mistyped: the words of the query that were taken for typos.
        cover: the share of the query's weight that the name holds, 0 to 1.
        weak: whether it is only a guess.
        held: the words of the query that a partial match holds.
        contained: whether every word of the name is in the query.
        in_order: whether these words are adjacent in the query, in the order of the name.
    """

    entry: NameEntry
    rank: Rank
    letters: tuple[tuple[int, int, int], ...] = ()
    mistyped: tuple[str, ...] = ()
    cover: float = 1.0
    weak: bool = False
    held: frozenset[str] = frozenset()
    contained: bool = False
    in_order: bool = False

    @property
    def tier(self) -> Tier:
        """How the name was found."""
        return self.rank.tier

    @property
    def marks(self) -> tuple[tuple[int, int], ...]:
        """The letters of the name that matched, as (start, end)."""
        if self.tier is Tier.EXACT:
            return ((0, len(self.entry.name)),)
        spans = self.entry.spans
        if self.tier is Tier.ABBREVIATION:
            initials = zip(self.entry.words, spans, strict=True)
            return merge_spans([(start, start + 1) for word, (start, _) in initials if word not in FILLERS])
        marks = []
        for index, first, last in self.letters:
            start, end = spans[index]
            # A word whose comparable form has another length (a ligature, 1.2) is marked as a whole.
            same_length = end - start == len(self.entry.words[index])
            marks.append((start + first, start + last) if same_length else (start, end))
        return merge_spans(marks)


def likeness(entry: NameEntry, letter_count: int) -> float:
    """Return the quality of a name for a query of ``letter_count`` letters, whatever the tier."""
    return likeness_of(len(entry.squashed), letter_count, alias=entry.alias)


def likeness_of(length: int, letter_count: int, *, alias: bool) -> float:
    """Return the same for a name of ``length`` letters."""
    share = min(letter_count, length) / max(letter_count, length, 1)
    return LENGTH_WEIGHT * share + (0 if alias else NAME_BONUS)


def worth(match: WordMatch) -> float:
    """Return the share of a query word's weight that a word match holds."""
    return _WORTH[match.kind] * (_SEVERAL_TYPOS_FACTOR if match.typos > 1 else 1)


def match_code(match: WordMatch) -> int:
    """Return a small number for a word match, the greater the worse; 0 is for no match.

    They tell which of two matches of a word is the worse one without a look at either.
    """
    return 1 + match.kind + (len(MatchKind) if match.typos > 1 else 0)


@cache
def worth_by_code() -> tuple[float, ...]:
    """Return the worth of each code."""
    matches = [WordMatch(kind, typos, 0, 0) for typos in (0, 2) for kind in MatchKind]
    return (0.0, *map(worth, matches))


def tier_of(matches: Sequence[WordMatch], *, whole: bool) -> Tier:
    """Return the tier of a name that holds all words of the query, matched like this.

    ``whole`` says whether the name has no other words. Only a slip of a whole name goes before letters inside
    a word: of longer names some word is a typo away from nearly any letters.
    """
    if any(match.typos > 1 or match.kind >= MatchKind.TYPO_PREFIX for match in matches):
        return Tier.TYPOS
    if any(match.kind is MatchKind.INSIDE for match in matches):
        return Tier.INSIDE
    if any(match.typos for match in matches):
        return Tier.TYPO if whole else Tier.TYPOS
    return Tier.WORD


def letter_run(words: Sequence[str], first: int, length: int) -> tuple[tuple[int, int, int], ...]:
    """Return the parts of words that a run of letters covers.

    Args:
        words: the words of a name.
        first: index of the first letter of the run in all words joined, without the dots (1.2).
        length: letters of the run.

    Returns:
        For each word that is covered its index, and start and end of the part, the end excluded.

    >>> letter_run(("nat", "gateway"), 1, 4)
    ((0, 1, 3), (1, 0, 2))
    """
    parts = []
    for index, word in enumerate(words):
        size = len(word.replace(".", ""))
        start, end = max(0, first), min(size, first + length)
        if start < end:
            parts.append((index, start, end))
        first -= size
    return tuple(parts)


def merge_spans(marks: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return spans in order, with touching ones joined."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(marks):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
