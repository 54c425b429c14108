"""The Qt tree model of the graph's outline: groups, their concepts, and the relations of each in words."""

from __future__ import annotations

from bisect import bisect_right
from enum import IntEnum
from itertools import accumulate
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from netatlas.tips import tip
from netatlas.words import counted

if TYPE_CHECKING:
    from netatlas.drawing.graph.outline import Outline, OutlineGroup, OutlineRelation

Index = QModelIndex | QPersistentModelIndex


class OutlineRole(IntEnum):
    """Item data roles beyond Qt's own."""

    KEY = Qt.ItemDataRole.UserRole + 1  # the concept that the row belongs to, '' for a group
    OPENS = Qt.ItemDataRole.UserRole + 2  # the concept that Enter opens, '' for a group


class OutlineModel(QAbstractItemModel):
    """Makes no object for any row, so that a large graph costs nothing until it is unfolded.

    The internal id of an index says what its row is in: 0 in nothing (a group), up to the number of groups in
    that group (a concept), beyond in that concept, all concepts being counted through (a relation).
    """

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._outline: Outline | None = None
        self._groups: tuple[OutlineGroup, ...] = ()
        self._starts: list[int] = []
        """For each group how many concepts are in those before it."""

    def set_outline(self, outline: Outline | None) -> None:
        """Show an outline, or none."""
        self.beginResetModel()
        self._outline = outline
        self._groups = outline.groups if outline is not None else ()
        self._starts = [0, *accumulate(len(group.nodes) for group in self._groups)]
        self.endResetModel()

    def index_of(self, key: str) -> QModelIndex:
        """Return the index of the first row of a concept, or an invalid one."""
        node = self._outline.content.numbers.get(key) if self._outline is not None else None
        for number, group in enumerate(self._groups):
            if node in group.nodes:
                return self.createIndex(group.nodes.index(node), 0, 1 + number)
        return QModelIndex()

    @override
    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        if not parent.isValid():
            return self.createIndex(row, column, 0)
        above = parent.internalId()
        if above == 0:
            return self.createIndex(row, column, 1 + parent.row())
        inside = 1 + len(self._groups) + self._starts[above - 1] + parent.row()
        return self.createIndex(row, column, inside)

    @override
    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override] # QObject.parent() is an overload
        inside = index.internalId() if index.isValid() else 0
        if inside == 0:
            return QModelIndex()
        if inside <= len(self._groups):
            return self.createIndex(inside - 1, 0, 0)
        group, row = self._concept(inside)
        return self.createIndex(row, 0, 1 + group)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        if not parent.isValid():
            return len(self._groups)
        if parent.column() > 0:
            return 0
        if parent.internalId() == 0:
            return len(self._groups[parent.row()].nodes)
        node = self._node(parent)
        return len(self._outline.relations(node)) if self._outline is not None and node is not None else 0

    @override
    def hasChildren(self, parent: Index = QModelIndex()) -> bool:
        node = self._node(parent) if parent.isValid() and parent.column() == 0 else None
        if node is not None and self._outline is not None:
            return self._outline.has_relations(node)
        return self.rowCount(parent) > 0

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 1

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self._outline is None:
            return None
        content = self._outline.content
        if index.internalId() == 0:
            return self._group_data(self._groups[index.row()], role)
        node = self._node(index)
        if node is None:
            group, row = self._concept(index.internalId())
            owner = self._groups[group].nodes[row]
            relation = self._outline.relations(owner)[index.row()]
            return _relation_data(relation, content.ids[owner], content.ids[relation.other], role)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                remark = content.remark(node)
                return f"{content.names[node]}  ({remark})" if remark else content.names[node]
            case Qt.ItemDataRole.ToolTipRole:
                return tip(content.remark(node))
            case Qt.ItemDataRole.AccessibleTextRole:
                count = len(self._outline.relations(node))
                words = (content.names[node], content.kinds[node], counted(count, "relation"))
                return "; ".join(filter(None, (*words, content.remark(node))))
            case OutlineRole.KEY | OutlineRole.OPENS:
                return content.ids[node]
        return None

    @staticmethod
    def _group_data(group: OutlineGroup, role: int) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{group.title}  ({len(group.nodes):,})"
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{group.title}; {group.counts}"
            case OutlineRole.KEY | OutlineRole.OPENS:
                return ""
        return None

    def _concept(self, inside: int) -> tuple[int, int]:
        """Return group and row of the concept whose relations have an internal id."""
        number = inside - 1 - len(self._groups)
        group = bisect_right(self._starts, number) - 1
        return group, number - self._starts[group]

    def _node(self, index: Index) -> int | None:
        """Return the concept of a row; None for a group and for a relation."""
        inside = index.internalId()
        return self._groups[inside - 1].nodes[index.row()] if 0 < inside <= len(self._groups) else None


def _relation_data(relation: OutlineRelation, owner: str, other: str, role: int) -> object:
    match role:
        case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
            return relation.words
        case Qt.ItemDataRole.ToolTipRole:  # the column may be too narrow for it
            return tip(relation.words)
        case OutlineRole.KEY:
            return owner
        case OutlineRole.OPENS:
            return other
    return None
