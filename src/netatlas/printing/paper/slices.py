"""Cuts a block that is longer than a column, between rows or between lines, into blocks of the same sort."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from netatlas.documents.blocks import Bullets, FactList, Link, Paragraph, Table

if TYPE_CHECKING:
    from netatlas.documents.blocks import Block, Inline


def rows_of(block: Block) -> tuple[tuple[Inline, ...], ...]:
    """Return the rows of a table or list of facts; those of other blocks are empty."""
    return block.rows if isinstance(block, (FactList, Table)) else ()


def sliced_rows(block: FactList | Table, start: int, end: int) -> FactList | Table:
    """Return a block with some of its rows; a table keeps its head."""
    rows, records = block.rows[start:end], block.records[start:end]
    if isinstance(block, Table):
        highlighted = tuple(index - start for index in block.highlighted if start <= index < end)
        return msgspec.structs.replace(block, rows=rows, highlighted=highlighted, records=records)
    return msgspec.structs.replace(block, rows=rows, records=records)


def sliced_text(inline: Inline, start: int, end: int) -> Inline:
    """Return the part of some spans between two positions of their text.

    >>> from netatlas.documents.blocks import Text
    >>> sliced_text((Text("one "), Text("two")), 2, 6)
    (Text(text='e ', style='plain', tip=''), Text(text='tw', style='plain', tip=''))
    """
    found = []
    position = 0
    for span in inline:
        text = span.text[max(0, start - position) : max(0, end - position)]
        if text:
            found.append(
                Link(text, span.target)
                if isinstance(span, Link)
                else msgspec.structs.replace(span, text=text)
            )
        position += len(span.text)
    return tuple(found)


def loosened(block: Block) -> tuple[Block, ...]:
    """Return a block as several smaller ones: the points of a list, or each cell as a paragraph."""
    match block:
        case Bullets(items=items):
            return tuple(Bullets((item,)) for item in items) if len(items) > 1 else (Paragraph(items[0]),)
        case FactList(rows=rows) | Table(rows=rows):
            return tuple(Paragraph(cell) for row in rows for cell in row if cell)
        case _:
            return (block,)
