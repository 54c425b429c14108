"""How a query is worded: what it denies, whether it asks for a way, and numbers written as words."""

from __future__ import annotations

import re
from typing import NamedTuple

from netatlas.late_patterns import late_pattern
from netatlas.search.names.text import FILLERS, MOST_WORDS, NEGATIONS, plain_words, stem

_WAY = late_pattern(
    r"\b(?:path|way|route|packet|traffic)\b.*\bbetween\b"
    r"|\b(?:path|way|route|packet|traffic|call|get|reach|lookup|request)\b.*\b(?:from|without|through)\b|\bfrom\b.+\bto\b",
    re.IGNORECASE,
)
"""A query that asks how one gets from here to there."""
_SAYS_NOTHING = frozenset(
    {"allow", "allowed", "support", "supported", "supports", "possible", "need", "needed"}
)
_OF_THE_ASKER = late_pattern(
    r"\b(?:i|we|you)\s+(?:\w+\s+)?(?:not|never|cannot)\b|\b(?:i|we|you)\s+\w+n['’]t\b", re.IGNORECASE
)
"""A negation that says something of whoever asks: I do not understand."""
_ASKING = late_pattern(r"\b(?:how (?:many|much|long|large|big)|which|what|difference)\b", re.IGNORECASE)
_AFTER_QUESTION = late_pattern(
    r"[?!;]|\.\s|[,\s]\s*(?:(?:and|but|because|so|as)\s+(?:i|we|it|they|my)\b|thank)", re.IGNORECASE
)
"""What follows a question in the same text."""
_FEWEST_ASKED = 3
"""Words besides stop words of a clause that can be asked alone."""
_REACH = 6
"""Words from a negation on that it turns round in a text, small ones included."""
_CLAUSE_END = late_pattern(r"[;:!?]|\.\s")
"""Where a negation no longer turns round what follows."""
_MOST_DENIED = 3
"""Words behind a negation that it turns round; what follows them is another thing."""

_UNITS = "one two three four five six seven eight nine".split()  # noqa: SIM905 - reads better
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905 - the same
_SPELLED = late_pattern(rf"\b({'|'.join(_TENS)})[ -]({'|'.join(_UNITS)})\b", re.IGNORECASE)


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
    words = plain_words(_OF_THE_ASKER.sub(" ", text))
    first = next((position for position, word in enumerate(words) if word in NEGATIONS), len(words))
    aside = FILLERS | NEGATIONS | _SAYS_NOTHING
    behind = [word for word in words[first:] if word not in aside]
    return frozenset(map(stem, behind[:_MOST_DENIED]))


def denies(text: str, denied: frozenset[str]) -> bool:
    """Return True if a text says of something with one of these stems that it is not so.

    >>> denies("Its route table has no way to an internet gateway.", frozenset({"internet"}))
    True
    >>> denies("A network alone cannot; an internet gateway can.", frozenset({"internet"}))
    False
    """
    return any(
        word in NEGATIONS and not denied.isdisjoint(map(stem, words[position : position + _REACH]))
        for words in map(plain_words, _CLAUSE_END.split(text))
        for position, word in enumerate(words)
    )


def asked_clause(text: str) -> str:
    """Return the clause of a pasted text that asks; any other text as it is.

    >>> asked_clause("hi all, somebody asked me how many subnets a vpc of mine can have and I did not know")
    'how many subnets a vpc of mine can have'
    >>> asked_clause("how many subnets a vpc can have and I")
    'how many subnets a vpc can have and I'
    """
    if len(plain_words(text)) <= MOST_WORDS:
        return text
    for begin in _ASKING.finditer(text):
        clause = _AFTER_QUESTION.split(text[begin.start() :])[0]
        if sum(word not in FILLERS for word in plain_words(clause)) >= _FEWEST_ASKED:
            return clause
    return text


def with_figures(text: str) -> str:
    """Return a text with its spelled numbers from 21 on in figures.

    >>> with_figures("route fifty three")
    'route 53'
    """
    return _SPELLED.sub(
        lambda match: str(10 * (_TENS.index(match[1].lower()) + 2) + _UNITS.index(match[2].lower()) + 1), text
    )
