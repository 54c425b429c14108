"""Copies documents and notes as text, Markdown and HTML at once, documents with their sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netatlas.ui import clipboard

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.edition import Edition
    from netatlas.documents.blocks import Document


class Forms(NamedTuple):
    """What is put on the clipboard of one document."""

    text: str
    html: str
    markdown: str


def prepare_copying() -> None:
    """Load what writes the forms, with its templates, so that the first copy takes no longer than others."""
    from netatlas.documents.blocks import Document
    from netatlas.export import clipping  # noqa: F401 - for comparisons

    forms_of(Document("A page"))


def copy_document(document: Document | None) -> bool:
    """Put a document on the clipboard; return False if it says nothing."""
    if document is None or not document.blocks:
        return False
    put_forms(forms_of(document))
    return True


def forms_of(document: Document) -> Forms:
    """Return the forms in which a document is copied; of a long one in a worker thread."""
    from netatlas.export.html import to_fragment
    from netatlas.export.markdown import to_markdown
    from netatlas.export.plain_text import to_plain_text

    return Forms(to_plain_text(document), to_fragment(document), to_markdown([document]))


def put_forms(forms: Forms) -> None:
    """Put a document on the clipboard."""
    clipboard.put(forms.text, html=forms.html, others={clipboard.MARKDOWN: forms.markdown})


def copy_address(atlas: Atlas, edition: Edition, *addresses: str, title: str) -> bool:
    """Put what addresses say on the clipboard, with its sources; return False if that is nothing."""
    from netatlas.documents.sheet_document import excerpt_document

    return copy_document(excerpt_document(atlas, addresses, title=title, edition=edition))


def copy_note_text(atlas: Atlas, text: str) -> bool:
    """Put a part of a note on the clipboard, as it is typed and as it reads; return True if it is any."""
    from netatlas.documents.blocks import Document
    from netatlas.documents.markdown_reader import blocks_of
    from netatlas.export.html import to_fragment

    html = to_fragment(Document("", blocks=blocks_of(atlas, text)))
    clipboard.put(text, html=html, others={clipboard.MARKDOWN: text})
    return bool(text)
