"""Unfolds many rows of Browse bit by bit, as Qt calls Python several times for each row that is shown."""

from __future__ import annotations

from collections import deque
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPoint, QTimer, Slot

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtWidgets import QTreeView

    from netatlas.ui.panels.browse_model import BrowseModel

AT_ONCE = 150
"""Rows that are unfolded before the window may do something else."""
_MUCH = 300
"""Rows that are unfolded from which on they are unfolded again bit by bit when all of them change."""


class GradualUnfolding(QObject):
    """Unfolds items of one tree, from the top down.

    The parts of an item follow it without being asked for, however it was unfolded.
    """

    def __init__(self, tree: QTreeView, model: BrowseModel) -> None:
        """Begin with nothing to unfold."""
        super().__init__(tree)
        self._tree, self._model = tree, model
        self._left: Iterator[QModelIndex] = iter(())
        self._parts: deque[QModelIndex] = deque()
        self._top = QModelIndex()
        self._unfolded: dict[int, QModelIndex] = {}
        self.is_at_work = False
        """Whether it is folding or unfolding an item just now, rather than the reader."""
        tree.expanded.connect(self._on_expanded)
        tree.collapsed.connect(self._on_collapsed)
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._unfold_some)

    def unfold(self, items: Iterable[QModelIndex]) -> None:
        """Unfold items, those above others first."""
        self._left = chain(list(self._left), items)
        self._unfold_some()

    def reach(self, item: QModelIndex) -> None:
        """Unfold the part that an item is in now, and those near to it before the others.

        What is in view stays where it is, while those above it are unfolded.
        """
        part = item.parent()
        if self._model.item(part).is_part:
            self._show_bar()
            self._tree.expand(part)
            near = sorted(self._parts, key=lambda other: abs(other.row() - part.row()))
            self._parts = deque(near)

    def stop(self) -> None:
        """Unfold no more, as the items are others."""
        self._timer.stop()
        self._left, self._top = iter(()), QModelIndex()
        self._parts.clear()
        self._unfolded.clear()

    def begin_again(self, *, least: int = 1) -> None:
        """Fold what is unfolded before all rows change, and unfold it bit by bit, if it is much.

        ``least`` is how many items must be unfolded for that: one alone is unfolded at once in any case.
        """
        rows = sum(map(self._model.rowCount, self._unfolded.values()))
        if rows <= _MUCH or len(self._unfolded) < least:
            return
        if not self._top.isValid():
            self._top = self._tree.indexAt(QPoint(0, 0))
        items = [self._unfolded[number] for number in sorted(self._unfolded)]  # numbers go from the top down
        self._left = iter([*items, *self._left])
        self._parts.clear()
        self._unfolded.clear()
        self.is_at_work = True
        self._tree.collapseAll()
        self.is_at_work = False
        self._timer.start()

    @Slot(QModelIndex)
    def _on_expanded(self, item: QModelIndex) -> None:
        self._unfolded[item.internalId()] = item
        parts = self._model.parts(item)
        if parts:
            self._parts.extend(parts)
            self._timer.start()

    @Slot(QModelIndex)
    def _on_collapsed(self, item: QModelIndex) -> None:
        """Fold the parts too, or Qt would unfold all of them at once with the item."""
        self._unfolded.pop(item.internalId(), None)
        for part in self._model.parts(item):
            self._tree.collapse(part)

    @Slot()
    def _unfold_some(self) -> None:
        tree, rows = self._tree, 0
        while (item := self._next()).isValid():
            is_part = self._model.item(item).is_part
            if tree.isExpanded(item) or (is_part and not tree.isExpanded(item.parent())):
                continue
            self.is_at_work = True
            if is_part and not self._top.isValid():
                self._expand_in_place(item)
            else:
                tree.expand(item)
            self._show_bar()
            self.is_at_work = False
            rows += self._model.rowCount(item)
            if rows >= AT_ONCE or self._parts:
                self._timer.start()
                return
        if self._top.isValid():
            self._tree.scrollTo(self._top, self._tree.ScrollHint.PositionAtTop)
            self._top = QModelIndex()

    def _next(self) -> QModelIndex:
        """Return the item to unfold next, or an invalid one: parts come before further items."""
        return self._parts.popleft() if self._parts else next(self._left, QModelIndex())

    def _show_bar(self) -> None:
        """Show the scroll bar now if there is more to scroll: with it, rows are narrower.

        Qt would show it later, when much may have been unfolded that has to be measured again.
        """
        self._tree.setVerticalScrollBarPolicy(self._tree.verticalScrollBarPolicy())

    def _expand_in_place(self, part: QModelIndex) -> None:
        """Unfold a part without moving the current row, or else the top one, if that is in view."""
        tree, bar = self._tree, self._tree.verticalScrollBar()
        view = tree.viewport().rect()
        kept = tree.currentIndex()
        if not kept.isValid() or not tree.visualRect(kept).intersects(view):
            kept = tree.indexAt(QPoint(0, 0))
        before = tree.visualRect(kept).top()
        tree.expand(part)
        bar.setValue(bar.value() + tree.visualRect(kept).top() - before)
