"""What people shorten a name to: its initials, in the ways that initials are taken.

``Virtual private gateway`` is vpg and vpgw, ``VPC endpoint`` is vpce and ve, ``Route 53`` is r53.
"""

from __future__ import annotations

import re
from itertools import islice, product
from typing import TYPE_CHECKING

from netatlas.search.names.text import FILLERS, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_WORDS = 8
_MOST_FORMS = 96
_SHORTEST = 2
_LONGEST_ACRONYM = 5
_OWN_SHORTENINGS = {"gateway": "gw", "connection": "cx", "connect": "x", "to": "2"}
_SPECIAL = frozenset(_OWN_SHORTENINGS)
_ACRONYM = re.compile(r"\b[^\W_a-z]{2,}\b|\d")
_LONG_ENOUGH = 4
_LONGEST_JOINT = 4
"""Small words of up to so many letters (over, with) join those that an abbreviation is made of."""
_MARKED = re.compile(r"[A-Z]{2,}[a-z]{3}")
_HUMPS = re.compile(r"(?:[A-Z][a-z]+-?){2,}")
_LARGE_WORD = re.compile(r"\b[A-Z\d]{2,}\b")


def plain_initials(name: str, words: Sequence[str]) -> tuple[str, ...]:
    """Return the initials of a name that are taken with its small words or without them, nothing else.

    Nothing is returned for a name whose words are shortened in more ways; see ``abbreviations``.

    >>> plain_initials("Security group", ["security", "group"])
    ('sg',)
    >>> plain_initials("Quality of Service", ["quality", "of", "service"])
    ('qos', 'qs')
    >>> plain_initials("VPC peering", ["vpc", "peering"])
    ()
    """
    if not _SHORTEST <= len(words) <= _MOST_WORDS or not _SPECIAL.isdisjoint(words) or _ACRONYM.search(name):
        return ()
    initials = "".join([word[0] for word in words])
    if FILLERS.isdisjoint(words):
        return (initials,)
    telling = "".join([word[0] for word in words if word not in FILLERS])
    return (initials, telling) if len(telling) >= _SHORTEST else (initials,)


def capitals(name: str) -> str:
    """Return the letters that a name marks as its abbreviation by writing them large, else nothing.

    Every long word of it has one, or most of many, unless letters are marked within a word (LICensing).
    A word that is large as a whole (VPC) is a short name itself and marks nothing, and a name of one
    word is made of several (CloudFront).

    >>> capitals("CloudFront"), capitals("Broadcast Control CHannel"), capitals("eXtended Range")
    ('cf', 'bcch', 'xr')
    >>> capitals("VPC peering"), capitals("CloudFront distribution"), capitals("IPv6")
    ('', '', '')
    """
    marked = "".join(letter for letter in name if letter.isupper()).lower()
    if len(marked) < _SHORTEST or _LARGE_WORD.search(name):
        return ""
    words = [word for word in name.split() if len(word) > _LONGEST_JOINT or not word.islower()]
    if len(words) == 1:
        return marked if _HUMPS.fullmatch(words[0]) else ""
    small = sum(map(str.islower, words))
    mostly = len(marked) >= _LONG_ENOUGH and small * 2 < len(words)
    return marked if not small or mostly or any(map(_MARKED.match, words)) else ""


def abbreviations(name: str, words: Sequence[str]) -> set[str]:
    """Return the abbreviations of a name of two and more words.

    Args:
        name: as it is written, which tells acronyms (VPC) from words.
        words: its words in comparable letters.

    >>> sorted(abbreviations("VPC endpoint", ["vpc", "endpoint"]))
    ['ve', 'vpce']
    """
    if not _SHORTEST <= len(words) <= _MOST_WORDS:
        return set()
    written = [name[start:end] for start, end in words_of(name).spans]
    choices = [_ways(word, as_written) for word, as_written in zip(words, written, strict=True)]
    forms = {"".join(parts) for parts in islice(product(*choices), _MOST_FORMS)}
    whole = "".join(words)
    return {form for form in forms if len(form) >= _SHORTEST and form != whole}


def _ways(word: str, written: str) -> list[str]:
    if word.isdigit() or "." in word:
        return [word.replace(".", "")]
    ways = [word[0]]
    if word in _OWN_SHORTENINGS:
        ways.append(_OWN_SHORTENINGS[word])
    if word in FILLERS:
        ways.append("")
    if written.isupper() and 1 < len(word) <= _LONGEST_ACRONYM:
        ways.append(word)
    return list(dict.fromkeys(ways))
