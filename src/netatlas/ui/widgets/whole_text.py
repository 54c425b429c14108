"""A text from a pack that is always as high as it needs, for columns that scroll as a whole."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from typing_extensions import override

from netatlas.ui.widgets.closed_browser import ClosedBrowser

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QTextBlock
    from PySide6.QtWidgets import QWidget


class WholeText(ClosedBrowser):
    """A closed browser without scroll bars: as high as its text at the width that it is given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def extent(self, block: QTextBlock) -> tuple[int, int]:
        """Return where a paragraph begins and ends, in pixels from the top of the text."""
        rect = self.document().documentLayout().blockBoundingRect(block)
        return math.floor(rect.top()), math.ceil(rect.bottom())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        self.setFixedHeight(max(1, math.ceil(self.document().size().height())))
