"""The layout of the page of a sheet: the list, the buttons, the paper, and the line below it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from netatlas.printing.paper.geometry import MARGIN_MM
from netatlas.ui.commands import key_of, with_key
from netatlas.ui.note_editing.dates import clock_time
from netatlas.ui.pages.sheets.item_pane import SheetItemsPane
from netatlas.ui.paper.options_bar import PaperOptionsBar
from netatlas.ui.paper.view import PaperView
from netatlas.ui.widgets.font_sizes import sized
from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.notice import Notice
from netatlas.ui.widgets.plain_text import plain_label, set_tip
from netatlas.words import quoted

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from netatlas.ui.paper.rendering import PaperFacts
    from netatlas.ui.theme import Theme

_SIDE_BY_SIDE = 700
"""Least width of the page in pixels for the list beside the paper."""
_LIST_WIDTH, _NARROWEST_LIST = 336, 272
"""Pixels; it is as wide as leaves the buttons over the paper one line, within these."""
_HIGHEST_LIST = 0.42
"""Largest share of the height for a list above the paper."""
_MOST = 0xFFFFFF
_EVEN_MM = 2
"""How far apart the ends of even columns may be."""
_LOWEST = 90


class SheetFrame(QWidget):
    """All widgets of the page; ``SheetPage`` says what is in them.

    Attributes:
        pane: what goes in.
        bar: the buttons over the paper.
        view: the paper.
        status: the line below it.
        notice: shown in place of all where there is no sheet.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Start empty."""
        super().__init__(parent)
        self.pane = SheetItemsPane(theme)
        self.bar = PaperOptionsBar(theme, of_sheet=True)
        self.view = PaperView(theme)
        self.view.setMinimumHeight(_LOWEST)
        self.export = QPushButton("Export…")
        set_tip(
            self.export, with_key("Save it as PDF, or as a small file that NetAtlas reads", "sheet.export")
        )
        self.print = QPushButton("Print…")
        self.print.setDefault(True)
        set_tip(self.print, with_key("Print it", "file.print"))
        self.bar.add(self.export, self.print)
        self.status = named(plain_label(wrap=True), "pageLead")
        self.size_line = named(plain_label(), "pageLead")
        self.zoom_buttons = [_small_button(text, spoken) for text, spoken in _ZOOMS]
        self.notice = Notice()
        self._scale = 1.0
        self._lay_out()
        for button, run in zip(
            self.zoom_buttons, (self.view.zoom_out, self.view.zoom_in, self.view.fit_width), strict=True
        ):
            button.clicked.connect(run)
        self.view.zoomed.connect(self.show_size)

    def apply_theme(self, theme: Theme, scale: float) -> None:
        """Use other colours or another size of text."""
        self._scale = scale
        self.pane.apply_theme(theme, scale)
        self.bar.apply_theme(theme, scale)
        self.view.apply_theme(theme)
        self.notice.label.setFont(sized(self.notice.label.font(), 14 * scale))
        for widget in (self.status, self.size_line, *self.zoom_buttons):
            widget.setFont(sized(widget.font(), 12 * scale))
        self.arrange()

    def show_message(self, text: str, *actions: tuple[str, Callable[[], object]]) -> None:
        """Say something in place of the sheet, with buttons; '' shows the sheet."""
        if text:
            self.notice.show_sentence(text, *actions)
        else:
            self.notice.clear()
        self._stack.setCurrentIndex(1 if text else 0)

    def show_status(self, facts: PaperFacts, saved: datetime | None, *, reason: str) -> None:
        """Say how even the columns are, how small the type, and when it was saved."""
        parts: list[str] = []
        if facts.columns > 1 and facts.shares:
            within = max(_EVEN_MM, math.ceil(facts.spread))
            parts.append(f"Columns end within {within} mm of each other.")
        parts.append(f"Smallest type {facts.type_size:g} pt, margins {MARGIN_MM:g} mm.")
        if reason:
            parts.append(reason)
        elif saved is not None:
            parts.append(f"Saved {clock_time(saved)}.")
        self.status.setText(" ".join(parts))
        self.show_size()

    @Slot()
    def show_size(self) -> None:
        """Say which page is in front, and how large."""
        picture = self.view.picture
        if picture is not None:
            at = f"Page {self.view.page_in_front + 1} of {picture.facts.pages}"
            self.size_line.setText(f"{at}, shown at {round(self.view.zoom * 100)} %")

    def arrange(self) -> None:
        """Put list and paper beside each other, or in a narrow window the folded list above."""
        beside = self.width() >= _SIDE_BY_SIDE * max(1.0, self._scale * 0.9)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._box.setDirection(direction)
        self._below.setDirection(direction)
        self.pane.set_beside(is_beside=beside)
        if beside:
            room = self.width() - self.bar.line_width
            wide = round(max(_NARROWEST_LIST, min(_LIST_WIDTH * self._scale, room)))
            self.pane.setFixedWidth(wide)
            self.pane.setMaximumHeight(_MOST)
        else:
            self.pane.setMinimumWidth(0)
            self.pane.setMaximumWidth(_MOST)
            self.pane.setMaximumHeight(max(1, round(self.height() * _HIGHEST_LIST)))

    def _lay_out(self) -> None:
        below = QWidget()
        self._below = QBoxLayout(QBoxLayout.Direction.LeftToRight, below)
        self._below.setContentsMargins(16, 6, 16, 8)
        self._below.addWidget(self.status, 1)
        row = QHBoxLayout()
        row.addWidget(self.size_line)
        for button in self.zoom_buttons:
            row.addWidget(button)
        row.addStretch(1)
        self._below.addLayout(row)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.view, 1)
        column.addWidget(below)
        sheet = QWidget()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, sheet)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addWidget(self.pane)
        self._box.addWidget(right, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(sheet)
        instead = QWidget()
        inner = QVBoxLayout(instead)
        inner.setContentsMargins(28, 20, 28, 10)
        inner.addWidget(self.notice)
        inner.addStretch(1)
        self._stack.addWidget(instead)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)


_ZOOMS = (("−", "Smaller"), ("+", "Larger"), ("Fit", "As wide as its room"))


def _small_button(text: str, spoken: str) -> QToolButton:
    button = named(QToolButton(), "paperZoom", spoken=f"Paper: {spoken.lower()}")
    button.setText(text)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    set_tip(button, spoken)
    return button


def no_sheet(name: str) -> str:
    """Return what is said where there is no sheet of a name."""
    lists = f"{key_of('go.sheets')} lists all sheets."
    return f"There is no sheet {quoted(name)}. It may have been renamed or removed; {lists}"
