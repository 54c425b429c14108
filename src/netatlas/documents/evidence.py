"""The section of a page that lists what a record was held against, piece by piece."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.atlas.edition import speaks_for_notes, visible
from netatlas.atlas.evidence import evidence_words, model_words
from netatlas.documents.blocks import MUTED, Bullets, Heading, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netatlas.atlas.model import Evidence, Verifiable
    from netatlas.documents.blocks import Block, Inline
    from netatlas.documents.builder import DocumentBuilder


def evidence_blocks(page: DocumentBuilder, record: Verifiable, about: str = "") -> Iterator[Block]:
    """Yield the evidence of a record under a heading; nothing where there is none to show.

    Args:
        page: the page that the blocks are for.
        record: whose evidence it is.
        about: the name of the record, where the page is not about it alone.
    """
    hidden = not visible(record, page.edition) or speaks_for_notes(record, page.edition)
    if record.evidence and not hidden:
        yield Heading(f"Evidence: {about}" if about else "Evidence", anchor="evidence")
        yield Bullets(tuple(_piece(page, piece) for piece in record.evidence))


def _piece(page: DocumentBuilder, piece: Evidence) -> Inline:
    model = model_words(page.atlas.sources[piece.source])
    return Text(evidence_words(piece)), Text(f" [{model}]", MUTED)
