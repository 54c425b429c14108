"""Documents as plain text, for programs that paste nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.documents.blocks import (
    Bullets,
    Callout,
    Cards,
    FactList,
    Heading,
    Paragraph,
    Table,
    Tags,
    plain,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netatlas.documents.blocks import Block, Document


def to_plain_text(document: Document) -> str:
    """Return a document as lines of text, with its sources at the end."""
    lines = [document.title, *([document.subtitle] if document.subtitle else [])]
    for block in document.blocks:
        if some := list(_lines(block)):
            lines += ["", *some]
    if document.references:
        lines += ["", "Sources"]
        lines += [f"{one.short}, {one.title} ({one.words}): {one.url}" for one in document.references]
    return "\n".join(lines) + "\n"


def _lines(block: Block) -> Iterator[str]:
    """Yield the lines of a block; a picture has none, since other blocks say what it shows."""
    match block:
        case Heading(text=text):
            yield text
        case Paragraph() | Callout():
            yield plain(block.inline)
        case Bullets(items=items):
            yield from (f"- {plain(item)}" for item in items)
        case FactList(rows=rows):
            for label, value, remark in rows:
                yield ": ".join((plain(label), " ".join(filter(None, (plain(value), plain(remark))))))
        case Table(columns=columns, rows=rows):
            yield "\t".join(map(plain, columns))
            yield from ("\t".join(map(plain, row)) for row in rows)
        case Tags(label=label, items=items):
            yield ", ".join(filter(None, (label, *items)))
        case Cards(items=items):
            yield from (f"{plain(head)}: {plain(below)}" for head, below in items)
