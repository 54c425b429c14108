"""The palette's widgets and their place over the window: search box, body, footer and shadow.

What keys and clicks do is decided in ``palette``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from netatlas.ui.palette.body import Body
from netatlas.ui.palette.footer import Footer
from netatlas.ui.palette.query_box import QueryBox
from netatlas.ui.palette.shadow import Shadow

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from netatlas.ui.theme import Theme

_WIDTH, _TOP, _MARGIN = 640, 64, 12
"""Pixels: the usual width, the distance from the window's top, and the least from its other edges."""
_LINE_PIXELS, _LIST_PIXELS, _SMALL_PIXELS = 16, 14, 11
"""Font sizes of the text typed, the entries and the footer, at scale 1."""


class PaletteFrame(QFrame):
    """The widgets of the palette, centred at the top of a window.

    Attributes:
        box: the search box.
        body: the message and the list of results.
        footer: key hints and the number of results.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Start hidden over ``parent``, in the colours of ``theme``."""
        super().__init__(parent)
        self._over = parent
        self.setObjectName("palette")
        self.setAccessibleName("Search")
        self._shadow = Shadow(theme, parent)
        self.box = QueryBox(self)
        self.body = Body(theme, self)
        self.footer = Footer(self)
        self.set_scale(1.0)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        for widget in (self.box, self.body, self.footer):
            column.addWidget(widget)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.body.settled.connect(self.place)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Change the colours."""
        self.body.list.set_theme(theme)
        self._shadow.set_theme(theme)

    def set_scale(self, scale: float) -> None:
        """Set the size of the text; 1 is normal."""
        self._scale = scale
        self.box.set_fonts(_sized(_LINE_PIXELS * scale), _sized(_LIST_PIXELS * scale))
        self.body.set_font(_sized(_LIST_PIXELS * scale))
        self.footer.set_fonts(_sized(_SMALL_PIXELS * scale))
        if self.isVisible():
            self.place()

    def place(self) -> None:
        """Centre the palette at the top of the window, no wider and no taller than it."""
        window = self._over
        width = min(round(_WIDTH * max(1.0, self._scale)), window.width() - 2 * _MARGIN)
        self.setFixedWidth(width)
        self._lay_out()
        fixed = self.box.sizeHint().height() + self.footer.sizeHint().height() + 2
        self.body.fit(window.height() - _TOP - _MARGIN - fixed)
        self._lay_out()
        self.adjustSize()
        self.move((window.width() - width) // 2, _TOP)
        self._shadow.surround(self.geometry())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._shadow.show()
        self._shadow.raise_()
        self.raise_()
        self.place()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._shadow.hide()

    def _lay_out(self) -> None:
        """Apply the layouts now, since sizes are measured next."""
        for layout in (self.layout(), self.body.layout()):
            if layout is not None:
                layout.activate()


def _sized(pixels: float) -> QFont:
    font = QFont(QApplication.font())
    font.setPixelSize(max(8, round(pixels)))
    return font
