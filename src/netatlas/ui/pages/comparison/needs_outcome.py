"""What the reader's needs leave of a comparison, in words: what remains, and why the others are out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netatlas.compare.deciding import outcome, reasons
from netatlas.ui.pages.cells import breakable
from netatlas.ui.widgets.disclosure import Disclosure
from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.plain_text import plain_label
from netatlas.words import counted

if TYPE_CHECKING:
    from netatlas.compare.deciding import Decision
    from netatlas.compare.table import ComparisonTable


class NeedsOutcome(QWidget):
    """A sentence on what remains, and below it a line for each subject that is out.

    This is the only place that says why: the heads of the columns only say what is out.

    Attributes:
        sentence: what remains.
        why: shows or hides the reasons.
        reasons: why each subject is out that is.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.sentence = named(plain_label(wrap=True, selectable=True), "pageSentence")
        self.why = Disclosure("Why")
        self.reasons = named(plain_label(wrap=True, selectable=True), "pageLead")
        for label in (self.sentence, self.reasons):
            label.setMinimumWidth(1)
        self._wanted: bool | None = None
        self.why.clicked.connect(self._on_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.sentence)
        column.addWidget(self.why, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.reasons)

    def show_decision(self, table: ComparisonTable, decision: Decision | None) -> None:
        """Say what a decision leaves, or nothing without one."""
        lines = reasons(table, decision) if decision is not None else ()
        self.sentence.setText(breakable(outcome(table, decision)) if decision is not None else "")
        self.reasons.setText("\n".join(map(breakable, lines)))
        self.why.setText(f"Why {counted(len(lines), 'subject')} {'is' if len(lines) == 1 else 'are'} out")
        self.why.setVisible(bool(lines))
        self.setVisible(decision is not None)

    def fit(self, width: int, most: int) -> None:
        """Show the reasons if the reader wants them, or if they are no higher than ``most`` pixels."""
        wanted = self._wanted
        if not self.reasons.text():
            wanted = False
        elif wanted is None:
            wanted = self.reasons.heightForWidth(width) <= most
        self.why.setChecked(wanted)
        self.reasons.setVisible(wanted)

    def _on_clicked(self, shown: bool) -> None:
        self._wanted = shown
        self.reasons.setVisible(shown)
