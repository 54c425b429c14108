"""Paints a scene (``netatlas.drawing.scene``) in the colours of a theme."""

from __future__ import annotations

import struct
import sys
from array import array
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QDataStream, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
)
from shiboken6 import VoidPtr

from netatlas.drawing.marks import SQUARE, is_round, outline_of, rounds
from netatlas.drawing.scene import Box, Circle, Label, Marks, Path, Polygon, Region, Stroke, Triangles
from netatlas.progress import SILENT
from netatlas.ui.widgets.font_sizes import sized

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netatlas.drawing.scene import Pattern, Scene, Shape
    from netatlas.progress import Progress
    from netatlas.ui.theme import Theme

_MADE_FOR_BRUSHES = QGradient.Preset
"""PySide makes it when the first brush asks for it: two threads that ask at once would find none."""
_LINE_SPACING = 8.0
"""Pixels from one line of a pattern to the next, as in the SVG."""
_DOT_SPACING = 5.0
"""Pixels from one dot of a pattern to the next, as in the SVG."""
_MOVE_TO, _LINE_TO = 0, 1
"""Qt's numbers for the elements of a path."""
_HALO = ((-1.5, 0.0), (1.5, 0.0), (0.0, -1.5), (0.0, 1.5), (-1.0, -1.0), (1.0, -1.0), (-1.0, 1.0), (1.0, 1.0))
"""Pixels to the sides at which the letters of a halo are painted."""


class ScenePainter:
    """Paints the shapes of scenes with a ``QPainter``."""

    def __init__(self, painter: QPainter, theme: Theme, font: QFont) -> None:
        self._painter = painter
        self._theme = theme
        self._font = font
        self._smooth = True
        self._fonts: dict[tuple[float, bool, bool, bool], tuple[QFont, QFontMetricsF]] = {}
        self._colours: dict[str, QColor] = {}
        self._inks: dict[str, QPen] = {}

    def paint(self, scene: Scene, *, smooth: bool = True, progress: Progress = SILENT) -> None:
        """Paint everything, from back to front.

        Args:
            scene: what is painted.
            smooth: whether the edges of shapes are softened; if not it is a draft, made in less time.
            progress: may cancel the rest.
        """
        self._painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
        self._smooth = smooth
        for shape in progress.checked(scene.shapes):
            self._shape(shape)

    def _shape(self, shape: Shape) -> None:
        match shape:
            case Box():
                self._box(shape)
            case Stroke():
                self._painter.setPen(self._pen(shape.ink, shape.width, dashed=shape.dashed))
                self._painter.drawLine(QPointF(shape.x, shape.y), QPointF(shape.to_x, shape.to_y))
            case Path():
                self._painter.setPen(self._pen_of_lines(shape))
                self._painter.setBrush(Qt.BrushStyle.NoBrush)
                self._painter.drawPath(_painter_path(shape.segments, 2))
            case Marks():
                self._marks(shape)
            case Region():
                self._painter.setPen(self._pen(shape.border, 1) if shape.border else Qt.PenStyle.NoPen)
                self._painter.setBrush(self._brush(shape.fill))
                self._painter.drawPath(_closed_path(shape.rings))
            case Circle():
                self._painter.setPen(self._pen(shape.border, shape.width))
                self._painter.setBrush(self._brush(shape.fill))
                self._painter.drawEllipse(QPointF(shape.x, shape.y), shape.radius, shape.radius)
            case Polygon():
                self._painter.setPen(Qt.PenStyle.NoPen)
                self._painter.setBrush(self._brush(shape.fill, shape.strength))
                self._painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in shape.points]))
            case Triangles():
                self._painter.setPen(Qt.PenStyle.NoPen)
                self._painter.setBrush(self._brush(shape.fill, shape.strength))
                self._painter.drawPath(_painter_path(shape.points, 3, fill=Qt.FillRule.WindingFill))
            case Label():
                self._label(shape)

    def _marks(self, marks: Marks) -> None:
        if marks.form == "square":
            pen = self._pen(marks.ink, 2 * SQUARE * marks.radius, marks.strength)
            pen.setCapStyle(Qt.PenCapStyle.SquareCap)
            self._painter.setPen(pen)
            self._painter.drawPoints(_polygon(marks.points))
            return
        if not is_round(marks.form):
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(self._brush(marks.ink, marks.strength))
            outline = outline_of(marks)
            corners = _around(marks.points, outline)
            self._painter.drawPath(_painter_path(corners, len(outline), fill=Qt.FillRule.WindingFill))
            return
        points = _polygon(marks.points)
        for ink, radius in rounds(marks):
            pen = self._pen(ink, 2 * radius, marks.strength if ink == marks.ink else 1.0)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            self._painter.setPen(pen)
            self._painter.drawPoints(points)

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
        font, metrics = self._font_of(label)
        left = label.x
        if label.anchor != "start":
            width = label.width or metrics.horizontalAdvance(label.text)
            left -= width / 2 if label.anchor == "middle" else width
        self._painter.setFont(font)
        base = label.y + (metrics.ascent() - metrics.descent()) / 2
        if label.halo:
            self._halo(label, QPointF(left, base))
        self._painter.setPen(self._ink(label.ink))
        self._painter.drawText(QPointF(left, base), label.text)

    def _font_of(self, label: Label) -> tuple[QFont, QFontMetricsF]:
        """Return the font of a label and its metrics; a picture has many labels and few fonts."""
        look = (label.size, label.bold, label.struck, label.light)
        known = self._fonts.get(look)
        if known is None:
            font = sized(self._font, label.size, bold=label.bold, light=label.light)
            font.setStrikeOut(label.struck)
            known = self._fonts[look] = (font, QFontMetricsF(font))
        return known

    def _halo(self, label: Label, at: QPointF) -> None:
        """Paint the letters a little to all sides, below the label itself."""
        self._painter.setPen(self._ink(label.halo))
        for right, down in _HALO:
            self._painter.drawText(at + QPointF(right, down), label.text)

    def _ink(self, role: str) -> QPen:
        """Return the pen of labels; a picture has many of them in few colours."""
        known = self._inks.get(role)
        if known is None:
            known = self._inks[role] = self._pen(role, 1)
        return known

    def _pen(self, role: str, width: float, strength: float = 1.0, *, dashed: bool = False) -> QPen:
        colour = self._colour(role)
        colour.setAlphaF(strength)
        pen = QPen(colour, width)
        if dashed:
            pen.setDashPattern([3.0, 2.0])
        return pen

    def _pen_of_lines(self, path: Path) -> QPen:
        """Return the pen of many lines; in a draft it is opaque, which takes a quarter of the time."""
        pen = self._pen(path.ink, path.width, path.strength, dashed=path.dashed)
        if not self._smooth and path.strength < 1:
            ink, ground = self._colour(path.ink), self._theme.colour("surface")
            share, rest = path.strength, 1 - path.strength
            pen.setColor(
                QColor.fromRgbF(
                    ink.redF() * share + ground.redF() * rest,
                    ink.greenF() * share + ground.greenF() * rest,
                    ink.blueF() * share + ground.blueF() * rest,
                )
            )
        return pen

    def _brush(self, role: str, strength: float = 1.0) -> QBrush:
        if not role:
            return QBrush(Qt.BrushStyle.NoBrush)
        colour = self._colour(role)
        colour.setAlphaF(strength)
        return QBrush(colour)

    def _colour(self, role: str) -> QColor:
        """Return a colour of the theme, which the caller may change."""
        known = self._colours.get(role)
        if known is None:
            theme = self._theme
            known = self._colours[role] = theme.kind(role) if role in theme.kinds else theme.colour(role)
        return QColor(known)


def _painter_path(
    points: Sequence[float], each: int, *, fill: Qt.FillRule = Qt.FillRule.OddEvenFill
) -> QPainterPath:
    """Return outlines of ``each`` points as one path; filled they are closed. Each point is x and y.

    The path is deserialized from the binary format that Qt itself writes, put together in words of 32 bits:
    calling ``moveTo`` and ``lineTo`` for thousands of lines would take longer than painting them.
    """
    count = len(points) // 2
    numbers = array("I", _big_endian(points))
    elements = array("I", bytes(20 * count))
    elements[::5] = _element_types(count, each)
    for word in range(4):  # the halves of x and y
        elements[word + 1 :: 5] = numbers[word::4]
    start_of_last = 0
    path = QPainterPath()
    data = struct.pack(">i", count) + elements.tobytes() + struct.pack(">ii", start_of_last, fill.value)
    QDataStream(QByteArray(data)) >> path
    return path


def _element_types(count: int, each: int) -> array[int]:
    """Return Qt's types of the elements of outlines of ``each`` points, as words of a path's format."""
    types = array("I", [_MOVE_TO, *[_LINE_TO] * (each - 1)]) * (count // each)
    if sys.byteorder == "little":
        types.byteswap()
    return types


def _around(points: Sequence[float], outline: Sequence[tuple[float, float]]) -> array[float]:
    """Return the corners of an outline around each point."""
    across, along = points[::2], points[1::2]
    corners = array("d", bytes(8 * len(points) * len(outline)))
    step = 2 * len(outline)
    for index, (right, down) in enumerate(outline):
        corners[2 * index :: step] = array("d", [x + right for x in across])
        corners[2 * index + 1 :: step] = array("d", [y + down for y in along])
    return corners


def _closed_path(rings: Sequence[Sequence[float]]) -> QPainterPath:
    """Return closed outlines, each x and y in turn, as one path, in the way of ``_painter_path``."""
    rings = [ring for ring in rings if len(ring)]
    data = [struct.pack(">i", sum(len(ring) // 2 + 1 for ring in rings))]
    for ring in rings:
        points = len(ring) // 2 + 1
        elements = [_MOVE_TO, 0.0, 0.0, *[_LINE_TO, 0.0, 0.0] * (points - 1)]
        elements[1::3], elements[2::3] = [*ring[::2], ring[0]], [*ring[1::2], ring[1]]
        data.append(struct.pack(f">{'idd' * points}", *elements))
    start_of_last, odd_even_fill = 0, 0
    data.append(struct.pack(">ii", start_of_last, odd_even_fill))
    path = QPainterPath()
    QDataStream(QByteArray(b"".join(data))) >> path
    return path


def _polygon(points: Sequence[float]) -> QPolygonF:
    """Return points, x and y in turn, without an object for each."""
    numbers, polygon = array("d", points), QPolygonF()
    polygon.resize(len(numbers) // 2)
    if numbers:
        address: Any = polygon.data()  # the stubs of PySide6 take it for a point
        memory: Any = VoidPtr(address, len(numbers) * numbers.itemsize, True)  # type: ignore[call-arg]
        memoryview(memory).cast("B")[:] = memoryview(numbers).cast("B")
    return polygon


def _big_endian(numbers: Sequence[float]) -> bytes:
    """Return numbers as Qt's data streams write them."""
    copy = array("d", numbers)
    if sys.byteorder == "little":
        copy.byteswap()
    return copy.tobytes()


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
