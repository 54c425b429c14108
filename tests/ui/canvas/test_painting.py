"""Painting: many lines in one go look as they do one by one, and nothing is too small to be painted."""

from __future__ import annotations

from array import array

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from netatlas.drawing.scene import Path, Scene, Stroke
from netatlas.progress import SILENT
from netatlas.ui.canvas.painting import ScenePainter
from netatlas.ui.canvas.rest_picture import Surface, painting_of
from netatlas.ui.theme import load_theme

_LINES = [(10.0, 10.0 + 6 * line, 90.0 - 3 * line, 12.5 + 6 * line) for line in range(12)]


def _painted(*shapes: Path | Stroke) -> QImage:
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    ScenePainter(painter, load_theme("light"), QFont()).paint(Scene(100, 100, shapes))
    painter.end()
    return image


@pytest.mark.usefixtures("qapp")
def test_a_path_is_painted_like_its_lines() -> None:
    """Edges would be missing, join where they should not, or look unlike a single line."""
    flat = array("d", [number for line in _LINES for number in line])
    for dashed in (False, True):
        one_by_one = [Stroke(*line, "muted", 2.0, dashed) for line in _LINES]
        assert _painted(Path(flat, "muted", 2.0, dashed)) == _painted(*one_by_one)
    assert _painted(Path(flat, "muted", 2.0)) != _painted()
    assert _painted(Path((), "muted")) == _painted()


@pytest.mark.usefixtures("qapp")
def test_a_faint_path_is_lighter() -> None:
    """Edges would cover the labels that they run behind."""
    shades = [
        _painted(Path((10, 50.5, 90, 50.5), "text", 1.0, strength=strength)).pixelColor(50, 50).lightness()
        for strength in (1.0, 0.3)
    ]
    assert shades[0] + 100 < shades[1] < 255


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("size", [(0, 0), (0, 40), (40, 0)])
def test_a_canvas_without_room_is_painted_silently(size: tuple[int, int]) -> None:
    """Qt would complain in the log at each width at which the canvas has no pixel left."""
    surface = Surface(QSize(*size), 2.0, load_theme("light"), QFont())
    image = painting_of(lambda: Scene(*size, (Stroke(0, 0, 9, 9, "muted"),)), surface)(SILENT)
    assert not image.isNull()
