"""What a page of text says of itself when it opens, to who hears it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.documents.blocks import Callout, Heading, Tags, plain
from netatlas.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netatlas.documents.blocks import Document


def summary_of(document: Document) -> str:
    """Return what stands below a title: ``Component, Internet and NAT, 7 corrections``; may be empty."""
    kinds = [block.label for block in document.blocks if isinstance(block, Tags)]
    return ", ".join(filter(None, (*kinds, document.subtitle, *_differences(document))))


def _differences(document: Document) -> Iterator[str]:
    """Yield in words how much of the notes a page says holds no longer."""
    corrections = 0
    for block in document.blocks:
        if isinstance(block, Callout) and block.tone == "correction":
            corrections += max(1, len(block.records))
        elif isinstance(block, Heading) and block.tone == "correction":
            yield block.text
        elif isinstance(block, Callout) and block.tone == "warning":
            yield plain(block.inline)
    if corrections:
        yield counted(corrections, "correction")
