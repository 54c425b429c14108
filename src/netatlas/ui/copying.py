"""Copies documents and notes as text, Markdown and HTML at once, documents with their sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.ui import clipboard

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.documents.blocks import Document


def copy_document(document: Document | None) -> bool:
    """Put a document on the clipboard; return False if it says nothing."""
    if document is None or not document.blocks:
        return False
    from netatlas.export.html import to_fragment
    from netatlas.export.markdown import to_markdown
    from netatlas.export.plain_text import to_plain_text

    clipboard.put(
        to_plain_text(document),
        html=to_fragment(document),
        others={clipboard.MARKDOWN: to_markdown([document])},
    )
    return True


def copy_note_text(atlas: Atlas, text: str) -> bool:
    """Put a part of a note on the clipboard, as it is typed and as it reads; return True if it is any."""
    from netatlas.documents.blocks import Document
    from netatlas.documents.markdown_reader import blocks_of
    from netatlas.export.html import to_fragment

    html = to_fragment(Document("", blocks=blocks_of(atlas, text)))
    clipboard.put(text, html=html, others={clipboard.MARKDOWN: text})
    return bool(text)
