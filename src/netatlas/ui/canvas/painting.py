"""Paints a scene (``netatlas.drawing.scene``) in the colours of a theme."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QDataStream, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from netatlas.drawing.scene import Box, Circle, Label, Path, Polygon, Stroke

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netatlas.drawing.scene import Pattern, Scene, Shape
    from netatlas.ui.theme import Theme

_LINE_SPACING = 8.0
"""Pixels from one line of a pattern to the next, as in the SVG."""
_DOT_SPACING = 5.0
"""Pixels from one dot of a pattern to the next, as in the SVG."""
_MOVE_TO, _LINE_TO = 0, 1
"""Qt's numbers for the elements of a path."""


class ScenePainter:
    """Paints the shapes of scenes with a ``QPainter``."""

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
            case Path():
                self._painter.setPen(self._pen(shape.ink, shape.width, shape.strength, dashed=shape.dashed))
                self._painter.setBrush(Qt.BrushStyle.NoBrush)
                self._painter.drawPath(_painter_path(shape.segments))
            case Circle():
                self._painter.setPen(self._pen(shape.border, shape.width))
                self._painter.setBrush(self._brush(shape.fill))
                self._painter.drawEllipse(QPointF(shape.x, shape.y), shape.radius, shape.radius)
            case Polygon():
                self._painter.setPen(Qt.PenStyle.NoPen)
                self._painter.setBrush(self._brush(shape.fill, shape.strength))
                self._painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in shape.points]))
            case Label():
                self._label(shape)

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
        """Fill a rectangle with lines or dots of one pixel, whatever the size of the rectangle."""
        painter = self._painter
        painter.save()
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        painter.setPen(self._pen(ink, 1))
        if pattern == "dots":
            self._dots(rect)
        else:
            rise, offset = rect.height(), rect.left() % _LINE_SPACING
            for index in range(int((rect.width() + rise) / _LINE_SPACING) + 2):
                x = rect.left() - offset - rise + index * _LINE_SPACING
                painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rise, rect.top()))
                if pattern == "cross":
                    painter.drawLine(QPointF(x, rect.top()), QPointF(x + rise, rect.bottom()))
        painter.restore()

    def _dots(self, rect: QRectF) -> None:
        for row in range(int(rect.height() / _DOT_SPACING) + 1):
            for column in range(int(rect.width() / _DOT_SPACING) + 1):
                at = QPointF(
                    rect.left() + (column + 0.5) * _DOT_SPACING, rect.top() + (row + 0.5) * _DOT_SPACING
                )
                self._painter.drawEllipse(at, 0.5, 0.5)

    def _label(self, label: Label) -> None:
        font = sized(self._font, label.size, bold=label.bold)
        font.setStrikeOut(label.struck)
        metrics = QFontMetricsF(font)
        width = metrics.horizontalAdvance(label.text)
        left = {"start": label.x, "middle": label.x - width / 2, "end": label.x - width}[label.anchor]
        self._painter.setFont(font)
        self._painter.setPen(self._pen(label.ink, 1))
        base = label.y + (metrics.ascent() - metrics.descent()) / 2
        self._painter.drawText(QPointF(left, base), label.text)

    def _pen(self, role: str, width: float, strength: float = 1.0, *, dashed: bool = False) -> QPen:
        colour = self._colour(role)
        colour.setAlphaF(strength)
        pen = QPen(colour, width)
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


def _painter_path(segments: Sequence[float]) -> QPainterPath:
    """Return lines as a path, deserialized from the binary format that Qt itself writes.

    Calling ``moveTo`` and ``lineTo`` for thousands of lines would take longer than painting them.
    """
    points = len(segments) // 2
    elements = [_MOVE_TO, 0.0, 0.0, _LINE_TO, 0.0, 0.0] * (points // 2)
    elements[1::3], elements[2::3] = segments[::2], segments[1::2]
    start_of_last, odd_even_fill = 0, 0
    data = struct.pack(f">i{'idd' * points}ii", points, *elements, start_of_last, odd_even_fill)
    path = QPainterPath()
    QDataStream(QByteArray(data)) >> path
    return path


def sized(font: QFont, size: float, *, bold: bool = False) -> QFont:
    """Return a font at a size in pixels, semi-bold if ``bold``."""
    resized = QFont(font)
    resized.setPixelSize(max(1, round(size)))
    resized.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return resized


class FontMeasure:
    """Measures texts in a font, for the layout of a scene."""

    def __init__(self, font: QFont) -> None:
        self._font = font
        self._metrics: dict[tuple[float, bool], QFontMetricsF] = {}
        self._widths: dict[tuple[str, float, bool], float] = {}

    def __call__(self, text: str, size: float, *, bold: bool) -> float:
        """Return the width of a text in pixels."""
        width = self._widths.get((text, size, bold))
        if width is None:
            metrics = self._metrics.get((size, bold))
            if metrics is None:
                metrics = self._metrics[size, bold] = QFontMetricsF(sized(self._font, size, bold=bold))
            width = self._widths[text, size, bold] = metrics.horizontalAdvance(text)
        return width
