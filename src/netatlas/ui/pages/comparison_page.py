"""The page that sets two to eight subjects side by side, and helps to decide between them.

What differs and what needs rule out is decided in ``netatlas.compare``; here stand the table, its
buttons and what they do.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from typing_extensions import override

from netatlas.atlas.model import AttributeId
from netatlas.compare.part import part
from netatlas.compare.table import FEWEST, ComparisonTable, compare
from netatlas.export.compose import comparison_document
from netatlas.ui.navigation import comparison_address
from netatlas.ui.pages.comparison_frame import ComparisonFrame
from netatlas.ui.pages.comparison_grid import Place
from netatlas.ui.pages.comparison_needs import NeedChooser
from netatlas.ui.pages.comparison_state import State
from netatlas.ui.pages.comparison_taking import mime_data, picture
from netatlas.ui.pages.comparison_words import CELL_HINT, full_sources
from netatlas.ui.pages.contents import comparison_subjects

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from netatlas.compare.decide import Decision
    from netatlas.compare.needs import Need
    from netatlas.export.document import Document
    from netatlas.ui.pages.comparison_headers import ComparisonHeader
    from netatlas.ui.pages.page import Outlook


class ComparisonPage(ComparisonFrame):
    """Subjects side by side, differences marked, needs at the right.

    Signals:
        subjects_changed: the address of the comparison after a subject was added, removed or moved.
        add_requested: the reader wants to add a subject.
    """

    subjects_changed = Signal(str)
    add_requested = Signal()
    formats = (("Comma-separated values", "csv"), ("Picture", "png"))

    def __init__(self, outlook: Outlook, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(outlook, parent)
        self._outlook = outlook
        self._table: ComparisonTable | None = None
        self._known: set[str] = set()
        self.state = State()
        self.chooser = NeedChooser(self)
        self._connect()

    @override
    def show_address(self, address: str, outlook: Outlook) -> None:
        atlas = outlook.opened.atlas
        subjects = comparison_subjects(atlas, address)
        table = compare(atlas, subjects, edition=outlook.edition)
        if address not in self._known:
            self.state = State(swapped=self.state.swapped)
        self._known = {address}
        self._table = table
        self._outlook = outlook
        self.view.dress(outlook.theme, outlook.scale)
        self.dress_labels(outlook.scale)
        self._refill()
        self.detail.setText(CELL_HINT)

    @property
    def decision(self) -> Decision | None:
        """What the reader's needs leave, or None without any."""
        if self._table is None:
            return None
        return self.state.decision(self._outlook.opened.atlas, self._table)

    @override
    def document(self) -> Document | None:
        if self._table is None:
            return None
        atlas, only = self._outlook.opened.atlas, self.differences.isChecked()
        return comparison_document(atlas, self._table, differences_only=only, decision=self.decision)

    @override
    def content(self, ending: str) -> bytes | None:
        if self._table is None:
            return None
        if ending == "png":
            return picture(self._whole(), self.size())
        from netatlas.export.csv_table import comparison_csv

        return comparison_csv(self._shown(), self.decision).encode()

    @override
    @Slot()
    def copy(self) -> bool:
        """Copy the selected cells, or the whole table where none are, in four formats at once."""
        if self._table is None or self.model.grid is None:
            return False
        grid, chosen = self.model.grid, self._shown()
        spots = [grid.spot(index.row(), index.column()) for index in self.view.selectedIndexes()]
        cells = [spot for spot in spots if spot.place is Place.CELL]
        if cells:
            attributes = {grid.row(spot.line).attribute for spot in cells}
            ids = {self._table.subjects[spot.subject].id for spot in cells}
            chosen = part(self._table, attributes=attributes, subjects=ids)
        data = mime_data(self._outlook.opened.atlas, chosen, self.decision)
        QGuiApplication.clipboard().setMimeData(data)
        return True

    @Slot(int)
    def remove_subject(self, subject: int) -> None:
        """Take a subject out; the last two stay."""
        ids = list(self.subject_ids)
        if not 0 <= subject < len(ids):
            return
        if len(ids) <= FEWEST:
            self.note_requested.emit("A comparison needs two subjects.")
            return
        del ids[subject]
        self._change(ids)

    def add_subject(self, record_id: str) -> None:
        """Add a concept at the end; one that stands there already is only pointed out."""
        ids = list(self.subject_ids)
        if record_id in ids:
            self.view.stand(None, record_id)
            self.note_requested.emit("That one stands here already.")
            return
        self._change([*ids, record_id])

    @Slot(int, int)
    def move_subject(self, start: int, end: int) -> None:
        """Put a subject in another place."""
        ids = list(self.subject_ids)
        if start in range(len(ids)) and end in range(len(ids)) and start != end:
            ids.insert(end, ids.pop(start))
            self._change(ids)

    def toggle_baseline(self) -> None:
        """Pin the subject that the keyboard stands in, so that the others show how they differ; or let go."""
        subject = self.current_subject
        if self._table is None or not 0 <= subject < len(self._table.subjects):
            return
        one = self._table.subjects[subject]
        self.state.baseline = None if self.state.baseline == one.id else one.id
        pinned = f"{one.name} is the baseline; cells that say the same are grey."
        self.note_requested.emit(pinned if self.state.baseline else "No baseline.")
        self._refill()

    def swap(self) -> None:
        """Swap rows and columns."""
        self.state.swapped = not self.state.swapped
        self._refill()

    @Slot()
    def toggle_fold(self) -> None:
        """Show the rows that are the same one by one, or as one line."""
        self.state.unfolded = not self.state.unfolded
        self._refill()

    @Slot(str, object)
    def set_need(self, attribute: str, need: Need | None) -> None:
        """Need something of a row, or anything with None."""
        self.state.needs.pop(AttributeId(attribute), None)
        if need is not None:
            self.state.needs[AttributeId(attribute)] = need
        self._refill()

    def clear_needs(self) -> None:
        """Need nothing any more."""
        self.state.needs = {}
        self._refill()

    @property
    def current_subject(self) -> int:
        """The place of the subject that the keyboard stands in, or -1."""
        spot = self.model.spot(self.view.currentIndex())
        return spot.subject if spot is not None else -1

    @property
    def subjects(self) -> ComparisonHeader:
        """The header in which the subjects stand."""
        return self.view.down if self.state.swapped else self.view.across

    @property
    def subject_ids(self) -> tuple[str, ...]:
        """The ids of the subjects, in their order."""
        return tuple(subject.id for subject in self._table.subjects) if self._table else ()

    def _connect(self) -> None:
        view = self.view
        view.selectionModel().currentChanged.connect(self._on_pointed)
        view.pointed.connect(self._on_pointed)
        view.used.connect(self._on_used)
        view.open_requested.connect(lambda _index: self._open(self.current_subject, in_new_tab=True))
        view.remove_requested.connect(lambda _index: self.remove_subject(self.current_subject))
        view.pin_requested.connect(lambda _index: self.toggle_baseline())
        for header in view.headers:
            header.remove_requested.connect(self.remove_subject)
            header.open_requested.connect(self._open)
            header.move_requested.connect(self.move_subject, Qt.ConnectionType.QueuedConnection)
            header.fold_requested.connect(self.toggle_fold)
        self.chooser.chosen.connect(self.set_need)
        self.chooser.failed.connect(self.note_requested)
        self.differences.toggled.connect(self._refill)
        self.add.clicked.connect(self.add_requested)
        self.copying.clicked.connect(self._on_copy_clicked)

    @Slot()
    def _refill(self) -> None:
        """Show the table as it is looked at now, with the keyboard where it was."""
        table = self._table
        if table is None:
            return
        attribute, subject = self.view.standing()
        decision = self.decision
        self.tell(table, decision)
        self.view.setAccessibleName(self.heading.text())
        for header in self.view.headers:
            header.removable = self.removable(table)
        self.model.set_table(
            table, differences_only=self.differences.isChecked(), look=self.state.look(table, decision)
        )
        self.view.fit()
        self.view.stand(attribute, subject)

    def _change(self, ids: list[str]) -> None:
        """Ask for other subjects; what is needed and pinned stays."""
        address = comparison_address(tuple(ids))
        self._known.add(address)
        self.subjects_changed.emit(address)

    def _shown(self) -> ComparisonTable:
        """Return the table without what the reader has left out."""
        if self._table is None:
            raise LookupError
        only = self.differences.isChecked()
        return part(
            self._table, attributes=[row.attribute for row in self._table.rows if row.differs or not only]
        )

    def _whole(self) -> ComparisonFrame:
        """Return the comparison once more, as it is looked at, off the screen."""
        page = ComparisonPage(self._outlook)
        address = comparison_address(self.subject_ids)
        page.state = replace(self.state)
        page._known = {address}
        page.differences.setChecked(self.differences.isChecked())
        page.show_address(address, self._outlook)
        return page

    @Slot(QModelIndex)
    def _on_pointed(self, index: QModelIndex) -> None:
        self.detail.setText(self.model.describe(index) or CELL_HINT)

    @Slot(QModelIndex, bool)
    def _on_used(self, index: QModelIndex, by_key: bool) -> None:
        grid, spot = self.model.grid, self.model.spot(index)
        if grid is None or spot is None or self._table is None:
            return
        if spot.place is Place.FOLD:
            self.toggle_fold()
        elif spot.place is Place.NEED:
            row = grid.row(spot.line)
            rect = self.view.visualRect(index)
            at = self.view.viewport().mapToGlobal(rect.bottomLeft())
            self.chooser.ask(self._outlook.opened.atlas, self._table, row, grid.look.need(row), at)
        elif by_key:
            sources = full_sources(self._outlook.opened.atlas, grid.row(spot.line).cells[spot.subject])
            self.detail.setText(f"{self.model.describe(index)}\n{sources}".strip())

    @Slot()
    def _on_copy_clicked(self) -> None:
        if self.copy():
            self.note_requested.emit("Copied.")

    @Slot(int)
    def _open(self, subject: int, *, in_new_tab: bool = False) -> None:
        if self._table is not None and 0 <= subject < len(self._table.subjects):
            self.open_requested.emit(self._table.subjects[subject].id, in_new_tab)
