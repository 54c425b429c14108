"""A comparison, or a part of one, for the clipboard: as text, Markdown, tab-separated values and HTML.

Each of the four holds the same cells with their sources; the program that pastes takes the one it can use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from netatlas.documents.blocks import Callout, Table, references_of
from netatlas.documents.comparison import comparison_document
from netatlas.export.csv_table import comparison_csv
from netatlas.export.html import to_fragment
from netatlas.export.markdown import to_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netatlas.atlas.atlas import Atlas
    from netatlas.compare.deciding import Decision
    from netatlas.compare.table import Cell, ComparisonTable
    from netatlas.documents.blocks import Document


class Clipping(NamedTuple):
    """The same table in four formats."""

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
        html=to_fragment(bare),
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


def _words(cell: Cell) -> str:
    return f"{cell.text} (was {cell.old})" if cell.old else cell.text


def _sources(document: Document) -> list[tuple[str, str]]:
    return [(f"{one.short}, {one.title} ({one.words})", one.url) for one in references_of([document])]
