"""Names that are the whole query but for slips, and those that only look like it.

All letters of a name are held against all letters of the query, so that words which were joined,
parted or both mistyped are found too; opposites and other figures never are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from netatlas.search.names.phonetics import sound
from netatlas.search.names.ranking import NameMatch, Tier
from netatlas.search.names.text import digits
from netatlas.search.names.typos import (
    LONG,
    MISPLACED,
    SHORT,
    VOWELS,
    likelihood,
    opposed,
    slips,
    small_slip,
    swapped,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from netatlas.search.names.name_table import Entry, NameTable
    from netatlas.search.names.text import Text
    from netatlas.search.names.vocabulary import Vocabulary

_WHOLE, _ALIKE, _ALIAS = 0.5, 0.44, 0.02
"""A name that is the whole query goes before one that only holds its words, even as an alias."""

_SHORTEST_GUESS = 3
_ONLY_SWAPS = 3
_SHORTEST_ALIKE = 5
_LEAST_ALIKE = 60
_MOST_GUESSES = 5


def near_names(table: NameTable, query: Text) -> Iterator[NameMatch]:
    """Yield the names that are the query but for one slip, or two in a long one, or that sound like it."""
    letters = query.squashed
    if len(letters) <= SHORT or letters in table.squashed:
        return
    for number, name, distance, tier in _near(table, letters):
        entry = table.entry(number)
        if (
            len(name) > SHORT
            and digits(name) == digits(letters)
            and _same(entry, query.words, table.vocabulary)
        ):
            slipped = tuple(word for word in query.words if word not in entry.words)
            placed = tuple((place, 0, len(word)) for place, word in enumerate(entry.words))
            likeness = 1 - distance / max(len(name), len(letters))
            quality = _WHOLE + _ALIKE * likeness + likelihood(letters, name) - (_ALIAS if entry.alias else 0)
            yield NameMatch(entry, tier, quality, placed, slipped)


def _near(table: NameTable, letters: str) -> Iterator[tuple[int, str, int, Tier]]:
    """Yield the names near to some letters: which, its letters, how many slips, the class of them.

    What sounds the same counts as one slip. In long names two slips will do, or letters misplaced.
    """
    heard = sound(letters)
    long = len(letters) >= LONG
    for number, name, distance in table.letters.near(letters, 2):
        if distance == 1 or sound(name) == heard:
            yield number, name, distance, Tier.SLIP
        elif long:
            yield number, name, distance, Tier.SLIPS
    if long:
        for number, name, distance in table.letters.near(letters, MISPLACED, same_letters=True):
            if distance == MISPLACED:
                yield number, name, distance, Tier.SLIPS


def guesses(table: NameTable, query: Text, *, alike: bool) -> Iterator[NameMatch]:
    """Yield the few names that are a letter away or, if ``alike``, that look most like the query.

    They are weak, all of them.
    """
    letters = query.squashed
    if len(letters) < _SHORTEST_GUESS or all(word in table.vocabulary for word in query.words):
        return
    near = table.letters.near(letters, 2 if len(letters) >= _SHORTEST_ALIKE else 1)
    found = {number for number, name, _ in near if len(letters) > _ONLY_SWAPS or swapped(letters, name)}
    if alike and len(letters) >= _SHORTEST_ALIKE:
        found.update(table.letters.alike(letters, _LEAST_ALIKE, 4 * _MOST_GUESSES))
    matches = []
    for number in sorted(found):
        entry = table.entry(number)
        name = entry.squashed
        if _may_be_meant(letters, name, entry.name) and not _opposed(entry, query.words):
            heard = OSA.normalized_similarity(sound(letters), sound(name))
            like = 0.45 * (fuzz.ratio(letters, name) / 100 + heard) + likelihood(letters, name)
            matches.append(NameMatch(entry, Tier.GUESS, like, slipped=query.words, cover=0.0, weak=True))
    yield from sorted(matches, key=lambda match: -match.quality)[:_MOST_GUESSES]


def _may_be_meant(typed: str, letters: str, name: str) -> bool:
    """Tell whether a name is worth a guess: one letter makes another thing of a short one in capitals."""
    if digits(typed) != digits(letters):
        return False
    if swapped(typed, letters):
        return True
    short = min(len(typed), len(letters)) <= SHORT
    if short and typed[0] != letters[0]:
        return len(letters) == SHORT and typed[1:] == letters and not name.isupper()
    capitals = sum(map(str.isupper, name)) * 2 > len(name)
    return not (capitals and len(letters) <= _SHORTEST_ALIKE) or _one_vowel_more(typed, letters)


def _one_vowel_more(typed: str, letters: str) -> bool:
    """Tell whether ``typed`` is ``letters`` and one vowel behind the first letter."""
    return len(typed) == len(letters) + 1 and any(
        typed[place] in VOWELS and typed[:place] + typed[place + 1 :] == letters
        for place in range(1, len(typed))
    )


def _same(entry: Entry, words: Sequence[str], known: Vocabulary) -> bool:
    """Tell whether a name's words may be those of the query, mistyped."""
    if len(entry.words) != len(words):
        return not _opposed(entry, words)
    return all(
        typed == word
        or slips(typed, word) is not None
        or (typed not in known and _alike(typed, word, entry.name))
        for typed, word in zip(words, entry.words, strict=True)
    )


def _alike(typed: str, word: str, name: str) -> bool:
    """Tell whether an unknown word may be meant for one of a name that is otherwise the same.

    Letters may be replaced in longer words, and in those of four letters that are no capitals, after
    the first letter: zink is zinc, IGMP is not ICMP.
    """
    if digits(typed) != digits(word) or opposed(typed, word):
        return False
    shorter = min(len(typed), len(word))
    replaced = shorter == SHORT and typed[0] == word[0] and word.upper() not in name
    return shorter > SHORT or replaced or small_slip(typed, word)


def _opposed(entry: Entry, words: Sequence[str]) -> bool:
    return any(opposed(a, b) for a in entry.words for b in words if a not in words)
