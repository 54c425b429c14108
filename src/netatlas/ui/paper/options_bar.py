"""The buttons over a paper: its size, columns, type and pages, and how full it is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from netatlas.atlas.edition import Edition
from netatlas.desk.sheet import LARGEST_TYPE, MOST_COLUMNS, SMALLEST_TYPE, PaperSize
from netatlas.ui.paper.gauge import PaperGauge
from netatlas.ui.widgets.flow_layout import FlowLayout
from netatlas.ui.widgets.font_sizes import sized
from netatlas.ui.widgets.plain_text import set_tip
from netatlas.words import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from netatlas.desk.sheet import SheetLayout
    from netatlas.ui.paper.rendering import PaperFacts
    from netatlas.ui.theme import Theme

_PAPERS = {PaperSize.A4: "A4", PaperSize.LETTER: "Letter"}
_MOST_FITTED = 6
"""Pages that can be chosen to fit something onto; a file may ask for more."""
_SOURCES = "Sources"
_MARGIN = 14
_MENU = " ▾"
"""Marks a button that opens a menu."""


class PaperOptionsBar(QWidget):
    """Sets up a paper.

    Attributes:
        gauge: how full the paper is.

    Signals:
        layout_chosen: the ``SheetLayout`` that is wanted.
    """

    layout_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, of_sheet: bool) -> None:
        """Start without a paper; ``of_sheet``: whether sources and edition can be chosen, too."""
        super().__init__(parent)
        self.setObjectName("paperBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._layout: SheetLayout | None = None
        self._of_sheet = of_sheet
        self._reason = ""
        self.gauge = PaperGauge(theme)
        self.paper, self.columns, self.type = (QPushButton() for _ in range(3))
        self.fit, self.more = QPushButton(), QPushButton(f"More{_MENU}", self)
        self.more.setVisible(of_sheet)
        self.fit.setCheckable(True)
        self._flow = FlowLayout(spacing=6)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 8, _MARGIN, 8)
        column.addLayout(self._flow)
        shown = (self.paper, self.columns, self.type, self.gauge, self.fit)
        self.add(*shown, *((self.more,) if of_sheet else ()))
        for button in (self.paper, self.columns, self.type, self.fit, self.more):
            menu = QMenu(button)
            button.setMenu(menu)
            menu.aboutToShow.connect(partial(self._fill, button, menu))

    @property
    def line_width(self) -> int:
        """The width at which all of it is in one line."""
        return self._flow.sizeHint().width() + 2 * _MARGIN

    def add(self, *widgets: QWidget) -> None:
        """Add buttons at the end."""
        for widget in widgets:
            self._flow.insert_widget(self._flow.count(), widget)

    def show_layout(self, layout: SheetLayout, *, reason: str = "") -> None:
        """Show what is chosen; ``reason`` says why nothing can be chosen, if so."""
        self._layout, self._reason = layout, reason
        way = "landscape" if layout.landscape else "portrait"
        self.paper.setText(f"{_PAPERS[layout.paper]} {way}{_MENU}")
        self._show_columns(layout.columns)
        self._show_type(layout.type_size)
        pages = layout.fit_pages
        fit = f"Fit to {counted(pages, 'page')}" if pages else "Fit to pages"
        self.fit.setText(f"{fit}{_MENU}")
        self.fit.setChecked(bool(pages))
        found = "What fits is found by itself. Choosing a size no longer fits it to pages."
        tips = {
            self.paper: "Paper",
            self.columns: "Columns",
            self.type: found if pages else "Size of the type",
            self.fit: "Find the columns and the largest type at which everything fits",
            self.more: "Sources and edition",
        }
        for button, words in tips.items():
            button.setEnabled(not reason)
            set_tip(button, reason or words)
        self.paper.setAccessibleName(f"Paper: {_PAPERS[layout.paper]} {way}")
        self.fit.setAccessibleName(fit)
        self.more.setAccessibleName("Sources and edition")

    def show_facts(self, facts: PaperFacts) -> None:
        """Show what was found for a paper that is fitted, and how full it is."""
        layout = self._layout
        if layout is None:
            return
        self._show_columns(facts.columns)
        self._show_type(facts.type_size)
        self.gauge.show_share(facts.gauge, max(1, layout.fit_pages), is_fitted=bool(layout.fit_pages))

    def apply_theme(self, theme: Theme, scale: float) -> None:
        """Use other colours or another size of text."""
        self.gauge.apply_theme(theme, scale)
        for index in range(self._flow.count()):
            item = self._flow.itemAt(index)
            widget = item.widget() if item is not None else None
            if widget is not None and widget is not self.gauge:
                widget.setFont(sized(widget.font(), 14 * scale))

    def choices(self, button: QPushButton) -> list[tuple[str, bool, Callable[[], None]]]:
        """Return what a button offers: text, whether it is chosen, and what chooses it."""
        layout = self._layout
        if layout is None:
            return []
        if button is self.paper:
            return [
                self._choice(
                    f"{name} {'landscape' if landscape else 'portrait'}",
                    replace(layout, paper=paper, landscape=landscape),
                )
                for paper, name in _PAPERS.items()
                for landscape in (True, False)
            ]
        if button is self.columns:
            return [
                self._choice(counted(number, "column"), replace(layout, columns=number))
                for number in range(1, MOST_COLUMNS + 1)
            ]
        if button is self.type:
            halves = range(round(SMALLEST_TYPE * 2), round(LARGEST_TYPE * 2) + 1)
            sizes = sorted({half / 2 for half in halves} | {layout.type_size})
            return [
                self._choice(f"{size:g} pt", replace(layout, type_size=size, fit_pages=0)) for size in sizes
            ]
        if button is self.fit:
            numbers = sorted({*range(1, _MOST_FITTED + 1), layout.fit_pages or 1})
            free = self._choice("As many pages as it takes", replace(layout, fit_pages=0))
            return [
                *(
                    self._choice(f"Fit to {counted(n, 'page')}", replace(layout, fit_pages=n))
                    for n in numbers
                ),
                free,
            ]
        editions = [self._choice(one.long_label, replace(layout, edition=one)) for one in Edition]
        text, _, choose = self._choice(_SOURCES, replace(layout, sources=not layout.sources))
        return [(text, layout.sources, choose), *editions]

    def _choice(self, text: str, layout: SheetLayout) -> tuple[str, bool, Callable[[], None]]:
        return text, layout == self._layout, partial(self.layout_chosen.emit, layout)

    def _fill(self, button: QPushButton, menu: QMenu) -> None:
        """Fill a menu when it opens."""
        menu.clear()
        choices = self.choices(button)
        group = QActionGroup(menu)
        for index, (text, is_chosen, choose) in enumerate(choices):
            action = QAction(text, menu)
            action.setCheckable(True)
            action.setChecked(is_chosen)
            action.triggered.connect(lambda _checked=False, choose=choose: choose())
            if button is not self.more or index:
                group.addAction(action)
            menu.addAction(action)
            if button is self.more and not index:
                menu.addSeparator()

    def _show_columns(self, columns: int) -> None:
        self.columns.setText(f"{counted(columns, 'column')}{_MENU}")
        self.columns.setAccessibleName(counted(columns, "column"))

    def _show_type(self, size: float) -> None:
        self.type.setText(f"{size:g} pt{_MENU}")
        self.type.setAccessibleName(f"Size of the type: {size:g} points")
