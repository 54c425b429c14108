"""Documents as one self-contained HTML file, with its style inside, and parts of them for the clipboard.

Both are drawn by the templates of ``resources/templates``. Every word is escaped: by the template engine, and
in pictures by ``netatlas.drawing.svg``.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import jinja2

from netatlas import paths
from netatlas.documents.blocks import Tags, references_of
from netatlas.drawing.svg import scene_svg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netatlas.documents.blocks import Document


def to_html(documents: Sequence[Document], *, title: str) -> str:
    """Return documents one below the other, with a list of them before and their sources after.

    Links between them work inside the file; links to anything else become plain text.
    """
    return (
        _templates()
        .get_template("document.html.j2")
        .render(
            title=title,
            documents=documents,
            references=references_of(documents),
            present={document.record for document in documents if document.record},
        )
    )


def to_fragment(document: Document) -> str:
    """Return a document for the clipboard: its title if it has one, its blocks and its sources."""
    return (
        _templates()
        .get_template("fragment.html.j2")
        .render(document=document, references=references_of([document]), present=frozenset())
    )


@cache
def _templates() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(paths.resource("templates")),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters["svg"] = lambda block: scene_svg(block.scene, title=block.title, bare=True)
    environment.tests["tags"] = lambda block: isinstance(block, Tags)
    environment.filters["sort_of"] = lambda block: type(block).__name__.lower()
    environment.filters["css"] = lambda style: style.replace(":", "-").replace(" ", "-")
    environment.filters["is_address"] = lambda url: url.startswith(("https://", "http://"))
    return environment
