"""When one word may be a misspelling of another, and which words are never merged.

A typo is one letter swapped with its neighbour, dropped, added or replaced: one step of the optimal string
alignment (OSA) distance. Nothing here knows of names or indexes.
"""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA

from netatlas.search.names.phonetics import phonetic_key
from netatlas.search.names.text import digits

SHORT = 4
"""Longest word that tolerates only a transposition or a doubled letter: one replaced letter makes another
abbreviation of it (VGW, TGW)."""
LONG = 8
"""Shortest word that tolerates two typos."""
MISPLACED = 3
"""Maximum edits in a long word that is an anagram of the target, apart from repeated letters: the right
letters in the wrong places show that it was meant."""

_OPPOSING_STARTS = (
    ("in", "e"), ("in", "ex"), ("in", "out"), ("im", "ex"), ("en", "de"), ("en", "dis"),
    ("at", "de"), ("up", "down"), ("inter", "intra"), ("pre", "post"), ("over", "under"), ("hyper", "hypo"),
    ("uni", "multi"), ("uni", "any"), ("multi", "any"), ("uni", "broad"), ("multi", "broad"),
    ("any", "broad"), ("in", "de"), ("sym", "asym"), ("sync", "async"), ("", "un"), ("", "in"),
    ("", "im"), ("", "dis"), ("", "non"), ("", "de"), ("", "anti"),
)  # fmt: skip
_OPPOSING_ENDS = (("ful", "less"), ("er", "ee"), ("or", "ee"))
_SHORTEST_ROOT = 3
"""Letters that two opposites share at least; a shorter rest is no word of its own."""

_MOST_LIKELY = 0.04
"""The bonus of the likeliest typo: too small to outweigh a length or the order of words."""
_DOUBLED_FACTOR, _DROPPED_FACTOR, _ADDED_FACTOR = 0.9, 0.7, 0.5
_VOWEL_FACTOR, _CONSONANT_FACTOR = 0.6, 0.25
"""Likelihood of other typos, relative to the likeliest: ``likelihood`` says why."""

VOWELS = frozenset("aeiouy")
"""Vowels; commonly confused by sound."""


@lru_cache(maxsize=4096)
def opposed(a: str, b: str) -> bool:
    """Return True if two words differ in an opposing prefix or suffix; these are never merged.

    >>> opposed("ingress", "egress"), opposed("stateful", "stateless"), opposed("route", "router")
    (True, True, False)
    """
    if a == b:
        return False
    # Comparing the outermost letters of the shared root first rules out nearly all pairs at once.
    return (
        a[-_SHORTEST_ROOT:] == b[-_SHORTEST_ROOT:] and (_opposed_start(a, b) or _opposed_start(b, a))
    ) or (a[:_SHORTEST_ROOT] == b[:_SHORTEST_ROOT] and (_opposed_end(a, b) or _opposed_end(b, a)))


def _opposed_start(a: str, b: str) -> bool:
    return any(
        a.startswith(start) and b.startswith(opposite) and _same_root(a[len(start) :], b[len(opposite) :])
        for start, opposite in _OPPOSING_STARTS
    )


def _opposed_end(a: str, b: str) -> bool:
    return any(
        a.endswith(end) and b.endswith(opposite) and _same_root(a[: -len(end)], b[: -len(opposite)])
        for end, opposite in _OPPOSING_ENDS
    )


def _same_root(a: str, b: str) -> bool:
    return a == b and len(a) >= _SHORTEST_ROOT


def max_typos(a: str, b: str) -> int:
    """Return how many typos may separate two words; 0 if they are never merged.

    >>> max_typos("gatway", "gateway"), max_typos("vgw", "tgw"), max_typos("balancing", "balanced")
    (1, 0, 2)
    >>> max_typos("ephermal", "ephemeral")
    3
    """
    if digits(a) != digits(b) or opposed(a, b):
        return 0
    shorter, longer = sorted((len(a), len(b)))
    if longer <= SHORT:
        return int(longer == SHORT and (transposed(a, b) or _doubled(a, b) or _doubled(b, a)))
    if shorter <= SHORT:
        return int(small_typo(a, b))
    if shorter >= LONG and set(a) == set(b):
        return MISPLACED
    return 2 if longer >= LONG and shorter >= LONG - 1 else 1


def typo_distance(a: str, b: str) -> int | None:
    """Return the number of typos between two words, or None if they are not variants of one word.

    >>> typo_distance("imcp", "icmp"), typo_distance("nacl", "nat")
    (1, None)
    """
    most = max_typos(a, b)
    distance = OSA.distance(a, b, score_cutoff=most) if most else most + 1
    return distance if 0 < distance <= most else None


def likelihood(typed: str, target: str) -> float:
    """Return how likely a typo is among those of equal distance: a small bonus for ranking, 0 to 0.04.

    Swapped neighbours and equal sounds are the likeliest, then doubled letters, dropped letters, wrong
    vowels, added letters and wrong consonants. First letters are seldom wrong.

    >>> likelihood("laoder", "loader") > likelihood("laoder", "ladder")
    True
    """
    if phonetic_key(typed) == phonetic_key(target):
        return _MOST_LIKELY
    common = _common_prefix(typed, target)
    if not common:
        return 0.0
    # One letter before the difference is kept, so that a doubled letter shows.
    typed, target = typed[common - 1 :], target[common - 1 :]
    common = _common_prefix(typed[:0:-1], target[:0:-1])
    wrong, right = typed[: len(typed) - common], target[: len(target) - common]
    if len(wrong) == len(right) == len("xab") and wrong[1:] == right[:0:-1]:
        return _MOST_LIKELY
    longer = max(wrong, right, key=len)
    if abs(len(wrong) - len(right)) == 1 and min(len(wrong), len(right)) == 1:
        if longer[0] == longer[1]:
            return _DOUBLED_FACTOR * _MOST_LIKELY
        return (_DROPPED_FACTOR if len(right) > len(wrong) else _ADDED_FACTOR) * _MOST_LIKELY
    only_vowels = set(wrong[1:] + right[1:]) <= VOWELS
    return (_VOWEL_FACTOR if only_vowels else _CONSONANT_FACTOR) * _MOST_LIKELY


def small_typo(a: str, b: str) -> bool:
    """Return True if two words differ by a transposition, a doubled letter, or one missing inside.

    These are the typos that short words tolerate: a letter replaced or added at an end makes another
    abbreviation (VGW and TGW, HTTP and HTTPS).

    >>> small_typo("imcp", "icmp"), small_typo("nt", "nat"), small_typo("http", "https")
    (True, True, False)
    """
    if digits(a) != digits(b) or opposed(a, b):
        return False
    return transposed(a, b) or _doubled(a, b) or _doubled(b, a) or _missing(a, b) or _missing(b, a)


def _common_prefix(a: str, b: str) -> int:
    """Return the length of the common prefix of two texts."""
    pairs = enumerate(zip(a, b, strict=False))
    return next((index for index, (x, y) in pairs if x != y), min(len(a), len(b)))


def transposed(a: str, b: str) -> bool:
    """Return True if two words differ by one swap of adjacent letters."""
    if len(a) != len(b):
        return False
    differing = [index for index, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    match differing:
        case [first, second] if second == first + 1:
            return a[first] == b[second] and a[second] == b[first]
        case _:
            return False


def _doubled(longer: str, shorter: str) -> bool:
    """Return True if ``longer`` is ``shorter`` with one letter typed twice."""
    return len(longer) == len(shorter) + 1 and any(
        longer[index] == longer[index - 1] and longer[:index] + longer[index + 1 :] == shorter
        for index in range(1, len(longer))
    )


def _missing(longer: str, shorter: str) -> bool:
    """Return True if ``shorter`` is ``longer`` without one letter, neither the first nor the last."""
    return len(longer) == len(shorter) + 1 and any(
        longer[:index] + longer[index + 1 :] == shorter for index in range(1, len(longer) - 1)
    )
