"""Letters and words: how a query and a name are made comparable, and where each word stood.

Only text belongs here; what matches what is the matter of ``slips`` and ``vocabulary``.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

LONGEST_QUERY = 160
"""Letters of a query that are looked at; no name is longer, and the rest only costs time."""
MOST_WORDS = 12
"""Words of a query that are looked at."""

BEHIND_ALL = chr(0x10FFFF)
"""Sorts behind every letter, so that ``start + BEHIND_ALL`` ends what begins with ``start``."""
SHORTEST_INSIDE = 3
"""Fewer letters than this stand inside too many words to tell anything."""

_WORD = re.compile(r"[^\W_]+(?:(?<=\d)\.(?=\d)[^\W_]+)*(?:[+#]+(?![^\W_]))?")
_ENDINGS = ("ing", "ed", "es", "s", "e")
_NOT_PLURAL = frozenset(
    {"aws", "dns", "https", "ftps", "ldaps", "smtps", "imaps", "ios", "os", "tls", "vs", "us"}
)
_ENDING_IN_A_HISS = ("ses", "xes", "zes", "ches", "shes")

_FILLERS = """
a an and any are as at be been but by can cannot could did do does each for from had has have how i if in
into is it its many me much my no not of on only or our out s should so some such t than that the their
them then there these they this to via was we were what when where whether which while who why will
with would you your per used use using between about vs versus
"""
FILLERS = frozenset(_FILLERS.split())
"""Words that carry no meaning of their own in a query."""


def plain_words(text: str) -> list[str]:
    """Return the words of ``words_of`` alone, quicker.

    >>> plain_words("Site-to-Site VPN")
    ['site', 'to', 'site', 'vpn']
    """
    if not text.isascii():
        letters = unicodedata.normalize("NFKD", text).casefold()
        return _WORD.findall("".join(letter for letter in letters if not unicodedata.combining(letter)))
    lower = text.lower()
    return lower.split() if lower.replace(" ", "").isalnum() else _WORD.findall(lower)


def squashed(words: Iterable[str]) -> str:
    """Return all letters and digits of words in one, so that route53 equals Route 53."""
    letters = "".join(words)
    return letters.replace(".", "") if "." in letters else letters


class Text(NamedTuple):
    """A text as its words.

    Attributes:
        words: in lower case, without accents; ``1.2`` and ``c++`` are one word each.
        spans: where each word stands in the text as it was written.
    """

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]

    @property
    def squashed(self) -> str:
        """All letters and digits in one, so that route53 equals Route 53."""
        return squashed(self.words)


def words_of(text: str) -> Text:
    """Take a text apart into comparable words.

    >>> words_of("Site-to-Site VPN").words
    ('site', 'to', 'site', 'vpn')
    >>> words_of("TLS 1.2").squashed
    'tls12'
    """
    letters, places = _folded(text)
    found = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(letters)]
    spans = tuple((places[start], places[end - 1] + 1) for _, start, end in found)
    return Text(tuple(word for word, _, _ in found), spans)


def _folded(text: str) -> tuple[str, range | list[int]]:
    """Return comparable letters and, for each, its place in ``text``."""
    if text.isascii():
        return text.lower(), range(len(text))
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for part in unicodedata.normalize("NFKD", letter).casefold():
            if not unicodedata.combining(part):
                letters.append(part)
                places.append(place)
    return "".join(letters), places


def singular(word: str) -> str:
    """Return a word without the ending of its plural.

    >>> singular("addresses"), singular("policies"), singular("tls")
    ('address', 'policy', 'tls')
    """
    if len(word) < 3 or word in _NOT_PLURAL or not word.endswith("s") or word.endswith("ss"):  # noqa: PLR2004 - "ip" is the shortest that has a plural
        return word
    if word.endswith("ies") and len(word) > len("xies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(_ENDING_IN_A_HISS) else word[:-1]


def stem(word: str) -> str:
    """Return what the forms of a word have in common, roughly: multicasting and multicast are one.

    >>> stem("routing") == stem("routes") == stem("route")
    True
    """
    if any(letter.isdigit() for letter in word):
        return word
    word = singular(word)
    for ending in _ENDINGS:
        if word.endswith(ending) and not word.endswith("ss") and len(word) - len(ending) >= 4:  # noqa: PLR2004 - shorter stems are no longer the word
            return word[: -len(ending)]
    return word


def digits(word: str) -> str:
    """Return the digits of a word; two words with other digits are never taken for one another."""
    return "".join(filter(str.isdigit, word))


def holds(text: str, phrase: str) -> bool:
    """Tell whether the words of ``phrase`` stand in ``text`` beside one another, just so.

    >>> holds("Port forwarding / No", "port forwarding"), holds("forwarding a port", "port forwarding")
    (True, False)
    """
    wanted = " ".join(plain_words(phrase))
    return f" {wanted} " in f" {' '.join(plain_words(text))} "


def marks_of(text: str, words: Collection[str]) -> tuple[tuple[int, int], ...]:
    """Return where forms of ``words`` stand in ``text``, as (start, end).

    >>> marks_of("Idle timeout: 350 seconds", ["timeouts", "350"])
    ((5, 12), (14, 17))
    """
    wanted = {stem(word) for word in words if word not in FILLERS}
    found = words_of(text)
    pairs = zip(found.words, found.spans, strict=True)
    return tuple(span for word, span in pairs if stem(word) in wanted)
