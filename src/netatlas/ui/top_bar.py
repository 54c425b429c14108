"""The bar above the pages: back, forward, search field and edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget
from typing_extensions import override

from netatlas.atlas.edition import Edition
from netatlas.ui.commands import key_of
from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.plain_text import plain_label, set_tip, tip_text
from netatlas.ui.widgets.segments import Segments

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QResizeEvent

_EDITIONS = [(edition.value, edition.label, edition.description) for edition in Edition]

_SENTENCE = "Search concepts, limits, ports, addresses, or “A vs B”"
_NARROWEST_SEARCH, _WIDEST_SEARCH = 120, 640
"""Pixels; the least is that of any size of text, since the edition must have its room."""
_WIDEST_ARROW = 1.5
"""Largest scale of the width of Back and Forward: the arrows are narrow, and words need the room."""


class _SearchField(QPushButton):
    """The button that opens the palette; its sentence is cut where it has no room, its key then left out."""

    def __init__(self) -> None:
        super().__init__(_SENTENCE)
        self.setMinimumWidth(_NARROWEST_SEARCH)
        self._chip = named(plain_label(key_of("go.search").replace("+", " "), self), "keyChip")
        self._chip.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._inside = QHBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 10, 0)
        self._inside.addStretch()
        self._inside.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_scale(self, scale: float) -> None:
        """Be as large as another size of text needs."""
        self.setMaximumWidth(round(_WIDEST_SEARCH * max(1.0, scale)))
        self.setMinimumHeight(round(32 * scale))
        self._chip.setFixedHeight(round(20 * scale))
        self._fit()

    @override
    def sizeHint(self) -> QSize:
        return QSize(_WIDEST_SEARCH, super().sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics, chip = self.fontMetrics(), self._chip.sizeHint().width()
        room = self.width() - 4 * metrics.averageCharWidth()
        has_chip = metrics.horizontalAdvance(_SENTENCE[: len("Search concepts")]) + chip <= room
        self._chip.setVisible(has_chip)
        room -= chip if has_chip else 0
        self.setText(metrics.elidedText(_SENTENCE, Qt.TextElideMode.ElideRight, room))


class TopBar(QWidget):
    """Lays out its widgets; ``bind`` connects them to commands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lay out the bar."""
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.back = named(QToolButton(), "back", spoken="Back")
        self.forward = named(QToolButton(), "forward", spoken="Forward")
        self.back.setText("←")
        self.forward.setText("→")
        self.search = named(_SearchField(), "searchField", spoken=f"Search, {key_of('go.search')}")
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
        self.set_scale(1.0)

    def set_scale(self, scale: float) -> None:
        """Give the widgets the room that text needs at another size."""
        for button in (self.back, self.forward):
            button.setFixedSize(round(34 * min(scale, _WIDEST_ARROW)), round(28 * scale))
        self.search.set_scale(scale)

    def bind(self, back: QAction, forward: QAction, search: QAction) -> None:
        """Let the buttons run commands, and be enabled like them."""
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
