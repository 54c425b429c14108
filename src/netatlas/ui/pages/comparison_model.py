"""The comparison as a Qt table model: one row for each attribute, one column for each subject."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from netatlas.atlas.edition import reading

if TYPE_CHECKING:
    from netatlas.compare.table import Cell, ComparisonTable, Row


class CellRole(IntEnum):
    """Roles of a comparison's cells beyond Qt's own."""

    STATE = Qt.ItemDataRole.UserRole + 1  # a State: what sign is painted, and never a no for an unknown
    OLD = Qt.ItemDataRole.UserRole + 2  # what the notes said, struck through
    DIFFERS = Qt.ItemDataRole.UserRole + 3  # whether the row is washed
    FLAG = Qt.ItemDataRole.UserRole + 4  # whether a value is a set flag, which gets a tick


class ComparisonModel(QAbstractTableModel):
    """A ``ComparisonTable`` for a view; may leave out the rows that are the same."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._table: ComparisonTable | None = None
        self._rows: tuple[Row, ...] = ()
        self._differences_only = False

    def set_table(self, table: ComparisonTable, *, differences_only: bool) -> None:
        """Show another table, or the same one with or without the rows that are the same."""
        self.beginResetModel()
        self._table = table
        self._differences_only = differences_only
        self._rows = tuple(row for row in table.rows if row.differs or not differences_only)
        self.endResetModel()

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows that are shown."""
        return self._rows

    def cell(self, index: QModelIndex | QPersistentModelIndex) -> Cell:
        """Return the cell at a valid index."""
        return self._rows[index.row()].cells[index.column()]

    def describe(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """Return a cell as a sentence: ``NAT gateway, Bandwidth: 5 to 100 Gbps (VPC guide, 2026-11)``."""
        if self._table is None or not index.isValid():
            return ""
        cell = self.cell(index)
        subject = self._table.subjects[index.column()].name
        old = f" The notes said: {cell.old}." if cell.old else ""
        cite = f" ({cell.cite})" if cell.cite else ""
        return f"{subject}, {self._rows[index.row()].label}: {cell.text}{cite}.{old}"

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() or self._table is None else len(self._table.subjects)

    @override
    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid() or self._table is None:
            return None
        cell = self.cell(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell.text
            case CellRole.STATE:
                return cell.state.value
            case CellRole.OLD:
                return cell.old
            case CellRole.DIFFERS:
                return self._rows[index.row()].differs
            case CellRole.FLAG:
                shown = [reading(fact, self._table.edition).value.flag for fact in cell.facts]
                return bool(shown) and all(shown)
            case Qt.ItemDataRole.ToolTipRole:
                return cell.cite or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.describe(index)
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if self._table is None or role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self._table.subjects[section].name if section < len(self._table.subjects) else None
        return self._rows[section].label if section < len(self._rows) else None
