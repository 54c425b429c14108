"""A comparison, or a part of one, as it is copied: text, Markdown, tab-separated values and HTML at once.

Each of the four holds the same cells with their sources; whoever pastes takes the one that fits.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from netatlas.documents.blocks import Callout, Table, references_of
from netatlas.documents.comparison import comparison_document
from netatlas.export.csv_table import comparison_csv
from netatlas.export.markdown import to_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netatlas.atlas.atlas import Atlas
    from netatlas.compare.decide import Decision
    from netatlas.compare.table import Cell, ComparisonTable
    from netatlas.documents.blocks import Document


class Clipping(NamedTuple):
    """What goes to the clipboard, by its format."""

    text: str
    markdown: str
    tsv: str
    html: str


def clipping(atlas: Atlas, table: ComparisonTable, decision: Decision | None = None) -> Clipping:
    """Return a comparison in four formats; needs go along if there are any."""
    document = comparison_document(atlas, table, decision=decision)
    bare = msgspec.structs.replace(
        document, blocks=tuple(block for block in document.blocks if isinstance(block, Table | Callout))
    )
    return Clipping(
        text="\n".join(_text(table, decision, bare)) + "\n",
        markdown=to_markdown([bare]),
        tsv=comparison_csv(table, decision, delimiter="\t"),
        html="\n".join(_html(table, decision, bare)) + "\n",
    )


def _text(table: ComparisonTable, decision: Decision | None, document: Document) -> Iterator[str]:
    yield document.title
    if decision is not None and decision.needs:
        yield decision.sentence
    for row in table.rows:
        yield ""
        yield row.label
        for subject, cell in zip(table.subjects, row.cells, strict=True):
            cite = f" ({cell.cite})" if cell.cite else ""
            yield f"  {subject.name}: {_words(cell)}{cite}"
    if sources := _sources(document):
        yield ""
        yield "Sources"
        yield from (f"  {name}: {url}" for name, url in sources)


def _html(table: ComparisonTable, decision: Decision | None, document: Document) -> Iterator[str]:
    yield f"<p><b>{escape(document.title)}</b></p>"
    if decision is not None and decision.needs:
        yield f"<p>{escape(decision.sentence)}</p>"
    out = decision.ruled_out if decision is not None else {}
    names = (
        f"<th><s>{escape(one.name)}</s></th>" if one.id in out else f"<th>{escape(one.name)}</th>"
        for one in table.subjects
    )
    yield f"<table><thead><tr><th>Attribute</th>{''.join(names)}<th>Source</th></tr></thead><tbody>"
    for row in table.rows:
        cells = "".join(f"<td>{_html_words(cell)}</td>" for cell in row.cells)
        cites = "; ".join(dict.fromkeys(cell.cite for cell in row.cells if cell.cite))
        yield f"<tr><th>{escape(row.label)}</th>{cells}<td>{escape(cites)}</td></tr>"
    yield "</tbody></table>"
    links = [f"<li>{escape(name)}: {_link(url)}</li>" for name, url in _sources(document)]
    if links:
        yield f"<p>Sources</p><ul>{''.join(links)}</ul>"


def _words(cell: Cell) -> str:
    return f"{cell.text} (was: {cell.old})" if cell.old else cell.text


def _html_words(cell: Cell) -> str:
    return f"{escape(cell.text)} <s>{escape(cell.old)}</s>" if cell.old else escape(cell.text)


def _link(url: str) -> str:
    safe = escape(url)
    return f'<a href="{safe}">{safe}</a>' if url.startswith(("https://", "http://")) else safe


def _sources(document: Document) -> list[tuple[str, str]]:
    return [(f"{one.short}, {one.title} ({one.date})", one.url) for one in references_of([document])]
