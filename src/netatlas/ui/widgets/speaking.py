"""Says a sentence to whoever listens with a screen reader.

All that the window says in passing goes through ``speak``: a text that changes where the keyboard is not is
never read out by itself. ``describe`` and ``introduce`` are for what a widget has to say of itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_READS_CHANGES = ("xcb", "wayland")
"""Platforms whose screen readers read a new name or description of what has the keyboard by themselves."""


def speak(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Have a text read out on behalf of a widget, where an assistive technology is active.

    Args:
        widget: what says it.
        text: what is said; nothing if it is empty.
        urgent: whether it interrupts what is being read, as errors do.
    """
    if not text:
        return
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if QAccessible.isActive():
        event = QAccessibleAnnouncementEvent(widget, text)
        if urgent:
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)


def describe(widget: QWidget, text: str, *, again: bool = False) -> None:
    """Give a widget a new description, and have it read out once if the widget has the keyboard.

    Args:
        widget: what is described.
        text: its description.
        again: whether it is read even if it is what the widget said before, of something else.
    """
    if text == widget.accessibleDescription():
        if not again:
            return
        widget.setAccessibleDescription("")  # or nothing would seem to have changed
    widget.setAccessibleDescription(text)
    _read_out(widget, text)


def introduce(widget: QWidget, name: str, text: str) -> None:
    """Name and describe a widget by what it shows now, and have both read out if it has the keyboard.

    Of a widget that gets the keyboard later they are read then, without further ado.
    """
    if (name, text) != (widget.accessibleName(), widget.accessibleDescription()):
        widget.setAccessibleName(name)
        widget.setAccessibleDescription(text)
        _read_out(widget, f"{name}. {text}" if text else name)


def _read_out(widget: QWidget, text: str) -> None:
    """Speak for the widget with the keyboard, unless screen readers read what has changed by themselves."""
    if widget.hasFocus() and QGuiApplication.platformName() not in _READS_CHANGES:
        speak(widget, text)
