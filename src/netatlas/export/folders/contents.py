"""The page that lists all pages of a folder: concepts by topic, then comparisons, timelines and journeys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.atlas.model import Comparison, Concept, Journey, Timeline
from netatlas.documents.blocks import Bullets, Document, Heading, Link, Paragraph, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from netatlas.atlas.atlas import Atlas
    from netatlas.documents.blocks import Block, Inline

_SORTS: tuple[tuple[type, str], ...] = (
    (Comparison, "Comparisons"),
    (Timeline, "Timelines"),
    (Journey, "Journeys"),
)
_OTHERS = "More"


def contents_document(atlas: Atlas, documents: Sequence[Document]) -> Document:
    """Return the page that links to ``documents``."""
    groups: dict[str, list[Inline]] = {title: [] for title in atlas.topic_titles().values()}
    groups |= {title: [] for _, title in _SORTS} | {_OTHERS: []}
    for document in documents:
        item = Link(document.title, document.record) if document.record else Text(document.title)
        groups[_group(atlas, document)].append((item,))
    blocks = (block for title, items in groups.items() if items for block in _section(title, items))
    return Document("NetAtlas", blocks=(*_lead(atlas), *blocks))


def pack_lines(atlas: Atlas) -> list[str]:
    """Return a line for each pack: title, version, the day of its check, licence."""
    return [
        ", ".join(
            part
            for part in (
                f"{pack.title} {pack.version}",
                f"checked {pack.checked}" if pack.checked else "",
                pack.licence,
                pack.notice,
            )
            if part
        )
        for pack in atlas.packs
    ]


def _lead(atlas: Atlas) -> Iterator[Block]:
    for line in pack_lines(atlas):
        yield Paragraph((Text(line),), "muted")


def _section(title: str, items: list[Inline]) -> tuple[Block, ...]:
    return Heading(title), Bullets(tuple(items))


def _group(atlas: Atlas, document: Document) -> str:
    if document.record not in atlas:
        return _OTHERS
    record = atlas.get(document.record)
    if isinstance(record, Concept):
        return atlas.topic_titles().get(record.topic, _OTHERS)
    return next((title for sort, title in _SORTS if isinstance(record, sort)), _OTHERS)
