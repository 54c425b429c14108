"""Keeps the cells of tables from being run as formulas by the spreadsheet that opens or pastes them."""

from __future__ import annotations

import re

_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # noqa: RUF001 - the wide forms are what is meant
"""What spreadsheets take for the beginning of a formula, the wide forms in East Asian settings."""
# A number with its sign, alone or with words behind it: two operands without an operator are no formula.
_SIGNED_NUMBER = re.compile(r"[-+]\d[\d.,]*%?(?:[ ;][A-Za-z0-9 ,.;]*)?")


def guarded(cell: str) -> str:
    """Return a cell on one line, with an apostrophe in front if it can be a formula.

    Spreadsheets that read a file show the apostrophe, so nothing else gets one.

    >>> guarded("=1+1"), guarded("-99"), guarded("-99 to 99; the bias")
    ("'=1+1", '-99', '-99 to 99; the bias')
    """
    flat = " ".join(cell.splitlines())
    return f"'{flat}" if can_be_formula(flat) else flat


def can_be_formula(text: str) -> bool:
    """Return True if a spreadsheet may run a cell with this text."""
    if text.startswith(("\t", "\r")):
        return True
    begun = text.strip()
    return begun.startswith(_STARTS) and _SIGNED_NUMBER.fullmatch(begun) is None
