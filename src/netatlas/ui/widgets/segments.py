"""A segmented control: a row of joined buttons of which exactly one is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.plain_text import set_tip

if TYPE_CHECKING:
    from collections.abc import Mapping


class Segments(QWidget):
    """The segmented control.

    Screen readers take it for a set of radio buttons, which Qt tells of push buttons that exclude each other.

    Signals:
        chosen: the value of the button that was clicked.
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
        self._buttons: dict[str, QPushButton] = {}
        self._tips = {value: tip for value, _, tip in choices}
        for index, (value, text, tip) in enumerate(choices):
            button = named(QPushButton(), "segment", spoken=f"{name}: {text}")
            button.setText(text)
            set_tip(button, tip)
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it is
            button.setProperty("place", {0: "first", len(choices) - 1: "last"}.get(index, "middle"))
            self._group.addButton(button)
            self._buttons[value] = button
            row.addWidget(button)
        self._group.buttonClicked.connect(self._on_clicked)

    @property
    def has_focus(self) -> bool:
        """Whether one of its buttons has the keyboard."""
        return any(button.hasFocus() for button in self._buttons.values())

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """Show other, such as shorter, texts by value; what is read out stays as it is."""
        for value, text in texts.items():
            self._buttons[value].setText(text)

    def choose(self, value: str) -> None:
        """Choose a value without emitting the signal."""
        self._buttons[value].setChecked(True)

    def set_reason(self, reason: str) -> None:
        """Disable the control and say why in its tooltip, or enable it with ''."""
        self.setEnabled(not reason)
        set_tip(self, reason)

    def set_choice_reason(self, value: str, reason: str) -> None:
        """Disable one choice and say why in its tooltip, or enable it with ''."""
        self._buttons[value].setEnabled(not reason)
        set_tip(self._buttons[value], reason or self._tips[value])

    def _on_clicked(self, button: QPushButton) -> None:
        self.chosen.emit(next(value for value, known in self._buttons.items() if known is button))
