"""Sets of letters as the bits of a number."""

from __future__ import annotations

CODES = 1 << 16
"""Character codes with a bit of their own; higher ones (emoji) share those of lower ones."""
LETTERS, DIGITS, OTHERS = 26, 10, 28
"""Bits of a set: a to z, 0 to 9, and what is left of 64 for all other characters to share. A shared bit
lets a few more strings through, but loses none."""


def letter_bit(code: int) -> int:
    """Return the bit of a character code: Latin letters and digits have their own, others share."""
    if ord("a") <= code <= ord("z"):
        return 1 << (code - ord("a"))
    if ord("0") <= code <= ord("9"):
        return 1 << (LETTERS + code - ord("0"))
    if code == ord("\n"):
        return 0  # it separates strings and belongs to none
    return 1 << (LETTERS + DIGITS + code % OTHERS)


def letter_set(text: str) -> int:
    """Return the set of the letters of a text.

    >>> letter_set("gateway") == letter_set("gatewaye")
    True
    """
    letters = 0
    for letter in set(text):
        letters |= letter_bit(ord(letter) % CODES)
    return letters
