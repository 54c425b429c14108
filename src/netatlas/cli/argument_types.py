"""What options take: whole numbers and words of a list, each refused in a sentence of its own."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from netatlas.words import listed, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def whole_number(least: int, most: int | None = None) -> Callable[[str], int]:
    """Return the reader of an option that takes a whole number.

    >>> whole_number(1)("1,000")
    1000
    """
    bounds = f"of {least} or more" if most is None else f"from {least} to {most}"

    def read(text: str) -> int:
        from netatlas.atlas.figures import read_number
        from netatlas.errors import UsageError

        refusal = f"{quoted(text)} is no whole number {bounds}"
        try:
            number = read_number(text)
        except UsageError as error:
            raise argparse.ArgumentTypeError(refusal) from error
        if number != int(number) or number < least or (most is not None and number > most):
            raise argparse.ArgumentTypeError(refusal)
        return int(number)

    return read


def one_of(words: Iterable[str]) -> Callable[[str], str]:
    """Return the reader of an option that takes one word of a list; case does not matter.

    >>> one_of(("high", "low"))("High")
    'high'
    """
    known = tuple(words)

    def read(text: str) -> str:
        from netatlas.atlas.nearest import nearest

        if (word := text.strip().lower()) in known:
            return word
        guess = nearest(text, known)
        meant = f"; did you mean {quoted(guess)}?" if guess else ""
        raise argparse.ArgumentTypeError(f"{quoted(text)} is not {listed(known, last='or')}{meant}")

    return read


def choice(words: Iterable[str]) -> str:
    """Return the words as the help of an option has them: ``{high,low}``."""
    return f"{{{','.join(words)}}}"
