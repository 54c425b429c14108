"""The Browse panel at the left of the window: the views, always in sight, and the topics below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from PySide6.QtGui import QResizeEvent

    from netatlas.atlas.atlas import Atlas
    from netatlas.ui.panels.browse_model import BrowseModel
    from netatlas.ui.panels.browse_tree import BrowseTree
    from netatlas.ui.theme import Theme

NARROWEST_WINDOW = 860
"""Least width of a window, in pixels, that has room for Browse beside a page; else it is behind a button."""
_MOST_OF_VIEWS = 0.6
"""Share of the height that the views take at most; in a lower window they scroll, too."""


class BrowsePanel(QWidget):
    """The panel; its trees are created after the first paint.

    Attributes:
        is_wanted: whether the reader wants it where there is room.
        is_narrow: whether the window is too narrow for it, so that it is shown on request only.

    Signals:
        open_requested: an address, and whether to open it in a new tab.
        room_changed: there is room for it now, or none any more, or it is shown or hidden there.
    """

    open_requested = Signal(str, bool)
    room_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setObjectName("browsePanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.is_wanted, self.is_narrow, self._is_asked_for = True, False, False
        self._theme = theme
        self._trees: tuple[BrowseTree, BrowseTree] | None = None
        self._unfolded: set[str] = set()
        self._folds_itself = False
        self._front = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 10, 0, 0)
        self._column.setSpacing(0)

    @property
    def views(self) -> BrowseTree:
        """The list of views, and of what is the reader's own."""
        return self._made()[0]

    @property
    def tree(self) -> BrowseTree:
        """The tree of topics."""
        return self._made()[1]

    @property
    def model(self) -> BrowseModel:
        """The model of both."""
        return self.tree.browse_model

    def set_atlas(self, atlas: Atlas) -> None:
        """Show the topics and views of an atlas; expanded topics are expanded again, bit by bit if many."""
        expanded = {self.model.address(index) for index in self.model.topics() if self.tree.isExpanded(index)}
        self._folds_itself = True
        self.model.set_atlas(atlas)
        for row in range(self.model.rowCount()):
            is_topic = row >= self.model.first_topic_row
            self.views.setRowHidden(row, QModelIndex(), is_topic)
            self.tree.setRowHidden(row, QModelIndex(), not is_topic)
        front = self.model.index_of(self._front)
        again = (index for index in self.model.topics() if self.model.address(index) in expanded)
        first = [index for index in _with_parents(front) if self.model.address(index) in expanded]
        self.tree.unfolding.unfold([*first, *again])
        self._folds_itself = False
        self._fit_views()

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how much of the user's own there is, by the address of the page that shows it."""
        self.model.show_counts(counts)

    def set_theme(self, theme: Theme) -> None:
        """Change the colours."""
        self._theme = theme
        for tree in self._trees or ():
            tree.set_theme(theme)

    @Slot()
    def before_another_look(self) -> None:
        """Get ready for another theme or size of the text."""
        for tree in self._trees or ():
            tree.before_another_look()

    def show_address(self, address: str) -> None:
        """Select the item of an address, or none, and unfold its topic.

        What was unfolded so for the page before folds again, unless the reader has a hand in it.
        """
        found = self.model.index_of(address)
        unfolds = {self.model.address(index): index for index in _with_parents(found)}
        unfolds.pop("", None)  # a part, which the tree unfolds when it selects something in it
        self._folds_itself = True
        bar = self.tree.verticalScrollBar()
        value, before = bar.value(), bar.maximum()
        for topic, index in unfolds.items():  # first: else the scroll bar might go, and come again
            if self.model.hasChildren(index) and not self.tree.isExpanded(index):
                self._unfolded.add(topic)
                self.tree.expand(index)
        unfolded = bar.maximum() - before
        for topic in self._unfolded - set(unfolds):
            self.tree.collapse(self.model.index_of(topic))
        self._unfolded &= set(unfolds)
        bar.setValue(min(value, max(0, bar.maximum() - unfolded)))  # as if the one had folded first
        self._folds_itself = False
        is_shown_again, self._front = address == self._front, address
        if is_shown_again and any(one.hasFocus() and one.currentIndex().isValid() for one in self._made()):
            return  # in another theme, say: the keyboard stays where the reader has moved it
        is_view = found.isValid() and not self.model.is_topic(found)
        self.views.select(found if is_view else QModelIndex())
        self.tree.select(QModelIndex() if is_view else found)

    def focus_content(self) -> None:
        """Give the keyboard to the list with the page in front, else to the topics."""
        has_front = self.views.selectionModel().hasSelection()
        (self.views if has_front else self.tree).setFocus(Qt.FocusReason.OtherFocusReason)

    def set_wanted(self, is_wanted: bool) -> None:
        """Show it where there is room, or never."""
        self.is_wanted = is_wanted
        self._update()

    @Slot()
    def toggle(self) -> None:
        """Show or hide it; in a narrow window for now only."""
        if self.is_narrow:
            self._ask(is_asked_for=not self._is_asked_for)
        else:
            self.set_wanted(not self.is_wanted)

    def fold_away(self) -> bool:
        """Hide it if it is shown in a narrow window; return True if it was."""
        was_shown = self.is_narrow and self._is_asked_for
        if was_shown:
            self._ask(is_asked_for=False)
        return was_shown

    def make_room(self, *, window_width: int) -> None:
        """Take note of another width of the window."""
        is_narrow = window_width < NARROWEST_WINDOW
        if is_narrow != self.is_narrow:
            self.is_narrow, self._is_asked_for = is_narrow, False
            self._update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_views()

    def _ask(self, *, is_asked_for: bool) -> None:
        self._is_asked_for = is_asked_for
        self._update()
        if is_asked_for:
            self.focus_content()

    def _update(self) -> None:
        self.setVisible(self._is_asked_for if self.is_narrow else self.is_wanted)
        self.room_changed.emit()

    def _made(self) -> tuple[BrowseTree, BrowseTree]:
        """Return both lists, made when they are first needed."""
        if self._trees is None:
            from netatlas.ui.panels.browse_model import BrowseModel
            from netatlas.ui.panels.browse_tree import BrowseTree

            model = BrowseModel(self)
            views, topics = (BrowseTree(self._theme, model, name, self) for name in ("Views", "Browse"))
            views.setObjectName("browseViews")
            views.width_changed.connect(self._fit_views)
            views.left_below.connect(topics.enter_from_above)
            topics.left_above.connect(views.enter_from_below)
            topics.expanded.connect(self._on_folded)
            topics.collapsed.connect(self._on_folded)
            for tree in (views, topics):
                tree.chosen.connect(self._on_chosen)
            self._column.addWidget(views)
            self._column.addWidget(topics, 1)
            self._trees = views, topics
        return self._trees

    @Slot()
    def _fit_views(self) -> None:
        """Give the views the height that they need, as far as there is that."""
        if self._trees is not None:
            most = int(_MOST_OF_VIEWS * self.height())
            self.views.setFixedHeight(min(self.views.content_height(), most))

    @Slot(QModelIndex)
    def _on_folded(self, index: QModelIndex) -> None:
        """Leave to the reader what the reader has folded or unfolded."""
        if not self._folds_itself and not self.tree.unfolding.is_at_work:
            self._unfolded.discard(self.model.address(index))

    @Slot(QModelIndex, bool)
    def _on_chosen(self, index: QModelIndex, in_new_tab: bool) -> None:
        if address := self.model.address(index):
            self.fold_away()
            self.open_requested.emit(address, in_new_tab)


def _with_parents(index: QModelIndex) -> Iterator[QModelIndex]:
    while index.isValid():
        yield index
        index = index.parent()
