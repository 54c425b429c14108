"""A page that is a table of rows: going to a row, and finding text in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import Qt
from typing_extensions import override

from netatlas.ui.jobs import Lane
from netatlas.ui.latest_job import LatestJob
from netatlas.ui.next_turn import in_next_turn
from netatlas.ui.pages.page import Page

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from netatlas.ui.page_context import PageContext
    from netatlas.ui.pages.fitted_table import FittedTable
    from netatlas.ui.pages.row_texts import RowTexts


class _Rows(Protocol):
    """What the model of such a table knows of its rows."""

    texts: RowTexts[Any]

    def row_of(self, record_id: str) -> int:
        """Return the row of a record, or -1."""

    def find(self, text: str) -> list[int]:
        """Return the rows that contain a text."""

    def mark(self, text: str) -> int:
        """Mark the rows that contain a text, and return their number."""


class RowPage(Page):
    """A page whose content is a table of rows.

    Attributes:
        model: the rows.
        table: their view.
    """

    model: _Rows
    table: FittedTable

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(context, parent)
        self._texts_job = LatestJob(context.jobs, self)

    @override
    def can_be_remade(self) -> bool:
        return self.table.currentIndex().row() <= 0 and not self.table.selectionModel().hasSelection()

    @override
    def show_row(self, record_id: str) -> bool:
        row = self.model.row_of(record_id)
        if row < 0:
            return False
        self.focus_content()
        self.table.go_to(row)  # the selection is the wash, and says the row to who cannot see it
        self.table.show_current()
        in_next_turn(self.table, self.table.show_current)  # a new page has no size before that
        return True

    @override
    def focus_content(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def prepare_find(self, text: str) -> bool:
        texts = self.model.texts
        if not text or texts.are_ready:
            return True
        if not self._texts_job.is_awaited:
            self._texts_job.run(
                texts.preparing(), lambda _outcome: self.find_ready.emit(), lane=Lane.INTERACTIVE
            )
        return False

    @override
    def find_text(self, text: str, *, backward: bool) -> bool:
        found = self.model.find(text)
        if not found:
            return False
        here = self.table.currentIndex().row()
        after = [row for row in found if row > here] or found
        before = [row for row in found if row < here] or found
        self.table.go_to(before[-1] if backward else after[0])
        self.table.show_current()
        return True

    @override
    def find_position(self, text: str) -> int:
        found, here = self.model.find(text), self.table.currentIndex().row()
        return found.index(here) + 1 if here in found else 0

    @override
    def mark_all(self, text: str) -> int:
        return self.model.mark(text)

    @override
    def deselect(self) -> bool:
        had_selection = self.table.selectionModel().hasSelection()
        self.table.clearSelection()
        return had_selection

    @override
    def scroll_position(self) -> int:
        return self.table.verticalScrollBar().value()

    @override
    def set_scroll_position(self, position: int) -> None:
        self.table.verticalScrollBar().setValue(position)
