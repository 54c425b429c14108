"""Documents as one self-contained HTML file, with its style inside, and parts of them for the clipboard.

Both are drawn by the templates of ``resources/templates``. Every word is escaped: by the template engine, and
in pictures by ``netatlas.drawing.svg``.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import quote

import jinja2

from netatlas import paths
from netatlas.documents.blocks import Tags, plain, references_of
from netatlas.drawing.svg import scene_svg
from netatlas.export.formulas import can_be_formula

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from netatlas.documents.blocks import Document


def to_html(
    documents: Sequence[Document], *, title: str, links: Mapping[str, str] | None = None, home: str = ""
) -> str:
    """Return documents one below the other, with a list of them before and their sources after.

    Args:
        documents: at least one.
        title: that of the file.
        links: where links to records lead, by id, if that is not this file: to others of a set.
        home: the file that lists the whole set, if there is one.

    Links to records that are neither in the file nor in ``links`` become plain text.
    """
    inside = {one.record: f"#{quote(one.record, safe='')}" for one in documents if one.record}
    return (
        _templates()
        .get_template("document.html.j2")
        .render(
            title=title,
            documents=documents,
            references=references_of(documents),
            links={**(links or {}), **inside},
            home=home,
            whole=True,
            anchors=len(documents) == 1,
        )
    )


def to_fragment(document: Document) -> str:
    """Return a document for the clipboard: its title if it has one, its blocks and its sources."""
    return (
        _templates()
        .get_template("fragment.html.j2")
        .render(
            document=document,
            references=references_of([document]),
            links={},
            whole=False,
            anchors=False,
        )
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
    environment.filters["plain"] = plain
    environment.tests["formula"] = lambda inline: can_be_formula(plain(inline))
    environment.tests["tags"] = lambda block: isinstance(block, Tags)
    environment.filters["sort_of"] = lambda block: type(block).__name__.lower()
    environment.filters["css"] = lambda style: style.replace(":", "-").replace(" ", "-")
    environment.filters["is_address"] = lambda url: url.startswith(("https://", "http://"))
    return environment
