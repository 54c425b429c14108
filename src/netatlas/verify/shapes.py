"""What a model says of one shape, whichever package it is from; the conditions of evidence speak of this."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from netatlas.atlas.nearest import nearest
from netatlas.words import listed, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

Scalar: TypeAlias = str | bool | float
"""A single value of a data file."""
_MOST_NAMES = 12
"""Names that a sentence lists before it only counts the rest."""


class ModelShape(NamedTuple):
    """What a model has at one shape.

    Attributes:
        members: the values of an enum or the names of a structure's members; None if it has neither.
        minimum: its lower bound, or None.
        maximum: its upper bound, or None.
        documentation: what the model says of it, perhaps with mark-up.
        values: the single values there, in a data file; of a schema its default.
    """

    members: tuple[str, ...] | None = None
    minimum: float | None = None
    maximum: float | None = None
    documentation: str = ""
    values: tuple[Scalar, ...] = ()


class NoSuchShape(Exception):  # noqa: N818 - says what is so; for evidence it is an answer, no error
    """The model does not hold the shape; the text says what is missing.

    Attributes:
        hint: which name is perhaps meant, in words; may be empty.
    """

    def __init__(self, text: str, hint: str = "") -> None:
        super().__init__(text)
        self.hint = hint

    @classmethod
    def named(cls, what: str, name: str, where: str, known: Iterable[str]) -> NoSuchShape:
        """Return the exception for a name that is missing, with the nearest that is known."""
        by_folded = {one.casefold(): one for one in map(str, known)}
        near = by_folded.get(nearest(name, by_folded), "")
        hint = f"perhaps {quoted(near)} is meant" if near else ""
        return cls(f"there is no {what} {quoted(name)} in {where}", hint)


def listed_names(members: Iterable[str]) -> str:
    """Return names as a sentence lists them; of many only the first, and how many more."""
    quotes = list(map(quoted, members))
    more = len(quotes) - _MOST_NAMES
    return listed([*quotes[:_MOST_NAMES], f"{more:,} more"] if more > 0 else quotes)


def number_text(number: float) -> str:
    """Return a number without a fraction that says nothing.

    >>> number_text(100.0), number_text(0.5)
    ('100', '0.5')
    """
    whole = isinstance(number, int) or number.is_integer()
    return str(int(number)) if whole else str(number)


def scalar_text(value: Scalar) -> str:
    """Return a value as its file writes it.

    >>> scalar_text(True), scalar_text(32), scalar_text("tcp")
    ('true', '32', 'tcp')
    """
    if isinstance(value, bool):
        return str(value).lower()
    return value if isinstance(value, str) else number_text(value)
