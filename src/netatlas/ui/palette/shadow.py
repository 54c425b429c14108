"""The palette's drop shadow: painted once as a small tile, then drawn from its corners and edges.

Qt's own shadow effect would paint and blur the whole palette again for every key that is typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from netatlas.ui.theme import Theme

_REACH = 30
"""Pixels that the shadow extends beyond the palette."""
_DROP = 8
"""Pixels that it lies lower than the palette."""
_RADIUS = 7
"""Radius of the palette's corners, as in the style sheet."""
_DARK, _LIGHT = 150, 48
"""Opacity of the shadow in the dark and the light theme, of 255."""


class Shadow(QWidget):
    """A soft shadow around a rectangle of the same window; it ignores the mouse."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Start hidden, in the colours of ``theme``."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._tile: QPixmap | None = None
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Change the colours."""
        self._colour = theme.colour("shadow")
        self._colour.setAlpha(_DARK if theme.is_dark else _LIGHT)
        self._tile = None
        self.update()

    def surround(self, rect: QRect) -> None:
        """Move around ``rect``, given in the parent's coordinates, and a little lower."""
        self.setGeometry(rect.adjusted(-_REACH, -_REACH, _REACH, _REACH).translated(0, _DROP))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        if self._tile is None or self._tile.devicePixelRatio() != ratio:
            self._tile = _tile(self._colour, ratio)
        painter = QPainter(self)
        for target, source in _parts(self.rect(), round(self._tile.width() / ratio)):
            pixels = QRectF(source.topLeft().toPointF() * ratio, source.size().toSizeF() * ratio)
            painter.drawPixmap(QRectF(target), self._tile, pixels)
        painter.end()


def _tile(colour: QColor, ratio: float) -> QPixmap:
    """Paint the shadow of the smallest square: its four corners, with one pixel of edge between them."""
    corner = _REACH + _RADIUS
    side = 2 * corner + 1
    tile = QPixmap(round(side * ratio), round(side * ratio))
    tile.setDevicePixelRatio(ratio)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    layer = QColor(colour)
    for step in range(_REACH):
        nearness = (step + 1) / _REACH
        layer.setAlphaF(colour.alphaF() * nearness**2 * 3 / _REACH)  # the squares add up to a third
        painter.setBrush(layer)
        edge = float(step)
        radius = _RADIUS + _REACH - edge
        painter.drawRoundedRect(QRectF(edge, edge, side - 2 * edge, side - 2 * edge), radius, radius)
    painter.end()
    return tile


def _parts(rect: QRect, side: int) -> list[tuple[QRect, QRect]]:
    """Return for each corner and edge its target in ``rect`` and its source in the tile."""
    corner = side // 2
    across = ((0, corner), (corner, rect.width() - 2 * corner), (rect.width() - corner, corner))
    down = ((0, corner), (corner, rect.height() - 2 * corner), (rect.height() - corner, corner))
    from_tile = ((0, corner), (corner, 1), (corner + 1, corner))
    return [
        (QRect(x, y, width, height), QRect(tile_x, tile_y, tile_width, tile_height))
        for (x, width), (tile_x, tile_width) in zip(across, from_tile, strict=True)
        for (y, height), (tile_y, tile_height) in zip(down, from_tile, strict=True)
    ]
