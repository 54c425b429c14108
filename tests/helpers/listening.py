"""What a screen reader is sent: the events of Qt's accessibility, recorded instead of delivered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

if TYPE_CHECKING:
    import pytest
    from PySide6.QtGui import QAccessibleEvent


class Listener:
    """Records what NetAtlas sends: the focus as ``focus: NAME``, announcements as their words.

    Attributes:
        politeness: of the last announcement: whether it interrupts.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Listen until the test ends, as if an assistive technology were active."""
        self._heard: list[str] = []
        self.politeness = QAccessible.AnnouncementPoliteness.Polite
        monkeypatch.setattr(QAccessible, "isActive", lambda: True)
        monkeypatch.setattr(QAccessible, "updateAccessibility", self._on_event)

    def take(self) -> list[str]:
        """Return what was heard since it was last asked for."""
        heard, self._heard = self._heard, []
        return heard

    def _on_event(self, event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            self._heard.append(event.message())
            self.politeness = event.politeness()
            return
        name = event.accessibleInterface().text(QAccessible.Text.Name)
        self._heard.append(f"{event.type().name.lower()}: {name}")
