"""The pictures of the icon are those of the SVG, whatever ground they are on."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage

from desktop.make_icons import ICONS, SIZES, render

GROUNDS = ("#ffffff", "#202124")
"""Of a light and a dark desktop."""
MOST_DIFFERENCE = 8
"""Of a colour, from 0 to 255, that versions of Qt may round otherwise at an edge."""


@pytest.mark.parametrize("size", SIZES)
def test_the_pictures_are_those_of_the_svg(size: int) -> None:
    """The menu would show an icon that the window no longer has; “make icons” writes them anew."""
    kept, made = QImage(str(ICONS / f"{size}.png")), QImage.fromData(render(size))
    assert (kept.width(), kept.height()) == (size, size)
    colours = ((kept.pixelColor(x, x), made.pixelColor(x, x)) for x in range(size))
    corner_to_corner = [max(abs(a - b) for a, b in zip(*_channels(*two), strict=True)) for two in colours]
    assert max(corner_to_corner) <= MOST_DIFFERENCE


@pytest.mark.parametrize("ground", GROUNDS)
def test_the_icon_can_be_seen_on_any_ground(ground: str) -> None:
    """A dark panel would swallow the icon, or a white one its lines."""
    image = QImage(str(ICONS / "48.png"))
    plate, figure = image.pixelColor(24, 6), image.pixelColor(15, 16)
    assert _contrast(plate, figure) > 4.5
    assert _contrast(plate, QColor(ground)) > 2.5
    assert image.pixelColor(0, 0).alpha() == 0


def _channels(a: QColor, b: QColor) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return red, green, blue and alpha of two colours."""
    first, second = a.getRgb(), b.getRgb()
    return tuple(map(int, first)), tuple(map(int, second))  # type: ignore[call-overload]


def _contrast(a: QColor, b: QColor) -> float:
    """Return the contrast of two colours, as WCAG has it."""
    light, dark = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
