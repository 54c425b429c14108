"""A sheet, one item of it, or any records as a document for files and for the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from netatlas.desk.sheet import Form, Sheet, SheetItem, SheetLayout
from netatlas.documents.blocks import MUTED, Document, Heading, Paragraph, Text
from netatlas.documents.sheet import sheet_content

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.edition import Edition
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


def excerpt_document(
    atlas: Atlas, addresses: Sequence[str], *, title: str, edition: Edition
) -> Document | None:
    """Return what addresses say, as a sheet shows it in full, with its sources; None if that is nothing.

    A fact, limit or event is alone, without the page that it is on.
    """
    items = tuple(SheetItem(one, Form.FULL) for one in addresses)
    content = sheet_content(atlas, Sheet(title, items, SheetLayout(edition=edition)))
    if not content.sections:
        return None
    return replace(sheet_document(content, addresses[0] if len(addresses) == 1 else ""), title=title)


def _sources(words: str) -> tuple[Block, ...]:
    return (Paragraph((Text(words, MUTED),)),) if words else ()
