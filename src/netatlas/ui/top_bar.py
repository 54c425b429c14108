"""The bar above the pages: back and forward, the way into the search, the edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from netatlas.atlas.edition import Edition
from netatlas.ui.commands import key_of
from netatlas.ui.widgets.helpers import named
from netatlas.ui.widgets.plain_text import plain_label, set_tip, tip_text
from netatlas.ui.widgets.segments import Segments

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

_EDITIONS = [(edition.value, edition.label, edition.description) for edition in Edition]


class TopBar(QWidget):
    """Places its widgets; the window decides what they do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lay the bar out."""
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.back = named(QToolButton(), "back", spoken="Back")
        self.forward = named(QToolButton(), "forward", spoken="Forward")
        self.back.setText("←")
        self.forward.setText("→")
        for button in (self.back, self.forward):
            button.setFixedSize(34, 28)
        self.search = named(
            QPushButton("Search concepts, limits, ports, addresses, or “A vs B”"),
            "searchField",
            spoken=f"Search, {key_of('go.search')}",
        )
        self.search.setMinimumWidth(220)
        self.search.setMaximumWidth(640)
        self.search.setMinimumHeight(32)
        chip = named(plain_label(key_of("go.search").replace("+", " "), self.search), "keyChip")
        chip.setFixedHeight(20)
        chip.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = QHBoxLayout(self.search)
        inside.setContentsMargins(0, 0, 10, 0)
        inside.addStretch()
        inside.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
        self.edition = Segments(_EDITIONS, name="Edition")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(self.back)
        row.addWidget(self.forward)
        row.addStretch(1)
        row.addWidget(self.search, 8)
        row.addStretch(1)
        row.addWidget(self.edition)

    def bind(self, back: QAction, forward: QAction, search: QAction) -> None:
        """Let the buttons run the commands, enabled as they are."""
        for button, action in ((self.back, back), (self.forward, forward), (self.search, search)):
            button.clicked.connect(action.trigger)
            _follow(button, action)


def _follow(button: QToolButton | QPushButton, action: QAction) -> None:
    """Keep a button as enabled as its action, with the action's reason as its tooltip."""

    def follow() -> None:
        button.setEnabled(action.isEnabled())
        keys = action.shortcut().toString()
        words = tip_text(action)
        set_tip(button, f"{words} ({keys})" if keys and action.isEnabled() else words)

    action.changed.connect(follow)
    follow()
