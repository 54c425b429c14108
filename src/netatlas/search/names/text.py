"""Tokens: how queries and names are made comparable, and where each word is in the original text.

``typos`` and ``vocabulary`` handle what matches what.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

LONGEST_QUERY = 320
"""Characters of a query that are read: a comparison of twelve long names; more would only cost time."""
MOST_WORDS = 12
"""Words of a query that people type; a longer one was pasted, and of it the stop words are left out."""
_MOST_READ = 24
"""Other words of a pasted query that are read."""

LAST_CHARACTER = chr(0x10FFFF)
"""Sorts behind every other character: ``prefix + LAST_CHARACTER`` ends the range that has the prefix."""
SHORTEST_INSIDE = 3
"""Shortest run of letters that is looked for inside words; shorter ones are in too many of them."""

# Letters and digits; a point between digits (1.2) or before the first (.5), and plus or hash signs at the end
# (C++, C#) belong to it.
_WORD = re.compile(r"(?:(?<![\w.])\.(?=\d))?[^\W_]+(?:(?<=\d)\.(?=\d)[^\W_]+)*(?:[+#]+(?![^\W_]))?")
_POINT_BEFORE_DIGIT = re.compile(r"\.[0-9]")
_ONLY_WORDS = {code: " " for code in range(128) if not chr(code).isalnum()}
_JOINT = re.compile(r"(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
"""Where a word in camel case has a joint."""
_FEWEST_PARTS, _SHORTEST_PART = 2, 2
"""A word in camel case has this many parts at least, each of as many letters: IPv6 has none."""
MOST_PARTS_OF_A_NAME = 2
"""A word of more parts (CreateNatGateway) says what is done rather than what something is called."""
_ENDINGS = ("ing", "ed", "es", "s", "e")
_UNFINISHED = ("in", "i", "l")
"""Beginnings of the endings ``ing`` and ``ly`` that are no ending of their own."""
_SHORTEST_ROOT = 3
_NOT_PLURAL = frozenset(
    {"aws", "dns", "https", "ftps", "ldaps", "smtps", "imaps", "ios", "os", "tls", "vs", "us"}
)
_SIBILANT_ENDINGS = ("ses", "xes", "zes", "ches", "shes")
"""Plurals that add ``es`` rather than ``s``."""
_SHORTEST_PLURAL = 3
"""The shortest word with a plural is ``ip``."""
_SHORTEST_STEM = 4
"""With a shorter stem the ending is more likely part of the word itself (red, ring)."""

_FILLERS = """
a an and any are as at be been but by can cannot could did do does each for from had has have how i if in
into is it its many me much my no not of on only or our out s should so some such t than that the their
them then there these they this to via was we were what when where whether which while who why will
with would you your per used use using between about vs versus
please hello hi thanks thank somebody anybody everybody someone tell know understand explain studying
exam am me us also like want wondering question may might shall here just
"""
FILLERS = frozenset(_FILLERS.split())
"""Stop words: they carry no meaning of their own in a query."""

NEGATIONS = frozenset({"no", "not", "without", "never", "cannot", "nobody", "none"})
"""Words that turn round what is asked for."""


class Tokens(NamedTuple):
    """A text as its words.

    Attributes:
        words: in lower case, without accents; ``1.2`` and ``c++`` are one word each, and ``.5`` is ``0.5``.
        spans: (start, end) of each word in the original text.
    """

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]

    @property
    def squashed(self) -> str:
        """All letters and digits without spaces, so that route53 equals Route 53."""
        return squash(self.words)


def first_words(words: Sequence[str]) -> range | list[int]:
    """Return the positions of the words of a query that are read: of a long one no stop words.

    >>> list(first_words(["nat", "gateway"]))
    [0, 1]
    """
    if len(words) <= MOST_WORDS:
        return range(len(words))
    return [position for position, word in enumerate(words) if word not in FILLERS][:_MOST_READ]


def plain_words(text: str) -> list[str]:
    """Return only the words of ``tokenize``, which is faster.

    >>> plain_words("Site-to-Site VPN")
    ['site', 'to', 'site', 'vpn']
    """
    lower = text.lower()
    if not text.isascii():
        letters = unicodedata.normalize("NFKD", text).casefold()
        lower = "".join(letter for letter in letters if not unicodedata.combining(letter))
    elif lower.replace(" ", "").isalnum():
        return lower.split()
    if lower.isascii() and not ("+" in lower or "#" in lower or _POINT_BEFORE_DIGIT.search(lower)):
        return lower.translate(_ONLY_WORDS).split()  # most texts, in half the time
    words = _WORD.findall(lower)
    return [f"0{word}" if word[0] == "." else word for word in words] if "." in lower else words


def tokenize(text: str) -> Tokens:
    """Split a text into comparable words.

    >>> tokenize("Site-to-Site VPN").words
    ('site', 'to', 'site', 'vpn')
    >>> tokenize("TLS 1.2").squashed
    'tls12'
    """
    letters, positions = _fold(text)
    matches = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(letters)]
    spans = tuple((positions[start], positions[end - 1] + 1) for _, start, end in matches)
    return Tokens(tuple(_with_zero(word) for word, _, _ in matches), spans)


def _with_zero(word: str) -> str:
    return f"0{word}" if word.startswith(".") else word


def squash(words: Iterable[str]) -> str:
    """Return all letters and digits of words without spaces, so that route53 equals Route 53."""
    letters = "".join(words)
    return letters.replace(".", "") if "." in letters else letters


def _fold(text: str) -> tuple[str, range | list[int]]:
    """Return comparable letters and, for each, its position in ``text``; a ligature becomes two letters."""
    if text.isascii():
        return text.lower(), range(len(text))
    letters: list[str] = []
    positions: list[int] = []
    for position, letter in enumerate(text):
        for part in unicodedata.normalize("NFKD", letter).casefold():
            if not unicodedata.combining(part):
                letters.append(part)
                positions.append(position)
    return "".join(letters), positions


def camel_case_parts(name: str) -> tuple[str, ...]:
    """Return the parts of a name of one word in camel case; of any other name nothing.

    >>> camel_case_parts("AZAffinity"), camel_case_parts("CreateNatGateway")
    (('AZ', 'Affinity'), ('Create', 'Nat', 'Gateway'))
    >>> [camel_case_parts(name) for name in ("IPv6", "NAT gateway", "Route", "any_zone")]
    [(), (), (), ()]
    """
    parts = tuple(_JOINT.split(name)) if name.isalnum() else ()
    split = len(parts) >= _FEWEST_PARTS and all(len(part) >= _SHORTEST_PART for part in parts)
    return parts if split else ()


def singular(word: str) -> str:
    """Return a word without the ending of its plural.

    >>> singular("addresses"), singular("policies"), singular("tls")
    ('address', 'policy', 'tls')
    """
    if len(word) < _SHORTEST_PLURAL or word in _NOT_PLURAL or not word.endswith("s") or word.endswith("ss"):
        return word
    if word.endswith("ies") and len(word) > len("xies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(_SIBILANT_ENDINGS) else word[:-1]


def stem(word: str) -> str:
    """Return a rough stem: what multicasting and multicast have in common.

    >>> stem("routing") == stem("routes") == stem("route")
    True
    """
    if not word.isalpha() and any(letter.isdigit() for letter in word):
        return word
    word = singular(word)
    for ending in _ENDINGS:
        length = len(word) - len(ending)
        if word.endswith(ending) and not word.endswith("ss") and length >= _SHORTEST_STEM:
            return word[:length]
    return word


def unfinished_roots(word: str) -> list[str]:
    """Return the words of which a word, typed so far, may become another form.

    >>> unfinished_roots("learni"), unfinished_roots("nami"), unfinished_roots("nat")
    (['learn', 'learne'], ['nam', 'name'], [])
    """
    for ending in _UNFINISHED:
        root = word[: len(word) - len(ending)]
        if word.endswith(ending) and len(root) >= _SHORTEST_ROOT:
            return [root, f"{root}e"]
    return []


def digits(word: str) -> str:
    """Return the digits of a word; words with different digits are never taken for one another."""
    return "".join(filter(str.isdigit, word))


def holds_phrase(text: str, phrase: str) -> bool:
    """Return True if the words of ``phrase`` are adjacent in ``text``, in this order and spelling.

    >>> holds_phrase("Port forwarding / No", "port forwarding")
    True
    >>> holds_phrase("forwarding a port", "port forwarding")
    False
    """
    words = " ".join(plain_words(phrase))
    return f" {words} " in f" {' '.join(plain_words(text))} "


def word_marks(text: str, words: Collection[str]) -> tuple[tuple[int, int], ...]:
    """Return where forms of ``words`` occur in ``text``, as (start, end).

    >>> word_marks("Idle timeout: 350 seconds", ["timeouts", "350"])
    ((5, 12), (14, 17))
    """
    stems = {stem(word) for word in words if word not in FILLERS}
    tokens = tokenize(text)
    pairs = zip(tokens.words, tokens.spans, strict=True)
    return tuple(span for word, span in pairs if stem(word) in stems)
