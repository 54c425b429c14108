"""Unfolds many items of a tree bit by bit, as Qt calls Python several times for each row that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPoint, QTimer, Slot

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtWidgets import QTreeView

AT_ONCE = 300
"""Rows that are unfolded before the window may do something else."""


class GradualUnfolding(QObject):
    """Unfolds items of one tree, from the top down."""

    def __init__(self, tree: QTreeView) -> None:
        """Begin with nothing to unfold."""
        super().__init__(tree)
        self._tree = tree
        self._left: Iterator[QModelIndex] = iter(())
        self._top = QModelIndex()
        self._unfolded: dict[int, QModelIndex] = {}
        tree.expanded.connect(self._on_expanded)
        tree.collapsed.connect(self._on_collapsed)
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._unfold_some)

    def unfold(self, items: Iterable[QModelIndex]) -> None:
        """Unfold items, those above others first."""
        before = list(self._left)
        self._left = iter([*before, *items])
        self._unfold_some()

    def stop(self) -> None:
        """Unfold no more, as the items are others."""
        self._timer.stop()
        self._left, self._top = iter(()), QModelIndex()
        self._unfolded.clear()

    def begin_again(self) -> None:
        """Fold what is unfolded before all rows change, and unfold it bit by bit, if it is much."""
        if sum(map(self._tree.model().rowCount, self._unfolded.values())) <= AT_ONCE:
            return
        if not self._top.isValid():
            self._top = self._tree.indexAt(QPoint(0, 0))
        items = [self._unfolded[number] for number in sorted(self._unfolded)]  # numbers go from the top down
        self._left = iter([*items, *self._left])
        self._unfolded.clear()
        self._tree.collapseAll()
        self._timer.start()

    @Slot(QModelIndex)
    def _on_expanded(self, item: QModelIndex) -> None:
        self._unfolded[item.internalId()] = item

    @Slot(QModelIndex)
    def _on_collapsed(self, item: QModelIndex) -> None:
        self._unfolded.pop(item.internalId(), None)

    @Slot()
    def _unfold_some(self) -> None:
        model, rows = self._tree.model(), 0
        for item in self._left:
            if not self._tree.isExpanded(item):
                self._tree.expand(item)
                rows += model.rowCount(item)
            if rows >= AT_ONCE:
                self._timer.start()
                return
        if self._top.isValid():
            self._tree.scrollTo(self._top, self._tree.ScrollHint.PositionAtTop)
            self._top = QModelIndex()


def all_items(tree: QTreeView, below: QModelIndex | None = None) -> Iterator[QModelIndex]:
    """Yield the items that can be unfolded, those above others first; ``below`` one, or all."""
    model, parent = tree.model(), below if below is not None else QModelIndex()
    for row in range(model.rowCount(parent)):
        item = model.index(row, 0, parent)
        if model.hasChildren(item):
            yield item
            yield from all_items(tree, item)
