"""The line and column of every value and key of a YAML document.

While a document is parsed, only the letter at which each key and value begins is noted, in the order of the
text. Which of them belongs to which value is worked out once there is a fault to locate.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netatlas.packs.source_document import DataPath, Position

_Numbers: TypeAlias = "dict[Any, Any] | list[Any] | int"
"""Which of all keys and values a value is, and those in it.

A mapping has its own number under ``_OWN``, a list has it before those of its items. A key that can be used
is the one before its value.
"""
_OWN = None
"""No key of plain data."""


class YamlPositions:
    """The positions of one document."""

    def __init__(self, root: list[Any], starts: Sequence[int], text: str) -> None:
        """Keep what the positions are worked out from.

        Args:
            root: a list of the document's data, as long as nothing has been taken out of it.
            starts: for each key and value, in the order of the text, at which letter it begins.
            text: of the document.
        """
        self._root = root
        self._starts = starts
        self._text = text
        self._numbers: _Numbers | None = None
        self._lines: list[int] = []  # at which letter each begins

    def keep(self) -> None:
        """Work the positions out, before something is taken out of the data."""
        if self._numbers is None:
            self._numbers, _ = _numbered(self._root[0], 0) if self._root else (0, 0)
            lengths = (len(line) + 1 for line in self._text.split("\n"))
            self._lines = list(accumulate(lengths, initial=0))

    def locate(self, path: DataPath, *, at_key: bool = False) -> Position:
        """Return where the value at ``path`` begins, or its key; of a missing value, what should hold it.

        >>> from netatlas.packs.yaml.parsing import parse
        >>> parse(b"- id: nat").positions.locate((0, "id"))
        (1, 7)
        >>> parse(b"- id: nat").positions.locate((0, "id"), at_key=True)
        (1, 3)
        """
        if self._numbers is None:
            self.keep()
        node: Any = self._numbers
        is_key = False
        for step in path:
            if type(node) is dict and step in node:
                node = node[step]
                is_key = at_key
            elif type(node) is list and type(step) is int and step + 1 < len(node):
                node = node[step + 1]
                is_key = False
            else:
                is_key = False
                break
        number = node if type(node) is int else node[_OWN if type(node) is dict else 0]
        if number >= len(self._starts):  # there is nothing in the document
            return 1, 1
        start = self._starts[number - is_key]
        line = bisect_right(self._lines, start)
        return line, start - self._lines[line - 1] + 1


def _numbered(value: Any, number: int) -> tuple[_Numbers, int]:  # noqa: ANN401 - any data
    """Return the numbers of a value whose own is ``number`` and of all in it, and the number behind them."""
    node: Any
    if type(value) is dict:
        node = {_OWN: number}
        number += 1
        for key, inner in value.items():
            number += 1 if type(key) is str else key.parts  # a key that cannot be used may be a list itself
            if type(inner) is dict or type(inner) is list:
                node[key], number = _numbered(inner, number)
            else:
                node[key] = number
                number += 1
        return node, number
    if type(value) is list:
        node = [number]
        number += 1
        for inner in value:
            below, number = _numbered(inner, number)
            node.append(below)
        return node, number
    return number, number + 1
