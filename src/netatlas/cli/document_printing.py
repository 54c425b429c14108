"""Documents as text for a terminal: wrapped to its width, coloured only where that is wanted.

``netatlas.documents`` decides what a document says; tables are laid out in ``tables``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.cli.output import coloured, styled, width
from netatlas.cli.tables import laid_out, parts_of
from netatlas.cli.wrapping import Piece, columns_of, lines_of, wrapped
from netatlas.documents.blocks import (
    MUTED,
    PLAIN,
    STRONG,
    Bullets,
    Callout,
    Cards,
    FactList,
    Heading,
    Paragraph,
    Picture,
    Table,
    Tags,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from netatlas.documents.blocks import Block, Document, FactRow, Inline, Reference

_LABEL = 24
"""Widest column of labels beside the values of facts; longer labels wrap."""


def print_documents(documents: Sequence[Document]) -> None:
    """Print documents, an empty line between two of them."""
    colour = coloured()
    for index, document in enumerate(documents):
        if index:
            print()
        for line in text_of(document, columns=width(), colour=colour):
            print(line)


def text_of(document: Document, *, columns: int, colour: bool = False) -> Iterator[str]:
    """Yield the lines of a document."""
    yield from (styled(line, "title", colour=colour) for line in wrapped(document.title, columns))
    if below := _below_title(document):
        yield from (styled(line, "muted", colour=colour) for line in wrapped(below, columns))
    for block in document.blocks:
        lines = list(_block(block, columns, colour=colour))
        if lines:
            yield ""
            yield from lines
    if document.references:
        yield ""
        yield styled("Sources", "title", colour=colour)
        for reference in document.references:
            yield from _reference(reference, columns, colour=colour)


def _below_title(document: Document) -> str:
    tags = next((block for block in document.blocks if isinstance(block, Tags)), None)
    label = tags.label if tags is not None else ""
    also = f"also called {', '.join(tags.items)}" if tags is not None and tags.items else ""
    subtitle = document.subtitle if document.subtitle != label else ""
    return " · ".join(part for part in (label, subtitle, also) if part)


def _block(block: Block, columns: int, *, colour: bool) -> Iterator[str]:
    match block:
        case Heading(text=text):
            yield from (styled(line, "title", colour=colour) for line in wrapped(text, columns))
        case Paragraph(inline=inline, role=role):
            style = MUTED if role == "muted" else PLAIN
            yield from lines_of(_pieces(inline, style), columns, colour=colour)
        case Callout(inline=inline):
            yield from lines_of(_pieces(inline), columns, colour=colour, indent="| ")
        case FactList(rows=rows):
            yield from _facts(rows, columns, colour=colour)
        case Table():
            yield from _table(block, columns, colour=colour)
        case Bullets(items=items):
            yield from _bullets(items, columns, colour=colour)
        case Cards(items=cards):
            items = tuple((*head, Text(": "), *below) for head, below in cards)
            yield from _bullets(items, columns, colour=colour)
        case Tags() | Picture():
            return


def _table(table: Table, columns: int, *, colour: bool) -> Iterator[str]:
    """Yield a table; one that may have parts in as many as it takes, each with its number above it."""
    header = [_pieces(cell, STRONG) for cell in table.columns]
    rows = [[_pieces(cell) for cell in row] for row in table.rows]
    parts = parts_of(header, rows, columns, repeated=table.repeated) if table.repeated else ()
    if len(parts) <= 1:
        yield from laid_out(header, rows, columns, shares=table.widths, numbers=table.numbers, colour=colour)
        return
    for number, indexes in enumerate(parts, start=1):
        if number > 1:
            yield ""
        yield styled(f"Part {number} of {len(parts)}", "title", colour=colour)
        shown = [[row[index] for index in indexes] for row in (header, *rows)]
        yield from laid_out(shown[0], shown[1:], columns, colour=colour)


def _bullets(items: Iterable[Inline], columns: int, *, colour: bool) -> Iterator[str]:
    for item in items:
        yield from lines_of(_pieces(item), columns, colour=colour, first="- ", indent="  ")


def _facts(rows: Iterable[FactRow], columns: int, *, colour: bool) -> Iterator[str]:
    """Yield rows of label and value, the small print behind the value in brackets."""
    styled_rows = [
        (_pieces(label, STRONG), _pieces(value), _pieces(note, MUTED)) for label, value, note in rows
    ]
    aside = _label_width([label for label, _, _ in styled_rows], columns)
    for label, value, note in styled_rows:
        behind = [Piece(" [", MUTED), *note, Piece("]", MUTED)] if note else []
        left = list(lines_of(label, aside, colour=colour, fill=True))
        right = list(lines_of([*value, *behind], columns - aside - 2, colour=colour))
        for index in range(max(len(left), len(right))):
            start = left[index] if index < len(left) else " " * aside
            yield f"{start}  {right[index] if index < len(right) else ''}".rstrip()


def _label_width(labels: Sequence[Sequence[Piece]], columns: int) -> int:
    """Return the columns for labels: a third of the line, more for a long word, none that stays empty."""
    texts = ["".join(piece.text for piece in label) for label in labels]
    widest = max(map(columns_of, texts), default=0)
    longest_word = max((columns_of(word) for text in texts for word in text.split()), default=0)
    return min(widest, _LABEL, max(columns // 3, min(longest_word, columns // 2)))


def _reference(reference: Reference, columns: int, *, colour: bool) -> Iterator[str]:
    date = f" ({reference.words})" if reference.words else ""
    title = f": {reference.title}" if reference.title != reference.short else ""
    yield from lines_of(
        [Piece(f"{reference.short}{title}{date}"), Piece(f" {reference.url}", MUTED)],
        columns,
        colour=colour,
        first="- ",
        indent="  ",
    )


def _pieces(inline: Inline, style: str = PLAIN) -> list[Piece]:
    """Return spans as styled pieces."""
    return [
        Piece(span.text, span.style if isinstance(span, Text) and span.style != PLAIN else style)
        for span in inline
    ]
