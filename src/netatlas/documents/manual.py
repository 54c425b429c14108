"""The manual as a document: ``docs/manual.md``, which the window, the terminal and the web show alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas import paths
from netatlas.documents.blocks import Document, Heading
from netatlas.documents.markdown_reader import blocks_of

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas


def manual_document(atlas: Atlas) -> Document:
    """Return the manual; its links lead to views, and what it writes as code are keys."""
    first, *blocks = blocks_of(atlas, paths.manual().read_text("utf-8"), of_program=True)
    title = first.text if isinstance(first, Heading) else ""
    return Document(title=title, blocks=tuple(blocks))
