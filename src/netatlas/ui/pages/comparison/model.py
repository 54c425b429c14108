"""The Qt table model of a comparison: a row for each attribute, a column for each subject, needs last."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from netatlas.atlas.edition import reading
from netatlas.atlas.enums import State
from netatlas.compare.rows import agrees, tells_apart
from netatlas.tips import tip
from netatlas.ui.commands import MARKS_HINT
from netatlas.ui.pages.comparison.cell import CellView
from netatlas.ui.pages.comparison.cell_sources import cell_evidence
from netatlas.ui.pages.comparison.finding import found_places
from netatlas.ui.pages.comparison.grid import CellKind, Grid, GridCell, GridOptions

if TYPE_CHECKING:
    from netatlas.compare.table import Cell, ComparisonTable, Row
    from netatlas.ui.pages.comparison.groups import RowHeading

ANY = "any"
I_NEED = "I need"
_PLAIN = GridOptions()
_NOTHING = QModelIndex()


class CellRole(IntEnum):
    """Roles of a comparison's cells beyond Qt's own."""

    STATE = (
        Qt.ItemDataRole.UserRole + 1
    )  # a State, which decides the icon; an unknown never gets that of a no
    OLD = Qt.ItemDataRole.UserRole + 2  # what the notes said, struck through
    DIFFERS = Qt.ItemDataRole.UserRole + 3  # whether it stands out, which its background marks
    FLAG = Qt.ItemDataRole.UserRole + 4  # whether a value is a set flag, which gets a tick
    KIND = Qt.ItemDataRole.UserRole + 5  # a CellKind
    RULED_OUT = Qt.ItemDataRole.UserRole + 6  # whether the subject is ruled out
    RULES_OUT = Qt.ItemDataRole.UserRole + 7  # whether this cell rules it out
    SAME = Qt.ItemDataRole.UserRole + 8  # whether the value equals that of the baseline


_EMPTY = CellView(CellKind.FOLD, "")
_NO_NEED = CellView(CellKind.NEED, ANY)


class ComparisonModel(QAbstractTableModel):
    """A ``ComparisonTable`` as a Qt model, laid out by a ``Grid``, which may swap rows and columns."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.grid: Grid | None = None
        self._cell_views: dict[tuple[int, int], CellView] = {}
        self._marked = ""
        self._found: frozenset[tuple[int, int]] = frozenset()

    def set_table(
        self, table: ComparisonTable, *, differences_only: bool, options: GridOptions = _PLAIN
    ) -> None:
        """Show another table, or the same one with other options."""
        self.beginResetModel()
        self.grid = Grid(table, differences_only=differences_only, options=options)
        self._cell_views = {}
        self._found = frozenset(self.matches(self._marked))
        self.endResetModel()

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows that are shown."""
        return self.grid.rows if self.grid is not None else ()

    def cell_at(self, index: QModelIndex | QPersistentModelIndex) -> GridCell | None:
        """Return the cell at an index, or None for an invalid one."""
        if self.grid is None or not index.isValid():
            return None
        return self.grid.cell(index.row(), index.column())

    def cell_view(self, row: int, column: int) -> CellView:
        """Return what the cell at a row and column shows, worked out once for each."""
        known = self._cell_views.get((row, column))
        if known is None and self.grid is not None:
            known = self._cell_views[row, column] = self._make_cell_view(
                self.grid, self.grid.cell(row, column)
            )
        return known or _EMPTY

    def _make_cell_view(self, grid: Grid, grid_cell: GridCell) -> CellView:
        if heading := grid.heading(grid_cell.line):
            first = grid_cell.subject == 0 and not grid.options.swapped and heading.closed
            return CellView(grid_cell.kind, _labels(heading) if first else "")
        row, baseline = grid.row(grid_cell.line), grid.options.baseline
        if grid_cell.kind is CellKind.NEED:
            needed = grid.options.decision is not None
            return CellView(grid_cell.kind, "\n".join(self._needed(row))) if needed else _NO_NEED
        cell, subject = self._cell(grid, grid_cell), grid_cell.subject
        differs = (
            grid.stands_out(grid_cell.line, subject)
            if baseline is None
            else tells_apart(row, baseline, subject)
        )
        return CellView(
            grid_cell.kind,
            cell.text,
            state=cell.state,
            flag=self._is_set_flag(cell),
            old=cell.old,
            difference=cell.difference,
            differs=differs,
            ruled_out=grid.is_ruled_out(subject),
            rules_out=grid.rules_out(grid_cell.line, subject),
            same=baseline not in (None, subject) and agrees(row, baseline or 0, subject),
        )

    def describe(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """Return a cell as a sentence: ``Bandwidth, NAT gateway: 5 to 100 Gbps (VPC guide, 2026-11).``."""
        grid_cell = self.cell_at(index)
        if self.grid is None or grid_cell is None:
            return ""
        if heading := self.grid.heading(grid_cell.line):
            does = "shows" if heading.closed else "folds"
            return f"{heading.label}: {_labels(heading)}. Enter {does} them."
        row = self.grid.row(grid_cell.line)
        if grid_cell.kind is CellKind.NEED:
            return f"{row.label}, {I_NEED}: {' and '.join(self._needed(row))}. Enter changes it."
        cell = self._cell(self.grid, grid_cell)
        old = f" The notes said: {cell.old}." if cell.old else ""
        old = f" This is {cell.difference}." if cell.difference else old
        cite = f" ({cell.cite})" if cell.cite else ""
        name = self._subject_name(self.grid, grid_cell.subject)
        return f"{row.label}, {name}: {self._spoken(cell)}{cite}.{old}"

    def matches(self, text: str) -> list[tuple[int, int]]:
        """Return row and column of all cells that contain ``text``; a row's label counts as a first cell."""
        return found_places(self.grid, text) if self.grid is not None else []

    def mark(self, text: str) -> int:
        """Mark the cells that contain ``text``, or none for an empty text, and return their number."""
        self._marked, found = text, self.matches(text)
        self._found = frozenset(found)
        if self.grid is not None and 0 not in self.grid.size:
            rows, columns = self.grid.size
            self.dataChanged.emit(self.index(0, 0), self.index(rows - 1, columns - 1))
        return len(found)

    def is_marked(self, row: int, column: int) -> bool:
        """Return True if find in page marks the cell at a row and column."""
        return (row, column) in self._found

    def next_match(self, text: str, here: QModelIndex, *, backward: bool) -> QModelIndex:
        """Return the next cell that contains ``text``, wrapping around; an invalid index if none does."""
        matches = self.matches(text)
        if not matches:
            return QModelIndex()
        current = (here.row(), here.column())
        row, column = (
            ([position for position in matches if position < current] or matches)[-1]
            if backward
            else ([position for position in matches if position > current] or matches)[0]
        )
        return self.index(row, column)

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOTHING) -> int:
        return 0 if parent.isValid() or self.grid is None else self.grid.size[0]

    @override
    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOTHING) -> int:
        return 0 if parent.isValid() or self.grid is None else self.grid.size[1]

    @override
    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        grid_cell = self.cell_at(index)
        if grid_cell is None or self.grid is None:
            return None
        cell_view = self.cell_view(index.row(), index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return (
                    cell_view.text
                    if grid_cell.kind is not CellKind.VALUE
                    else self._cell(self.grid, grid_cell).text
                )
            case CellRole.KIND:
                return cell_view.kind
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self.describe(index)}{cell_view.spoken_mark}"
            case Qt.ItemDataRole.ToolTipRole:
                return tip(self._words_of_tip(self.grid, index, grid_cell))
        return _by_role(cell_view, role) if grid_cell.kind is CellKind.VALUE else None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if self.grid is None:
            return None
        if not 0 <= section < self.grid.size[orientation is Qt.Orientation.Horizontal]:
            return None
        lines = (orientation is Qt.Orientation.Vertical) != self.grid.options.swapped
        subject = not lines and section < len(self.grid.table.subjects)
        match role:
            case Qt.ItemDataRole.DisplayRole if lines:
                return self._line_name(self.grid, section)
            case Qt.ItemDataRole.DisplayRole:
                return self._subject_name(self.grid, section)
            case Qt.ItemDataRole.AccessibleTextRole if subject:
                note = self.grid.subject_note(section)
                return f"{self._subject_name(self.grid, section)}, {note}" if note else None
            case Qt.ItemDataRole.ToolTipRole if subject:
                return tip(self._words_of_head(self.grid, section))
        return None

    def _words_of_head(self, grid: Grid, subject: int) -> str:
        """Return the name of a subject, if its head may abbreviate it, and what the needs leave of it."""
        name = self._subject_name(grid, subject)
        whole = name if grid.short_name(subject) != name else ""
        return "\n".join(filter(None, (whole, grid.subject_note(subject))))

    def _words_of_tip(
        self, grid: Grid, index: QModelIndex | QPersistentModelIndex, grid_cell: GridCell
    ) -> str:
        has_mark = self.cell_view(index.row(), index.column()).has_mark
        parts = self.describe(index), self._evidence(grid, grid_cell), MARKS_HINT if has_mark else ""
        return "\n".join(filter(None, parts))

    @staticmethod
    def _cell(grid: Grid, grid_cell: GridCell) -> Cell:
        return grid.row(grid_cell.line).cells[grid_cell.subject]

    def _evidence(self, grid: Grid, grid_cell: GridCell) -> str:
        """Return what a cell's facts were held against, a line for each piece of evidence."""
        if grid_cell.kind is not CellKind.VALUE:
            return ""
        return cell_evidence(self._cell(grid, grid_cell), grid.table.edition)

    @staticmethod
    def _line_name(grid: Grid, line: int) -> str:
        return grid.lines[line].label

    @staticmethod
    def _subject_name(grid: Grid, subject: int) -> str:
        subjects = grid.table.subjects
        return subjects[subject].name if subject < len(subjects) else I_NEED

    def _needed(self, row: Row) -> list[str]:
        """Return the needs of a row in words, without the row's label."""
        needs = self.grid.options.needs(row) if self.grid is not None else ()
        return [need.words.removeprefix(f"{row.label}: ") for need in needs] or [ANY]

    def _is_set_flag(self, cell: Cell) -> bool:
        if self.grid is None:
            return False
        shown = [reading(fact, self.grid.table.edition).value.flag for fact in cell.facts]
        return bool(shown) and all(shown)

    def _spoken(self, cell: Cell) -> str:
        """Return a cell's text for the middle of a sentence: "not supported", but never "aWS"."""
        from_vocabulary = cell.state is not State.VALUE or self._is_set_flag(cell)
        return cell.text[:1].lower() + cell.text[1:] if from_vocabulary else cell.text


def _labels(heading: RowHeading) -> str:
    return ", ".join(row.label for row in heading.rows)


def _by_role(cell_view: CellView, role: int) -> object:
    known: dict[int, object] = {
        CellRole.STATE: cell_view.state.value,
        CellRole.OLD: cell_view.old,
        CellRole.DIFFERS: cell_view.differs,
        CellRole.FLAG: cell_view.flag,
        CellRole.RULED_OUT: cell_view.ruled_out,
        CellRole.RULES_OUT: cell_view.rules_out,
        CellRole.SAME: cell_view.same,
    }
    return known.get(role)
