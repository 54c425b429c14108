"""Units of figures: their dimension and their size, so that 1 Gbps sorts above 900 Mbps.

Names follow pint where it has them; ``unit_spellings`` reads their other spellings.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple


class Unit(NamedTuple):
    """A unit of a dimension; ``factor`` of the base unit make one of it."""

    dimension: str
    factor: float


_UNITS: dict[str, Unit] = {
    "bps": Unit("data rate", 1),
    "kbps": Unit("data rate", 1e3),
    "Mbps": Unit("data rate", 1e6),
    "Gbps": Unit("data rate", 1e9),
    "Tbps": Unit("data rate", 1e12),
    "pps": Unit("packet rate", 1),
    "rps": Unit("request rate", 1),
    "bit": Unit("data size", 0.125),
    "B": Unit("data size", 1),
    "kB": Unit("data size", 1e3),
    "MB": Unit("data size", 1e6),
    "GB": Unit("data size", 1e9),
    "TB": Unit("data size", 1e12),
    "KiB": Unit("data size", 2**10),
    "MiB": Unit("data size", 2**20),
    "GiB": Unit("data size", 2**30),
    "ms": Unit("time", 1e-3),
    "s": Unit("time", 1),
    "min": Unit("time", 60),
    "h": Unit("time", 3600),
    "d": Unit("time", 86400),
    "percent": Unit("share", 1),
    "count": Unit("count", 1),
    "port": Unit("port number", 1),
    "number": Unit("number", 1),  # names rather than counts: IP protocol 6, OSI layer 7
}


def is_unit(name: str) -> bool:
    """Return True if ``name`` is a known unit.

    >>> is_unit("Gbps"), is_unit("gbps")
    (True, False)
    """
    return name in _UNITS


def unit_names() -> tuple[str, ...]:
    """Return the known units, smallest first within each dimension."""
    return tuple(_UNITS)


def dimension(unit: str) -> str:
    """Return the dimension of ``unit``.

    Raises:
        KeyError: ``unit`` is not known.

    >>> dimension("Mbps")
    'data rate'
    """
    return _UNITS[unit].dimension


def exact_in_base(amount: float, unit: str) -> Decimal:
    """Return ``amount`` in the base unit with all its digits, so that sizes in two units can be equal.

    >>> exact_in_base(0.3, "Gbps") == exact_in_base(300, "Mbps")
    True
    """
    return Decimal(repr(amount)) * Decimal(repr(_UNITS[unit].factor))


def in_base(amount: float, unit: str) -> float:
    """Return ``amount`` in the base unit of its dimension (bps, pps, B, s, percent, count).

    Raises:
        KeyError: ``unit`` is not known.

    >>> in_base(1, "Gbps") > in_base(900, "Mbps")
    True
    """
    return amount * _UNITS[unit].factor
