#!/usr/bin/env bash
# Versions: PySide6-Essentials 6.11.3 (QtSvg 6.11.3).
#
# Expected: `rgb(100%,0%,0%)` is `rgb(255,0,0)`. Qt documents QtSvg as drawing the static features of SVG Tiny 1.2,
# whose colours may be written in percent and where values out of range are brought into it.
#
# Seen: 100 % becomes 254, so white in percent is no white. `rgb(300,0,0)` is not brought to 255: nothing is painted.
set -euo pipefail
export QT_QPA_PLATFORM=offscreen
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'PySide6-Essentials==6.11.3'
"$work/venv/bin/python" - <<'PYTHON'
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

application = QGuiApplication([])


def painted(colour):
    rectangle = f'<rect width="4" height="4" fill="{colour}"/>'
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4">{rectangle}</svg>'
    renderer = QSvgRenderer(QByteArray(drawing.encode()))
    assert renderer.isValid()
    image = QImage(4, 4, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image.pixelColor(2, 2).getRgb()


expected = {
    "rgb(255,0,0)": (255, 0, 0, 255),
    "rgb(100%,0%,0%)": (254, 0, 0, 255),
    "rgb(100%,100%,100%)": (254, 254, 254, 255),
    "rgb(20%,40%,60%)": (51, 102, 153, 255),
    "rgb(300,0,0)": (0, 0, 0, 0),
}
for colour, rgba in expected.items():
    print(colour, "->", painted(colour))
    assert painted(colour) == rgba
PYTHON
