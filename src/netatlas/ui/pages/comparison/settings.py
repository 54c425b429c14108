"""What a reader sets on a comparison: needs, baseline, what is folded, swapped or left out.

All of it is part of the page's address. What is done with subjects, and what can be taken along, is the
matter of ``netatlas.ui.pages.comparison.page``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QSignalBlocker, Signal, Slot

from netatlas.compare import with_need
from netatlas.ui.pages.comparison.address import Compared, address_of
from netatlas.ui.pages.comparison.grid import Place
from netatlas.ui.pages.comparison.needs import NeedChooser
from netatlas.ui.pages.comparison.state import State

if TYPE_CHECKING:
    from netatlas.address import Address
    from netatlas.atlas.model import Comparison
    from netatlas.compare import ComparisonTable, Decision, Need
    from netatlas.ui.page_context import PageContext
    from netatlas.ui.pages.comparison.frame import ComparisonFrame
    from netatlas.ui.pages.comparison.headers import ComparisonHeader


class ComparisonSettings(QObject):
    """Shows a comparison in its frame, looked at as its reader wants it.

    Attributes:
        table: what is compared, or None before anything is.
        curated: the curated comparison whose rows and advice are shown, or None.
        state: what the reader has set.
        chooser: asks for needs.

    Signals:
        shown: the table is shown, or shown in another way.
        refined: the reader has set something.
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
        self.state = State()
        self.chooser = NeedChooser(frame)
        self.chooser.chosen.connect(self.set_need)
        self.chooser.dropped.connect(self.drop_need)
        frame.differences.toggled.connect(self._on_differences_toggled)
        frame.advice.toggled.connect(self._on_advice_toggled)

    def show_table(
        self, table: ComparisonTable, curated: Comparison | None, state: State, context: PageContext
    ) -> None:
        """Show another comparison, or the same one with other settings."""
        self.table, self.curated, self.state, self._context = table, curated, state, context
        self._refill()

    @property
    def address(self) -> Address:
        """The address under which the page shows what it shows now."""
        return address_of(Compared(self.subject_ids, self.curated, self.state))

    @property
    def decision(self) -> Decision | None:
        """What the reader's needs leave, or None without any."""
        if self.table is None:
            return None
        return self.state.decision(self._context.opened.atlas, self.table)

    @property
    def current_subject(self) -> int:
        """The place of the subject that the keyboard stands in, or -1."""
        spot = self._frame.model.spot(self._frame.view.currentIndex())
        return spot.subject if spot is not None else -1

    @property
    def subjects(self) -> ComparisonHeader:
        """The header in which the subjects stand."""
        return self._frame.view.down if self.state.swapped else self._frame.view.across

    @property
    def subject_ids(self) -> tuple[str, ...]:
        """The ids of the subjects, in their order."""
        return tuple(subject.id for subject in self.table.subjects) if self.table else ()

    def toggle_baseline(self) -> None:
        """Pin the subject that the keyboard stands in, so that the others show how they differ; or let go."""
        subject = self.current_subject
        if self.table is None or not 0 <= subject < len(self.table.subjects):
            return
        one = self.table.subjects[subject]
        pinned = self.state.baseline != one.id
        self._set(replace(self.state, baseline=one.id if pinned else ""))
        told = f"{one.name} is the baseline; cells that say the same are grey."
        self.noted.emit(told if pinned else "No baseline.")

    def swap(self) -> None:
        """Swap rows and columns."""
        self._set(replace(self.state, swapped=not self.state.swapped))

    @Slot()
    def toggle_fold(self) -> None:
        """Show the rows that are the same one by one, or as one line."""
        self._set(replace(self.state, unfolded=not self.state.unfolded))

    @Slot(str, object)
    def set_need(self, attribute: str, need: Need | None) -> None:
        """Need something more of a row, or anything with None."""
        if need is None:
            kept = tuple(one for one in self.state.needs if one.attribute != attribute)
            self._set(replace(self.state, needs=kept))
        else:
            self._set(replace(self.state, needs=with_need(self.state.needs, need)))

    @Slot(object)
    def drop_need(self, need: Need) -> None:
        """Need one thing no more."""
        self._set(replace(self.state, needs=tuple(one for one in self.state.needs if one != need)))

    def clear_needs(self) -> None:
        """Need nothing any more."""
        self._set(replace(self.state, needs=()))

    @Slot()
    def ask_for_need(self) -> None:
        """Ask what is needed of the row that the keyboard stands in."""
        grid, spot = self._frame.model.grid, self._frame.model.spot(self._frame.view.currentIndex())
        if grid is None or spot is None or self.table is None or spot.place is Place.FOLD:
            return
        row = grid.row(spot.line)
        index = self._frame.model.index(*grid.where(spot.line, len(self.table.subjects)))
        self._frame.view.scrollTo(index)
        rect = self._frame.view.visualRect(index)
        at = self._frame.view.viewport().mapToGlobal(QPoint(max(0, rect.left()), rect.bottom()))
        self.chooser.ask(self._context.opened.atlas, self.table, row, grid.look.needs(row), at)

    def _set(self, state: State) -> None:
        """Look at the table in another way, and remember it as the page's place."""
        self.state = state
        self._refill()
        if self.table is not None:
            self.refined.emit()

    def _refill(self) -> None:
        """Show the table as it is looked at now, with the keyboard where it was."""
        table = self.table
        if table is None:
            return
        attribute, subject = self._frame.view.standing()
        decision = self.decision
        with QSignalBlocker(self._frame.differences), QSignalBlocker(self._frame.advice):
            self._frame.differences.setChecked(self.state.differences)
            self._frame.tell(table, decision, advice=self.state.advice)
        self._frame.view.setAccessibleName(self._frame.heading.text())
        for header in self._frame.view.headers:
            header.removable = self._frame.removable(table)
        self._frame.model.set_table(
            table, differences_only=self.state.differences, look=self.state.look(table, decision)
        )
        self._frame.view.fit()
        self._frame.view.stand(attribute, subject)
        self.shown.emit()

    @Slot(bool)
    def _on_differences_toggled(self, only: bool) -> None:
        self._set(replace(self.state, differences=only))

    @Slot(bool)
    def _on_advice_toggled(self, shown: bool) -> None:
        self._set(replace(self.state, advice=shown))
