"""The controls of the page of packs: a row for each, to close or open it now and at the start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QPushButton, QScrollArea, QWidget

from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.plain_text import plain_label, set_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netatlas.documents.packs import ListedPack

_MOST_ROWS = 4
"""Rows that are seen at once; of more packs the rows scroll, so that the page keeps most of the room."""
_LAST = "The last pack stays open"


class PackControls(QScrollArea):
    """A button and a box for each pack.

    Signals:
        open_wanted, close_wanted: the folder of a pack, to be opened or closed.
        at_start_chosen: the folder of a pack, and whether it opens at the next start.
    """

    open_wanted = Signal(object)
    close_wanted = Signal(object)
    at_start_chosen = Signal(object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a row."""
        super().__init__(parent)
        named(self, "packControls", spoken="Packs to open and close")
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.buttons: list[QPushButton] = []
        self.boxes: list[QCheckBox] = []

    def show_packs(self, packs: Sequence[ListedPack]) -> None:
        """Show a row for each pack; the keyboard stays in the row and column where it was."""
        focused = [widget.hasFocus() for widget in (*self.buttons, *self.boxes)]
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setColumnStretch(0, 1)
        self.buttons, self.boxes = [], []
        is_last = sum(pack.opened is not None for pack in packs) == 1
        for row, pack in enumerate(packs):
            grid.addWidget(plain_label(pack.title, wrap=True), row, 0)
            grid.addWidget(self._button(pack, is_last=is_last), row, 1)
            grid.addWidget(self._box(pack), row, 2)
        before = self.takeWidget()
        if before is not None:
            before.deleteLater()  # not at once: one of its boxes may be what asks for the new rows
        self.setWidget(inner)
        inner.show()
        height = inner.sizeHint().height()
        self.setFixedHeight(min(height, height * _MOST_ROWS // max(1, len(packs))))
        for had_focus, widget in zip(focused, (*self.buttons, *self.boxes), strict=False):
            if had_focus:
                widget.setFocus()

    def _button(self, pack: ListedPack, *, is_last: bool) -> QPushButton:
        folder = pack.folder
        is_open = pack.opened is not None
        verb = "Close" if is_open else "Try again" if pack.reason else "Open"
        button = named(QPushButton(verb), "", spoken=f"{verb}: {pack.title}")
        signal = self.close_wanted if is_open else self.open_wanted
        button.clicked.connect(lambda: signal.emit(folder))
        if is_open and is_last:
            button.setEnabled(False)
            set_tip(button, _LAST)
        self.buttons.append(button)
        return button

    def _box(self, pack: ListedPack) -> QCheckBox:
        folder = pack.folder
        box = named(QCheckBox("Open at start"), "", spoken=f"Open at start: {pack.title}")
        box.setChecked(pack.choice.at_start)
        box.toggled.connect(lambda checked: self.at_start_chosen.emit(folder, checked))
        self.boxes.append(box)
        return box
