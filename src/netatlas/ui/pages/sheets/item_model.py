"""The Qt list model of what goes onto a sheet, in the order of the paper."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from typing_extensions import override

from netatlas.tips import tip

if TYPE_CHECKING:
    from collections.abc import Sequence

_DRAGGED = "application/x-netatlas-sheet-item"


class ItemRole(IntEnum):
    """Roles of the rows beyond Qt's own."""

    ADDRESS = Qt.ItemDataRole.UserRole + 1  # as it is stored
    SHARE = Qt.ItemDataRole.UserRole + 2  # "6 %", or '' while it is not known
    FORM = Qt.ItemDataRole.UserRole + 3  # "short" or "full"
    PROBLEM = Qt.ItemDataRole.UserRole + 4  # why it is not on the paper, in a few words, or ''


class ItemRow(NamedTuple):
    """A row of the list.

    Attributes:
        address: what it is, as it is stored.
        name: what it is called.
        form: short or full.
        share: how much of the pages it takes, or ''.
        problem: why it is not on the paper, in a few words, or ''.
        reason: the same in a sentence.
    """

    address: str
    name: str
    form: str
    share: str = ""
    problem: str = ""
    reason: str = ""


class SheetItemsModel(QAbstractListModel):
    """The rows.

    Signals:
        moved: a row was dropped: its position, and the one that it gets.
    """

    moved = Signal(int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._rows: tuple[ItemRow, ...] = ()

    @property
    def rows(self) -> tuple[ItemRow, ...]:
        """All rows in order."""
        return self._rows

    def show_rows(self, rows: tuple[ItemRow, ...]) -> None:
        """Show other rows; where only what is said of them differs, they stay the same rows."""
        if [row.address for row in rows] == [row.address for row in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled
        usual = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled
        return usual | flag.ItemNeverHasChildren

    @override
    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.name
            case Qt.ItemDataRole.AccessibleTextRole:
                said = row.problem or (f"{row.share} of the paper" if row.share else "")
                return ", ".join(part for part in (row.name, row.form, said) if part)
            case Qt.ItemDataRole.ToolTipRole:
                return tip(f"{row.name}. {row.reason}" if row.reason else row.name)
            case ItemRole.ADDRESS:
                return row.address
            case ItemRole.SHARE:
                return row.share
            case ItemRole.FORM:
                return row.form
            case ItemRole.PROBLEM:
                return row.problem
        return None

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    @override
    def mimeTypes(self) -> list[str]:
        return [_DRAGGED]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        if indexes:
            data.setData(_DRAGGED, str(indexes[0].row()).encode())
        return data

    @override
    def dropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,
        row: int,
        column: int,
        parent: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Say where a row was dropped. It moves when the sheet is changed, so that nothing is removed."""
        dropped = bytes(data.data(_DRAGGED).data()).decode()
        if not dropped.isdigit() or int(dropped) >= len(self._rows):
            return False
        start = int(dropped)
        target = parent.row() if parent.isValid() else len(self._rows) if row < 0 else row
        self.moved.emit(start, target - (start < target))
        return False
