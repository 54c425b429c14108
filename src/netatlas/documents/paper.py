"""Pages as the content of a paper: each a section, with the sources of all at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.documents.blocks import (
    MUTED,
    Bullets,
    Cards,
    Heading,
    Link,
    Paragraph,
    Picture,
    Tags,
    Text,
    references_of,
)
from netatlas.documents.sheet import SheetContent, SheetSection, pack_line
from netatlas.progress import SILENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from netatlas.atlas.atlas import Atlas
    from netatlas.documents.blocks import Block, Document, Inline, Reference
    from netatlas.progress import Progress


def paper_of(
    atlas: Atlas, documents: Sequence[Document], *, title: str = "", progress: Progress = SILENT
) -> SheetContent:
    """Return documents as the content of a paper, in their order.

    Args:
        atlas: whose packs the footer names.
        documents: the pages.
        title: of the whole; by default that of a single page, else none.
        progress: may cancel the work.
    """
    sections = [
        SheetSection(
            key=document.record or document.title,
            title=document.title,
            blocks=tuple(_blocks(document)),
            anchor=document.record,
        )
        for document in progress.checked(documents)
    ]
    if references := references_of(documents):
        items = tuple(map(_reference, references))
        sections.append(SheetSection("", "Sources", "", (Bullets(items),)))
    return SheetContent(title=title, sections=tuple(sections), footer=pack_line(atlas))


def _blocks(document: Document) -> Iterator[Block]:
    """Yield the blocks of a page as paper has them: no pictures, and cards as a list."""
    if line := _line_below_title(document):
        yield Paragraph((Text(line, MUTED),))
    for block in document.blocks:
        match block:
            case Tags() | Picture():  # said above; other blocks say in words what a picture shows
                continue
            case Cards(items=items):
                yield Bullets(tuple((*head, Text(": "), *below) for head, below in items))
            case Heading(text=text, level=level):
                yield Heading(text, level)  # its anchor would be the same on every page
            case _:
                yield block


def _line_below_title(document: Document) -> str:
    tags = next((block for block in document.blocks if isinstance(block, Tags)), None)
    parts = [tags.label] if tags is not None else []
    if document.subtitle and document.subtitle not in parts:
        parts.append(document.subtitle)
    if tags is not None and tags.items:
        parts.append(f"also called {', '.join(tags.items)}")
    return " · ".join(parts)


def _reference(reference: Reference) -> Inline:
    title = f": {reference.title}" if reference.title != reference.short else ""
    date = f", {reference.date}" if reference.date else ""
    return (
        Text(f"{reference.short}{title}, {reference.publisher}{date}. "),
        Link(reference.url, reference.url) if _is_address(reference.url) else Text(reference.url),
    )


def _is_address(url: str) -> bool:
    return url.startswith(("https://", "http://"))
