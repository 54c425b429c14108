"""Blocks of a long document in parts that are written one after the other, for as long as each takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from netatlas.documents.blocks import Bullets, Cards, FactList, Heading, Table, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from netatlas.documents.blocks import Block, Document

FIRST, NEXT = 90, 60
"""Cells and paragraphs that are written at once: to begin with more than a screen, then as in one frame."""

_TITLE, _LINE, _HEADING, _CARD = 110, 26, 50, 30
"""Pixels at scale 1 that the title with all margins takes, a paragraph or row, a heading with the room above
it, and a card, of which some are side by side."""


class Part(NamedTuple):
    """A block, or some rows of a table.

    Attributes:
        block: the block.
        follows: whether it goes on with the table above it.
        goes_on: whether more rows of the same table follow.
    """

    block: Block
    follows: bool = False
    goes_on: bool = False


def parts(block: Block) -> Iterator[Part]:
    """Yield a block, a long one in parts; a table only if its columns are as wide in each part."""
    if isinstance(block, Bullets):
        for begin in range(0, len(block.items), NEXT):
            yield Part(Bullets(block.items[begin : begin + NEXT]))
    elif isinstance(block, Table) and block.widths and weight(block) > NEXT:
        step = max(1, NEXT // len(block.columns))
        for begin in range(0, len(block.rows), step):
            yield Part(_rows(block, begin, begin + step), begin > 0, begin + step < len(block.rows))
    elif isinstance(block, FactList) and weight(block) > NEXT:
        yield from _fact_parts(block)
    else:
        yield Part(block)


def slices_of(blocks: Iterable[Block]) -> Iterator[list[Part]]:
    """Yield the parts of blocks in slices, each of which is written at once."""
    some: list[Part] = []
    left = FIRST
    for part in (part for block in blocks for part in parts(block)):
        if (left := left - weight(part.block)) < 0:
            yield some
            some, left = [], NEXT - weight(part.block)
        some.append(part)
    yield some


def weight(block: Block) -> int:
    """Return how many cells and paragraphs a block has."""
    match block:
        case Table(rows=rows):
            return sum(map(len, rows))
        case FactList(rows=rows):
            return 3 * len(rows)
        case Bullets(items=items) | Cards(items=items):
            return len(items)
    return 1


def likely_height(document: Document) -> int:
    """Return about how high a document is on a page, in pixels at scale 1, before it is laid out."""
    sources = _HEADING + _LINE * len(document.references) if document.references and document.record else 0
    return _TITLE + sum(_likely_height(block) for block in document.blocks) + sources


def _likely_height(block: Block) -> int:
    match block:
        case Heading():
            return _HEADING
        case Table(rows=rows) | FactList(rows=rows):
            return _LINE * (1 + len(rows))
        case Bullets(items=items):
            return _LINE * len(items)
        case Cards(items=items):
            return _CARD * len(items)
    return _LINE


def _fact_parts(facts: FactList) -> Iterator[Part]:
    """Yield facts in parts, unless some of them have no column for small print and others have."""
    step, count = NEXT // 3, len(facts.rows)
    some = [
        msgspec.structs.replace(facts, rows=facts.rows[at : at + step], records=facts.records[at : at + step])
        for at in range(0, count, step)
    ]
    if len({any(note for _label, _value, note in part.rows) for part in some}) > 1:
        yield Part(facts)
        return
    for index, part in enumerate(some):
        yield Part(part, index > 0, index + 1 < len(some))


def _rows(table: Table, begin: int, end: int) -> Table:
    """Return some rows of a table, with its head if they are the first."""
    return msgspec.structs.replace(
        table,
        columns=() if begin else table.columns,
        rows=table.rows[begin:end],
        highlighted=tuple(index - begin for index in table.highlighted if begin <= index < end),
        records=table.records[begin:end],
    )


def names_model(blocks: Iterable[Block]) -> bool:
    """Return True if small print of facts names a model with its version and date, which needs more room."""
    lists = (block for block in blocks if isinstance(block, FactList))
    notes = (note for block in lists for _label, _value, note in block.rows)
    return any(isinstance(span, Text) and span.tip for note in notes for span in note)
