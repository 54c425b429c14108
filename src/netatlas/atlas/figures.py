"""Reads figures as people write them: ``12,5 Gbps``, ``1,000 routes``, ``13 GB/s``, ``55k``, ``-99``.

The one reader for needs, filters of limits, calculators, queries and packs. A comma separates thousands only
where it looks like one, and is a decimal comma otherwise; what may mean two things is refused.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from netatlas.atlas.unit_spellings import SpelledUnit, spelled_unit
from netatlas.atlas.units import dimension, exact_in_base
from netatlas.errors import UsageError
from netatlas.late_patterns import late_pattern
from netatlas.words import quoted

_LETTERS = str.maketrans(
    dict(zip(range(0xFF10, 0xFF1A), "0123456789", strict=True))
    | {0xFF0E: ".", 0xFF0C: ",", 0xFF05: "%", 0x2212: "-", 0x2011: "-", 0x2019: "'"}
    | dict.fromkeys((0x00A0, 0x2009, 0x202F), " ")
)
"""Full-width digits, minus signs and narrow spaces, one letter for one, so that positions stay."""
NUMBER = (
    r"(?:[+-]?(?:[0-9]*[¼½¾⅐-⅞]|[1-9][0-9]{0,2}(?: [0-9]{3})+(?![0-9])(?:[.,][0-9]+)*"
    r"|[.,]?[0-9]+(?:[.,'_][0-9]+)*))"
)
"""A pattern for a number in any spelling, those that are refused among them."""
_NUMBER = late_pattern(NUMBER)
_PLAIN = late_pattern(r"[0-9]+(?:\.[0-9]+)?|\.[0-9]+")
_POINT_FOR_THOUSANDS = late_pattern(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})*\.000")
"""A decimal of zeros alone says nothing, so 55.000 is most likely 55,000."""
_MINUS = late_pattern(r"(?<![\w.,:/%)])[-−‑](?=[.,]?[0-9])")
BELOW_ZERO = "minus"
"""What a figure below zero begins with where words are compared, so that it is one word."""
_THOUSANDS = late_pattern(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_OTHER_THOUSANDS = late_pattern(r"[1-9][0-9]{0,2}(?P<gap>[ '_])[0-9]{3}(?:(?P=gap)[0-9]{3})*(?:[.,][0-9]+)?")
_LONGEST_NUMBER = 120
"""Letters of a number: more are a paste by mistake, and their unit would take them out of a float's range."""
_DECIMAL_COMMA = late_pattern(r"(?:0|[1-9][0-9]*),[0-9]+")
_LONGEST_FIGURE = 300
"""Letters of a number with its unit; what follows need not be looked at."""
_POWERS = {"k": 3, "K": 3, "M": 6, "G": 9, "T": 12}
_POWER_WORDS = {"thousand": 3, "million": 6, "millions": 6, "billion": 9, "trillion": 12}
_SCALE = late_pattern(rf"\s*([kKMGT]|(?i:{'|'.join(_POWER_WORDS)}))(?![\w/%])")
_WORD = late_pattern(r"\s*[^\s<>=≤≥]{1,40}")
_MARKS = ".,;:!?)]”\"'"
"""What may follow a unit in a sentence."""
_LONGEST_SPELLING = 3
"""Words of the longest spelling of a unit: ``gigabits per second``."""
_DIMENSIONS_BY_POWER = frozenset({"count", "packet rate", "request rate"})
_EXACT_IN_A_FLOAT = 2**53
"""Up to here a float holds each whole number."""
_ALL = 100
_ROUNDING = 1e-9
"""Share that sums of floats may lack of a whole."""
HOW_TO_WRITE_ONE = "write a number and its unit, such as 12.5 Gbps"
HOW_TO_WRITE = "write 1000 or 1,000 for a thousand and 12.5 for a decimal"


class Figure(NamedTuple):
    """One figure, as it was written.

    Attributes:
        number: without its unit; a word such as "million" is counted in.
        unit: the unit that was written, or None.
        words: the words behind the number that are no unit: what is counted, or nonsense.
        scale: the letter of ``55k`` or ``10G`` alone; what it means depends on what is measured.
    """

    number: Decimal
    unit: SpelledUnit | None = None
    words: str = ""
    scale: str = ""

    def amount(self, own: str = "") -> tuple[float, str] | None:
        """Return the amount and its unit; None for a letter such as ``k`` where it has no meaning.

        Args:
            own: the unit that a bare number is measured in; "count" if left out.

        >>> parse_figure("13 GB/s").amount(), parse_figure("55k").amount()
        ((104.0, 'Gbps'), (55000.0, 'count'))
        >>> parse_figure("10G").amount("Mbps"), parse_figure("64k").amount("B")
        ((10.0, 'Gbps'), None)
        """
        own = own or "count"
        if self.unit is not None:
            times = self.unit.times
            return as_number(self.number if times == 1 else self.number * times), self.unit.unit
        if not self.scale:
            return as_number(self.number), "count" if self.words else own
        if dimension(own) == "data rate":
            return as_number(self.number), f"{self.scale.replace('K', 'k')}bps"
        if dimension(own) in _DIMENSIONS_BY_POWER:
            return as_number(_times(self.number, self.scale)), own
        return None

    def size(self, kind: str) -> Decimal | None:
        """Return the exact size in the base unit of a dimension; None if this figure has another one."""
        own = {"data rate": "bps", "packet rate": "pps", "request rate": "rps"}.get(kind, "count")
        amount = self.amount(own) if self.unit is not None or self.scale else self.amount()
        if amount is None or dimension(amount[1]) != kind:
            return None
        return exact_in_base(*amount)


class FoundFigure(NamedTuple):
    """A figure in a text, with its place there."""

    figure: Figure
    start: int
    end: int


def plain_letters(text: str) -> str:
    r"""Return a text with plain digits, signs and spaces in place of full-width and narrow ones.

    >>> plain_letters("\uff11\uff12.\uff15 Gbps"), plain_letters("−99")
    ('12.5 Gbps', '-99')
    """
    return text if text.isascii() else text.translate(_LETTERS)


def with_signs(text: str) -> str:
    """Return a text in which each figure below zero is one word, which no figure above zero is.

    >>> with_signs("-99 to 99, us-east-1 and 5-10")
    'minus99 to 99, us-east-1 and 5-10'
    """
    return _MINUS.sub(BELOW_ZERO, text)


def read_number(text: str) -> Decimal:
    """Return the number that a text writes.

    Raises:
        UsageError: it writes none, or one that may mean two things.

    >>> [str(read_number(text)) for text in ("12,5", "1,000", "1'000,5", "-99")]
    ['12.5', '1000', '1000.5', '-99']
    """
    plain = plain_letters(text.strip())
    if len(plain) > _LONGEST_NUMBER:
        raise UsageError(f"{quoted(text)} is too long for a number; write {_LONGEST_NUMBER} letters at most.")
    sign, digits = ("-", plain[1:]) if plain.startswith("-") else ("", plain.removeprefix("+"))
    if _PLAIN.fullmatch(digits) and not _POINT_FOR_THOUSANDS.fullmatch(digits):
        return Decimal(sign + digits)
    if _THOUSANDS.fullmatch(digits):
        return Decimal(sign + digits.replace(",", ""))
    if others := _OTHER_THOUSANDS.fullmatch(digits):
        return Decimal(sign + digits.replace(others["gap"], "").replace(",", "."))
    if _DECIMAL_COMMA.fullmatch(digits):
        return Decimal(sign + digits.replace(",", "."))
    raise UsageError(f"{quoted(text.strip())} is no number; {HOW_TO_WRITE}.")


def parse_figure(text: str) -> Figure:
    """Return the figure that a text writes, with its unit or with what it counts.

    Raises:
        UsageError: it is none; the sentence says what was not understood and how to write it.

    >>> parse_figure("1 million pps").unit.unit, parse_figure("55k connections").words
    ('pps', 'connections')
    """
    plain = plain_letters(text.strip())
    found = figure_at(plain, 0)
    if found is None:
        raise UsageError(f"{quoted(text)} is no figure; {HOW_TO_WRITE_ONE}.")
    figure, words = found.figure, plain[found.end :].strip()
    if not words:
        return figure
    if figure.unit is None and plain[found.end].isspace() and words[0].isalpha():
        return Figure(_times(figure.number, figure.scale), words=words)
    raise UsageError(f"{quoted(words)} in {quoted(text)} is not understood; {HOW_TO_WRITE_ONE}.")


def figure_at(text: str, start: int) -> FoundFigure | None:
    """Return the figure that begins at a position of a text, or None if no number does.

    The longest unit that follows belongs to it; other words do not.

    Raises:
        UsageError: the number or the unit may mean two things.
    """
    plain = plain_letters(text[start : start + _LONGEST_FIGURE])
    match = _NUMBER.match(plain)
    if match is None:
        return None
    number, end, letter = read_number(match[0]), match.end(), ""
    if scale := _SCALE.match(plain, end):
        end, letter = scale.end(), scale[1] if len(scale[1]) == 1 else ""
        if not letter:
            number = number.scaleb(_POWER_WORDS[scale[1].lower()])
    unit, unit_end = _unit_at(plain, end)
    if unit is None:
        return FoundFigure(Figure(number, scale=letter), start, start + end)
    return FoundFigure(Figure(_times(number, letter), unit), start, start + unit_end)


def _unit_at(text: str, start: int) -> tuple[SpelledUnit | None, int]:
    """Return the unit of the longest spelling that begins here, and where that ends."""
    ends: list[int] = []
    while len(ends) < _LONGEST_SPELLING and (word := _WORD.match(text, ends[-1] if ends else start)):
        ends.append(word.end())
    for end in reversed(ends):
        for cut in (end, len(text[:end].rstrip(_MARKS))):
            if cut > start and (unit := spelled_unit(text[start:cut].strip())):
                return unit, cut
    return None, start


def _times(number: Decimal, scale: str) -> Decimal:
    return number.scaleb(_POWERS[scale]) if scale else number


def share_text(share: float) -> str:
    """Return a share of 1 as a whole percentage: never 100 % for less, nor 0 % for more than nothing.

    >>> [share_text(share) for share in (0, 0.0001, 0.06, 0.9999, 1, 1.4)]
    ['0 %', '< 1 %', '6 %', '> 99 %', '100 %', '140 %']
    """
    percent = round(share * 100)
    if percent == 0 and share > 0:
        return "< 1 %"
    if percent == _ALL and share < 1 - _ROUNDING:
        return "> 99 %"
    return f"{percent} %"


def as_number(number: Decimal) -> float:
    """Return a number as records hold it; a whole number that a float would round stays whole."""
    if number == number.to_integral_value() and abs(number) > _EXACT_IN_A_FLOAT:
        return int(number)
    return float(number)
