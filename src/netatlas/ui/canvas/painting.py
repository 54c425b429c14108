"""Paints a scene in the colours of a theme; what a scene is stands in ``netatlas.drawing.scene``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from netatlas.drawing.scene import Box, Corner, Ring, Stroke, Words

if TYPE_CHECKING:
    from netatlas.drawing.scene import Pattern, Scene, Shape
    from netatlas.ui.theme import Theme

_LINES = 8.0
_DOTS = 5.0


class ScenePainter:
    """Turns shapes into strokes of a painter."""

    def __init__(self, painter: QPainter, theme: Theme, font: QFont) -> None:
        self._painter = painter
        self._theme = theme
        self._font = font

    def paint(self, scene: Scene) -> None:
        """Paint everything, from back to front."""
        self._painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        for shape in scene.shapes:
            self._shape(shape)

    def _shape(self, shape: Shape) -> None:
        match shape:
            case Box():
                self._box(shape)
            case Stroke():
                self._painter.setPen(self._pen(shape.ink, shape.width, dashed=shape.dashed))
                self._painter.drawLine(QPointF(shape.x, shape.y), QPointF(shape.to_x, shape.to_y))
            case Ring():
                self._painter.setPen(self._pen(shape.border, shape.width))
                self._painter.setBrush(self._brush(shape.fill))
                self._painter.drawEllipse(QPointF(shape.x, shape.y), shape.radius, shape.radius)
            case Corner():
                self._painter.setPen(Qt.PenStyle.NoPen)
                self._painter.setBrush(self._brush(shape.fill, shape.strength))
                self._painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in shape.points]))
            case Words():
                self._words(shape)

    def _box(self, box: Box) -> None:
        rect = QRectF(box.x, box.y, box.width, box.height)
        if box.fill:
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(self._brush(box.fill, box.strength))
            self._painter.drawRoundedRect(rect, box.radius, box.radius)
        if box.pattern:
            self._pattern(rect, box.pattern, box.ink)
        if box.border:
            self._painter.setPen(self._pen(box.border, 1))
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.drawRoundedRect(rect, box.radius, box.radius)

    def _pattern(self, rect: QRectF, pattern: Pattern, ink: str) -> None:
        """Fill a rectangle with lines or dots that are as fine on every screen."""
        painter = self._painter
        painter.save()
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        painter.setPen(self._pen(ink, 1))
        if pattern == "during":
            self._dots(rect)
        else:
            rise, offset = rect.height(), rect.left() % _LINES
            for place in range(int((rect.width() + rise) / _LINES) + 2):
                x = rect.left() - offset - rise + place * _LINES
                painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rise, rect.top()))
                if pattern == "cross":
                    painter.drawLine(QPointF(x, rect.top()), QPointF(x + rise, rect.bottom()))
        painter.restore()

    def _dots(self, rect: QRectF) -> None:
        for row in range(int(rect.height() / _DOTS) + 1):
            for place in range(int(rect.width() / _DOTS) + 1):
                at = QPointF(rect.left() + (place + 0.5) * _DOTS, rect.top() + (row + 0.5) * _DOTS)
                self._painter.drawEllipse(at, 0.5, 0.5)

    def _words(self, words: Words) -> None:
        font = sized(self._font, words.size, bold=words.bold)
        font.setStrikeOut(words.struck)
        metrics = QFontMetricsF(font)
        wide = metrics.horizontalAdvance(words.text)
        left = {"start": words.x, "middle": words.x - wide / 2, "end": words.x - wide}[words.anchor]
        self._painter.setFont(font)
        self._painter.setPen(self._pen(words.ink, 1))
        base = words.y + (metrics.ascent() - metrics.descent()) / 2
        self._painter.drawText(QPointF(left, base), words.text)

    def _pen(self, role: str, width: float, *, dashed: bool = False) -> QPen:
        pen = QPen(self._colour(role), width)
        if dashed:
            pen.setDashPattern([3.0, 2.0])
        return pen

    def _brush(self, role: str, strength: float = 1.0) -> QBrush:
        if not role:
            return QBrush(Qt.BrushStyle.NoBrush)
        colour = self._colour(role)
        colour.setAlphaF(strength)
        return QBrush(colour)

    def _colour(self, role: str) -> QColor:
        return self._theme.kind(role) if role in self._theme.kinds else self._theme.colour(role)


def sized(font: QFont, size: float, *, bold: bool = False) -> QFont:
    """Return a font at a size in pixels, half-bold where asked for."""
    other = QFont(font)
    other.setPixelSize(max(1, round(size)))
    other.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return other


class FontMeasure:
    """Measures texts in a font, for whoever lays out a scene."""

    def __init__(self, font: QFont) -> None:
        self._font = font
        self._known: dict[tuple[float, bool], QFontMetricsF] = {}
        self._widths: dict[tuple[str, float, bool], float] = {}

    def __call__(self, text: str, size: float, *, bold: bool) -> float:
        """Return the width of a text in pixels."""
        width = self._widths.get((text, size, bold))
        if width is None:
            metrics = self._known.get((size, bold))
            if metrics is None:
                metrics = self._known[size, bold] = QFontMetricsF(sized(self._font, size, bold=bold))
            width = self._widths[text, size, bold] = metrics.horizontalAdvance(text)
        return width
