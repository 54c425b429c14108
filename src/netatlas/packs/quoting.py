"""Words for faults: what a file says is quoted as code, and the word that was perhaps meant is named."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST_GUESS = 80
_LONGEST_QUOTE = 60
_MOST_CANDIDATES = 5000
_SHORT = 5


def quoted(text: str) -> str:
    """Return ``text`` in backquotes, on one line and cut to a readable length.

    >>> quoted("nat gateway")
    '`nat gateway`'
    """
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text[:200]).split())
    return f"`{line[: _LONGEST_QUOTE - 1]}…`" if len(line) > _LONGEST_QUOTE else f"`{line}`"


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that ``word`` was perhaps meant to be, or ''.

    >>> nearest("summry", ["summary", "sources"])
    'summary'
    """
    if len(word) > _LONGEST_GUESS:
        return ""
    length = len(word)
    near = [one for one in known if abs(len(one) - length) <= 1 + length // 3]
    if len(near) > _MOST_CANDIDATES:
        return ""
    likeness = 0.6 if length <= _SHORT else 0.75
    found = difflib.get_close_matches(word.casefold(), near, n=1, cutoff=likeness)
    return found[0] if found else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return "; did you mean `x`?" for the nearest known word, or '' where none is near.

    >>> did_you_mean("guidee", ["guide", "rfc"])
    '; did you mean `guide`?'
    """
    found = nearest(word, known)
    return f"; did you mean {quoted(found)}?" if found else ""


def listed(words: Iterable[str], *, last: str = "or") -> str:
    """Return words as a sentence would list them.

    >>> listed(["a", "b", "c"])
    '`a`, `b` or `c`'
    """
    *head, tail = [quoted(word) for word in words]
    return f"{', '.join(head)} {last} {tail}" if head else tail
