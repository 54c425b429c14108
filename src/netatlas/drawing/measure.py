"""What a layout asks for the width of texts; the window answers with its font, a file with an estimate."""

from __future__ import annotations

from typing import Protocol


class Measure(Protocol):
    """Measures the width of a text."""

    def __call__(self, text: str, size: float, *, bold: bool) -> float:
        """Return the width of a text, with a font size in pixels."""
        ...
