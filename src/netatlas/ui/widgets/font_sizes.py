"""Fonts at other sizes."""

from __future__ import annotations

from PySide6.QtGui import QFont


def sized(font: QFont, size: float, *, bold: bool = False, light: bool = False) -> QFont:
    """Return a font at a size in pixels, semi-bold if ``bold``, of thin lines if ``light``."""
    resized = QFont(font)
    resized.setPixelSize(max(1, round(size)))
    weight = QFont.Weight
    resized.setWeight(weight.DemiBold if bold else weight.Light if light else weight.Normal)
    return resized
