"""Names that are the whole query apart from typos, and names that only look like it.

All letters of a name are compared with all letters of the query, so that joined, split and repeatedly
mistyped words are found too. Opposites and other figures never match.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from netatlas.search.names.phonetics import phonetic_key
from netatlas.search.names.rank import Rank, Tier
from netatlas.search.names.ranking import NameMatch
from netatlas.search.names.text import digits
from netatlas.search.names.typos import (
    LONG,
    MISPLACED,
    SHORT,
    VOWELS,
    likelihood,
    opposed,
    small_typo,
    transposed,
    typo_distance,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from netatlas.search.names.name_table import NameEntry, NameTable
    from netatlas.search.names.text import Tokens
    from netatlas.search.names.vocabulary import WordList

# Chosen so that a name which is the whole query goes before one that only holds its words, even if it is
# an alias: likeness of an alias ends below 0.5.
_WHOLE_QUALITY, _SIMILARITY_WEIGHT, _ALIAS_PENALTY = 0.5, 0.44, 0.02

_LEAST_SOUNDS = 5
"""Sounds of a query that is compared by them alone; fewer are those of many names."""
_GUESS_WEIGHT = 0.45
"""Weight of the likeness of letters and of that of sounds; together below 1, with room for likelihood."""
_SHORTEST_GUESS = 3
"""Shortest query that is guessed at; one letter is too much of a shorter one."""
_TRANSPOSED_ONLY = 3
"""Longest query for which only swapped letters make a guess."""
_SHORTEST_SIMILAR = 5
"""Shortest query that is compared by general similarity; shorter ones look like too much."""
_LEAST_SIMILARITY = 60
"""In per cent of ``fuzz.ratio``: below it, names and queries of unlike words begin to match."""
_MOST_GUESSES = 5
"""Guesses that are listed; a longer list would look like results."""


def near_names(table: NameTable, tokens: Tokens) -> Iterator[NameMatch]:
    """Yield names one typo away from the query, two typos if they are long, or equal to it in sound."""
    letters = tokens.squashed
    if len(letters) <= SHORT or letters in table.squashed:
        return
    for number, name, distance, tier in _near(table, letters):
        entry = table.entry(number)
        if (
            len(name) > SHORT
            and digits(name) == digits(letters)
            and _same_words(entry, tokens.words, table.vocabulary)
        ):
            mistyped = tuple(word for word in tokens.words if word not in entry.words)
            covered = tuple((index, 0, len(word)) for index, word in enumerate(entry.words))
            similarity = 1 - distance / max(len(name), len(letters))
            quality = (
                _WHOLE_QUALITY
                + _SIMILARITY_WEIGHT * similarity
                + likelihood(letters, name)
                - (_ALIAS_PENALTY if entry.alias else 0)
            )
            yield NameMatch(entry, Rank.of(tier, quality), covered, mistyped)


def sounding_names(table: NameTable, tokens: Tokens) -> Iterator[NameMatch]:
    """Yield names that sound like the query, however they are spelt; all of them are weak."""
    letters = tokens.squashed
    for number in table.sounds.like(letters, least=_LEAST_SOUNDS):
        entry = table.entry(number)
        if not _any_opposed(entry, tokens.words):
            similarity = fuzz.ratio(letters, entry.squashed) / 100
            quality = _SIMILARITY_WEIGHT * similarity - (_ALIAS_PENALTY if entry.alias else 0)
            covered = tuple((index, 0, len(word)) for index, word in enumerate(entry.words))
            yield NameMatch(entry, Rank.of(Tier.TYPOS, quality), covered, tokens.words, weak=True)


def _near(table: NameTable, letters: str) -> Iterator[tuple[int, str, int, Tier]]:
    """Yield the names near to some letters: number, letters, distance and tier of each.

    What sounds the same counts as one typo. Long names tolerate two typos, or misplaced letters.
    """
    sound = phonetic_key(letters)
    long = len(letters) >= LONG
    for number, name, distance in table.letters.near(letters, 2):
        if distance == 1 or phonetic_key(name) == sound:
            yield number, name, distance, Tier.TYPO
        elif long:
            yield number, name, distance, Tier.TYPOS
    if long:
        for number, name, distance in table.letters.near(letters, MISPLACED, same_letters=True):
            if distance == MISPLACED:
                yield number, name, distance, Tier.TYPOS


def guesses(table: NameTable, tokens: Tokens, *, similar: bool) -> Iterator[NameMatch]:
    """Yield the few names that are a letter away or, if ``similar``, that look most like the query.

    All of them are weak.
    """
    letters = tokens.squashed
    if len(letters) < _SHORTEST_GUESS or all(word in table.vocabulary for word in tokens.words):
        return
    near = table.letters.near(letters, 2 if len(letters) >= _SHORTEST_SIMILAR else 1)
    numbers = {
        number for number, name, _ in near if len(letters) > _TRANSPOSED_ONLY or transposed(letters, name)
    }
    if similar and len(letters) >= _SHORTEST_SIMILAR:
        # Some are dropped below, so a few more than are wanted are looked at.
        numbers.update(table.letters.similar(letters, _LEAST_SIMILARITY, 4 * _MOST_GUESSES))
    matches = []
    for number in sorted(numbers):
        entry = table.entry(number)
        name = entry.squashed
        if _worth_a_guess(letters, name, entry.name) and not _any_opposed(entry, tokens.words):
            sound = OSA.normalized_similarity(phonetic_key(letters), phonetic_key(name))
            quality = _GUESS_WEIGHT * (fuzz.ratio(letters, name) / 100 + sound) + likelihood(letters, name)
            rank = Rank.of(Tier.GUESS, quality)
            matches.append(NameMatch(entry, rank, mistyped=tokens.words, cover=0.0, weak=True))
    yield from sorted(matches, key=lambda match: match.rank, reverse=True)[:_MOST_GUESSES]


def _worth_a_guess(typed: str, letters: str, name: str) -> bool:
    """Return True if a name is worth a guess; an abbreviation with one other letter is another thing.

    Args:
        typed: the letters of the query.
        letters: those of the name.
        name: as it is written; capitals mark an abbreviation.
    """
    if digits(typed) != digits(letters):
        return False
    if transposed(typed, letters):
        return True
    if min(len(typed), len(letters)) <= SHORT and typed[0] != letters[0]:
        return len(letters) == SHORT and typed[1:] == letters and not name.isupper()
    mostly_capitals = sum(map(str.isupper, name)) * 2 > len(name)
    return not (mostly_capitals and len(letters) <= _SHORTEST_SIMILAR) or _one_extra_vowel(typed, letters)


def _one_extra_vowel(typed: str, letters: str) -> bool:
    """Return True if ``typed`` is ``letters`` with one vowel more, behind the first letter."""
    return len(typed) == len(letters) + 1 and any(
        typed[index] in VOWELS and typed[:index] + typed[index + 1 :] == letters
        for index in range(1, len(typed))
    )


def _same_words(entry: NameEntry, words: Sequence[str], vocabulary: WordList) -> bool:
    """Return True if the words of a name may be those of the query, mistyped."""
    if len(entry.words) != len(words):
        return not _any_opposed(entry, words)
    return all(
        typed == word
        or typo_distance(typed, word) is not None
        or (typed not in vocabulary and _tolerated(typed, word, entry.name))
        for typed, word in zip(words, entry.words, strict=True)
    )


def _tolerated(typed: str, word: str, name: str) -> bool:
    """Return True if an unknown word may be a word of a name that is otherwise the same.

    Letters may be replaced in longer words, and in words of four letters that are no capitals, behind the
    first letter: zink is zinc, IGMP is not ICMP.
    """
    if digits(typed) != digits(word) or opposed(typed, word):
        return False
    shorter = min(len(typed), len(word))
    replaced = shorter == SHORT and typed[0] == word[0] and word.upper() not in name
    return shorter > SHORT or replaced or small_typo(typed, word)


def _any_opposed(entry: NameEntry, words: Sequence[str]) -> bool:
    return any(opposed(a, b) for a in entry.words for b in words if a not in words)
