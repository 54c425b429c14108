"""The comparison as a Qt table model: attributes down, subjects across, or swapped; needs at the end."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from netatlas.atlas.edition import reading
from netatlas.atlas.enums import State
from netatlas.compare.rows import agrees, tells_apart
from netatlas.tips import tip
from netatlas.ui.pages.cells import breakable
from netatlas.ui.pages.comparison.cell import Drawn
from netatlas.ui.pages.comparison.grid import Grid, Look, Place, Spot

if TYPE_CHECKING:
    from netatlas.compare.table import Cell, ComparisonTable, Row

ANY = "any"
I_NEED = "I need"
_PLAIN = Look()
_NOTHING = QModelIndex()


class CellRole(IntEnum):
    """Roles of a comparison's cells beyond Qt's own."""

    STATE = Qt.ItemDataRole.UserRole + 1  # a State: what sign is painted, and never a no for an unknown
    OLD = Qt.ItemDataRole.UserRole + 2  # what the notes said, struck through
    DIFFERS = Qt.ItemDataRole.UserRole + 3  # whether the cell is washed
    FLAG = Qt.ItemDataRole.UserRole + 4  # whether a value is a set flag, which gets a tick
    PLACE = Qt.ItemDataRole.UserRole + 5  # a Place: a cell, what is needed, or the line that folds
    OUT = Qt.ItemDataRole.UserRole + 6  # whether the subject is ruled out
    RULING = Qt.ItemDataRole.UserRole + 7  # whether this cell rules it out
    SAME = Qt.ItemDataRole.UserRole + 8  # whether it says what the baseline says


_EMPTY = Drawn(Place.FOLD, "")


class ComparisonModel(QAbstractTableModel):
    """A ``ComparisonTable`` for a view, laid out by a ``Grid``."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.grid: Grid | None = None
        self._drawn: dict[tuple[int, int], Drawn] = {}

    def set_table(self, table: ComparisonTable, *, differences_only: bool, look: Look = _PLAIN) -> None:
        """Show another table, or the same one looked at in another way."""
        self.beginResetModel()
        self.grid = Grid(table, differences_only=differences_only, look=look)
        self._drawn = {}
        self.endResetModel()

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows that are shown."""
        return self.grid.rows if self.grid is not None else ()

    def spot(self, index: QModelIndex | QPersistentModelIndex) -> Spot | None:
        """Return what stands at an index, or None for an invalid one."""
        if self.grid is None or not index.isValid():
            return None
        return self.grid.spot(index.row(), index.column())

    def drawn(self, row: int, column: int) -> Drawn:
        """Return how the spot at a row and column is painted; found out once for each."""
        known = self._drawn.get((row, column))
        if known is None and self.grid is not None:
            known = self._drawn[row, column] = self._draw(self.grid, self.grid.spot(row, column))
        return known or _EMPTY

    def _draw(self, grid: Grid, spot: Spot) -> Drawn:
        if spot.place is Place.FOLD:
            first = spot.subject == 0 and not grid.look.swapped
            return Drawn(spot.place, ", ".join(row.label for row in grid.folded) if first else "")
        row, baseline = grid.row(spot.line), grid.look.baseline
        if spot.place is Place.NEED:
            return Drawn(spot.place, "\n".join(self._needed(row)))
        cell, subject = self._cell(grid, spot), spot.subject
        differs = row.differs if baseline is None else tells_apart(row, baseline, subject)
        return Drawn(
            spot.place,
            breakable(cell.text),
            state=cell.state,
            flag=self._is_set_flag(cell),
            old=breakable(cell.old),
            differs=differs,
            out=grid.is_out(subject),
            ruling=grid.rules_out(spot.line, subject),
            same=baseline not in (None, subject) and agrees(row, baseline or 0, subject),
        )

    def describe(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """Return a spot as a sentence: ``Bandwidth, NAT gateway: 5 to 100 Gbps (VPC guide, 2026-11).``."""
        spot = self.spot(index)
        if self.grid is None or spot is None:
            return ""
        if spot.place is Place.FOLD:
            labels = ", ".join(row.label for row in self.grid.folded)
            return f"{self.grid.fold_words}: {labels}. Enter shows or folds them."
        row = self.grid.row(spot.line)
        if spot.place is Place.NEED:
            return f"{row.label}, {I_NEED}: {' and '.join(self._needed(row))}. Enter changes it."
        cell = self._cell(self.grid, spot)
        old = f" The notes said: {cell.old}." if cell.old else ""
        cite = f" ({cell.cite})" if cell.cite else ""
        return f"{row.label}, {self.grid.table.subjects[spot.subject].name}: {self._spoken(cell)}{cite}.{old}"

    def matches(self, text: str) -> list[tuple[int, int]]:
        """Return the rows and columns of the view whose cells hold ``text``; a name counts once."""
        wanted, grid = text.casefold(), self.grid
        if not wanted or grid is None:
            return []
        return sorted(
            grid.where(line, subject)
            for line, row in enumerate(grid.lines)
            for subject, cell in enumerate(row.cells if row is not None else ())
            if wanted in cell.text.casefold()
            or (subject == 0 and row is not None and wanted in row.label.casefold())
        )

    def next_match(self, text: str, here: QModelIndex, *, backward: bool) -> QModelIndex:
        """Return the next cell that holds ``text``, round the ends; an invalid index where none does."""
        found = self.matches(text)
        if not found:
            return QModelIndex()
        at = (here.row(), here.column())
        row, column = (
            ([spot for spot in found if spot < at] or found)[-1]
            if backward
            else ([spot for spot in found if spot > at] or found)[0]
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
        spot = self.spot(index)
        if spot is None or self.grid is None:
            return None
        drawn = self.drawn(index.row(), index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return drawn.text if spot.place is not Place.CELL else self._cell(self.grid, spot).text
            case CellRole.PLACE:
                return drawn.place
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.describe(index)
            case Qt.ItemDataRole.ToolTipRole:
                return tip(self.describe(index))
        return _by_role(drawn, role) if spot.place is Place.CELL else None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if self.grid is None:
            return None
        if not 0 <= section < self.grid.size[orientation is Qt.Orientation.Horizontal]:
            return None
        lines = (orientation is Qt.Orientation.Vertical) != self.grid.look.swapped
        subject = not lines and section < len(self.grid.table.subjects)
        match role:
            case Qt.ItemDataRole.DisplayRole if lines:
                return self._line_name(self.grid, section)
            case Qt.ItemDataRole.DisplayRole:
                return self._subject_name(self.grid, section)
            case Qt.ItemDataRole.AccessibleTextRole if subject:
                standing = self.grid.standing(section)
                return f"{self._subject_name(self.grid, section)}, {standing}" if standing else None
            case Qt.ItemDataRole.ToolTipRole if subject:
                return tip(self.grid.standing(section))
        return None

    @staticmethod
    def _cell(grid: Grid, spot: Spot) -> Cell:
        return grid.row(spot.line).cells[spot.subject]

    @staticmethod
    def _line_name(grid: Grid, line: int) -> str:
        row = grid.lines[line]
        return row.label if row is not None else grid.fold_words

    @staticmethod
    def _subject_name(grid: Grid, subject: int) -> str:
        subjects = grid.table.subjects
        return subjects[subject].name if subject < len(subjects) else I_NEED

    def _needed(self, row: Row) -> list[str]:
        """Return what is needed of a row, one thing after the other."""
        needs = self.grid.look.needs(row) if self.grid is not None else ()
        return [need.words.removeprefix(f"{row.label}: ") for need in needs] or [ANY]

    def _is_set_flag(self, cell: Cell) -> bool:
        if self.grid is None:
            return False
        shown = [reading(fact, self.grid.table.edition).value.flag for fact in cell.facts]
        return bool(shown) and all(shown)

    def _spoken(self, cell: Cell) -> str:
        """Return a cell's words inside a sentence: "not supported", and never "aWS"."""
        words_of_ours = cell.state is not State.VALUE or self._is_set_flag(cell)
        return cell.text[:1].lower() + cell.text[1:] if words_of_ours else cell.text


def _by_role(drawn: Drawn, role: int) -> object:
    known: dict[int, object] = {
        CellRole.STATE: drawn.state.value,
        CellRole.OLD: drawn.old,
        CellRole.DIFFERS: drawn.differs,
        CellRole.FLAG: drawn.flag,
        CellRole.OUT: drawn.out,
        CellRole.RULING: drawn.ruling,
        CellRole.SAME: drawn.same,
    }
    return known.get(role)
