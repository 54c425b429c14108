"""Copies documents as text, Markdown and HTML at once, each with the sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.ui import clipboard

if TYPE_CHECKING:
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
