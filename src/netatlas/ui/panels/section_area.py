"""A column of sections that scrolls as a whole: in the right panel, or on a page in the panel's stead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from netatlas.ui.widgets.naming import named

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QResizeEvent

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
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._content = named(QWidget(), "panelColumn")
        self._content.installEventFilter(self)
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
        """The width of a section, in pixels."""
        return max(1, self._width - 2 * _MARGIN)

    @property
    def _width(self) -> int:
        """The width of the column: that beside a scroll bar, whether there is one or not.

        If it depended on the height of the sections, which depends on the width, neither might come to rest:
        Qt's own resizing then goes on until the process ends (6.11).
        """
        return self.maximumViewportSize().width() - self.verticalScrollBar().sizeHint().width()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._content and event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """Be as high as the sections need."""
        width = max(1, self._width)
        height = max(self._rows.minimumSize().height(), self._rows.heightForWidth(width))
        self._content.resize(width, max(height, self.maximumViewportSize().height()))

    @Slot(QWidget, int, int)
    def _on_scroll_requested(self, widget: QWidget, top: int, bottom: int) -> None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # it may have just grown
        if self._content.isAncestorOf(widget):
            above = widget.mapTo(self._content, widget.rect().topLeft()).y()
            for y in (bottom + _AROUND_ROW, top - _AROUND_ROW):  # the top last: it is in sight in any case
                self.ensureVisible(0, above + y, 0, 0)
