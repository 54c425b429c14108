"""The strip of names above the pages; a middle click closes a tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QTabBar, QWidget
from typing_extensions import override

from netatlas.ui.widgets.plain_text import set_tab_name, without_mnemonic

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

_NAME_WIDTH = 230
_NARROWEST = 60


class TabStrip(QTabBar):
    """The names of the tabs.

    Signals:
        close_requested: the index of a tab.
    """

    close_requested = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        """Start without a tab."""
        super().__init__(parent)
        self.setAccessibleName("Tabs")
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setMovable(True)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)

    def name(self, index: int, title: str) -> None:
        """Name a tab; a long title is cut, and whole in the tooltip."""
        shown = self.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, _NAME_WIDTH)
        self.setTabText(index, without_mnemonic(shown))
        set_tab_name(self, index, title)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.MiddleButton:
            index = self.tabAt(event.position().toPoint())
            if index >= 0:
                self.close_requested.emit(index)
                return
        super().mouseReleaseEvent(event)

    @override
    def minimumTabSizeHint(self, index: int) -> QSize:
        return QSize(_NARROWEST, super().minimumTabSizeHint(index).height())
