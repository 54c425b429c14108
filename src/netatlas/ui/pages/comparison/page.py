"""The page that sets two to twelve subjects side by side, and helps to decide between them.

``netatlas.compare`` decides what differs and what the needs rule out. ``ComparisonController`` handles the
reader's options; the page adds, moves and removes subjects, and copies and saves the table.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Slot
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from netatlas.address import Address
from netatlas.atlas.subjects import FEWEST_SUBJECTS, MOST_SUBJECTS
from netatlas.compare import compare
from netatlas.compare.rows import differing
from netatlas.compare.table import SIZE_RULE
from netatlas.documents import comparison_document
from netatlas.export.endings import TABLE_LABELS
from netatlas.ui.pages.comparison.address import (
    AddressedComparison,
    address_of,
    comparison_at,
    curated_of,
)
from netatlas.ui.pages.comparison.bar import no_differences, no_needs
from netatlas.ui.pages.comparison.cell_menu import CellMenu
from netatlas.ui.pages.comparison.cell_sources import CELL_HINT, full_sources
from netatlas.ui.pages.comparison.controller import ComparisonController
from netatlas.ui.pages.comparison.copying import copy_table, picture, selected_part
from netatlas.ui.pages.comparison.frame import ComparisonFrame
from netatlas.ui.pages.comparison.grid import CellKind
from netatlas.ui.pages.own_actions import add_own_actions
from netatlas.ui.pages.page import Page
from netatlas.ui.pages.table_menu import pointed_at
from netatlas.ui.widgets.speaking import speak

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from netatlas.compare import ComparisonTable
    from netatlas.documents.blocks import Document
    from netatlas.progress import Progress
    from netatlas.ui.actions import Bindings
    from netatlas.ui.page_context import PageContext
    from netatlas.ui.pages.page import Content


class ComparisonPage(Page):
    """A comparison as a table: a column for each subject, and the needs in the last.

    Attributes:
        frame: the table, with the labels and buttons around it.
        controller: holds the options that the reader has set, and applies them to the table.
    """

    formats = (*TABLE_LABELS, ("Picture", "png"))

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(context, parent)
        self.setObjectName("page")
        self._context = context
        self.frame = ComparisonFrame(context.theme, self)
        self.controller = ComparisonController(self.frame, context)
        self.view, self.model = self.frame.view, self.frame.model
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self.frame.bar.add(self.bookmark.placed())
        self._connect()

    @property
    def address(self) -> Address:
        """The address under which the page shows what it shows now."""
        return self.controller.address

    @property
    def subject_ids(self) -> tuple[str, ...]:
        """The ids of the subjects, in their order."""
        return self.controller.subject_ids

    @property
    def current_subject(self) -> int:
        """The index of the subject of the current cell, or -1."""
        return self.controller.current_subject

    @override
    def can_be_remade(self) -> bool:
        return self.view.is_at_first

    @override
    def show_address(self, address: Address, context: PageContext) -> None:
        atlas = context.opened.atlas
        subjects, curated, options = comparison_at(atlas, address)
        table = compare(atlas, subjects, edition=context.edition, curated=curated, own=options.own)
        another = len(set(subjects) ^ set(self.subject_ids)) > 1
        self._context = context
        self.view.apply_theme(context.theme, context.scale)
        self.frame.scale_labels(context.scale)
        self.controller.show_table(table, curated, options, context)
        if another:
            self.view.go_to_first()
        self.frame.details.say(CELL_HINT)

    @override
    def commands(self) -> Bindings:
        return {
            "compare.differences": self.frame.bar.differences.toggle,
            "compare.remove": lambda: self.remove_subject(self.current_subject),
            "compare.pin": self.controller.toggle_baseline,
            "compare.move_left": lambda: self.move_subject(self.current_subject, self.current_subject - 1),
            "compare.move_right": lambda: self.move_subject(self.current_subject, self.current_subject + 1),
            "compare.swap": self.controller.swap,
            "compare.same": self.controller.toggle_fold,
            "compare.groups": self.controller.toggle_groups,
            "compare.need": self.controller.ask_for_need,
            "compare.clear_needs": self.controller.clear_needs,
        }

    @override
    def reason(self, command_id: str) -> str:
        match command_id:
            case "compare.differences":
                return no_differences(self.controller.table, self.controller.options)
            case "compare.remove" if len(self.subject_ids) <= FEWEST_SUBJECTS:
                return "A comparison needs two subjects"
            case "compare.clear_needs":
                return no_needs(self.controller.options)
            case "compare.same" if not self.model.grid or not self.model.grid.folded:
                return "There are not several rows that are the same, beside others"
            case "compare.groups" if not self.model.grid or not self.model.grid.groups:
                return "The rows are not in groups"
        return ""

    @override
    def document(self) -> Document | None:
        if self.controller.table is None:
            return None
        atlas, only = self._context.opened.atlas, self.controller.options.differences
        return comparison_document(
            atlas, self.controller.table, differences_only=only, decision=self.controller.decision
        )

    @override
    def content(self, ending: str) -> Content | None:
        shown = self._shown_table
        if shown is None:
            return None
        if ending == "png":
            whole = ComparisonPage(self._context)
            whole.show_address(self.address, self._context)
            return picture(whole, whole.frame, self.size())
        decision = self.controller.decision

        def written(progress: Progress) -> bytes:
            from netatlas.export.document_files import table_bytes
            from netatlas.export.tables import comparison_data

            return table_bytes([comparison_data(shown, decision)], f".{ending}", progress)

        return written

    @property
    def _shown_table(self) -> ComparisonTable | None:
        """The table as it is shown: with all rows, or with the rows that differ."""
        table = self.controller.table
        return differing(table) if table is not None and self.controller.options.differences else table

    @property
    def _selected_part(self) -> ComparisonTable | None:
        """The part of the table that is selected; None if no value is."""
        grid = self.model.grid
        if grid is None:
            return None
        return selected_part(
            grid, [grid.cell(index.row(), index.column()) for index in self.view.selectedIndexes()]
        )

    @override
    def selected_document(self) -> Document | None:
        """Return the selected cells as a table, if more than the cell that the keyboard is at."""
        part = self._selected_part if len(self.view.selectedIndexes()) > 1 else None
        return comparison_document(self._context.opened.atlas, part) if part is not None else None

    @override
    @Slot()
    def copy(self) -> bool:
        """Copy the selected cells, else the whole table, in four formats at once."""
        shown = self._shown_table
        if shown is None or self.model.grid is None:
            return False
        chosen = self._selected_part or shown
        copy_table(self._context.opened.atlas, chosen, self.controller.decision)
        return True

    @Slot(int)
    def remove_subject(self, subject: int) -> None:
        """Remove a subject; the last two stay."""
        ids = list(self.subject_ids)
        if not 0 <= subject < len(ids):
            return
        if len(ids) <= FEWEST_SUBJECTS:
            self.note_requested.emit("A comparison needs two subjects.")
            return
        del ids[subject]
        self._change(ids)

    @override
    def add_subject(self, record_id: str) -> bool:
        """Add a concept at the end; if it is a subject already, only make its column the current one.

        A comparison that is full stays as it is.
        """
        ids = list(self.subject_ids)
        if record_id in ids:
            self.view.go_to(self.view.current_ids()[0], record_id)
            self.note_requested.emit("That one stands here already.")
        elif len(ids) >= MOST_SUBJECTS:
            self.note_requested.emit(f"{SIZE_RULE}.")
        else:
            self._change([*ids, record_id])
        return True

    @Slot(int, int)
    def move_subject(self, start: int, end: int) -> None:
        """Move a subject from one index to another."""
        ids = list(self.subject_ids)
        if start in range(len(ids)) and end in range(len(ids)) and start != end:
            ids.insert(end, ids.pop(start))
            self._change(ids)

    @override
    def focus_content(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def find_text(self, text: str, *, backward: bool) -> bool:
        index = self.model.next_match(text, self.view.currentIndex(), backward=backward)
        if index.isValid():
            self.view.setCurrentIndex(index)
        return index.isValid()

    @override
    def find_position(self, text: str) -> int:
        current = self.view.currentIndex()
        found, here = self.model.matches(text), (current.row(), current.column())
        return found.index(here) + 1 if here in found else 0

    @override
    def mark_all(self, text: str) -> int:
        return self.model.mark(text)

    @override
    def deselect(self) -> bool:
        had = self.view.selectionModel().hasSelection()
        self.view.clearSelection()
        return had

    @override
    def scroll_position(self) -> int:
        return self.frame.scroll_position()

    @override
    def set_scroll_position(self, position: int) -> None:
        self.frame.set_scroll_position(position)

    def _connect(self) -> None:
        menu = self._cell_menu = CellMenu(self)
        menu.open_requested.connect(self.open_requested)
        menu.compare_requested.connect(self._compare_alone)
        menu.copy_requested.connect(self._on_copy_clicked)
        menu.command_requested.connect(lambda command: self.commands()[command]())
        self.controller.shown.connect(self._on_shown)
        self.controller.refined.connect(lambda: self.place_refined.emit(self.address))
        self.controller.noted.connect(self.note_requested)
        view = self.view
        view.selectionModel().currentChanged.connect(self._on_pointed)
        view.pointed.connect(self._on_pointed)
        view.used.connect(self._on_used)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._show_menu)
        view.open_requested.connect(lambda _index: self._open(self.current_subject, in_new_tab=True))
        for header in view.headers:
            header.remove_requested.connect(self.remove_subject)
            header.open_requested.connect(self._open)
            header.move_requested.connect(self.move_subject, Qt.ConnectionType.QueuedConnection)
            header.fold_requested.connect(self.controller.toggle_heading)
        self.frame.bar.add_button.clicked.connect(self.add_requested)
        self.frame.curated.clicked.connect(self._open_curated)
        self.frame.bar.copy_button.clicked.connect(self._on_copy_clicked)

    def _change(self, ids: list[str]) -> None:
        """Ask for a comparison of other subjects with the same options; it becomes no curated one."""
        curated, options = self.controller.curated, self.controller.options
        if set(ids) != set(self.subject_ids):
            options = replace(options, own=curated_of(self._context.opened.atlas, ids) is not None)
        self.subjects_changed.emit(address_of(AddressedComparison(tuple(ids), curated, options)))

    @Slot()
    def _on_shown(self) -> None:
        self.title = self.controller.title
        self.commands_changed.emit()

    @Slot(QModelIndex)
    def _on_pointed(self, index: QModelIndex) -> None:
        self.frame.details.say(self.model.describe(index) or CELL_HINT)

    @Slot(QPoint)
    def _show_menu(self, point: QPoint) -> None:
        """Show the menu of a cell: what can be done with its facts, and with the comparison."""
        index, where = pointed_at(self.view, point)
        grid, grid_cell = self.model.grid, self.model.cell_at(index)
        if grid is None or grid_cell is None:
            return
        if not self.view.selectionModel().isSelected(index):
            self.view.setCurrentIndex(index)  # what is copied is what was pointed at
        menu = self._cell_menu.menu(grid, grid_cell)
        for fact_id in self._facts_at(index):
            add_own_actions(menu, self._context, Address.record(fact_id), self.command_requested.emit)
            menu.addSeparator()
        add_own_actions(menu, self._context, self.address, self.command_requested.emit)
        menu.popup(where)

    def _facts_at(self, index: QModelIndex) -> tuple[str, ...]:
        """Return the ids of the facts that a cell shows."""
        grid, grid_cell = self.model.grid, self.model.cell_at(index)
        if grid is None or grid_cell is None or grid_cell.kind is not CellKind.VALUE:
            return ()
        return tuple(fact.id for fact in grid.row(grid_cell.line).cells[grid_cell.subject].facts)

    @Slot(QModelIndex, bool)
    def _on_used(self, index: QModelIndex, by_key: bool) -> None:
        grid, grid_cell = self.model.grid, self.model.cell_at(index)
        if grid is None or grid_cell is None:
            return
        if heading := grid.heading(grid_cell.line):
            self.controller.toggle_heading(heading.key)
        elif grid_cell.kind is CellKind.NEED:
            self.controller.ask_for_need()
        elif by_key:
            sources = full_sources(
                self._context.opened.atlas,
                grid.row(grid_cell.line).cells[grid_cell.subject],
                self._context.edition,
            )
            self.frame.details.say(f"{self.model.describe(index)}\n{sources}".strip())
            speak(self.frame.details, sources)

    @Slot()
    def _on_copy_clicked(self) -> None:
        if self.copy():
            self.note_requested.emit("Copied.")

    @Slot(str)
    def _compare_alone(self, subject: str) -> None:
        """Open a subject, and ask for a concept to compare it with."""
        self.open_requested.emit(subject, False)
        self.add_requested.emit()

    @Slot()
    def _open_curated(self) -> None:
        curated = curated_of(self._context.opened.atlas, self.subject_ids)
        if curated is not None:
            self.open_requested.emit(str(curated.id), False)

    @Slot(int)
    def _open(self, subject: int, *, in_new_tab: bool = False) -> None:
        if self.controller.table is not None and 0 <= subject < len(self.controller.table.subjects):
            self.open_requested.emit(self.controller.table.subjects[subject].id, in_new_tab)
