"""Our own icons: SVG files drawn in one colour, rendered in whatever colour and size is asked for."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from typing_extensions import override

from netatlas import paths


@lru_cache(maxsize=128)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    """Return a renderer of an icon in a colour.

    Raises:
        FileNotFoundError: there is no such icon.
    """
    drawing = paths.resource("icons", f"{name}.svg").read_text("utf-8")
    return QSvgRenderer(QByteArray(drawing.replace("currentColor", colour).encode()))


def paint_icon(painter: QPainter, name: str, colour: str, rect: QRectF) -> None:
    """Paint an icon into ``rect``; sharp at any scale."""
    _renderer(name, colour).render(painter, rect)


class _SvgEngine(QIconEngine):
    """Renders the drawing at the size and in the state that is asked for."""

    def __init__(self, name: str, colour: str, disabled: str) -> None:
        super().__init__()
        self._name = name
        self._colour = colour
        self._disabled = disabled

    @override
    def paint(self, painter: QPainter, rect: object, mode: QIcon.Mode, state: QIcon.State) -> None:
        colour = self._disabled if mode is QIcon.Mode.Disabled else self._colour
        paint_icon(painter, self._name, colour, QRectF(rect))  # type: ignore[call-overload]  # a QRect

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, pixmap.rect(), mode, state)
        painter.end()
        return pixmap

    @override
    def clone(self) -> QIconEngine:
        return _SvgEngine(self._name, self._colour, self._disabled)


def icon(name: str, colour: str, disabled: str = "") -> QIcon:
    """Return an icon in a colour, and in another (or the same) while it is disabled."""
    return QIcon(_SvgEngine(name, colour, disabled or colour))


def app_icon() -> QIcon:
    """Return the icon of the application itself."""
    return QIcon(str(paths.resource("icons", "netatlas.svg")))
