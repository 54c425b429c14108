"""The Qt tree model of the bookmarks: those without a group, then each group with its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from typing_extensions import override

from netatlas.address import Address
from netatlas.atlas.addressing import resolved
from netatlas.tips import tip
from netatlas.ui.bookmarking import bookmark_name
from netatlas.ui.labels import describe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netatlas.atlas.atlas import Atlas
    from netatlas.ui.user_data import OwnItems

_DRAGGED = "application/x-netatlas-bookmark"
_BOOKMARK, _GROUP = "bookmark ", "group "


class BookmarkRole(IntEnum):
    """Roles of the rows beyond Qt's own."""

    ADDRESS = Qt.ItemDataRole.UserRole + 1  # as it is stored; '' for groups
    DETAIL = Qt.ItemDataRole.UserRole + 2  # what sort of thing it is, or how many a group has
    GROUP = Qt.ItemDataRole.UserRole + 3  # the group that a row is, or that it is in; '' for none


@dataclass(slots=True)
class _Item:
    name: str
    address: str = ""
    detail: str = ""
    group: str = ""
    parent: int = 0
    children: list[int] = field(default_factory=list)


class BookmarksModel(QAbstractItemModel):
    """Items in one list; the internal id of an index is the position of its item in that list.

    Signals:
        moved: a bookmark was dropped: its address, its new group, and its position there.
        group_moved: a group was dropped: its name, and its position.
    """

    moved = Signal(str, str, int)
    group_moved = Signal(str, int)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._items: list[_Item] = [_Item("")]
        self._ungrouped = 0

    def show_items(self, items: OwnItems, atlas: Atlas) -> None:
        """Show all bookmarks, with the names that they have in ``atlas``."""
        self.beginResetModel()
        self._items = [_Item("")]
        groups = {"": 0}
        for bookmark in items.bookmarks:
            if not bookmark.group:
                self._add_bookmark(bookmark.address, atlas, "", 0)
        self._ungrouped = len(self._items[0].children)
        for name in items.groups:
            groups[name] = self._add(_Item(name, group=name), 0)
        for bookmark in items.bookmarks:
            if bookmark.group:
                self._add_bookmark(bookmark.address, atlas, bookmark.group, groups[bookmark.group])
        self.endResetModel()

    def index_of(self, *, address: str = "", group: str = "") -> QModelIndex:
        """Return the index of a bookmark, or of a group, or an invalid one."""
        for number, item in enumerate(self._items[1:], start=1):
            if item.address == address and (address or item.group == group):
                return self._index(number)
        return QModelIndex()

    @property
    def groups(self) -> tuple[str, ...]:
        """The names of the groups in order."""
        return tuple(item.group for item in self._items[1:] if not item.address)

    def step(self, index: QModelIndex, step: int) -> tuple[str, int] | None:
        """Return where a row goes one step up (-1) or down (1): its group and position; None if nowhere.

        A bookmark at the edge of its group goes into the group beside it.
        """
        if not index.isValid():
            return None
        item = self._items[_number(index)]
        if not item.address:
            position = self.groups.index(item.group) + step
            return (item.group, position) if 0 <= position < len(self.groups) else None
        position, group = index.row() + step, item.group
        if 0 <= position < self._size(group):
            return group, position
        beside = ("", *self.groups)
        other = beside.index(group) + step
        if not 0 <= other < len(beside):
            return None
        return beside[other], self._size(beside[other]) if step < 0 else 0

    @override
    def index(
        self, row: int, column: int, parent: QModelIndex | QPersistentModelIndex = QModelIndex()
    ) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, self._items[_number(parent)].children[row])

    @override
    def parent(  # type: ignore[override]  # QObject.parent() is another overload in Qt itself
        self, index: QModelIndex | QPersistentModelIndex
    ) -> QModelIndex:
        above = self._items[_number(index)].parent if index.isValid() else 0
        return self._index(above) if above else QModelIndex()

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.column() > 0 else len(self._items[_number(parent)].children)

    @override
    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 1

    @override
    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled
        usual = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled
        is_bookmark = bool(self._items[_number(index)].address)
        return usual | (flag.ItemNeverHasChildren if is_bookmark else flag.ItemIsDropEnabled)

    @override
    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid():
            return None
        item = self._items[_number(index)]
        detail = item.detail if item.address else str(len(item.children))
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return item.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{item.name}, {detail}" if item.address else f"Group {item.name}, {detail}"
            case Qt.ItemDataRole.ToolTipRole:
                return tip(item.name)
            case BookmarkRole.ADDRESS:
                return item.address
            case BookmarkRole.DETAIL:
                return detail
            case BookmarkRole.GROUP:
                return item.group
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
            item = self._items[_number(indexes[0])]
            text = f"{_BOOKMARK}{item.address}" if item.address else f"{_GROUP}{item.group}"
            data.setData(_DRAGGED, text.encode())
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
        """Say where something was dropped. The rows move when that is stored, so that nothing is removed."""
        dropped = bytes(data.data(_DRAGGED).data()).decode()
        if dropped.startswith(_GROUP):
            name, groups = dropped.removeprefix(_GROUP), self.groups
            if parent.isValid() or name not in groups:
                return False
            position = len(groups) if row < 0 else max(0, row - self._ungrouped)
            self.group_moved.emit(name, position - (groups.index(name) < position))
        elif dropped.startswith(_BOOKMARK):
            address = dropped.removeprefix(_BOOKMARK)
            group = self._items[_number(parent)].group
            last = self._size(group)
            position = last if row < 0 else min(row, last)
            here = self.index_of(address=address)
            is_below = here.data(BookmarkRole.GROUP) == group and here.row() < position
            self.moved.emit(address, group, position - is_below)
        return False

    def _size(self, group: str) -> int:
        if not group:
            return self._ungrouped
        return self.rowCount(self.index_of(group=group))

    def _add_bookmark(self, stored_address: str, atlas: Atlas, group: str, parent: int) -> None:
        address = resolved(atlas, Address.parse(stored_address))
        detail = describe(atlas, address) if address.record_id in atlas or not address.record_id else ""
        detail = detail or "in no open pack"
        self._add(_Item(bookmark_name(atlas, address), stored_address, detail, group), parent)

    def _add(self, item: _Item, parent: int) -> int:
        item.parent = parent
        self._items.append(item)
        number = len(self._items) - 1
        self._items[parent].children.append(number)
        return number

    def _index(self, number: int) -> QModelIndex:
        siblings = self._items[self._items[number].parent].children
        return self.createIndex(siblings.index(number), 0, number)


def _number(index: QModelIndex | QPersistentModelIndex) -> int:
    """Return the position of an item in the list; the invalid index means the root, which is the first."""
    return index.internalId() if index.isValid() else 0
