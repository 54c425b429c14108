"""A row of buttons of which exactly one is down: a choice that is always in sight."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from netatlas.ui.widgets.helpers import named
from netatlas.ui.widgets.plain_text import set_tip


class Segments(QWidget):
    """The choice itself.

    Signals:
        chosen: the value of the button that the reader pressed.
    """

    chosen = Signal(str)

    def __init__(
        self, choices: list[tuple[str, str, str]], *, name: str, parent: QWidget | None = None
    ) -> None:
        """Lay out ``choices``, (value, text, tooltip) each; ``name`` is for screen readers."""
        super().__init__(parent)
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        for place, (value, text, tip) in enumerate(choices):
            button = named(QToolButton(), "segment", spoken=f"{name}: {text}")
            button.setText(text)
            set_tip(button, tip)
            button.setCheckable(True)
            button.setProperty("place", {0: "first", len(choices) - 1: "last"}.get(place, "middle"))
            self._group.addButton(button)
            self._buttons[value] = button
            row.addWidget(button)
        self._group.buttonClicked.connect(self._on_clicked)

    def choose(self, value: str) -> None:
        """Show ``value`` as chosen, without a signal."""
        self._buttons[value].setChecked(True)

    def set_reason(self, reason: str) -> None:
        """Disable the choice and say why in its tooltip, or enable it with ''."""
        self.setEnabled(not reason)
        set_tip(self, reason)

    def _on_clicked(self, button: QToolButton) -> None:
        self.chosen.emit(next(value for value, one in self._buttons.items() if one is button))
