"""The section "On this page": the headings of the page in front, each of which leads there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame
from typing_extensions import override

from netatlas.documents.blocks import Heading
from netatlas.printing.text_formats import PIXELS
from netatlas.ui.panels.section import PanelSection
from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.whole_text import WholeText

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from netatlas.documents.blocks import Document
    from netatlas.ui.panels.section import PanelPlace

_TITLE = "On this page"
_INDENT = 14
"""Pixels that headings of the third level are set in by."""
_BETWEEN = 2
"""Pixels between two headings."""
_FEWEST = 2
"""Headings that need a list."""
_SIZE = 13
_LINK = "#"
"""What the address of a link begins with; the anchor of the heading follows."""


class OutlineSection(PanelSection):
    """A link for each heading, as one text: a widget for each would cost more than the page.

    Attributes:
        text: the links.

    Signals:
        wanted: the anchor of the heading that was chosen.
    """

    wanted = Signal(str)
    key = "outline"

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a heading."""
        super().__init__(_TITLE, parent)
        self._page = parent
        self._headings: tuple[Heading, ...] = ()
        self.text = named(WholeText(), "panelText", spoken=_TITLE)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.document().setDocumentMargin(0)
        self.text.link_activated.connect(self._on_link_activated)
        self.body.addWidget(self.text)
        self.panel_changed.connect(self._on_panel_changed)
        self.hide()

    def set_document(self, document: Document) -> bool:
        """Take the headings of another document; return True if it has enough for a list."""
        found = (block for block in document.blocks if isinstance(block, Heading))
        self._headings = tuple(heading for heading in found if heading.anchor)
        return len(self._headings) >= _FEWEST

    @override
    def show_place(self, place: PanelPlace) -> None:
        scale = place.context.scale
        form = QTextCharFormat()
        form.setProperty(PIXELS, round(_SIZE * scale))
        form.setForeground(place.context.theme.colour("accent"))
        form.setAnchor(True)
        line = QTextBlockFormat()
        line.setBottomMargin(round(_BETWEEN * scale))
        self.text.clear()
        cursor = QTextCursor(self.text.document())
        cursor.beginEditBlock()
        for index, heading in enumerate(self._headings):
            line.setLeftMargin(round(_INDENT * scale) if heading.level > 2 else 0)  # noqa: PLR2004 - a section
            if index:
                cursor.insertBlock(line)
            else:
                cursor.setBlockFormat(line)
            form.setAnchorHref(f"{_LINK}{heading.anchor}")
            cursor.insertText(heading.text, form)
        cursor.endEditBlock()

    @override
    def focus_content(self) -> None:
        (self.heading if self.is_folded else self.text).setFocus(Qt.FocusReason.TabFocusReason)

    @Slot(str, bool)
    def _on_link_activated(self, address: str, _in_new_tab: bool) -> None:
        self.wanted.emit(address.removeprefix(_LINK))

    @Slot(bool)
    def _on_panel_changed(self, is_in_panel: bool) -> None:
        if not is_in_panel:
            self.hide()
            self.setParent(self._page)
