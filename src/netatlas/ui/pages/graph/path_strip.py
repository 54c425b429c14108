"""The strip below the map that tells a path while the right panel is not shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from netatlas.ui.panels.section_area import SectionArea

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from netatlas.ui.panels.section import PanelSection

_LARGEST_SHARE = 0.4
"""Share of the page's height that the strip takes at most; what is longer scrolls."""
_AROUND = 6
"""Pixels above the section: the line, and the margin of the area."""

_AS_NEEDED, _NEVER = Qt.ScrollBarPolicy.ScrollBarAsNeeded, Qt.ScrollBarPolicy.ScrollBarAlwaysOff


class PathStrip(QWidget):
    """Holds a section while the right panel does not: as high as that needs, within a share of the page."""

    def __init__(self, section: PanelSection) -> None:
        """Start with the section, not shown."""
        super().__init__()
        self.setObjectName("pathStrip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._section = section
        self._is_wanted = False
        self._area = SectionArea()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 1, 0, 0)  # the line at its top
        column.addWidget(self._area)
        self._area.add_section(section)
        section.panel_changed.connect(self._on_panel_changed)
        section.installEventFilter(self)
        self.hide()

    def set_wanted(self, is_wanted: bool) -> None:
        """Show the section unless it is in the panel, or hide it."""
        self._is_wanted = is_wanted
        self.setVisible(is_wanted and self._area.holds(self._section))
        self._fit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        page = self.parentWidget()
        if page is not None:
            page.installEventFilter(self)
        self._fit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the height of the page, and what the section needs."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fit()
        return False

    @Slot(bool)
    def _on_panel_changed(self, is_in_panel: bool) -> None:
        if not is_in_panel:
            self._area.add_section(self._section)
        self.set_wanted(self._is_wanted)

    def _fit(self) -> None:
        page = self.parentWidget()
        if page is not None and self.isVisible():
            # the area keeps room for a scroll bar, so that it has the same lines with and without one
            needed = self._section.height_at(self._area.room) + _AROUND
            most = round(page.height() * _LARGEST_SHARE)
            scrolls = needed > most
            self._area.setVerticalScrollBarPolicy(_AS_NEEDED if scrolls else _NEVER)
            self.setFixedHeight(max(1, most if scrolls else needed))
