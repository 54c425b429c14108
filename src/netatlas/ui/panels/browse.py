"""The Browse panel at the left of the window, with topics, concepts and views."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Mapping

    from netatlas.atlas.atlas import Atlas
    from netatlas.ui.panels.browse_model import BrowseModel
    from netatlas.ui.panels.browse_tree import BrowseTree
    from netatlas.ui.theme import Theme


class BrowsePanel(QWidget):
    """The panel; its tree is created after the first paint.

    Signals:
        open_requested: an address, and whether to open it in a new tab.
    """

    open_requested = Signal(str, bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setObjectName("browsePanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._tree: BrowseTree | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 10, 0, 0)

    @property
    def tree(self) -> BrowseTree:
        """The tree of topics and views."""
        if self._tree is None:
            from netatlas.ui.panels.browse_tree import BrowseTree

            self._tree = BrowseTree(self._theme, self)
            self._tree.chosen.connect(self._on_chosen)
            self._column.addWidget(self._tree)
        return self._tree

    @property
    def model(self) -> BrowseModel:
        """The model of the tree."""
        return self.tree.browse_model

    def set_atlas(self, atlas: Atlas) -> None:
        """Show the topics and views of an atlas; expanded topics are expanded again."""
        expanded = {self.model.data(index) for index in self._top_level() if self.tree.isExpanded(index)}
        self.model.set_atlas(atlas)
        for index in self._top_level():
            self.tree.setExpanded(index, self.model.data(index) in expanded)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how much of the user's own there is, by the address of the page that shows it."""
        self.model.show_counts(counts)

    def set_theme(self, theme: Theme) -> None:
        """Change the colours."""
        self._theme = theme
        if self._tree is not None:
            self._tree.set_theme(theme)

    def show_address(self, address: str) -> None:
        """Select the item of an address and expand its topic, or select none."""
        index = self.model.index_of(address)
        if index.isValid():
            self.tree.expand(index.parent())
            self.tree.setCurrentIndex(index)
        else:
            self.tree.clearSelection()
            self.tree.setCurrentIndex(QModelIndex())

    @Slot(QModelIndex, bool)
    def _on_chosen(self, index: QModelIndex, in_new_tab: bool) -> None:
        from netatlas.ui.panels.browse_model import BrowseRole

        address = index.data(BrowseRole.ADDRESS)
        if address:
            self.open_requested.emit(address, in_new_tab)
        elif not index.data(BrowseRole.HEADING):
            self.tree.setExpanded(index, not self.tree.isExpanded(index))

    def _top_level(self) -> list[QModelIndex]:
        return [self.model.index(row, 0) for row in range(self.model.rowCount())]
