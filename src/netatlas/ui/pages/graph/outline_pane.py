"""The outline beside the picture of a graph: the same content as a tree, with the same selection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QSplitter, QTreeView, QVBoxLayout, QWidget
from typing_extensions import override

from netatlas.drawing.graph.outline import Outline
from netatlas.ui.pages.graph.outline_model import OutlineModel, OutlineRole
from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QShowEvent

    from netatlas.ui.canvas.graph_canvas import GraphCanvas

_WIDTH, _NARROWEST, _NARROWEST_PICTURE = 280, 160, 240
"""Pixels: at first, and the least of the outline and of the picture beside it."""


class OutlinePane(QWidget):
    """A tree of what a canvas shows, made from the canvas itself whenever that shows something else.

    Attributes:
        centre: the concept whose neighbours the next picture shows, or '' for the map.
        tree: the tree.
        model: its model.

    Signals:
        open_requested: the concept whose page is wanted, and whether in a new tab.
    """

    open_requested = Signal(str, bool)

    def __init__(self, canvas: GraphCanvas, parent: QWidget | None = None) -> None:
        """Show what ``canvas`` shows, once this is visible."""
        super().__init__(parent)
        self.centre = ""
        self._canvas = canvas
        self._is_outdated = True
        self._unfolded: set[str] = set()
        self.model = OutlineModel(self)
        self.tree = OutlineTree(self.model)
        self.message = named(plain_label(wrap=True), "pageLead")
        self.message.setContentsMargins(14, 14, 14, 14)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.message)
        column.addWidget(self.tree, 1)
        self.setMinimumWidth(_NARROWEST)
        self.tree.selectionModel().currentChanged.connect(self._on_row_chosen)
        self.tree.open_requested.connect(self.open_requested)
        self.tree.expanded.connect(lambda index: self._unfolded.add(_title(index)))
        self.tree.collapsed.connect(lambda index: self._unfolded.discard(_title(index)))
        canvas.shown_changed.connect(self._on_shown_changed)
        canvas.selected.connect(self._show_selected)
        self.hide()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._renew()

    @Slot()
    def _on_shown_changed(self) -> None:
        self._is_outdated = True
        if self.isVisible():
            self._renew()

    def _renew(self) -> None:
        """Make the tree anew from what the canvas shows, with the same groups unfolded."""
        if not self._is_outdated:
            return
        self._is_outdated = False
        canvas, unfolded = self._canvas, set(self._unfolded)
        outline = None
        if canvas.picture is not None and canvas.shown is not None:
            outline = Outline(canvas.picture.content, canvas.filter, canvas.shown, self.centre)
        with QSignalBlocker(self.tree.selectionModel()):
            self.model.set_outline(outline)
        groups = [self.model.index(row, 0) for row in range(self.model.rowCount())]
        for index in groups:
            if self.centre or _title(index) in unfolded:
                self.tree.expand(index)
        self.tree.setVisible(bool(groups))
        self.message.setVisible(not groups)
        self.message.setText(canvas.emptiness)
        self._show_selected(canvas.current)

    @Slot(str)
    def _show_selected(self, key: str) -> None:
        """Go to the row of the concept that is selected in the picture, unless it is in one of its rows."""
        if self._is_outdated or self.tree.currentIndex().data(OutlineRole.KEY) == key != "":
            return
        index = self.model.index_of(key)
        with QSignalBlocker(self.tree.selectionModel()):  # the picture has it already
            self.tree.setCurrentIndex(index)
        self.tree.viewport().update()
        if index.isValid():
            self.tree.scrollTo(index)

    @Slot(QModelIndex)
    def _on_row_chosen(self, index: QModelIndex) -> None:
        key = str(index.data(OutlineRole.KEY) or "")
        if key and key != self._canvas.current:
            self._canvas.follow(key)


class OutlineTree(QTreeView):
    """A tree whose concepts are opened with Enter or a double click.

    Signals:
        open_requested: the concept, and whether in a new tab.
    """

    open_requested = Signal(str, bool)

    def __init__(self, model: OutlineModel, parent: QWidget | None = None) -> None:
        """Show ``model``."""
        super().__init__(parent)
        named(self, "graphOutline", spoken="Outline of the graph")
        self.setModel(model)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(14)
        self.setExpandsOnDoubleClick(False)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
            return
        super().keyPressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if self.indexAt(event.position().toPoint()) == self.currentIndex():
            self._open(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))

    def _open(self, in_new_tab: bool) -> None:
        """Open the concept that the current row is or leads to; fold or unfold a group."""
        index = self.currentIndex()
        key = str(index.data(OutlineRole.OPENS) or "")
        if key:
            self.open_requested.emit(key, in_new_tab)
        elif index.isValid():
            self.setExpanded(index, not self.isExpanded(index))


def beside(outline: OutlinePane, picture: QWidget) -> QSplitter:
    """Return the outline at the left of the picture, with a rim between them that can be dragged."""
    splitter = QSplitter(Qt.Orientation.Horizontal)
    splitter.setHandleWidth(1)
    splitter.setChildrenCollapsible(False)
    splitter.addWidget(outline)
    splitter.addWidget(picture)
    splitter.setStretchFactor(1, 1)
    splitter.setSizes([_WIDTH, _NARROWEST_PICTURE])
    picture.setMinimumWidth(_NARROWEST_PICTURE)
    return splitter


def _title(index: QModelIndex) -> str:
    """Return the title of a group without its number, which changes with the filter; '' for other rows."""
    return str(index.data()).rpartition("  (")[0] if not index.parent().isValid() else ""
