"""Names that are the whole query but for slips, and those that only look like it.

All letters of a name are held against all letters of the query, so that words which were joined,
parted or both mistyped are found too; opposites and other figures never are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.search.ranking import NameMatch, Tier, likeness
from netatlas.search.slips import LONG, SHORT, opposed, slips, small_slip
from netatlas.search.text import digits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from netatlas.search.entries import Entry, NameTable
    from netatlas.search.text import Text
    from netatlas.search.vocabulary import Vocabulary

_SHORTEST_GUESS = 5
_MOST_SLIPS = 3
_LETTERS_A_SLIP = 3
_MOST_GUESSES = 10


def near_names(table: NameTable, query: Text) -> Iterator[NameMatch]:
    """Yield the names that are the query but for one slip, or two in a long one."""
    letters = query.squashed
    if len(letters) <= SHORT or letters in table.squashed:
        return
    for number, distance in table.letters.near(letters, 2 if len(letters) >= LONG else 1):
        entry = table.entry(number)
        size = len(entry.squashed)
        if (
            size > SHORT
            and digits(entry.squashed) == digits(letters)
            and _same(entry, query.words, table.vocabulary)
        ):
            tier = Tier.SLIP if distance == 1 else Tier.SLIPS
            slipped = tuple(word for word in query.words if word not in entry.words)
            placed = tuple((place, 0, len(word)) for place, word in enumerate(entry.words))
            yield NameMatch(entry, tier, likeness(entry, len(letters)), placed, slipped)


def guesses(table: NameTable, query: Text) -> Iterator[NameMatch]:
    """Yield the names that look most like the query, weak all of them."""
    letters = query.squashed
    if len(letters) < _SHORTEST_GUESS or all(word in table.vocabulary for word in query.words):
        return
    slips_of_a_guess = min(_MOST_SLIPS, len(letters) // _LETTERS_A_SLIP)
    near = sorted(table.letters.near(letters, slips_of_a_guess), key=lambda one: one[1])
    for number, distance in near[:_MOST_GUESSES]:
        entry = table.entry(number)
        if digits(entry.squashed) == digits(letters) and not _opposed(entry, query.words):
            like = 1 - distance / max(len(letters), len(entry.squashed), 1)
            yield NameMatch(entry, Tier.GUESS, like, slipped=query.words, cover=0.0, weak=True)


def _same(entry: Entry, words: Sequence[str], known: Vocabulary) -> bool:
    """Tell whether a name's words may be those of the query, mistyped."""
    if len(entry.words) != len(words):
        return not _opposed(entry, words)
    return all(
        typed == word or slips(typed, word) is not None or (typed not in known and small_slip(typed, word))
        for typed, word in zip(words, entry.words, strict=True)
    )


def _opposed(entry: Entry, words: Sequence[str]) -> bool:
    return any(opposed(a, b) for a in entry.words for b in words if a not in words)
