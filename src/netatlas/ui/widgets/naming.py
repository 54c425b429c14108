"""Making widgets in one expression where PySide6's stubs know no keyword for it."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)


def named(widget: W, name: str, *, spoken: str = "") -> W:
    """Give a widget its object name (for the style sheet) and what a screen reader says; return it."""
    widget.setObjectName(name)
    if spoken:
        widget.setAccessibleName(spoken)
    return widget
