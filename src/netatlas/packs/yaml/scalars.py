"""The value of an unquoted (plain) YAML scalar, by YAML 1.2's core schema and nothing more.

So `no`, `on`, `12:30` and `2019-12-03` stay words, unlike in PyYAML's own loaders.
"""

from __future__ import annotations

import re

MOST_DIGITS = 18
"""Characters of a number: what fits is a 64-bit integer, and Python takes long over endless digits."""


class UnusableNumber(ValueError):  # noqa: N818 - says how the number is
    """A number should not be used; the text says why and what to do.

    Attributes:
        value: the number, or 0 if it is too long to be read.
    """

    def __init__(self, message: str, value: int = 0) -> None:
        """Keep the number."""
        super().__init__(message)
        self.value = value


CONSTANTS = (
    dict.fromkeys(("", "~", "null", "Null", "NULL"))
    | dict.fromkeys(("true", "True", "TRUE"), True)
    | dict.fromkeys(("false", "False", "FALSE"), False)
)
NUMBER_STARTS = frozenset("0123456789+-.")  # most scalars are words; this spares them a search
_INTEGER = re.compile(r"[-+]?[0-9]+")
_OTHER_DIGITS = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(
    r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)
_DOT_OF_NAMED = re.compile(r"\.(?=[inIN])")  # YAML writes .inf and .nan, Python inf and nan


def plain_scalar(value: str) -> str | float | None:
    """Return the value of an unquoted scalar.

    Raises:
        UnusableNumber: it has more than ``MOST_DIGITS`` characters, or is in octal or hexadecimal digits,
            which nobody expects behind 0o3743: the year 2019.

    >>> [plain_scalar(value) for value in ("no", "true", "2019", "12:30", "1e3")]
    ['no', True, 2019, '12:30', 1000.0]
    """
    if value in CONSTANTS:
        return CONSTANTS[value]
    if value[0] not in NUMBER_STARTS:
        return value
    whole = _INTEGER.fullmatch(value)
    other = None if whole else _OTHER_DIGITS.fullmatch(value)
    if not whole and not other and not _FLOAT.fullmatch(value):
        return value
    if len(value) > MOST_DIGITS:
        raise UnusableNumber(f"a number of more than {MOST_DIGITS} digits; put words into quotes")
    if other:
        name = "octal" if value[1] == "o" else "hexadecimal"
        number = int(value, 0)
        cure = f"write {number}, or put it into quotes if it is a word"
        raise UnusableNumber(f"`{value}` is in {name} digits; {cure}", number)
    return int(value) if whole else float(_DOT_OF_NAMED.sub("", value))
