"""How a query is worded: what it denies, whether it asks for a way, and numbers written as words."""

from __future__ import annotations

import re
from typing import NamedTuple

from netatlas.search.names.text import FILLERS, NEGATIONS, plain_words, stem

_WAY = re.compile(
    r"\b(?:path|way|route|packet|traffic|call|get|reach)\b.*\b(?:from|without|through)\b|\bfrom\b.+\bto\b",
    re.IGNORECASE,
)
"""A query that asks how one gets from here to there."""
_SAYS_NOTHING = frozenset(
    {"allow", "allowed", "support", "supported", "supports", "possible", "need", "needed"}
)
_MOST_DENIED = 3
"""Words behind a negation that it turns round; what follows them is another thing."""

_UNITS = "one two three four five six seven eight nine".split()  # noqa: SIM905 - reads better
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905 - the same
_SPELLED = re.compile(rf"\b({'|'.join(_TENS)})[ -]({'|'.join(_UNITS)})\b", re.IGNORECASE)


class Asked(NamedTuple):
    """What the wording of a query says about what is asked for.

    Attributes:
        way: whether it asks for a way from one thing to another.
        denied: stems of the words that a negation turns round.
    """

    way: bool
    denied: frozenset[str]

    @classmethod
    def of(cls, text: str) -> Asked:
        """Return what the wording of ``text`` says.

        >>> sorted(Asked.of("subnet with no route to an internet gateway").denied)
        ['gateway', 'internet', 'rout']
        >>> Asked.of("path from a private instance to s3").way
        True
        """
        return cls(_WAY.search(text) is not None, denied_stems(text))


def denied_stems(text: str) -> frozenset[str]:
    """Return the stems of the words that a negation in ``text`` turns round."""
    words = plain_words(text)
    first = next((position for position, word in enumerate(words) if word in NEGATIONS), len(words))
    aside = FILLERS | NEGATIONS | _SAYS_NOTHING
    behind = [word for word in words[first:] if word not in aside]
    return frozenset(map(stem, behind[:_MOST_DENIED]))


def with_figures(text: str) -> str:
    """Return a text with its spelled numbers from 21 on in figures.

    >>> with_figures("route fifty three")
    'route 53'
    """
    return _SPELLED.sub(
        lambda match: str(10 * (_TENS.index(match[1].lower()) + 2) + _UNITS.index(match[2].lower()) + 1), text
    )
