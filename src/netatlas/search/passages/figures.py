"""Figures in texts and queries, in any spelling: 45 Gbps, 350 seconds, 1,500 bytes, five.

A figure with a unit becomes one term, equal for equal sizes, so that 1 Gbps finds 1,000 Mbps.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from netatlas.atlas.units import dimension, in_base, is_unit, units_in_lower_case
from netatlas.atlas.values import content_text
from netatlas.search.names.text import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netatlas.atlas.model import Quantity, Value

_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_FIGURE = "figure"
_NUMBER_AND_UNIT = re.compile(r"(\d+(?:\.\d+)?)([a-z]+)")

_UNITS = units_in_lower_case()
_SMALL_NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve"
_NUMBER_WORDS = {word: str(value) for value, word in enumerate(_SMALL_NUMBERS.split())}


def plain_numbers(text: str) -> str:
    """Return ``text`` without the commas in its thousands.

    >>> plain_numbers("55,000 of 1,2")
    '55000 of 1,2'
    """
    return _THOUSANDS.sub("", text)


def number_word(word: str) -> str:
    """Return a small number written as a word in digits, any other word as it is."""
    return _NUMBER_WORDS.get(word, word)


def figure_terms(words: tuple[str, ...]) -> Iterator[str]:
    """Yield a term for each number with a unit behind it, with or without a space.

    >>> list(figure_terms(("1000", "mbps"))) == list(figure_terms(("1gbps",)))
    True
    """
    return (term for term, _ in figures_with_positions(words))


def figures_with_positions(words: tuple[str, ...]) -> Iterator[tuple[str, range]]:
    """Yield the same terms, each with the positions of its words.

    >>> [positions for _, positions in figures_with_positions(("about", "45", "gbps"))]
    [range(1, 3)]
    """
    for position, word in enumerate(words):
        if joined := _NUMBER_AND_UNIT.fullmatch(word):
            amount, unit = joined.groups()
        else:
            amount, unit = word, words[position + 1] if position + 1 < len(words) else ""
        if _NUMBER.fullmatch(amount) and unit in _UNITS:
            yield _term(float(amount), _UNITS[unit]), range(position, position + (1 if joined else 2))


def quantity_terms(quantity: Quantity) -> Iterator[str]:
    """Yield a term for each end of a quantity."""
    if is_unit(quantity.unit) and quantity.unit != "count":
        for end in {quantity.low, quantity.high} - {None}:
            yield _term(float(end or 0), quantity.unit)


def figures_of(source: Value | tuple[str, ...]) -> set[str]:
    """Return the terms of all figures in a value or in the words of a query, and numbers without a unit."""
    if isinstance(source, tuple):
        words = tuple(map(number_word, source))
        terms = set(figure_terms(words))
        return terms or {word for word in words if word.isdigit()}
    text = content_text(source, None)
    terms = set(quantity_terms(source.quantity)) if source.quantity is not None else set()
    return terms | figure_words(text) | {word for word in plain_words(plain_numbers(text)) if word.isdigit()}


def figure_words(text: str) -> set[str]:
    """Return the terms of all figures in a text, and its numbers without commas, in digits.

    >>> sorted(figure_words("five of 55,000"))
    ['5', '55000']
    """
    plain = plain_numbers(text)
    words = tuple(plain_words(plain))
    numbers = {number for word in words if (number := number_word(word)) != word}
    if plain != text:
        numbers.update(word for word in words if word.isdigit())
    return numbers.union(figure_terms(words))


def _term(amount: float, unit: str) -> str:
    """Return one word, equal for equal sizes, of letters and digits only."""
    size = f"{in_base(amount, unit):.9g}".replace(".", "d").replace("+", "").replace("-", "m")
    return f"{_FIGURE}{dimension(unit).replace(' ', '')}{size}"
