"""The layout of the comparison page: title, lead, buttons, table, advice and the line of details."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from netatlas.atlas.subjects import FEWEST_SUBJECTS, MOST_SUBJECTS
from netatlas.documents.blocks import plain
from netatlas.documents.comparison import (
    ADVICE_TITLE,
    comparison_advice,
    comparison_lead,
)
from netatlas.ui.commands import with_key
from netatlas.ui.pages.comparison.model import ComparisonModel
from netatlas.ui.pages.comparison.view import ComparisonView
from netatlas.ui.widgets.disclosure import Disclosure
from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.page_head import PageHead
from netatlas.ui.widgets.plain_text import plain_label, set_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from netatlas.compare.decide import Decision
    from netatlas.compare.table import ComparisonTable
    from netatlas.ui.theme import Theme


_MARGIN = 28
_SHARE_OF_ADVICE = 0.16
"""Advice that takes more of the height is folded until it is asked for."""
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
        self.head = PageHead()
        self.heading = self.head.title
        self.lead = named(plain_label(wrap=True, selectable=True), "pageLead")
        self.sentence = named(plain_label(wrap=True, selectable=True), "pageSentence")
        self.advice = Disclosure(ADVICE_TITLE)
        self.advice_text = named(plain_label(wrap=True, selectable=True), "pageLead")
        self.detail = named(plain_label(wrap=True, selectable=True), "cellDetail")
        self.add_button = QPushButton("Add a subject")
        self.differences = QPushButton("Differences only")
        self.differences.setCheckable(True)
        set_tip(self.differences, with_key("Leave out the rows that do not differ", "compare.differences"))
        self.copy_button = QPushButton("Copy")
        whole = "Copy the selected cells, or else the whole table, with its sources"
        set_tip(self.copy_button, with_key(whole, "edit.copy"))

        self._awaited_scroll: int | None = None
        self._advice_wanted: bool | None = None
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
        self._show_advice()
        self.view.fit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.view.fit()
        if self._awaited_scroll is not None:
            self.view.verticalScrollBar().setValue(self._awaited_scroll)
            self._awaited_scroll = None

    def _lay_out(self) -> None:
        self.head.add(self.add_button, self.differences, self.copy_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 20, _MARGIN, 10)
        column.setSpacing(8)
        column.addWidget(self.head)
        column.addWidget(self.lead)
        column.addWidget(self.sentence)
        column.addWidget(self.view, 1)
        advice = QVBoxLayout()
        advice.setSpacing(2)
        advice.addWidget(self.advice, 0, Qt.AlignmentFlag.AlignLeft)
        advice.addWidget(self.advice_text)
        column.addLayout(advice)
        column.addWidget(self.detail)

    def _show_advice(self) -> None:
        """Show the advice if the reader wants it, or if it is low enough to leave the table its room."""
        wanted = self._advice_wanted
        if wanted is None:
            high = self.advice_text.heightForWidth(self.width() - 2 * _MARGIN)
            wanted = high <= self.height() * _SHARE_OF_ADVICE
        self.advice_text.setVisible(wanted and not self.advice.isHidden())
        with QSignalBlocker(self.advice):
            self.advice.setChecked(wanted)

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
        for widget in (self.lead, self.sentence, self.advice, self.advice_text, self.detail):
            font = widget.font()
            font.setPixelSize(round(14 * scale))
            widget.setFont(font)

    def show_texts(
        self, title: str, table: ComparisonTable, decision: Decision | None, *, advice: bool | None = None
    ) -> None:
        """Fill title, lead, advice and buttons; with needs, the sentence of the decision replaces the lead.

        Args:
            title: of the page.
            table: what is compared.
            decision: which subjects the needs leave, or None without needs.
            advice: whether the advice is shown; None: if there is room.
        """
        self.head.show_title(title)
        self.lead.setText(comparison_lead(table))
        self.lead.setVisible(decision is None)
        self.sentence.setText(decision.sentence if decision is not None else "")
        self.sentence.setVisible(decision is not None)
        self.advice_text.setText("\n".join(plain(paragraph) for paragraph in comparison_advice(table)))
        advised = bool(self.advice_text.text()) and decision is None
        self.advice.setVisible(advised)
        self._advice_wanted = advice
        self._show_advice()
        self.differences.setText(f"Differences only ({table.differing} of {len(table.rows)})")
        self.differences.setEnabled(bool(table.rows))
        full = len(table.subjects) >= MOST_SUBJECTS
        self.add_button.setEnabled(not full)
        set_tip(
            self.add_button,
            f"{MOST_SUBJECTS} subjects are the most" if full else with_key("Add a subject", "go.compare"),
        )

    @staticmethod
    def removable(table: ComparisonTable) -> bool:
        """Return True if a subject may be removed."""
        return len(table.subjects) > FEWEST_SUBJECTS
