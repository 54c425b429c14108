"""The size in the words of a filter for limits: ``> 10 Gbps``, ``<= 1,000 routes``, ``= 12,5 GB/s``."""

from __future__ import annotations

import operator
import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from netatlas.atlas.figures import Figure, figure_at
from netatlas.atlas.unit_spellings import spelled_unit
from netatlas.atlas.units import dimension, exact_in_base, unit_names
from netatlas.errors import UsageError
from netatlas.words import folded, quoted

if TYPE_CHECKING:
    from collections.abc import Callable

    from netatlas.atlas.model import Quantity

_SIGN = re.compile(r"(<=|>=|<|>|=|≤|≥)\s*")
_SIGNED = re.compile(r"(<=|>=|[<>=≤≥])\s*+(?![<>=])(\S*)")
_WORD = re.compile(r"\s*([A-Za-z%][A-Za-z%/]*)")
_COMPARE: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    "≤": operator.le,
    "=": operator.eq,
    ">=": operator.ge,
    "≥": operator.ge,
    ">": operator.gt,
}
_LONG_SPELLINGS = ("Mbit/s", "Gbit/s", "MB/s", "GB/s", "MBps", "GBps", "seconds", "minutes", "hours")
_SPELLINGS = (*unit_names(), *_LONG_SPELLINGS)
"""What a unit that is not yet typed to its end may become."""


class LimitSize(NamedTuple):
    """A size that limits are compared with.

    Attributes:
        sign: one of ``< <= = >= >``.
        figure: what they are compared with.
        word: the word behind it that is no unit: what is counted, or the beginning of a unit.
    """

    sign: str
    figure: Figure
    word: str

    def fits(self, quantity: Quantity | None) -> bool:
        """Return True if a quantity compares as asked, in the given unit or counting the given thing."""
        if quantity is None:
            return False
        kind = dimension(quantity.unit)
        end = quantity.high if quantity.high is not None else quantity.low
        size = Decimal("NaN") if end is None else exact_in_base(end, quantity.unit)
        if not self.word:
            return self._compares(size, self.figure.size(kind))
        if kind == "count" and f" {self.word.casefold()}" in f" {folded(quantity.of)}":
            return self._compares(size, self.figure.size("count"))
        units = {spelled_unit(name) for name in _SPELLINGS if name.startswith(self.word)}
        asked = (self.figure._replace(unit=unit).size(kind) for unit in units if unit is not None)
        return any(self._compares(size, one) for one in asked)

    def _compares(self, size: Decimal, asked: Decimal | None) -> bool:
        return (
            asked is not None and not (size.is_nan() or asked.is_nan()) and _COMPARE[self.sign](size, asked)
        )


_UNREADABLE = LimitSize("=", Figure(Decimal("NaN")), "")
"""Equal to nothing."""


def size_in(words: str) -> LimitSize | None:
    """Return the first size in the words of a query, or None; one that cannot be read fits nothing.

    >>> size_in("nat >= 12,5 Gbps").figure.size("data rate") == 12.5e9
    True
    """
    try:
        found = _found(words)
    except UsageError:
        return _UNREADABLE
    return None if found is None else found[0]


def size_problem(words: str) -> str:
    """Return why the size in the words of a query cannot be read, and how to write it; '' if it can.

    >>> size_problem("nat > 10 GBPS")
    '“GBPS” may mean bits or bytes; write Gbps or GB/s.'
    """
    try:
        found = _found(words)
    except UsageError as error:
        return str(error)
    if found is None and (signed := _SIGNED.search(words)):
        sign, behind = signed.groups()
        if not behind:
            return f"A figure is missing behind {quoted(sign)}; write one, such as {sign} 12.5 Gbps."
        return f"{quoted(behind)} is no figure; write a number and its unit, such as > 12.5 Gbps."
    return ""


def words_without_size(words: str) -> str:
    """Return the words of a query without a size.

    >>> words_without_size("nat > 10 Gbps")
    'nat'
    """
    try:
        found = _found(words)
    except UsageError:
        found = None
    if found is None:
        return " ".join(words.split())
    _, start, end = found
    return " ".join(f"{words[:start]} {words[end:]}".split())


def _found(words: str) -> tuple[LimitSize, int, int] | None:
    """Return the first size in a text, and where it begins and ends.

    Raises:
        UsageError: it cannot be read.
    """
    for sign in _SIGN.finditer(words):
        found = figure_at(words, sign.end())
        if found is None:
            continue
        end, word = found.end, ""
        if found.figure.unit is None and (following := _WORD.match(words, end)):
            end, word = following.end(), following[1]
        return LimitSize(sign[1], found.figure, word), sign.start(), end
    return None
