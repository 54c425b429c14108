"""Wraps styled pieces of text to a number of columns; knows nothing of documents."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from netatlas.cli.output import styled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_WORD = re.compile(r"\s+|\S+")
_WITHOUT_WIDTH = frozenset({"Mn", "Me", "Cf"})
"""Categories that take no column: marks on another letter, and format characters such as joiners."""
_HANGING = "    "
_FEWEST = 4
"""Columns of a line at least, however deep the indent is, unless fewer were asked for."""


class Piece(NamedTuple):
    """Text in one style of ``output.STYLES``; any other style is none."""

    text: str
    style: str = ""


def columns_of(text: str) -> int:
    r"""Return how many columns a text takes: wide letters two, marks and joiners none.

    >>> columns_of("VPC"), columns_of("網"), columns_of("e\u0301"), columns_of("a\u200db")
    (3, 2, 1, 2)
    """
    if text.isascii():
        return len(text)
    return sum(map(_columns_of_letter, text))


def _columns_of_letter(letter: str) -> int:
    if unicodedata.category(letter) in _WITHOUT_WIDTH and letter != "\N{SOFT HYPHEN}":
        return 0
    return 1 + (unicodedata.east_asian_width(letter) in "WF")


def wrapped(text: str, columns: int) -> list[str]:
    """Return plain text in lines of at most ``columns`` columns.

    >>> wrapped("one two three", 7)
    ['one two', 'three']
    """
    return list(lines_of([Piece(text)], columns))


def hanging(text: str, columns: int, *, style: str = "", colour: bool = False) -> Iterator[str]:
    """Yield plain text in lines of at most ``columns`` columns, all but the first one indented.

    >>> list(hanging("one two three", 9))
    ['one', '    two', '    three']
    """
    first, *others = wrapped(text, columns) or [""]
    if others:
        first, *others = wrapped(text, columns - len(_HANGING))
    yield styled(first, style, colour=colour)
    yield from (f"{_HANGING}{styled(line, style, colour=colour)}" for line in others)


def beside(name: Piece, detail: str, columns: int, *, colour: bool, indent: str = "") -> Iterator[str]:
    """Yield a name with its detail behind it if both fit one line, else below it."""
    if columns_of(f"{indent}{name.text}  {detail}") <= columns:
        shown = (styled(name.text, name.style, colour=colour), styled(detail, "muted", colour=colour))
        yield f"{indent}{'  '.join(shown)}"
        return
    yield from lines_of([name], columns, colour=colour, indent=indent)
    yield from lines_of([Piece(detail, "muted")], columns, colour=colour, indent=f"{indent}{_HANGING}")


def lines_of(
    pieces: Iterable[Piece],
    columns: int,
    *,
    colour: bool = False,
    first: str = "",
    indent: str = "",
    fill: bool = False,
) -> Iterator[str]:
    """Yield pieces as lines.

    Args:
        pieces: what to write.
        columns: the width of the whole line, its indent included.
        colour: whether styles are wanted.
        first: what the first line begins with; ``indent`` if empty.
        indent: what the other lines begin with.
        fill: whether lines are filled up with blanks.
    """
    room = max(columns - columns_of(indent), min(_FEWEST, columns))
    for index, line in enumerate(_broken(pieces, room)):
        start = (first or indent) if index == 0 else indent
        text = "".join(styled(piece.text, piece.style, colour=colour) for piece in _together(line))
        blanks = room - sum(columns_of(piece.text) for piece in line) if fill else 0
        yield f"{start}{text}{' ' * blanks}"


def _broken(pieces: Iterable[Piece], room: int) -> Iterator[list[Piece]]:
    """Break between words, and inside those that are longer than a line."""
    line: list[Piece] = []
    used = 0
    for word, blank in _words(pieces):
        size = sum(columns_of(piece.text) for piece in word)
        gap = int(blank and bool(line))
        if line and used + gap + size > room:
            yield line
            line, used, gap = [], 0, 0
        if gap:
            line.append(Piece(" ", word[0].style if word[0].style == line[-1].style else ""))
        for part in word:
            text = part.text
            while columns_of(text) > room - (used + gap) and columns_of(text) > 1:
                head = _head(text, room - used - gap)
                yield [*line, Piece(head, part.style)]
                text, line, used, gap = text[len(head) :], [], 0, 0
            line.append(Piece(text, part.style))
            used += gap + columns_of(text)
            gap = 0
    if line:
        yield line


def _words(pieces: Iterable[Piece]) -> Iterator[tuple[list[Piece], bool]]:
    """Yield words, which may change style inside, each with whether white space came before it."""
    word: list[Piece] = []
    blank = waiting = False
    for piece in pieces:
        for match in _WORD.finditer(piece.text):
            if match.group().isspace():
                if word:
                    yield word, blank
                    word = []
                waiting = True
            else:
                if not word:
                    blank, waiting = waiting, False
                word.append(Piece(match.group(), piece.style))
    if word:
        yield word, blank


def _head(text: str, columns: int) -> str:
    """Return the start of a text that takes at most ``columns`` columns, but one letter at least."""
    used = 0
    for index, letter in enumerate(text):
        used += columns_of(letter)
        if used > columns:
            return text[: max(index, 1)]
    return text


def _together(line: list[Piece]) -> Iterator[Piece]:
    """Join neighbours of one style."""
    current: Piece | None = None
    for piece in line:
        if current is None:
            current = piece
        elif current.style == piece.style:
            current = Piece(current.text + piece.text, piece.style)
        else:
            yield current
            current = piece
    if current is not None:
        yield current
