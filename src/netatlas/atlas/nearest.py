"""The known word that a mistyped one was perhaps meant to be, for "did you mean" in messages.

The search finds what people look for and forgives much more (``netatlas.search``); here a wrong guess would
mislead whoever mends a file or a command, so only a near one is named.
"""

from __future__ import annotations

import difflib
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TypeAlias

    _Letters: TypeAlias = tuple[str, str, str]

_LONGEST_WORD = 80
"""A longer text is no mistyped word, and comparing it takes long."""
_MOST_CANDIDATES = 5000
"""Candidates of a fitting length that are compared; more of them would hold the reading up."""
_MOST_ALIKE = 5
"""Candidates that are compared of those that share groups of letters with a word, the likest first."""
_MOST_SHARING = 500
"""Words that are counted for a word, those with its rarest groups of letters first: what nearly all words
share tells none of them from the others."""
_SHORT_WORD = 5
_LONG_WORD = 16
"""Of a longer word every second group of letters is enough to find it by, and takes half of the time."""
_SHORT_SIMILARITY, _SIMILARITY = 0.6, 0.75
"""Least ``difflib`` ratio of a guess: in a short word one wrong letter lowers it more."""


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that ``word`` was perhaps meant to be, or ''.

    >>> nearest("summry", ["summary", "sources"])
    'summary'
    """
    return next(iter(nearest_words(word, known, most=1)), "")


def nearest_words(word: str, known: Iterable[str], *, most: int) -> list[str]:
    """Return up to ``most`` known words that ``word`` was perhaps meant to be, the nearest first.

    >>> nearest_words("routes", ["router", "vpc", "route"], most=5)
    ['route', 'router']
    """
    length = len(word)
    if length > _LONGEST_WORD:
        return []
    candidates = [one for one in known if abs(len(one) - length) <= 1 + length // 3]
    if len(candidates) > _MOST_CANDIDATES:
        return []
    similarity = _SHORT_SIMILARITY if length <= _SHORT_WORD else _SIMILARITY
    return difflib.get_close_matches(word.casefold(), candidates, n=most, cutoff=similarity)


class WordGuesser:
    """Finds the known word that a mistyped one was perhaps meant to be, among many and for many.

    Only words that begin alike or share three or four letters in a row are compared letter by letter, which
    takes most of the time.
    """

    def __init__(self, known: Iterable[str]) -> None:
        """Prepare the known words."""
        self._by_letters: defaultdict[_Letters, list[str]] = defaultdict(list)
        for word in known:
            for letters in _letter_groups(word, step=2 if len(word) > _LONG_WORD else 1):
                self._by_letters[letters].append(word)

    def nearest(self, word: str) -> str:
        """Return the known word that ``word`` was perhaps meant to be, or ''.

        >>> WordGuesser(["nat-gateway", "vpc"]).nearest("nat-gatway")
        'nat-gateway'
        """
        alike = self._alike(word)
        near = (one for one in alike if _is_one_letter_off(word, one))
        return next(near, "") or nearest(word, alike)

    def _alike(self, word: str) -> list[str]:
        if len(word) > _LONGEST_WORD:
            return []
        shared: Counter[str] = Counter()
        sharing = (self._by_letters.get(letters, ()) for letters in _letter_groups(word))
        for words in sorted(sharing, key=len):
            if shared and shared.total() + len(words) > _MOST_SHARING:
                break
            shared.update(words)
        return sorted(shared, key=shared.__getitem__, reverse=True)[:_MOST_ALIKE]


def _letter_groups(word: str, *, step: int = 1) -> dict[_Letters, None]:
    """Return every three letters in a row, blanks before and behind the word among them, as keys in order.

    With a ``step`` of 2 every second group is left out: of what shares four letters in a row one remains.
    """
    padded = f"  {word.casefold()} "
    return dict.fromkeys(zip(padded[::step], padded[1::step], padded[2::step], strict=False))


def _is_one_letter_off(word: str, other: str) -> bool:
    """Return True if one letter more, less or another makes a word the other one.

    >>> [_is_one_letter_off("subnet-group", other) for other in ("subnet-groups", "subnetgroup", "subnet")]
    [True, True, False]
    """
    shortest = min(len(word), len(other))
    same = next((index for index in range(shortest) if word[index] != other[index]), shortest)
    rest, other_rest = word[same:], other[same:]
    return len(word) > _SHORT_WORD and (
        rest[1:] == other_rest[1:] or rest[1:] == other_rest or rest == other_rest[1:]
    )
