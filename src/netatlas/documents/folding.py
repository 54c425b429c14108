"""Which parts of a document a page folds: what is below a heading, up to the next of its level."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from netatlas.documents.blocks import (
    MUTED,
    Bullets,
    Callout,
    FactList,
    Heading,
    Paragraph,
    Table,
    Text,
    plain,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from netatlas.documents.blocks import Block, Document, Inline, RowRecords

SOURCE = "source"
"""The role of a paragraph that holds the small print of the list above it."""
_LONGEST = 90
"""Letters of the words about what is folded, which are to fit into a line or two."""


class Fold(NamedTuple):
    """A heading that folds, and the blocks below it."""

    heading: Heading
    blocks: tuple[Block, ...]


def folds_of(document: Document) -> dict[str, Fold]:
    """Return the parts that fold, by the anchors of their headings."""
    found: dict[str, Fold] = {}
    for index, block in enumerate(document.blocks):
        if isinstance(block, Heading) and block.fold:
            found[block.anchor] = Fold(block, document.blocks[index + 1 : _end(document, index)])
    return found


def folded_document(document: Document, folded: Collection[str]) -> Document:
    """Return a document without what is below the headings with these anchors."""
    kept: list[Block] = []
    index = 0
    while index < len(document.blocks):
        block = document.blocks[index]
        kept.append(block)
        is_folded = isinstance(block, Heading) and bool(block.fold) and block.anchor in folded
        index = _end(document, index) if is_folded else index + 1
    return msgspec.structs.replace(document, blocks=tuple(kept))


def told_once(document: Document) -> Document:
    """Return a document in which small print that is the same in all rows of a list follows the list."""
    blocks: list[Block] = []
    for block in document.blocks:
        note = _shared_note(block)
        if note and isinstance(block, FactList):
            rows = tuple((label, value, ()) for label, value, _note in block.rows)
            blocks.append(msgspec.structs.replace(block, rows=rows))
            blocks.append(Paragraph((Text("All from ", MUTED), *note), SOURCE))
        else:
            blocks.append(block)
    return msgspec.structs.replace(document, blocks=tuple(blocks))


def folded_words(fold: Fold) -> str:
    """Return what is folded, in a line: how many rows, and as many of their labels as fit."""
    labels = [label for block in fold.blocks for label in _labels(block)]
    if not labels:
        return "folded"
    text = f"{len(labels)} folded"
    for index, label in enumerate(labels):
        separator = ", " if index else ": "
        if len(text) + len(label) > _LONGEST:
            return f"{text}{separator}…"
        text += separator + label
    return text


def holds_record(fold: Fold, record_id: str) -> bool:
    """Return True if a row of what folds shows a record."""
    return any(record_id in ids for block in fold.blocks for ids in _records(block))


def holds_text(fold: Fold, text: str) -> bool:
    """Return True if a text is in what folds; case does not matter."""
    wanted = text.casefold()
    return any(wanted in plain(inline).casefold() for block in fold.blocks for inline in _inlines(block))


def _shared_note(block: Block) -> Inline:
    """Return the small print of a list with several rows if all of them have the same."""
    if not isinstance(block, FactList) or len(block.rows) == 1:
        return ()
    notes = {plain(note) for _label, _value, note in block.rows}
    return block.rows[0][2] if len(notes) == 1 else ()


def _end(document: Document, index: int) -> int:
    """Return where the part of the heading at an index ends."""
    heading = document.blocks[index]
    for later in range(index + 1, len(document.blocks)):
        block = document.blocks[later]
        if isinstance(block, Heading) and isinstance(heading, Heading) and block.level <= heading.level:
            return later
    return len(document.blocks)


def _labels(block: Block) -> Iterator[str]:
    if isinstance(block, FactList | Table):
        yield from (plain(row[0]) for row in block.rows)


def _records(block: Block) -> RowRecords:
    return block.records if isinstance(block, FactList | Table) else ()


def _inlines(block: Block) -> Iterator[Inline]:
    match block:
        case FactList() | Table():
            yield from (cell for row in block.rows for cell in row)
        case Paragraph() | Callout():
            yield block.inline
        case Bullets():
            yield from block.items
        case Heading():
            yield from ()
