"""The layout of the comparison page: buttons, title, lead, table, advice and the area of details."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from netatlas.atlas.subjects import FEWEST_SUBJECTS
from netatlas.documents.blocks import plain
from netatlas.documents.comparison import (
    ADVICE_TITLE,
    comparison_advice,
    comparison_lead,
)
from netatlas.ui.pages.cells import breakable
from netatlas.ui.pages.comparison.bar import ComparisonBar
from netatlas.ui.pages.comparison.model import ComparisonModel
from netatlas.ui.pages.comparison.needs_outcome import NeedsOutcome
from netatlas.ui.pages.comparison.view import ComparisonView
from netatlas.ui.pages.detail_area import DetailArea
from netatlas.ui.widgets.disclosure import Disclosure
from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.plain_text import plain_label, set_tip, without_mnemonic
from netatlas.ui.widgets.text_link import TextLink

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from netatlas.atlas.model import Comparison
    from netatlas.compare.deciding import Decision
    from netatlas.compare.table import ComparisonTable
    from netatlas.ui.pages.comparison.options import ComparisonOptions
    from netatlas.ui.theme import Theme


_MARGIN = 28
_USUAL, _SMALL = 14, 12
"""Sizes in pixels of text, and of small print."""
_SHARE_OF_ADVICE = 0.1
"""Advice that takes more of the height is folded until it is asked for."""
_LOW = 380
"""Height of the page in pixels, at a normal size of text, below which the table needs that of the title."""
_LINES, _LINES_WHEN_LOW = 3, 1
"""Lines of details in sight."""
_LOWEST = 96
"""Least height of the table in pixels: its header and a row or two."""


class ComparisonFrame(QWidget):
    """The table with the labels and buttons around it; ``ComparisonPage`` and its controller handle them."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Start empty."""
        super().__init__(parent)
        self.model = ComparisonModel(self)
        self.view = ComparisonView(theme, self.model, self)
        self.view.setMinimumHeight(_LOWEST)
        self.bar = ComparisonBar(_MARGIN)
        self.heading = named(plain_label(wrap=True, selectable=True), "pageTitle")
        self.lead = named(plain_label(wrap=True, selectable=True), "pageLead")
        self.curated = TextLink()
        self.curated.hide()
        self.outcome = NeedsOutcome()
        self.advice = Disclosure(ADVICE_TITLE)
        self.advice_text = named(plain_label(wrap=True, selectable=True), "pageLead")
        self.details = DetailArea("About the cell")
        self.detail = self.details.label
        for label in (self.heading, self.lead, self.advice_text):
            label.setMinimumWidth(1)
        self._awaited_scroll: int | None = None
        self._advice_wanted: bool | None = None
        self._scale = 1.0
        self._lay_out()

    def scroll_position(self) -> int:
        """Return how far the table is scrolled, or will be when it is shown."""
        return self.view.verticalScrollBar().value() if self._awaited_scroll is None else self._awaited_scroll

    def set_scroll_position(self, position: int) -> None:
        """Scroll now, or once the page is shown: before that, the heights of the rows are not known."""
        if self.isVisible():
            self.view.verticalScrollBar().setValue(position)
        else:
            self._awaited_scroll = position

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()
        self._show_advice()
        self.view.fit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.scale_labels(self._scale)  # the style sheet takes sizes back that were set before
        self.view.fit()
        if self._awaited_scroll is not None:
            self.view.verticalScrollBar().setValue(self._awaited_scroll)
            self._awaited_scroll = None

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.bar)
        column = QVBoxLayout()
        column.setContentsMargins(_MARGIN, 10, _MARGIN, 10)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addWidget(self.lead)
        column.addWidget(self.curated, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.outcome)
        column.addWidget(self.view, 1)
        advice = QVBoxLayout()
        advice.setSpacing(2)
        advice.addWidget(self.advice, 0, Qt.AlignmentFlag.AlignLeft)
        advice.addWidget(self.advice_text)
        column.addLayout(advice)
        column.addWidget(self.details)
        whole.addLayout(column, 1)

    def _fit_height(self) -> None:
        """On a page that is low for the size of its text, leave out what the tab says too, for the table."""
        is_low = self.height() < _LOW * self._scale
        self.heading.setVisible(not is_low)
        self.details.fit(_LINES_WHEN_LOW if is_low else _LINES)

    def _show_advice(self) -> None:
        """Show the advice if the reader wants it, or if it is low enough to leave the table its room."""
        wanted = self._advice_wanted
        if wanted is None and self.advice_text.text():
            high = self.advice_text.heightForWidth(self.width() - 2 * _MARGIN)
            wanted = high <= self.height() * _SHARE_OF_ADVICE
        self.advice_text.setVisible(bool(wanted) and not self.advice.isHidden())
        with QSignalBlocker(self.advice):
            self.advice.setChecked(bool(wanted))
        self.outcome.fit(self.width() - 2 * _MARGIN, round(self.height() * _SHARE_OF_ADVICE))

    def leave_out_controls(self) -> None:
        """Hide what is of no use in a picture: the crosses that remove subjects, and needs if none is set."""
        for header in self.view.headers:
            header.removable = False
        grid = self.model.grid
        if grid is not None and grid.options.decision is None:
            needs = len(grid.table.subjects)
            hide = self.view.setRowHidden if grid.options.swapped else self.view.setColumnHidden
            hide(needs, True)

    def scale_labels(self, scale: float) -> None:
        """Scale the text of all labels."""
        self._scale = scale
        small = (self.outcome.why, self.outcome.reasons, self.detail)
        usual = (self.lead, self.outcome.sentence, self.advice, self.advice_text, *self.bar.buttons)
        for widget in (*usual, *small):
            font, size = widget.font(), round((_SMALL if widget in small else _USUAL) * scale)
            if font.pixelSize() != size:
                font.setPixelSize(size)
                widget.setFont(font)
        self._fit_height()

    def show_texts(
        self, title: str, table: ComparisonTable, decision: Decision | None, options: ComparisonOptions
    ) -> None:
        """Fill title, lead, advice and buttons; with needs, the sentence of the decision replaces the lead.

        Args:
            title: of the page.
            table: what is compared.
            decision: which subjects the needs leave, or None without needs.
            options: what the reader has set.
        """
        self.heading.setText(breakable(title))
        self.lead.setText(breakable(comparison_lead(table)))
        set_tip(self.lead, self.lead.text())  # in a low window not all of it has room
        self.lead.setVisible(decision is None)
        self.outcome.show_decision(table, decision)
        advice = "\n".join(plain(paragraph) for paragraph in comparison_advice(table))
        self.advice_text.setText(breakable(advice))
        self.advice.setVisible(bool(advice) and decision is None)
        self._advice_wanted = options.advice
        self._show_advice()
        self.bar.show_state(table, options)

    def show_curated(self, curated: Comparison | None) -> None:
        """Offer the curated comparison of the same subjects, which has advice; None if there is none."""
        self.curated.setVisible(curated is not None)
        if curated is not None:
            self.curated.setText(without_mnemonic(f"Open “{curated.title}”"))
            set_tip(
                self.curated, f"The comparison of the same subjects that comes with the pack: {curated.title}"
            )

    @staticmethod
    def removable(table: ComparisonTable) -> bool:
        """Return True if a subject may be removed."""
        return len(table.subjects) > FEWEST_SUBJECTS
