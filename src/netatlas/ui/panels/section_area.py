"""A column of sections that scrolls as a whole: in the right panel, or on a page in the panel's stead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Slot
from PySide6.QtWidgets import QWidget

from netatlas.ui.widgets.column_area import ColumnArea

if TYPE_CHECKING:
    from netatlas.ui.panels.section import PanelSection

_MARGIN = 18
_AROUND_ROW = 12
"""Pixels that are kept free above and below what is scrolled into sight."""


class SectionArea(ColumnArea):
    """Sections one below the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a section."""
        super().__init__("panelArea", parent=parent)
        self.column.setContentsMargins(_MARGIN, 4, _MARGIN, 0)
        self.column.setSpacing(0)
        self.column.addStretch(1)  # the last item: sections stay at the top

    def add_section(self, section: PanelSection, index: int = -1) -> None:
        """Add a section before the one at ``index``, or at the end; it leaves the area where it was."""
        self.column.insertWidget(self.column.count() - 1 if index < 0 else index, section)
        section.show()  # else a later turn of the event loop would
        section.scroll_requested.connect(self._on_scroll_requested, Qt.ConnectionType.UniqueConnection)

    def holds(self, section: PanelSection) -> bool:
        """Return True if a section is here."""
        return section.parentWidget() is self.content

    @property
    def room(self) -> int:
        """The width of a section, in pixels."""
        return max(1, self.column_width - 2 * _MARGIN)

    @Slot(QWidget, int, int)
    def _on_scroll_requested(self, widget: QWidget, top: int, bottom: int) -> None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # it may have just grown
        if self.content.isAncestorOf(widget):
            above = widget.mapTo(self.content, widget.rect().topLeft()).y()
            for y in (bottom + _AROUND_ROW, top - _AROUND_ROW):  # the top last: it is in sight in any case
                self.ensureVisible(0, above + y, 0, 0)
