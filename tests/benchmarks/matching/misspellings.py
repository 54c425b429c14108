"""Misspellings that people really make: those of codespell's dictionary.

Which of them become queries is decided in ``queries``.
"""

from __future__ import annotations

from collections import defaultdict
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def misspellings() -> dict[str, tuple[str, ...]]:
    """Return the misspellings of each word that codespell knows any of."""
    file = resources.files("codespell_lib") / "data" / "dictionary.txt"
    return by_word(file.read_text(encoding="utf-8").splitlines())


def by_word(lines: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the misspellings of each word; those that may mean more than one word are left out.

    >>> by_word(["alot->a lot", "recieve->receive", "ans->and, ant,"])
    {'receive': ('recieve',)}
    """
    found: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        wrong, _, right = line.strip().casefold().partition("->")
        if right.isalpha() and wrong.isalpha():
            found[right].append(wrong)
    return {right: tuple(wrongs) for right, wrongs in found.items()}
