"""The bar above the pages: back, forward, search field and edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget
from typing_extensions import override

from netatlas.atlas.edition import Edition
from netatlas.ui.commands import key_of, with_key
from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.plain_text import set_tip, tip_text
from netatlas.ui.widgets.search_field import SearchField
from netatlas.ui.widgets.segments import Segments

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QPushButton

_EDITIONS = [(edition.value, edition.label, edition.description) for edition in Edition]
_LONG_LABELS = {edition.value: edition.label for edition in Edition}
_SHORT_LABELS = {edition.value: edition.label.rpartition(" ")[2].capitalize() for edition in Edition}
"""Labels of the editions where the bar has no room for all of them: their last words."""
_LEAST_SEARCH = 150
"""Pixels that the search field needs at a normal size of text; with less, the labels are shortened."""

_MARGIN, _SPACING = 12, 8
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
        row = _Row(self, self._share_width)
        row.setContentsMargins(_MARGIN, 8, _MARGIN, 8)
        row.setSpacing(_SPACING)
        row.addWidget(self.browse)
        row.addWidget(self.back)
        row.addWidget(self.forward)
        row.addStretch(1)
        row.addWidget(self.search, 8)
        row.addStretch(1)
        row.addWidget(self.edition)
        self._scale, self._is_short = 1.0, False
        self.set_scale(1.0)

    def _share_width(self) -> None:
        """Shorten the labels of the editions if the search field would have too little room beside them."""
        others = (self.browse, self.back, self.forward)
        taken = [_width(widget) for widget in others if not widget.isHidden()]
        gaps = _SPACING * (len(taken) + 3) + 2 * _MARGIN
        measure = self.edition.fontMetrics().horizontalAdvance
        saved = sum(measure(_LONG_LABELS[value]) - measure(short) for value, short in _SHORT_LABELS.items())
        long = self.edition.sizeHint().width() + (saved if self._is_short else 0)
        room = self.width() - gaps - sum(taken) - long
        if (is_short := room < round(_LEAST_SEARCH * self._scale)) != self._is_short:
            self._is_short = is_short
            self.edition.show_texts(_SHORT_LABELS if is_short else _LONG_LABELS)

    def set_scale(self, scale: float) -> None:
        """Give the widgets the room that text needs at another size."""
        self._scale = scale
        for button in (self.back, self.forward):
            button.setFixedSize(round(34 * min(scale, _WIDEST_ARROW)), round(28 * scale))
        self.search.set_scale(scale)

    def bind(self, back: QAction, forward: QAction, search: QAction) -> None:
        """Let the buttons run commands, and be enabled like them; until then they are disabled."""
        for button, action in ((self.back, back), (self.forward, forward), (self.search, search)):
            button.clicked.connect(action.trigger)
            _follow(button, action)


class _Row(QHBoxLayout):
    """A row that says when it is laid out: the bar or something in it has another width.

    The events of the bar would say it too, but for each PySide makes an object, also before the first paint.
    """

    def __init__(self, bar: QWidget, laid_out: Callable[[], None]) -> None:
        super().__init__(bar)
        self._laid_out = laid_out

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._laid_out()


def _width(widget: QWidget) -> int:
    """Return the width of a widget that is as wide as it asks for, or has a fixed size."""
    is_fixed = widget.minimumWidth() == widget.maximumWidth()
    return widget.minimumWidth() if is_fixed else widget.sizeHint().width()


def _follow(button: QToolButton | QPushButton, action: QAction) -> None:
    """Keep a button enabled like its action, with the same tooltip."""

    def update() -> None:
        button.setEnabled(action.isEnabled())
        keys = action.shortcut().toString()
        text = tip_text(action)
        set_tip(button, f"{text} ({keys})" if keys and action.isEnabled() else text)

    action.changed.connect(update)
    update()
