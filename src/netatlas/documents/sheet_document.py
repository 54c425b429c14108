"""A sheet, or one item of it, as a document for files and for the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.documents.blocks import MUTED, Document, Heading, Paragraph, Text

if TYPE_CHECKING:
    from netatlas.documents.blocks import Block
    from netatlas.documents.sheet import SheetContent


def sheet_document(content: SheetContent, key: str = "") -> Document:
    """Return what a sheet says as a document, with its sources.

    Args:
        content: of the sheet.
        key: the address of the one item that is wanted; '' for all.
    """
    sections = [section for section in content.sections if not key or section.key == key]
    if key and len(sections) == 1:
        [section] = sections
        only = (*section.blocks, *_sources(section.sources))
        return Document(section.title, blocks=only, references=content.references)
    blocks: tuple[Block, ...] = () if key else (Paragraph(content.remark),)
    for section in sections:
        blocks += (Heading(section.title), *section.blocks, *_sources(section.sources))
    return Document(content.title, blocks=blocks, references=content.references)


def _sources(words: str) -> tuple[Block, ...]:
    return (Paragraph((Text(words, MUTED),)),) if words else ()
