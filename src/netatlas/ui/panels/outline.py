"""The section "On this page": the headings of the page in front, each of which leads there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from netatlas.documents.blocks import Heading
from netatlas.ui.canvas.painting import sized
from netatlas.ui.panels.section import PanelSection
from netatlas.ui.widgets.plain_text import set_tip, without_mnemonic
from netatlas.ui.widgets.text_link import TextLink

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from netatlas.documents.blocks import Document
    from netatlas.ui.panels.section import PanelPlace

_TITLE = "On this page"
_INDENT = "\u2003"
"""What headings of the third level are set in by."""
_FEWEST = 2
"""Headings that need a list."""
_SIZE = 13


class OutlineSection(PanelSection):
    """A link for each heading; one that is too long for its line is cut, with a tooltip.

    Attributes:
        links: as many as were ever needed; those that are not needed now are hidden.

    Signals:
        wanted: the anchor of the heading that was chosen.
    """

    wanted = Signal(str)
    key = "outline"

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a heading."""
        super().__init__(_TITLE, parent)
        self.body.setSpacing(2)
        self._headings: tuple[Heading, ...] = ()
        self.links: list[_HeadingLink] = []
        self.hide()
        self.panel_changed.connect(self._on_panel_changed)
        self._page = parent

    def set_document(self, document: Document) -> bool:
        """Take the headings of another document; return True if it has enough for a list."""
        found = (block for block in document.blocks if isinstance(block, Heading))
        self._headings = tuple(heading for heading in found if heading.anchor)
        return len(self._headings) >= _FEWEST

    @override
    def show_place(self, place: PanelPlace) -> None:
        for _missing in range(len(self._headings) - len(self.links)):
            link = _HeadingLink()
            link.clicked.connect(partial(self._on_clicked, len(self.links)))
            self.links.append(link)
            self.body.addWidget(link)
        for index, link in enumerate(self.links):
            is_used = index < len(self._headings)
            link.setVisible(is_used)
            if is_used:
                heading = self._headings[index]
                link.setFont(sized(link.font(), _SIZE * place.context.scale))
                link.show_heading(heading.text, is_minor=heading.level > 2)  # noqa: PLR2004 - a section has 2

    @override
    def focus_content(self) -> None:
        shown = next((link for link in self.links if not link.isHidden()), None)
        (self.heading if shown is None or self.is_folded else shown).setFocus()

    def _on_clicked(self, index: int) -> None:
        self.wanted.emit(self._headings[index].anchor)

    def _on_panel_changed(self, is_in_panel: bool) -> None:
        if not is_in_panel:
            self.hide()
            self.setParent(self._page)


class _HeadingLink(TextLink):
    """A link that is never wider than its column."""

    def __init__(self) -> None:
        """Start without a text."""
        super().__init__()
        self._whole = ""
        self._indent = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_heading(self, text: str, *, is_minor: bool) -> None:
        """Show a heading; a minor one is set in."""
        self._whole, self._indent = text, _INDENT if is_minor else ""
        self.setAccessibleName(text)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        room = max(1, self.width() - metrics.horizontalAdvance(self._indent))
        text = metrics.elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(without_mnemonic(self._indent + text))
        set_tip(self, self._whole if text != self._whole else "")
