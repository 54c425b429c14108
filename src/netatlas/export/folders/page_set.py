"""A set of web pages that link to each other, each of which also stands alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.export.folders.contents import contents_document
from netatlas.export.folders.file_names import CONTENTS, file_names
from netatlas.export.html import to_html

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from netatlas.atlas.atlas import Atlas
    from netatlas.documents.blocks import Document

HOME = f"{CONTENTS}.html"


def page_files(atlas: Atlas, documents: Sequence[Document]) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of each page, and of the one that lists them."""
    links = page_links(documents)
    yield HOME, _encoded(to_html([contents_document(atlas, documents)], title="NetAtlas", links=links))
    for document, name in zip(documents, page_names(documents), strict=True):
        yield name, _encoded(to_html([document], title=document.title, links=links, home=HOME))


def page_names(documents: Sequence[Document]) -> list[str]:
    """Return the name of the file of each page."""
    return [f"{name}.html" for name in file_names(documents)]


def page_links(documents: Sequence[Document]) -> Mapping[str, str]:
    """Return the file of each record that has a page in the set."""
    names = page_names(documents)
    return {one.record: name for one, name in zip(documents, names, strict=True) if one.record}


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", errors="replace")
