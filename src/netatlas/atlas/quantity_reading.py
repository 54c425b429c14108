"""Reads a figure or a range as ``values.quantity_text`` writes it, and as people do: ``5 to 100 Gbps``."""

from __future__ import annotations

import re

from netatlas.atlas.figures import NUMBER, Figure, parse_figure
from netatlas.atlas.model import Quantity
from netatlas.atlas.units import dimension, in_base
from netatlas.errors import UsageError
from netatlas.late_patterns import late_pattern
from netatlas.words import quoted

_RANGE = late_pattern(
    rf"(?:from\s+|between\s+)?(?P<low>{NUMBER}[^\d]*?)\s*(?:\bto\b|\band\b|\.\.\.?|…|–|-)\s*(?P<high>{NUMBER}\D.*|{NUMBER})",
    re.IGNORECASE | re.DOTALL,
)
_AT_MOST = late_pattern(r"(?:up to|at most)\s+(.*)", re.IGNORECASE | re.DOTALL)
_AT_LEAST = late_pattern(r"at least\s+(.*)", re.IGNORECASE | re.DOTALL)
_AND_ABOVE = late_pattern(r"(.*?)\s+and above", re.IGNORECASE | re.DOTALL)


def read_quantity(text: str, own: str = "") -> Quantity:
    """Return the figure or range that a text writes.

    Args:
        text: the figure or range.
        own: the unit of a bare number; "count" if left out.

    Raises:
        UsageError: it is none; the sentence says what was not understood and how to write it.

    >>> read_quantity("5 to 100 Gbps")
    Quantity(low=5.0, high=100.0, unit='Gbps', of='')
    >>> read_quantity("up to 1 GB/s")
    Quantity(low=None, high=8.0, unit='Gbps', of='')
    """
    plain = text.strip()
    if match := _AT_MOST.fullmatch(plain):
        return _open_range(read_quantity(match[1], own), above=False)
    if match := _AT_LEAST.fullmatch(plain) or _AND_ABOVE.fullmatch(plain):
        return _open_range(read_quantity(match[1], own), above=True)
    if match := _RANGE.fullmatch(plain):
        return _closed_range(parse_figure(match["low"]), parse_figure(match["high"]), own, plain)
    figure = parse_figure(plain)
    amount, unit = _amount(figure, own, plain)
    return Quantity(low=amount, high=amount, unit=unit, of=figure.words)


def _open_range(quantity: Quantity, *, above: bool) -> Quantity:
    low, high = (quantity.low, None) if above else (None, quantity.high)
    return Quantity(low=low, high=high, unit=quantity.unit, of=quantity.of)


def _closed_range(low: Figure, high: Figure, own: str, text: str) -> Quantity:
    """Return a range; the lower end has the unit of the upper one where none is written."""
    if low.unit is None and not low.words and not low.scale:
        low = Figure(low.number, high.unit, high.words, high.scale)
    (first, first_unit), (last, last_unit) = _amount(low, own, text), _amount(high, own, text)
    if dimension(first_unit) != dimension(last_unit) or low.words != high.words:
        raise UsageError(f"The ends of {quoted(text)} have different units; write both in one.")
    if first_unit != last_unit:
        first = float(in_base(first, first_unit) / in_base(1, last_unit))
    if first > last:
        raise UsageError(f"{quoted(text)} runs from the larger to the smaller; change the two.")
    return Quantity(low=first, high=last, unit=last_unit, of=high.words)


def _amount(figure: Figure, own: str, text: str) -> tuple[float, str]:
    amount = figure.amount(own)
    if amount is None:
        unit = f"{figure.scale}B or {figure.scale.upper()}iB" if dimension(own) == "data size" else "the unit"
        raise UsageError(f"“{figure.scale}” in {quoted(text)} may mean several units; write {unit} in full.")
    return amount
