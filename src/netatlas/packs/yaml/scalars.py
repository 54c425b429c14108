"""The value of an unquoted (plain) YAML scalar, by YAML 1.2's core schema and nothing more.

So `no`, `on`, `12:30` and `2019-12-03` stay words, unlike in PyYAML's own loaders.
"""

from __future__ import annotations

import re

MOST_DIGITS = 18
"""Characters of a number: what fits is a 64-bit integer, and Python takes long over endless digits."""

_CONSTANTS = (
    dict.fromkeys(("", "~", "null", "Null", "NULL"))
    | dict.fromkeys(("true", "True", "TRUE"), True)
    | dict.fromkeys(("false", "False", "FALSE"), False)
)
NUMBER_STARTS = frozenset("0123456789+-.")  # most scalars are words; this spares them a search
_INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(
    r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)
_DOT_OF_NAMED = re.compile(r"\.(?=[inIN])")  # YAML writes .inf and .nan, Python inf and nan


def plain_scalar(value: str) -> str | float | None:
    """Return the value of an unquoted scalar.

    Raises:
        ValueError: it is a number of more than ``MOST_DIGITS`` characters.

    >>> [plain_scalar(value) for value in ("no", "true", "2019", "12:30", "1e3")]
    ['no', True, 2019, '12:30', 1000.0]
    """
    if value in _CONSTANTS:
        return _CONSTANTS[value]
    if value[0] not in NUMBER_STARTS:
        return value
    whole = _INTEGER.fullmatch(value)
    if not whole and not _FLOAT.fullmatch(value):
        return value
    if len(value) > MOST_DIGITS:
        raise ValueError(value)
    if not whole:
        return float(_DOT_OF_NAMED.sub("", value))
    return int(value, 0) if value[:2] in {"0x", "0o"} else int(value)
