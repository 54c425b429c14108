"""The Qt table model of limits: a row for each, whose texts are made when it is first shown."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from netatlas.atlas.edition import THE_NOTES, Edition
from netatlas.documents.limits import LIMIT_COLUMNS, limit_row
from netatlas.explore.limits import Order
from netatlas.tips import tip
from netatlas.ui.commands import MARKS_HINT
from netatlas.ui.pages.row_texts import RowTexts

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Limit
    from netatlas.documents.limits import LimitRow

COLUMNS: tuple[tuple[Order, str], ...] = tuple(
    (order, "Per" if order is Order.SCOPE else title) for order, title in LIMIT_COLUMNS
)
"""What each column shows and is sorted by, with its heading; "Per" in the heading saves it in each cell."""
ORDERS = tuple(order for order, _title in COLUMNS)


class LimitRole(IntEnum):
    """Roles of the cells beyond Qt's own."""

    SMALL = Qt.ItemDataRole.UserRole + 1  # small print below the words
    STRUCK = Qt.ItemDataRole.UserRole + 2  # what the notes said, struck through
    CHANGED = Qt.ItemDataRole.UserRole + 3  # whether the notes had another figure
    MARKED = Qt.ItemDataRole.UserRole + 4  # whether find in page marks the row


def cells_of(line: LimitRow) -> tuple[str, ...]:
    """Return the texts of a row's cells, left to right."""
    per = line.scope.removeprefix("per ")
    return (line.subject, line.what, line.value, per, line.kind, line.source, line.checked)


def sentence_of(line: LimitRow) -> str:
    """Return a row as a reader says it: ``NAT gateway, maximum bandwidth: 100 Gbps, per NAT gateway``."""
    scope = f", {line.scope}" if line.scope else ""
    return f"{line.subject}, {_inside(line.what)}: {line.value}{scope}"


class LimitsModel(QAbstractTableModel):
    """Limits as a Qt model, in the order in which they are given.

    Attributes:
        texts: the words of the rows, by which they are found.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._atlas: Atlas | None = None
        self._edition = Edition.TODAY
        self._lines: dict[str, LimitRow] = {}
        self._marked = ""
        self.texts: RowTexts[Limit] = RowTexts()
        self.limits: tuple[Limit, ...] = ()

    def set_atlas(self, atlas: Atlas, edition: Edition) -> None:
        """Set the atlas and the edition that the texts come from."""
        if atlas is not self._atlas or edition is not self._edition:
            self.set_limits(())
            self._atlas, self._edition = atlas, edition
            self._lines.clear()
            self.texts.set_words(lambda limit: _words(limit_row(atlas, limit, edition)))

    def set_limits(self, limits: tuple[Limit, ...]) -> None:
        """Show other limits, or the same in another order."""
        self.beginResetModel()
        self.limits = limits
        self.texts.show(limits)
        self.endResetModel()

    def line(self, row: int) -> LimitRow:
        """Return the texts of a row."""
        limit = self.limits[row]
        if limit.id not in self._lines and self._atlas is not None:
            self._lines[limit.id] = limit_row(self._atlas, limit, self._edition)
        return self._lines[limit.id]

    def describe(self, row: int) -> str:
        """Return all texts of a row as sentences: value, ``says``, kind, source, the notes' figure."""
        line = self.line(row)
        says = f"; {line.says}" if line.says else ""
        old = f" The notes said: {line.old}." if line.old else ""
        old = f" This is {line.difference}." if line.difference else old
        cite = THE_NOTES.capitalize() if line.cite == THE_NOTES else line.cite
        return f"{sentence_of(line)}{says}. {line.kind.capitalize()}. {cite}.{old}"

    def row_of(self, limit_id: str) -> int:
        """Return the row of a limit, or -1."""
        return next((row for row, limit in enumerate(self.limits) if limit.id == limit_id), -1)

    def find(self, text: str) -> list[int]:
        """Return the rows that contain ``text``."""
        return self.texts.rows_with(text)

    def mark(self, text: str) -> int:
        """Mark the rows that contain ``text``, and return their number."""
        self._marked = text.casefold()
        if self.limits:
            corner = self.index(len(self.limits) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), corner, [LimitRole.MARKED])
        return len(self.find(text))

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.limits)

    @override
    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid():
            return None
        line, order = self.line(index.row()), ORDERS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cells_of(line)[index.column()]
            case LimitRole.SMALL:
                return self._small(line, order)
            case LimitRole.STRUCK:
                return line.old if order is Order.VALUE else ""
            case LimitRole.CHANGED:
                return line.changed
            case LimitRole.MARKED:
                return bool(self._marked) and self.texts.holds(index.row(), self._marked)
            case Qt.ItemDataRole.ToolTipRole:
                return tip(self._words_of_tip(index.row(), line))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(line, index.column())
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.ToolTipRole:
                return tip(COLUMNS[section][1])  # a narrow column cuts it
            return COLUMNS[section][1] if role == Qt.ItemDataRole.DisplayRole else None
        return self.line(section).subject if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _small(self, line: LimitRow, order: Order) -> str:
        if order is Order.WHAT:
            return line.says
        if order is Order.VALUE and line.difference:
            return line.difference.partition(" since ")[0]  # the line of details says since when
        marked = order is Order.VALUE and line.changed and not line.old
        return "not as in the notes" if marked and self._edition is Edition.TODAY else ""

    def _words_of_tip(self, row: int, line: LimitRow) -> str:
        hint = MARKS_HINT if line.changed else ""
        return "\n".join(filter(None, (self.describe(row), line.evidence, hint)))

    def _spoken(self, line: LimitRow, column: int) -> str:
        """Return what is read of a cell: what it shows, since the cells of a row are read one by one."""
        order, text = ORDERS[column], cells_of(line)[column]
        if order is Order.VALUE:
            remark = f"the notes said {line.old}" if line.old else line.difference or self._small(line, order)
        else:
            remark = self._small(line, order)
        return f"{text}; {remark}" if remark else text


def _words(line: LimitRow) -> str:
    return " ".join((*cells_of(line), line.says, line.old))


def _inside(label: str) -> str:
    """Return a label for the middle of a sentence: only abbreviations keep their capital."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label
