"""The icons of this project: SVG files in one colour, rendered in any colour and size.

Nothing of Qt is imported before there is one to paint, which is after the first paint of the window.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from netatlas import paths

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QIcon, QPainter
    from PySide6.QtSvg import QSvgRenderer


@lru_cache(maxsize=128)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    """Return a renderer of an icon in a colour.

    Raises:
        FileNotFoundError: there is no such icon.
    """
    from PySide6.QtCore import QByteArray
    from PySide6.QtSvg import QSvgRenderer

    svg = paths.resource("icons", f"{name}.svg").read_text("utf-8")
    return QSvgRenderer(QByteArray(svg.replace("currentColor", colour).encode()))


def paint_icon(painter: QPainter, name: str, colour: str, rect: QRectF) -> None:
    """Paint an icon into ``rect``; sharp at any scale."""
    _renderer(name, colour).render(painter, rect)


def app_icon() -> QIcon:
    """Return the icon of the application itself."""
    from PySide6.QtGui import QIcon

    return QIcon(str(paths.resource("icons", "netatlas.svg")))
