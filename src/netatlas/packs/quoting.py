"""Words for faults: what a file says is quoted as code, and the word that was perhaps meant is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas import words
from netatlas.atlas.date_reading import read_date
from netatlas.atlas.nearest import nearest
from netatlas.errors import UsageError

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


def date_hint(written: str) -> str:
    """Return "; write `2014-10-14`" for a date in another form, or '' for what is none or may be two.

    >>> date_hint("14.10.2014"), date_hint("02/03/2014")
    ('; write `2014-10-14`', '')
    """
    try:
        return f"; write {quoted(str(read_date(written)))}"
    except UsageError:
        return ""


def listed(known: Iterable[str], *, last: str = "or") -> str:
    """Return words of the format as a sentence lists them.

    >>> listed(["a", "b", "c"])
    '`a`, `b` or `c`'
    """
    return words.listed(map(quoted, known), last=last)
