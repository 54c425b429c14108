"""A device to paint on that keeps no pixel: only which words were painted, where, and how much shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPaintDevice, QPaintEngine, QPainter, QTextItem
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QPaintEngineState, QPainterPath

_SIDE = 100_000
"""Width and height in pixels: no window is as large."""
_DPI = 96
_METRIC = QPaintDevice.PaintDeviceMetric
_METRICS = {
    _METRIC.PdmWidth: _SIDE,
    _METRIC.PdmHeight: _SIDE,
    _METRIC.PdmWidthMM: _SIDE // 4,
    _METRIC.PdmHeightMM: _SIDE // 4,
    _METRIC.PdmNumColors: 1 << 24,
    _METRIC.PdmDepth: 32,
    _METRIC.PdmDevicePixelRatio: 1,
}
_CLIPS = (
    QPaintEngine.DirtyFlag.DirtyClipRegion
    | QPaintEngine.DirtyFlag.DirtyClipPath
    | QPaintEngine.DirtyFlag.DirtyClipEnabled
)


class PaintedText(NamedTuple):
    """A line of words that was painted.

    Attributes:
        words: what it says.
        area: where it is.
        clip: the part of the device in which it can be seen, or None for all of it.
    """

    words: str
    area: QRectF
    clip: QRectF | None


def painted_texts(paint: Callable[[QPainter], None]) -> list[PaintedText]:
    """Return the lines of words that a function paints."""
    device = _Device()
    painter = QPainter(device)
    paint(painter)
    painter.end()
    return device.engine.texts


class _Engine(QPaintEngine):
    """Keeps words, and lets all else go."""

    def __init__(self) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.texts: list[PaintedText] = []
        self._clip: QRectF | None = None

    @override
    def begin(self, pdev: QPaintDevice) -> bool:
        return True

    @override
    def end(self) -> bool:
        return True

    @override
    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    @override
    def updateState(self, state: QPaintEngineState) -> None:
        if state.state() & _CLIPS:
            clip = QRectF(state.clipRegion().boundingRect())
            self._clip = clip if state.isClipEnabled() and not clip.isEmpty() else None

    @override
    def drawTextItem(self, p: QPointF | QPoint | QPainterPath.Element, textItem: QTextItem) -> None:
        assert isinstance(p, QPointF)
        at = self.painter().transform().map(p)
        area = QRectF(at.x(), at.y() - textItem.ascent(), textItem.width(), textItem.ascent())
        area.setBottom(at.y() + textItem.descent())
        if words := textItem.text().rstrip():
            self.texts.append(PaintedText(words, area, self._clip))

    def _ignore(self, *_arguments: object) -> None:
        """Paint nothing."""

    drawPath = drawPixmap = drawImage = drawPolygon = drawRects = drawLines = drawEllipse = _ignore  # type: ignore[assignment]  # noqa: N815


class _Device(QPaintDevice):
    def __init__(self) -> None:
        super().__init__()
        self.engine = _Engine()

    @override
    def paintEngine(self) -> QPaintEngine:
        return self.engine

    @override
    def metric(self, metric: QPaintDevice.PaintDeviceMetric) -> int:
        return _METRICS.get(metric, _DPI)
