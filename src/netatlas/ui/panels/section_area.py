"""A column of sections that scrolls as a whole: in the right panel, or on a page in the panel's stead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from netatlas.ui.widgets.naming import named

if TYPE_CHECKING:
    from netatlas.ui.panels.section import PanelSection

_MARGIN = 18
_AROUND_ROW = 12
"""Pixels that are kept free above and below what is scrolled into sight."""


class SectionArea(QScrollArea):
    """Sections one below the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a section."""
        super().__init__(parent)
        self.setObjectName("panelArea")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._content = named(QWidget(), "panelColumn")
        self._rows = QVBoxLayout(self._content)
        self._rows.setContentsMargins(_MARGIN, 4, _MARGIN, 0)
        self._rows.setSpacing(0)
        self._rows.addStretch(1)  # the last item: sections stay at the top
        self.setWidget(self._content)

    def add_section(self, section: PanelSection, index: int = -1) -> None:
        """Add a section before the one at ``index``, or at the end; it leaves the area where it was."""
        self._rows.insertWidget(self._rows.count() - 1 if index < 0 else index, section)
        section.show()  # else a later turn of the event loop would
        section.scroll_requested.connect(self._on_scroll_requested, Qt.ConnectionType.UniqueConnection)

    def holds(self, section: PanelSection) -> bool:
        """Return True if a section is here."""
        return section.parentWidget() is self._content

    @property
    def room(self) -> int:
        """The width of a section, in pixels, while there is no scroll bar beside it."""
        return max(1, self.maximumViewportSize().width() - 2 * _MARGIN)

    @Slot(QWidget, int, int)
    def _on_scroll_requested(self, widget: QWidget, top: int, bottom: int) -> None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # it may have just grown
        if self._content.isAncestorOf(widget):
            above = widget.mapTo(self._content, widget.rect().topLeft()).y()
            for y in (bottom + _AROUND_ROW, top - _AROUND_ROW):  # the top last: it is in sight in any case
                self.ensureVisible(0, above + y, 0, 0)
