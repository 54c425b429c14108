"""Names a widget for the style sheet and for screen readers."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)


def named(widget: W, name: str, *, spoken: str = "") -> W:
    """Set a widget's object name, for the style sheet, and its name for screen readers; return the widget."""
    widget.setObjectName(name)
    if spoken:
        widget.setAccessibleName(spoken)
    return widget
