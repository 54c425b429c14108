"""Says a sentence to whoever listens with a screen reader.

All that the window says in passing goes through ``speak``: a text that changes where the keyboard is not is
never read out by itself. ``describe`` is for what the widget with the keyboard has to say of itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_READS_DESCRIPTIONS = ("xcb", "wayland")
"""Platforms whose screen readers read a new description of the widget with the keyboard by themselves."""


def speak(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Have a text read out on behalf of a widget, where an assistive technology is active.

    Args:
        widget: what says it.
        text: what is said; nothing if it is empty.
        urgent: whether it interrupts what is being read, as errors do.
    """
    if text and QAccessible.isActive():
        event = QAccessibleAnnouncementEvent(widget, text)
        if urgent:
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)


def describe(widget: QWidget, text: str) -> None:
    """Give a widget a new description, and have it read out once if the widget has the keyboard."""
    if text == widget.accessibleDescription():
        return
    widget.setAccessibleDescription(text)
    if widget.hasFocus() and QGuiApplication.platformName() not in _READS_DESCRIPTIONS:
        speak(widget, text)
