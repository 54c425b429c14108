"""Applies what the reader sets on a comparison: needs, baseline, folding, swapped axes, differences only.

All of it is part of the page's address. ``netatlas.ui.pages.comparison.page`` handles the subjects, and
copies and saves the table.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QSignalBlocker, Signal, Slot

from netatlas.compare import with_need
from netatlas.documents.comparison import comparison_title
from netatlas.ui.labels import with_pack_titles
from netatlas.ui.pages.comparison.address import AddressedComparison, address_of, curated_of
from netatlas.ui.pages.comparison.grid import CellKind
from netatlas.ui.pages.comparison.groups import SAME
from netatlas.ui.pages.comparison.need_menu import NeedChooser
from netatlas.ui.pages.comparison.options import ComparisonOptions

if TYPE_CHECKING:
    from netatlas.address import Address
    from netatlas.atlas.model import Comparison
    from netatlas.compare import ComparisonTable, Decision, Need
    from netatlas.ui.page_context import PageContext
    from netatlas.ui.pages.comparison.frame import ComparisonFrame
    from netatlas.ui.pages.comparison.headers import ComparisonHeader


class ComparisonController(QObject):
    """Shows a comparison in its frame, as the reader's options say.

    Attributes:
        table: what is compared, or None before anything is.
        curated: the curated comparison whose rows and advice are shown, or None.
        options: what the reader has set.
        title: of the page.
        chooser: asks for needs.

    Signals:
        shown: the table was filled, or filled again with other options.
        refined: the reader has changed an option.
        noted: a sentence for the status bar.
    """

    shown = Signal()
    refined = Signal()
    noted = Signal(str)

    def __init__(self, frame: ComparisonFrame, context: PageContext) -> None:
        """Start without a comparison."""
        super().__init__(frame)
        self._frame = frame
        self._context = context
        self.table: ComparisonTable | None = None
        self.curated: Comparison | None = None
        self.options = ComparisonOptions()
        self.title = ""
        self.chooser = NeedChooser(frame)
        self.chooser.chosen.connect(self.set_need)
        self.chooser.removed.connect(self.remove_need)
        frame.bar.differences.toggled.connect(self._on_differences_toggled)
        frame.bar.clear_button.clicked.connect(self.clear_needs)
        frame.advice.toggled.connect(self._on_advice_toggled)

    def show_table(
        self,
        table: ComparisonTable,
        curated: Comparison | None,
        options: ComparisonOptions,
        context: PageContext,
    ) -> None:
        """Show another comparison, or the same one with other options."""
        self.table, self.curated, self.options, self._context = table, curated, options, context
        self._refill()

    @property
    def address(self) -> Address:
        """The address under which the page shows what it shows now."""
        return address_of(AddressedComparison(self.subject_ids, self.curated, self.options))

    @property
    def decision(self) -> Decision | None:
        """What the reader's needs leave, or None without any."""
        if self.table is None:
            return None
        return self.options.decision(self._context.opened.atlas, self.table)

    @property
    def current_subject(self) -> int:
        """The index of the subject of the current cell, or -1."""
        grid_cell = self._frame.model.cell_at(self._frame.view.currentIndex())
        return grid_cell.subject if grid_cell is not None else -1

    @property
    def subject_header(self) -> ComparisonHeader:
        """The header that names the subjects: the left one while rows and columns are swapped."""
        return self._frame.view.down if self.options.swapped else self._frame.view.across

    @property
    def subject_ids(self) -> tuple[str, ...]:
        """The ids of the subjects, in their order."""
        return tuple(subject.id for subject in self.table.subjects) if self.table else ()

    def toggle_baseline(self) -> None:
        """Make the current subject the baseline that the others are compared with, or unpin it."""
        subject = self.current_subject
        if self.table is None or not 0 <= subject < len(self.table.subjects):
            return
        current = self.table.subjects[subject]
        pinned = self.options.baseline != current.id
        self._set(replace(self.options, baseline=current.id if pinned else ""))
        note = f"{current.name} is the baseline; cells that say the same are grey."
        self.noted.emit(note if pinned else "No baseline.")

    def swap(self) -> None:
        """Swap rows and columns."""
        self._set(replace(self.options, swapped=not self.options.swapped))

    def toggle_fold(self) -> None:
        """Show the rows that do not differ one by one, or folded into one line."""
        self._set(replace(self.options, unfolded=not self.options.unfolded))

    @Slot(str)
    def toggle_heading(self, key: str) -> None:
        """Show or hide the rows of a heading, which becomes the current line."""
        grid = self._frame.model.grid
        heading = grid.heading(grid.line_of(key)) if grid is not None else None
        if grid is None or heading is None:
            return
        self._frame.view.go_to(key, grid.subject_id(max(0, self.current_subject)))
        if key == SAME:
            self.toggle_fold()
        else:
            self._set(replace(self.options, closed=self.options.closed ^ {heading.group}))

    def toggle_groups(self) -> None:
        """Hide the rows of all groups, or show them if they are hidden."""
        grid = self._frame.model.grid
        groups: frozenset[str] = grid.groups if grid is not None else frozenset()
        kept = self.options.closed - groups
        self._set(replace(self.options, closed=kept if groups <= self.options.closed else kept | groups))

    @Slot(str, object)
    def set_need(self, attribute: str, need: Need | None) -> None:
        """Add a need to an attribute, or remove all of its needs with None."""
        if need is None:
            kept = tuple(need for need in self.options.needs if need.attribute != attribute)
            self._set(replace(self.options, needs=kept))
        else:
            self._set(replace(self.options, needs=with_need(self.options.needs, need)))

    @Slot(object)
    def remove_need(self, need: Need) -> None:
        """Remove one need."""
        self._set(replace(self.options, needs=tuple(kept for kept in self.options.needs if kept != need)))

    @Slot()
    def clear_needs(self) -> None:
        """Remove all needs."""
        self._set(replace(self.options, needs=()))

    @Slot()
    def ask_for_need(self) -> None:
        """Open the menu of needs for the current row."""
        grid, grid_cell = self._frame.model.grid, self._frame.model.cell_at(self._frame.view.currentIndex())
        if grid is None or grid_cell is None or self.table is None or grid_cell.kind is CellKind.FOLD:
            return
        row = grid.row(grid_cell.line)
        index = self._frame.model.index(*grid.position(grid_cell.line, len(self.table.subjects)))
        self._frame.view.scrollTo(index)
        rect = self._frame.view.visualRect(index)
        at = self._frame.view.viewport().mapToGlobal(QPoint(max(0, rect.left()), rect.bottom()))
        self.chooser.ask(self._context.opened.atlas, self.table, row, grid.options.needs(row), at)

    def _set(self, options: ComparisonOptions) -> None:
        """Apply other options, and have them recorded in the page's address."""
        self.options = options
        self._refill()
        if self.table is not None:
            self.refined.emit()

    def _refill(self) -> None:
        """Fill the table anew with the options of now; the current cell stays the same."""
        table = self.table
        if table is None:
            return
        attribute, subject = self._frame.view.current_ids()
        decision = self.decision
        with QSignalBlocker(self._frame.bar.differences), QSignalBlocker(self._frame.advice):
            self._frame.bar.differences.setChecked(self.options.differences)
            subjects = [subject.id for subject in table.subjects]
            title = with_pack_titles(self._context.opened.atlas, comparison_title(table), subjects)
            self._frame.show_texts(title, table, decision, self.options)
        self._frame.show_curated(
            curated_of(self._context.opened.atlas, subjects) if self.options.own else None
        )
        self.title = title
        self._frame.view.setAccessibleName(title)
        for header in self._frame.view.headers:
            header.removable = self._frame.removable(table)
        self._frame.model.set_table(
            table,
            differences_only=self.options.differences,
            options=self.options.grid_options(self._context.opened.atlas, table, decision),
        )
        self._frame.view.fit()
        self._frame.view.go_to(attribute, subject)
        self.shown.emit()

    @Slot(bool)
    def _on_differences_toggled(self, only: bool) -> None:
        self._set(replace(self.options, differences=only))
        self.noted.emit("Only the rows that differ." if only else "All rows.")

    @Slot(bool)
    def _on_advice_toggled(self, shown: bool) -> None:
        self._set(replace(self.options, advice=shown))
