"""The bar above the pages: back, forward, search field and edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from netatlas.atlas.edition import Edition
from netatlas.ui.commands import key_of, with_key
from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.plain_text import set_tip, tip_text
from netatlas.ui.widgets.search_field import SearchField
from netatlas.ui.widgets.segments import Segments

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QPushButton

_EDITIONS = [(edition.value, edition.label, edition.description) for edition in Edition]

_WIDEST_ARROW = 1.5
"""Largest scale of the width of Back and Forward: the arrows are narrow, and words need the room."""


class TopBar(QWidget):
    """Lays out its widgets; ``bind`` connects them to commands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lay out the bar."""
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.browse = named(QToolButton(), "browseButton", spoken="Browse")
        self.browse.setText("Browse")
        self.browse.setCheckable(True)
        set_tip(self.browse, with_key("Show or hide Browse", "view.browse"))
        self.browse.hide()
        self.back = named(QToolButton(), "back", spoken="Back")
        self.forward = named(QToolButton(), "forward", spoken="Forward")
        self.back.setText("←")
        self.forward.setText("→")
        hint = "Search concepts, limits, ports, addresses, or “A vs B”"
        self.search = SearchField(hint, key_of("go.search"))
        self.edition = Segments(_EDITIONS, name="Edition")
        for button in (self.back, self.forward, self.search):
            button.setEnabled(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(self.browse)
        row.addWidget(self.back)
        row.addWidget(self.forward)
        row.addStretch(1)
        row.addWidget(self.search, 8)
        row.addStretch(1)
        row.addWidget(self.edition)
        self.set_scale(1.0)

    def set_scale(self, scale: float) -> None:
        """Give the widgets the room that text needs at another size."""
        for button in (self.back, self.forward):
            button.setFixedSize(round(34 * min(scale, _WIDEST_ARROW)), round(28 * scale))
        self.search.set_scale(scale)

    def bind(self, back: QAction, forward: QAction, search: QAction) -> None:
        """Let the buttons run commands, and be enabled like them; until then they are disabled."""
        for button, action in ((self.back, back), (self.forward, forward), (self.search, search)):
            button.clicked.connect(action.trigger)
            _follow(button, action)


def _follow(button: QToolButton | QPushButton, action: QAction) -> None:
    """Keep a button enabled like its action, with the same tooltip."""

    def update() -> None:
        button.setEnabled(action.isEnabled())
        keys = action.shortcut().toString()
        text = tip_text(action)
        set_tip(button, f"{text} ({keys})" if keys and action.isEnabled() else text)

    action.changed.connect(update)
    update()
