"""Finds the links and headings of a text, and says which of how many one of them is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextBlock, QTextDocument


class TextPlaces:
    """The links and headings of a document, found when they are first asked for and kept until it changes."""

    def __init__(self, document: QTextDocument) -> None:
        """Find nothing yet."""
        self._document = document
        self._revision = -1
        self._links: list[int] = []
        self._headings: list[int] = []

    def link_words(self, cursor: QTextCursor) -> str:
        """Return the link that is selected as it is read: ``link, NAT instance, 3 of 41``."""
        self._find()
        before = sum(start <= cursor.selectionStart() for start in self._links)
        return f"link, {cursor.selectedText()}, {before} of {len(self._links)}"

    def heading_beside(self, cursor: QTextCursor, step: int) -> QTextCursor:
        """Return where the next heading begins, or with -1 the one before; a null cursor if there is none."""
        self._find()
        here = cursor.block().position()
        below = [start for start in self._headings if start > here]
        above = [start for start in self._headings if start < here]
        found = below[:1] if step > 0 else above[-1:]
        if not found:
            return QTextCursor()
        heading = QTextCursor(self._document)
        heading.setPosition(found[0])
        return heading

    def heading_words(self, cursor: QTextCursor) -> str:
        """Return the heading at a cursor as it is read: ``Facts, heading level 2, 2 of 7``."""
        self._find()
        block = cursor.block()
        index = self._headings.index(block.position()) + 1
        level = block.blockFormat().headingLevel()
        text = re.sub(r"^\W+", "", block.text())  # signs before it say nothing when they are read
        return f"{text}, heading level {level}, {index} of {len(self._headings)}"

    def _find(self) -> None:
        if self._revision == self._document.revision():
            return
        self._revision = self._document.revision()
        self._links, self._headings = [], []
        block = self._document.begin()
        while block.isValid():
            if block.blockFormat().headingLevel():
                self._headings.append(block.position())
            self._links.extend(_links_in(block))
            block = block.next()


def _links_in(block: QTextBlock) -> Iterator[int]:
    """Yield where each link of a block begins; neighbours with the same address are one, as with Tab."""
    before, part = "", block.begin()
    while not part.atEnd():
        fragment = part.fragment()
        address = fragment.charFormat().anchorHref()
        if address and address != before:
            yield fragment.position()
        before = address
        part += 1
