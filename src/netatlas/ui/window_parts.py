"""The parts of the window side by side: Browse, the pages, and the right panel beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QSplitter, QWidget
from typing_extensions import override

from netatlas.ui.placing import FIRST_SIZE

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from netatlas.ui.panels.browse import BrowsePanel
    from netatlas.ui.panels.right_panel import RightPanel
    from netatlas.ui.tabs import Tabs

_BROWSE_WIDTH = 232
_BROWSE_SHARE = 0.3
"""Largest share of the window that Browse takes by itself, for larger text."""


class WindowParts(QSplitter):
    """Browse and the pages, between which the reader moves a line."""

    def __init__(self, browse: BrowsePanel, content: QWidget, tabs: Tabs, panel: RightPanel) -> None:
        """Place Browse at the left of ``content``, in which ``tabs`` have the panel beside them."""
        super().__init__(Qt.Orientation.Horizontal)
        self._browse, self._tabs, self._panel = browse, tabs, panel
        self.addWidget(browse)
        self.addWidget(content)
        self.setHandleWidth(1)
        self.setStretchFactor(1, 1)
        self.setSizes([_BROWSE_WIDTH, FIRST_SIZE.width() - _BROWSE_WIDTH])
        self.setCollapsible(1, False)

    @override
    def resizeEvent(self, arg__1: QResizeEvent) -> None:
        self.make_room()
        super().resizeEvent(arg__1)

    @Slot()
    def make_room(self) -> None:
        """Show right panel and Browse where the window has room, before the page is laid out between them."""
        width = self.window().width()
        with self._tabs.laid_out_later():
            self._panel.make_room(window_width=width)
        self._browse.make_room(window_width=width)
        # Qt would show or hide it later, and lay the page out once more for its one pixel
        self.handle(1).setVisible(not self._browse.isHidden())

    def scale_browse(self, factor: float) -> None:
        """Make Browse wider or narrower with the size of the text, as far as the window allows it."""
        browse, rest = self.sizes()
        wanted = round(min(browse * factor, (browse + rest) * _BROWSE_SHARE))
        if browse:
            self.setSizes([wanted, browse + rest - wanted])
