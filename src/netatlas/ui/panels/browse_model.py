"""The Qt tree model of the Browse panel: the views, then the topics with their concepts."""

from __future__ import annotations

from bisect import bisect_right
from enum import IntEnum
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from netatlas.ui.browse_items import PART, BrowseItem, prepared_items

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from netatlas.atlas.atlas import Atlas


_HEADING_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_PART_FLAGS = Qt.ItemFlag.NoItemFlags
"""Not enabled, so that the keyboard goes past it."""
_ITEM_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class BrowseRole(IntEnum):
    """Item data roles beyond Qt's own."""

    ADDRESS = Qt.ItemDataRole.UserRole + 1  # the address to open, '' for headings
    COUNT = Qt.ItemDataRole.UserRole + 2  # the number at the right, '' for none
    HEADING = Qt.ItemDataRole.UserRole + 3  # whether the item is a heading, which cannot be chosen


class BrowseModel(QAbstractItemModel):
    """Items kept in one list; the internal id of a QModelIndex is the index of its item in that list.

    That of the invalid index is 0, where the root is. Qt asks for each item many times when a topic is
    unfolded, so what it asks for is found without a detour.

    Attributes:
        first_topic_row: the row of the heading above the topics.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._items: list[BrowseItem] = [BrowseItem("")]
        self._numbers: dict[str, int] = {}
        self._groups: list[int] = []
        self._yours: dict[str, int] = {}
        self.first_topic_row = 0

    def set_atlas(self, atlas: Atlas) -> None:
        """Show the topics of an atlas and the views that it has something for."""
        listed = prepared_items(atlas)
        self.beginResetModel()
        self._items, self._numbers, self._groups = listed.items, listed.numbers, listed.groups
        self.first_topic_row = listed.first_topic_row
        self._show_counts()
        self.endResetModel()

    def topics(self) -> Iterator[QModelIndex]:
        """Yield the topics, but not those inside others."""
        for row in range(self.first_topic_row + 1, self.rowCount()):
            yield self.index(row, 0)

    def groups(self, below: QModelIndex) -> Iterator[QModelIndex]:
        """Yield the items inside one, or all, that have others inside them, those above others first."""
        above = below.internalId()
        for number in islice(self._groups, bisect_right(self._groups, above), None):
            if not self._is_inside(number, above):
                return
            yield self.createIndex(self._items[number].row, 0, number)

    def _is_inside(self, number: int, above: int) -> bool:
        while number > above:  # an item comes after what it is inside
            number = self._items[number].parent
        return number == above

    def parts(self, index: QModelIndex) -> list[QModelIndex]:
        """Return the parts of an item, from the top down: none for one with few others inside it."""
        children = self._items[index.internalId()].children
        parts = [number for number in children[PART:] if self._items[number].is_part]
        return [self.createIndex(self._items[number].row, 0, number) for number in parts]

    def address(self, index: QModelIndex) -> str:
        """Return the address of an item, or '' for a heading."""
        return self._items[index.internalId()].address

    def item(self, index: QModelIndex | QPersistentModelIndex) -> BrowseItem:
        """Return the item of an index, for whoever paints it: the way through Qt is long."""
        return self._items[index.internalId()]

    def is_topic(self, index: QModelIndex) -> bool:
        """Return True if an item is a topic, is in one, or is the heading of all."""
        while index.parent().isValid():
            index = index.parent()
        return index.row() >= self.first_topic_row

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how much of the user's own there is at each address of ``YOURS``."""
        self._yours = dict(counts)
        for number in self._show_counts():
            index = self.createIndex(self._items[number].row, 0, number)
            self.dataChanged.emit(index, index)

    def _show_counts(self) -> list[int]:
        """Give the items of the user's own their counts; return the indices of these items."""
        numbers = [self._numbers[address] for address in self._yours if address in self._numbers]
        for number in numbers:
            self._items[number].count = _amount(self._yours[self._items[number].address])
        return numbers

    def index_of(self, address: str) -> QModelIndex:
        """Return the index of the item with an address, or an invalid one."""
        number = self._numbers.get(address, 0)
        return self.createIndex(self._items[number].row, 0, number) if number else QModelIndex()

    @override
    def index(
        self, row: int, column: int, parent: QModelIndex | QPersistentModelIndex = QModelIndex()
    ) -> QModelIndex:
        children = self._items[parent.internalId()].children
        if column or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row])

    @override
    def parent(  # type: ignore[override]  # QObject.parent() is another overload in Qt itself
        self, index: QModelIndex | QPersistentModelIndex
    ) -> QModelIndex:
        above = self._items[index.internalId()].parent
        if above <= 0:
            return QModelIndex()
        return self.createIndex(self._items[above].row, 0, above)

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return len(self._items[parent.internalId()].children)

    @override
    def hasChildren(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> bool:
        return bool(self._items[parent.internalId()].children)

    @override
    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 1

    @override
    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        item = self._items[index.internalId()]
        if item.is_part:
            return _PART_FLAGS
        return _HEADING_FLAGS if item.heading else _ITEM_FLAGS

    @override
    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid():
            return None
        item = self._items[index.internalId()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return item.text
            case Qt.ItemDataRole.AccessibleTextRole if item.is_part:
                return f"More of {self._items[item.parent].text}"
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{item.text}, {item.count}" if item.count else item.text
            case BrowseRole.ADDRESS:
                return item.address
            case BrowseRole.COUNT:
                return item.count
            case BrowseRole.HEADING:
                return item.heading
        return None


def _amount(count: int) -> str:
    return str(count) if count else ""
