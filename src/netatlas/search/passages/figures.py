"""Figures in texts and queries, in any spelling: 45 Gbps, 350 seconds, 1,500 bytes, five.

A figure with a unit becomes one term, equal for equal sizes, so that 1 Gbps finds 1,000 Mbps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.atlas.figures import BELOW_ZERO, NUMBER, figure_at, plain_letters, read_number, with_signs
from netatlas.atlas.unit_spellings import spelled_unit
from netatlas.atlas.units import dimension, in_base, is_unit
from netatlas.atlas.values import bare_number, content_text
from netatlas.errors import UsageError
from netatlas.late_patterns import late_pattern
from netatlas.search.names.text import plain_words

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from netatlas.atlas.figures import Figure
    from netatlas.atlas.model import Quantity, Value
    from netatlas.atlas.unit_spellings import SpelledUnit

_ANY_DIGIT = late_pattern(r"[0-9¼½¾⅐-⅞]")
"""Without one there is no number, in whatever spelling."""
_NUMBER_IN_TEXT = late_pattern(rf"(?<![\w.,:/]){NUMBER}")
_PLAIN_NUMBER = late_pattern(r"[0-9.]+")
_SEPARATED = late_pattern(r"[0-9]+(?:[,.][0-9]+)+")
_THOUSANDS_WITH_SPACES = late_pattern(r"[0-9]+(?: 000)+")
"""Other digits behind a space are more likely a number of their own: ports 22 443, four 100 Gbps links."""
_UNIT_IN_CAPITALS = late_pattern(r"\s*([A-Z/]+)")
_ADDRESS = late_pattern(r"[0-9]+(?:\.[0-9]+){2,}")
"""A version or an address, or the beginning of one."""
_NUMBER = late_pattern(rf"(?:{BELOW_ZERO})?\d+(?:\.\d+)?")
_FIGURE = "figure"
_IN_LOWER_CASE = {"B": "bytes", "bit": "bits"}
"""Units that a small letter would not tell apart."""
_NUMBER_AND_UNIT = late_pattern(rf"((?:{BELOW_ZERO})?\d+(?:\.\d+)?)([a-z]+)")

_SMALL_NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve"
_NUMBER_WORDS = {word: str(value) for value, word in enumerate(_SMALL_NUMBERS.split())}


def plain_figures(text: str) -> str:
    """Return ``text`` with its figures spelt so that lower-case words of letters and digits still say them.

    A number that cannot be read becomes one word, so that no part of it is taken for a number; of bits and
    bytes that cannot be told apart both are searched.

    >>> plain_figures("55,000 of 1,2")
    '55000 of 1,2'
    >>> plain_figures("NAT 12,5 Gbps or 13 GB/s, 99,99 % and 55k; 1,2,3 Gbps")
    'NAT 12.5 gbps or 104 gbps, 99.99 percent and 55000; 1.2.3 Gbps'
    >>> plain_figures("100 GBPS")
    '100 gbps 800 gbps'
    >>> plain_figures("−99 and 99")
    'minus99 and 99'
    """
    text = plain_letters(text)
    if not _ANY_DIGIT.search(text):
        return text
    pieces, end = [], 0
    for match in _NUMBER_IN_TEXT.finditer(text):
        if match.start() < end:
            continue  # within the figure before it
        plain, stop = _plain_figure(text, match)
        pieces += [text[end : match.start()], with_signs(plain)]
        end = stop
    return "".join([*pieces, text[end:]])


def _plain_figure(text: str, match: re.Match[str]) -> tuple[str, int]:
    """Return the plain spelling of the figure at a number, and where the figure ends in the text."""
    number, start, end = match[0], match.start(), match.end()
    if " " in number and not _THOUSANDS_WITH_SPACES.fullmatch(number):
        return number, end
    try:
        found = figure_at(text, start)
    except UsageError:
        return _unreadable(text, match)
    if found is None:
        return number, end
    figure, spelling = found.figure, text[end : found.end].strip()
    if figure.unit is not None:
        lower = spelled_unit(spelling.lower()) if spelling.isalnum() else None
        if lower == figure.unit and _PLAIN_NUMBER.fullmatch(number):
            return text[start : found.end], found.end
        amount, unit = figure.amount() or (0, "")
        return f"{bare_number(amount)} {_IN_LOWER_CASE.get(unit, unit.lower())}", found.end
    if " " in number or figure.scale not in {"", "k", "K"} or not _is_whole(figure):
        return number, end
    if figure.scale or spelling or not _PLAIN_NUMBER.fullmatch(number.removeprefix("-")):
        amount, _ = figure.amount() or (0, "")
        return bare_number(amount), found.end
    return number, end


def _unreadable(text: str, match: re.Match[str]) -> tuple[str, int]:
    """Return the words for a number that cannot be read; where only its unit may be two, those for both."""
    number, end = match[0], match.end()
    try:
        amount = read_number(number)
    except UsageError:
        return number.replace(",", ".") if _SEPARATED.fullmatch(number) else number, end
    unit = _UNIT_IN_CAPITALS.match(text, end)
    if unit is None:
        return number, end
    bits = unit[1].lower().replace("/s", "ps")
    return f"{amount:f} {bits} {8 * amount:f} {bits}", unit.end()


def figure_problem(text: str) -> str:
    """Return why a figure of a query cannot be read, and how to write it; '' if all can.

    >>> figure_problem("1,2,3 Gbps"), figure_problem("12,5 Gbps at 10.0.0.1")
    ('“1,2,3” is no number; write 1000 or 1,000 for a thousand and 12.5 for a decimal.', '')
    """
    for match in _NUMBER_IN_TEXT.finditer(plain_letters(text)):
        if not _ADDRESS.fullmatch(match[0]):
            try:
                figure_at(text, match.start())
            except UsageError as error:
                return str(error)
    return ""


def _is_whole(figure: Figure) -> bool:
    """Return True if a figure without a unit is whole: 1,2 without one may be two numbers."""
    amount = figure.amount()
    return amount is not None and float(amount[0]).is_integer()


def is_number(word: str) -> bool:
    """Return True if a word is a whole number, below zero or not."""
    return word.removeprefix(BELOW_ZERO).isdigit()


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
        if not word[:1].isdigit() and not word.startswith(BELOW_ZERO):
            continue  # most words
        if joined := _NUMBER_AND_UNIT.fullmatch(word):
            amount, unit = joined.groups()
        else:
            amount, unit = word, words[position + 1] if position + 1 < len(words) else ""
        if _NUMBER.fullmatch(amount) and (spelled := _measured(unit)):
            size = float(amount.replace(BELOW_ZERO, "-")) * float(spelled.times)
            yield _term(size, spelled.unit), range(position, position + (1 if joined else 2))


def _measured(word: str) -> SpelledUnit | None:
    """Return the unit that a word in lower case means; counts are no unit that anybody types."""
    return spelled_unit(word) if word and word != "count" else None


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
        return terms or set(filter(is_number, words))
    text = content_text(source, None)
    terms = set(quantity_terms(source.quantity)) if source.quantity is not None else set()
    return terms | figure_words(text) | set(filter(is_number, plain_words(plain_figures(text))))


def figure_words(text: str) -> set[str]:
    """Return the terms of all figures in a text, and its numbers without commas, in digits.

    >>> sorted(figure_words("five of 55,000"))
    ['5', '55000']
    """
    plain = plain_figures(text)
    words = tuple(plain_words(plain))
    numbers = {_NUMBER_WORDS[word] for word in _NUMBER_WORDS.keys() & words}
    if plain != text:
        numbers.update(filter(is_number, words))
    if plain.isascii() and not _ANY_DIGIT.search(plain):
        return numbers
    return numbers.union(figure_terms(words))


def _term(amount: float, unit: str) -> str:
    """Return one word, equal for equal sizes, of letters and digits only."""
    size = f"{in_base(amount, unit):.15g}".replace(".", "d").replace("+", "").replace("-", "m")
    return f"{_FIGURE}{dimension(unit).replace(' ', '')}{size}"
