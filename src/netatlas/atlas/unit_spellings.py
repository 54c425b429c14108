"""The spellings of units: ``GB/s``, ``GBps``, ``Gbit/s``, ``gbps``, ``seconds``, ``%``.

``B`` is bytes and ``b`` is bits wherever a capital makes the difference; a rate in bytes is read as eight
times as many bits. Without any capital a rate is in bits (``gbps``) and a size in bytes (``gb``).
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from netatlas.atlas.units import is_unit, unit_names
from netatlas.errors import UsageError
from netatlas.late_patterns import late_pattern
from netatlas.words import quoted


class SpelledUnit(NamedTuple):
    """What a spelling means: ``times`` of a unit; ``GB/s`` is eight times ``Gbps``."""

    unit: str
    times: Decimal = Decimal(1)


_ONE, _BITS_OF_A_BYTE = Decimal(1), Decimal(8)
_PREFIXES = "kMGTP"
_RATE = late_pattern(
    r"(?P<prefix>kilo|mega|giga|tera|kibi|mebi|gibi|[kmgtp]i?)?(?P<what>bits?|bytes?|b)"
    r"\s*(?P<per>ps|/\s*(?:second|sec|s)|\s(?:per|a)\s+(?:second|sec))",
    re.IGNORECASE,
)
_SIZE = late_pattern(
    r"(?P<prefix>kilo|mega|giga|tera|kibi|mebi|gibi|[kmgtp]i?)?(?P<what>bits?|bytes?|b)", re.IGNORECASE
)
_EVENTS = late_pattern(
    r"(?P<prefix>[kmg])?(?P<what>pps|rps|packets?(?:/s|/sec|\s+(?:per|a)\s+(?:second|sec))"
    r"|requests?(?:/s|/sec|\s+(?:per|a)\s+(?:second|sec)))",
    re.IGNORECASE,
)
_WORDS = {
    "%": "percent", "per cent": "percent", "pct": "percent",
    "millisecond": "ms", "milliseconds": "ms", "msec": "ms", "msecs": "ms",
    "sec": "s", "secs": "s", "second": "s", "seconds": "s",
    "minute": "min", "minutes": "min", "mins": "min", "hour": "h", "hours": "h", "hr": "h", "hrs": "h",
    "day": "d", "days": "d",
    "gig": "Gbps", "gigs": "Gbps",
}  # fmt: skip
_TIMES = {
    "µs": SpelledUnit("ms", Decimal("0.001")),
    "μs": SpelledUnit("ms", Decimal("0.001")), "microseconds": SpelledUnit("ms", Decimal("0.001")),
    "week": SpelledUnit("d", Decimal(7)), "weeks": SpelledUnit("d", Decimal(7)),
}  # fmt: skip
_NAMES_IN_LOWER_CASE = {name.lower(): name for name in unit_names()}


@lru_cache(maxsize=1024)
def spelled_unit(word: str) -> SpelledUnit | None:
    """Return the unit that a word means, or None if it means none.

    Raises:
        UsageError: it may mean bits or bytes.

    >>> spelled_unit("GB/s"), spelled_unit("gbit/s")
    (SpelledUnit(unit='Gbps', times=Decimal('8')), SpelledUnit(unit='Gbps', times=Decimal('1')))
    >>> spelled_unit("Seconds"), spelled_unit("routes")
    (SpelledUnit(unit='s', times=Decimal('1')), None)
    """
    if is_unit(word):
        return SpelledUnit(word)
    if rate := _RATE.fullmatch(word):
        return _rate(rate)
    if size := _SIZE.fullmatch(word):
        return _size(size)
    if events := _EVENTS.fullmatch(word):
        unit = "pps" if events["what"][0] in "pP" else "rps"
        return SpelledUnit(unit, _power(events["prefix"] or ""))
    folded = " ".join(word.casefold().split())
    name = _WORDS.get(folded) or _NAMES_IN_LOWER_CASE.get(folded)
    return SpelledUnit(name) if name else _TIMES.get(folded)


def _rate(match: re.Match[str]) -> SpelledUnit:
    what, per = match["what"], match["per"]
    if what == "B" and per in {"PS", "/S"}:  # all in capitals: they make no difference here
        bits = f"{(match['prefix'] or '').upper().replace('K', 'k')}bps"
        byte_rate = f"{(match['prefix'] or '').upper().replace('K', 'k')}B/s"
        raise UsageError(f"{quoted(match[0])} may mean bits or bytes; write {bits} or {byte_rate}.")
    in_bytes = what == "B" or what[:2].lower() == "by"
    return _scaled("bps", match["prefix"] or "", _BITS_OF_A_BYTE if in_bytes else _ONE)


def _size(match: re.Match[str]) -> SpelledUnit:
    prefix, what = match["prefix"] or "", match["what"]
    if what[:2].lower() == "bi" or (what == "b" and prefix and prefix != prefix.lower()):
        if not prefix:
            return SpelledUnit("bit")
        return _scaled("bps", prefix, _ONE)  # Gbit and Gb, as networks are sold
    if what == "b" and not prefix:
        return SpelledUnit("bit")
    return _scaled("B", prefix, _ONE)


def _scaled(base: str, prefix: str, times: Decimal) -> SpelledUnit:
    """Return a base unit with a prefix, as the unit of that name where there is one."""
    letter = prefix[:1].upper().replace("K", "k")
    if not letter:
        return SpelledUnit(base, times)
    binary = prefix.lower().endswith("i")  # ki and kibi, but neither k nor kilo
    if binary and is_unit(name := f"{letter.upper()}i{base}"):
        return SpelledUnit(name, times)
    if not binary and is_unit(name := f"{letter}{base}"):
        return SpelledUnit(name, times)
    power = _PREFIXES.index(letter) + 1
    if not binary:
        return SpelledUnit(f"T{base}", times * 1000)
    if is_unit(f"{letter}{base}"):
        return SpelledUnit(f"{letter}{base}", times * Decimal(1024) ** power / Decimal(1000) ** power)
    return SpelledUnit(base, times * Decimal(1024) ** power)


def _power(prefix: str) -> Decimal:
    return Decimal(1000) ** (_PREFIXES.lower().index(prefix.lower()) + 1) if prefix else _ONE
