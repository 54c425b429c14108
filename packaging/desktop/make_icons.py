"""Writes the icon in the sizes that desktops ask for, from the SVG of the window itself: ``make icons``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SVG = ROOT / "resources" / "icons" / "netatlas.svg"
ICONS = ROOT / "packaging" / "desktop" / "icons"
SIZES = (16, 22, 24, 32, 48, 64, 96, 128, 256, 512)
"""Edges of squares in pixels: those of the hicolor theme, which every desktop falls back on."""


def render(size: int) -> bytes:
    """Return the icon as PNG of that size; equal bytes each time."""
    from PySide6.QtCore import QBuffer, QByteArray, QRectF  # noqa: PLC0415 - without a screen, if there is none
    from PySide6.QtGui import QImage, QPainter  # noqa: PLC0415 - the same
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 - the same

    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(SVG.read_bytes())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.convertToFormat(QImage.Format.Format_ARGB32).save(buffer, "PNG")  # type: ignore[call-overload] # the stubs want bytes
    return bytes(buffer.data().data())


def main() -> int:
    """Write all of them."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    ICONS.mkdir(exist_ok=True)
    for size in SIZES:
        (ICONS / f"{size}.png").write_bytes(render(size))
    print(f"Wrote {len(SIZES)} sizes of {SVG.relative_to(ROOT)} into {ICONS.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
