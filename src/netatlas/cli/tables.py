"""Tables for a terminal: columns shared out by need, or one cell below the other where it is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.cli.output import styled
from netatlas.cli.wrapping import Piece, columns_of, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Cell = Sequence[Piece]

_GAP = 2
_NARROWEST = 11
"""Columns that every cell gets if it wants them: a date, or a short word."""
_FEWEST_TOGETHER = 2
"""Columns of a part at least, besides those that each part repeats."""
_LONGEST_WORD = 16
"""Columns up to which a word is kept whole; a longer one may be broken."""


def laid_out(
    header: Sequence[Cell],
    rows: Sequence[Sequence[Cell]],
    columns: int,
    *,
    shares: Sequence[int] = (),
    numbers: Sequence[int] = (),
    colour: bool = False,
) -> Iterator[str]:
    """Yield the lines of a table.

    Args:
        header: the heads of the columns.
        rows: as many cells in each.
        columns: how many the terminal has.
        shares: of the width, as a hint.
        numbers: columns that are set to the right.
        colour: whether styles are wanted.
    """
    widths = _widths([header, *rows], columns, shares)
    if widths is None:
        yield from _stacked(header, rows, columns, colour=colour)
        return
    tall = any(
        len(list(lines_of(cell, size))) > 1 for row in rows for cell, size in zip(row, widths, strict=True)
    )
    yield from _row(header, widths, numbers, colour=colour)
    yield styled("-" * (sum(widths) + _GAP * (len(widths) - 1)), "muted", colour=colour)
    for index, row in enumerate(rows):
        if tall and index:
            yield ""
        yield from _row(row, widths, numbers, colour=colour)


def parts_of(
    header: Sequence[Cell], rows: Sequence[Sequence[Cell]], columns: int, *, repeated: int
) -> list[list[int]]:
    """Return the columns of each part of a table, by index; none where parts would help nobody.

    A part has the columns that are repeated, and as many of the others as fit. A table that fits is one part.
    Where the terminal is so narrow that no two columns could be compared there are no parts.
    """
    every = [header, *rows]
    first, others = list(range(repeated)), list(range(repeated, len(header)))
    if _widths(every, columns, ()) is not None:
        return [first + others]
    parts: list[list[int]] = []
    while others:
        count = len(others)
        while count and not _fits(every, first + others[:count], columns):
            count -= 1
        if count < min(_FEWEST_TOGETHER, len(others)):
            return []
        parts.append(first + others[:count])
        others = others[count:]
    return parts


def _fits(rows: Sequence[Sequence[Cell]], indexes: Sequence[int], columns: int) -> bool:
    return _widths([[row[index] for index in indexes] for row in rows], columns, ()) is not None


def _row(
    cells: Sequence[Cell], widths: Sequence[int], numbers: Sequence[int], *, colour: bool
) -> Iterator[str]:
    columns = []
    for index, (cell, size) in enumerate(zip(cells, widths, strict=True)):
        lines = list(lines_of(cell, size, colour=colour, fill=True))
        if index in numbers:
            lines = [_to_the_right(line) for line in lines]
        columns.append(lines)
    for index in range(max(map(len, columns), default=0)):
        parts = [
            lines[index] if index < len(lines) else " " * size
            for lines, size in zip(columns, widths, strict=True)
        ]
        yield (" " * _GAP).join(parts).rstrip()


def _to_the_right(line: str) -> str:
    bare = line.rstrip(" ")
    return " " * (len(line) - len(bare)) + bare


def _widths(rows: Sequence[Sequence[Cell]], columns: int, shares: Sequence[int]) -> list[int] | None:
    """Return a width for each column, or None if the terminal is too narrow for a table."""
    count = len(rows[0])
    room = columns - _GAP * (count - 1)
    wanted = [max(_size(row[index]) for row in rows) for index in range(count)]
    least = [min(size, max(_NARROWEST, _longest_word(rows, index))) for index, size in enumerate(wanted)]
    if sum(wanted) <= room:
        return wanted
    if sum(least) > room:
        return None
    weights = [share or 1 for share in shares] if len(shares) == count else wanted
    return _shared_out(least, wanted, weights, room)


def _shared_out(least: list[int], wanted: list[int], weights: Sequence[int], room: int) -> list[int]:
    """Give every column its least, and what is left to those that want more, by weight."""
    widths = list(least)
    for _ in range(room - sum(widths)):
        growable = [index for index, size in enumerate(widths) if size < wanted[index]]
        if not growable:
            break
        widths[min(growable, key=lambda index: widths[index] / weights[index])] += 1
    return widths


def _size(cell: Cell) -> int:
    return columns_of("".join(piece.text for piece in cell))


def _longest_word(rows: Sequence[Sequence[Cell]], index: int) -> int:
    words = (word for row in rows for word in "".join(piece.text for piece in row[index]).split())
    return min(_LONGEST_WORD, max(map(columns_of, words), default=1))


def _stacked(
    header: Sequence[Cell], rows: Sequence[Sequence[Cell]], columns: int, *, colour: bool
) -> Iterator[str]:
    """Yield each row as its first cell and, below it, the others with their heads."""
    for index, (first, *others) in enumerate(rows):
        if index:
            yield ""
        bold = [Piece(piece.text, piece.style or "strong") for piece in first]
        yield from lines_of(bold, columns, colour=colour)
        for head, cell in zip(header[1:], others, strict=True):
            if _size(cell):
                pieces = [*head, Piece(": "), *cell]
                yield from lines_of(pieces, columns, colour=colour, first="  ", indent="    ")
