"""Words for faults: what a file says is quoted as code, and the word that was perhaps meant is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas import words
from netatlas.atlas.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable


def quoted(text: str) -> str:
    """Return ``text`` in backquotes, on one line and cut to a readable length.

    >>> quoted("nat gateway")
    '`nat gateway`'
    """
    return words.quoted(text, marks="``")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return "; did you mean `x`?" for the nearest known word, or '' where none is near.

    >>> did_you_mean("guidee", ["guide", "rfc"])
    '; did you mean `guide`?'
    """
    match = nearest(word, known)
    return f"; did you mean {quoted(match)}?" if match else ""


def listed(known: Iterable[str], *, last: str = "or") -> str:
    """Return words of the format as a sentence lists them.

    >>> listed(["a", "b", "c"])
    '`a`, `b` or `c`'
    """
    return words.listed(map(quoted, known), last=last)
