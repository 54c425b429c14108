"""The button on every page that bookmarks it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from netatlas.atlas.addressing import place_of
from netatlas.ui.bookmarking import is_bookmarked, toggle_bookmark
from netatlas.ui.commands import with_key
from netatlas.ui.widgets.font_sizes import sized
from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.plain_text import set_tip

if TYPE_CHECKING:
    from netatlas.address import Address
    from netatlas.ui.page_context import PageContext

_MARKED, _UNMARKED = "★ Bookmarked", "☆ Bookmark"


class BookmarkButton(QPushButton):
    """The button, in one of two states. A page that shows it puts it where it has room for it.

    Attributes:
    Signals:
        said: what was done, as a sentence for the status bar.
        resized: it has another width.
    """

    said = Signal(str)
    resized = Signal()

    def __init__(self, parent: QWidget) -> None:
        """Start hidden."""
        super().__init__(parent)
        named(self, "bookmarkButton")
        self._is_placed = self._is_small = self._is_marked = False
        self._address: Address | None = None
        self._context: PageContext | None = None
        self.clicked.connect(self._on_clicked)
        self.hide()

    def placed(self, *, is_small: bool = False) -> Self:
        """Return the button for a layout of its page; a small one is a star without words."""
        self._is_placed, self._is_small = True, is_small
        return self

    @property
    def is_marked(self) -> bool:
        """Whether it says that the page is bookmarked."""
        return self._is_marked

    def show_place(self, address: Address, context: PageContext) -> None:
        """Be about another page, or in another size."""
        before, data = self._context, context.data
        self._context, self._address = context, place_of(context.opened.atlas, address)
        if before is None and data is not None:
            data.items_changed.connect(self._refresh)
        self.setFont(sized(self.font(), 14 * context.scale))
        self.setVisible(self._is_placed and data is not None)
        self._refresh()

    @Slot(object)
    def refine(self, address: Address) -> None:
        """Be about the same page with another filter or date; asked for with each letter of a filter."""
        context = self._context
        if context is None or context.data is None:
            return
        self._address = place_of(context.opened.atlas, address)
        if is_bookmarked(context.data, context.opened.atlas, self._address) is not self._is_marked:
            self._refresh()

    @Slot()
    def _refresh(self) -> None:
        context, address = self._context, self._address
        if context is None or address is None or context.data is None:
            return
        self._is_marked = is_marked = is_bookmarked(context.data, context.opened.atlas, address)
        text = _MARKED if is_marked else _UNMARKED
        self.setText(text[:1] if self._is_small else text)
        self.setAccessibleName("Bookmarked" if is_marked else "Bookmark")
        does = "Remove the bookmark of this page" if is_marked else "Bookmark this page"
        set_tip(self, context.data.items.reason or with_key(does, "bookmark.toggle"))
        self.setEnabled(not context.data.items.reason)
        self.adjustSize()
        self.resized.emit()

    @Slot()
    def _on_clicked(self) -> None:
        if self._context is not None and self._address is not None and self._context.data is not None:
            self.said.emit(toggle_bookmark(self._context.data, self._context.opened.atlas, self._address))
