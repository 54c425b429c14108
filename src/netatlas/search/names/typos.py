"""When one word may be taken for another: slips of the finger, and words that are never merged.

A slip is one letter swapped with its neighbour, dropped, added or replaced (OSA distance). Nothing
here knows of names or indexes.
"""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA

from netatlas.search.names.phonetics import sound
from netatlas.search.names.text import digits

SHORT = 4
"""Words of up to so many letters allow only a swap or a doubled letter."""
LONG = 8
"""Words from so many letters on allow two slips."""
MISPLACED = 3
"""So many slips are allowed in long words that are made of the same letters."""

_OPPOSING_STARTS = (
    ("in", "e"), ("in", "ex"), ("in", "out"), ("im", "ex"), ("en", "de"), ("en", "dis"),
    ("at", "de"), ("up", "down"), ("inter", "intra"), ("pre", "post"), ("over", "under"), ("hyper", "hypo"),
    ("uni", "multi"), ("uni", "any"), ("multi", "any"), ("uni", "broad"), ("multi", "broad"),
    ("any", "broad"), ("in", "de"), ("sym", "asym"), ("sync", "async"), ("", "un"), ("", "in"),
    ("", "im"), ("", "dis"), ("", "non"), ("", "de"), ("", "anti"),
)  # fmt: skip
_OPPOSING_ENDS = (("ful", "less"), ("er", "ee"), ("or", "ee"))
_ROOT = 3
_A_PAIR = 2
_LIKELY = 0.04
VOWELS = frozenset("aeiouy")
"""Letters that ears take for one another."""


@lru_cache(maxsize=4096)
def opposed(a: str, b: str) -> bool:
    """Tell whether two words differ in an opposing start or end, so that they are never merged.

    >>> opposed("ingress", "egress"), opposed("stateful", "stateless"), opposed("route", "router")
    (True, True, False)
    """
    if a == b:
        return False
    return (a[-_ROOT:] == b[-_ROOT:] and (_opposed_start(a, b) or _opposed_start(b, a))) or (
        a[:_ROOT] == b[:_ROOT] and (_opposed_end(a, b) or _opposed_end(b, a))
    )


def _opposed_start(a: str, b: str) -> bool:
    return any(
        a.startswith(one) and b.startswith(other) and _same_root(a[len(one) :], b[len(other) :])
        for one, other in _OPPOSING_STARTS
    )


def _opposed_end(a: str, b: str) -> bool:
    return any(
        a.endswith(one) and b.endswith(other) and _same_root(a[: -len(one)], b[: -len(other)])
        for one, other in _OPPOSING_ENDS
    )


def _same_root(a: str, b: str) -> bool:
    return a == b and len(a) >= _ROOT


def allowed(a: str, b: str) -> int:
    """Return how many slips two words may be apart at most; 0 if they are never merged.

    >>> allowed("gatway", "gateway"), allowed("vgw", "tgw"), allowed("balancing", "balanced")
    (1, 0, 2)
    >>> allowed("ephermal", "ephemeral")
    3
    """
    if digits(a) != digits(b) or opposed(a, b):
        return 0
    if min(len(a), len(b)) <= SHORT:
        if max(len(a), len(b)) <= SHORT:
            return int(max(len(a), len(b)) == SHORT and (swapped(a, b) or _doubled(a, b) or _doubled(b, a)))
        return int(small_slip(a, b))
    if min(len(a), len(b)) >= LONG and set(a) == set(b):
        return MISPLACED
    return 2 if max(len(a), len(b)) >= LONG and min(len(a), len(b)) >= LONG - 1 else 1


def slips(a: str, b: str) -> int | None:
    """Return the number of slips between two words, or None where they are not one word.

    >>> slips("imcp", "icmp"), slips("nacl", "nat")
    (1, None)
    """
    most = allowed(a, b)
    distance = OSA.distance(a, b, score_cutoff=most) if most else most + 1
    return distance if 0 < distance <= most else None


def likelihood(typed: str, meant: str) -> float:
    """Return how likely a slip is among slips of one number: a small bonus for ranking, 0 to 0.04.

    Fingers swap and double letters; ears take one spelling of a sound for another. First letters are
    seldom wrong.

    >>> likelihood("laoder", "loader") > likelihood("laoder", "ladder")
    True
    """
    if sound(typed) == sound(meant):
        return _LIKELY
    start = _in_common(typed, meant)
    if not start:
        return 0.0
    typed, meant = typed[start - 1 :], meant[start - 1 :]
    end = _in_common(typed[:0:-1], meant[:0:-1])
    one, other = typed[: len(typed) - end], meant[: len(meant) - end]
    if len(one) == len(other) == _A_PAIR + 1 and one[1:] == other[:0:-1]:
        return _LIKELY
    longer = max(one, other, key=len)
    if abs(len(one) - len(other)) == 1 and min(len(one), len(other)) == 1:
        if longer[0] == longer[1]:
            return 0.9 * _LIKELY
        return (0.7 if len(other) > len(one) else 0.5) * _LIKELY
    vowels = set(one[1:] + other[1:]) <= VOWELS
    return (0.6 if vowels else 0.25) * _LIKELY


def small_slip(a: str, b: str) -> bool:
    """Tell whether two words differ by a swap, a letter doubled, or one left out within.

    It tells short words apart that one letter makes another thing (VGW and TGW, HTTP and HTTPS).

    >>> small_slip("imcp", "icmp"), small_slip("nt", "nat"), small_slip("http", "https")
    (True, True, False)
    """
    if digits(a) != digits(b) or opposed(a, b):
        return False
    return swapped(a, b) or _doubled(a, b) or _doubled(b, a) or _left_out(a, b) or _left_out(b, a)


def _in_common(a: str, b: str) -> int:
    """Return how many letters two texts begin with in common."""
    pairs = enumerate(zip(a, b, strict=False))
    return next((place for place, (one, other) in pairs if one != other), min(len(a), len(b)))


def swapped(a: str, b: str) -> bool:
    """Tell whether two words differ by one swap of neighbours."""
    if len(a) != len(b):
        return False
    apart = [place for place, (one, other) in enumerate(zip(a, b, strict=True)) if one != other]
    match apart:
        case [first, second] if second == first + 1:
            return a[first] == b[second] and a[second] == b[first]
        case _:
            return False


def _doubled(long: str, short: str) -> bool:
    """Tell whether ``long`` is ``short`` with one letter typed twice."""
    return len(long) == len(short) + 1 and any(
        long[place] == long[place - 1] and long[:place] + long[place + 1 :] == short
        for place in range(1, len(long))
    )


def _left_out(long: str, short: str) -> bool:
    """Tell whether ``short`` is ``long`` without one letter that is neither its first nor its last."""
    return len(long) == len(short) + 1 and any(
        long[:place] + long[place + 1 :] == short for place in range(1, len(long) - 1)
    )
