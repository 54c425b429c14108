"""Units of figures: their dimension and their size, so that 1 Gbps sorts above 900 Mbps.

Names follow pint where it has them. Nothing here formats text.
"""

from __future__ import annotations

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


_SPELLINGS = {
    "%": "percent", "bits": "bit", "byte": "B", "bytes": "B", "kilobytes": "kB", "megabytes": "MB",
    "gigabytes": "GB", "milliseconds": "ms", "sec": "s", "secs": "s", "second": "s", "seconds": "s",
    "minute": "min", "minutes": "min", "mins": "min", "hour": "h", "hours": "h", "hrs": "h", "day": "d",
    "days": "d", "packets/s": "pps", "requests/s": "rps", "kbit": "kbps", "mbit": "Mbps", "mbits": "Mbps",
    "mbit/s": "Mbps", "megabit": "Mbps", "megabits": "Mbps", "gbit": "Gbps", "gbits": "Gbps",
    "gbit/s": "Gbps", "gb/s": "Gbps", "gig": "Gbps", "gigabit": "Gbps", "gigabits": "Gbps", "tbit": "Tbps",
}  # fmt: skip
"""Other spellings of units, in lower case."""


def is_unit(name: str) -> bool:
    """Return True if ``name`` is a known unit.

    >>> is_unit("Gbps"), is_unit("gbps")
    (True, False)
    """
    return name in _UNITS


def canonical_unit(word: str) -> str:
    """Return the name of the unit that ``word`` is another spelling of; any other word as it is.

    >>> canonical_unit("Seconds"), canonical_unit("packets/s"), canonical_unit("routes")
    ('s', 'pps', 'routes')
    """
    return _SPELLINGS.get(word.casefold(), word)


def units_in_lower_case() -> dict[str, str]:
    """Return the units that figures are measured in, by their names and spellings in lower case.

    Counts are no unit that anybody types, and KiB would be taken for kb.

    >>> units_in_lower_case()["gigabit"], units_in_lower_case()["gbps"]
    ('Gbps', 'Gbps')
    """
    names = {name.lower(): name for name in _UNITS if name not in {"count", "KiB", "MiB", "GiB"}}
    return names | _SPELLINGS


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


def in_base(amount: float, unit: str) -> float:
    """Return ``amount`` in the base unit of its dimension (bps, pps, B, s, percent, count).

    Raises:
        KeyError: ``unit`` is not known.

    >>> in_base(1, "Gbps") > in_base(900, "Mbps")
    True
    """
    return amount * _UNITS[unit].factor
