"""Abbreviations of a name: its initials, in the ways that people take them.

``Virtual private gateway`` is vpg and vpgw, ``VPC endpoint`` is vpce and ve, ``Route 53`` is r53.
"""

from __future__ import annotations

import re
from itertools import islice, product
from typing import TYPE_CHECKING

from netatlas.search.names.text import FILLERS, tokenize

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_WORDS = 8
"""Longer names are sentences; nobody abbreviates them."""
_MOST_FORMS = 96
"""Combinations that are tried for one name; real names have fewer."""
_SHORTEST = 2
"""Letters of the shortest abbreviation."""
_LONGEST_ACRONYM = 5
"""Longest acronym that stays whole inside an abbreviation: VPC in vpce."""
_CUSTOMARY = {"gateway": "gw", "connection": "cx", "connect": "x", "to": "2"}
"""Words that are often shortened to more than their initial."""
_CUSTOMARY_WORDS = frozenset(_CUSTOMARY)
_ACRONYM_OR_DIGIT = re.compile(r"\b[^\W_a-z]{2,}\b|\d")
_SURE_LENGTH = 4
"""This many capitals are an abbreviation even if some words of the name (fewer than half) have none."""
_LONGEST_JOINING_WORD = 4
"""Small words up to this length (over, with) join those that an abbreviation consists of."""
_CAPITALS_INSIDE = re.compile(r"[A-Z]{2,}[a-z]{3}")
_CAMEL_CASE = re.compile(r"(?:[A-Z][a-z]+-?){2,}")
_UPPER_CASE_WORD = re.compile(r"\b[A-Z\d]{2,}\b")


def plain_initials(name: str, words: Sequence[str]) -> tuple[str, ...]:
    """Return the initials of a name with its stop words and without them, faster than ``abbreviations``.

    The result is empty for names that can be abbreviated in more ways.

    >>> plain_initials("Security group", ["security", "group"])
    ('sg',)
    >>> plain_initials("Quality of Service", ["quality", "of", "service"])
    ('qos', 'qs')
    >>> plain_initials("VPC peering", ["vpc", "peering"])
    ()
    """
    if not _SHORTEST <= len(words) <= _MOST_WORDS:
        return ()
    if not _CUSTOMARY_WORDS.isdisjoint(words) or _ACRONYM_OR_DIGIT.search(name):
        return ()
    initials = "".join([word[0] for word in words])
    if FILLERS.isdisjoint(words):
        return (initials,)
    shorter = "".join([word[0] for word in words if word not in FILLERS])
    return (initials, shorter) if len(shorter) >= _SHORTEST else (initials,)


def marked_capitals(name: str) -> str:
    """Return the capitals of a name where they mark its abbreviation, otherwise an empty text.

    They do if every long word has one, or most of many, or if several begin a word (LICensing). A word in
    capitals (VPC) is an abbreviation itself and marks none, and a name of one word must be written in camel
    case (CloudFront).

    >>> [marked_capitals(name) for name in ("CloudFront", "Broadcast Control CHannel", "eXtended Range")]
    ['cf', 'bcch', 'xr']
    >>> [marked_capitals(name) for name in ("VPC peering", "CloudFront distribution", "IPv6")]
    ['', '', '']
    """
    capitals = "".join(letter for letter in name if letter.isupper()).lower()
    if len(capitals) < _SHORTEST or _UPPER_CASE_WORD.search(name):
        return ""
    words = [word for word in name.split() if len(word) > _LONGEST_JOINING_WORD or not word.islower()]
    if len(words) == 1:
        return capitals if _CAMEL_CASE.fullmatch(words[0]) else ""
    without_capital = sum(map(str.islower, words))
    mostly = len(capitals) >= _SURE_LENGTH and without_capital * 2 < len(words)
    return capitals if not without_capital or mostly or any(map(_CAPITALS_INSIDE.match, words)) else ""


def abbreviations(name: str, words: Sequence[str]) -> set[str]:
    """Return the abbreviations of a name of two or more words.

    Args:
        name: as it is written, with capitals for acronyms (VPC).
        words: its words in comparable letters.

    >>> sorted(abbreviations("VPC endpoint", ["vpc", "endpoint"]))
    ['ve', 'vpce']
    """
    if not _SHORTEST <= len(words) <= _MOST_WORDS:
        return set()
    written = [name[start:end] for start, end in tokenize(name).spans]
    choices = [_short_forms(word, as_written) for word, as_written in zip(words, written, strict=True)]
    forms = {"".join(parts) for parts in islice(product(*choices), _MOST_FORMS)}
    whole = "".join(words)
    return {form for form in forms if len(form) >= _SHORTEST and form != whole}


def _short_forms(word: str, written: str) -> list[str]:
    """Return what may be taken of a word for an abbreviation; an empty text where it may be left out."""
    if word.isdigit() or "." in word:
        return [word.replace(".", "")]
    forms = [word[0]]
    if word in _CUSTOMARY:
        forms.append(_CUSTOMARY[word])
    if word in FILLERS:
        forms.append("")
    if written.isupper() and 1 < len(word) <= _LONGEST_ACRONYM:
        forms.append(word)
    return list(dict.fromkeys(forms))
