"""The page of bookmarks: opened, ordered and put into groups, with the mouse or with keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Slot
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout
from typing_extensions import override

from netatlas.address import Address
from netatlas.atlas.addressing import resolved
from netatlas.documents.blocks import MUTED, Bullets, Document, Heading, Link, Text
from netatlas.ui.commands import key_of, with_key
from netatlas.ui.copying import copy_address
from netatlas.ui.pages.bookmarks.model import BookmarkRole, BookmarksModel
from netatlas.ui.pages.bookmarks.tree import BookmarkTree
from netatlas.ui.pages.page import Page
from netatlas.ui.widgets.font_sizes import sized
from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.notice import Notice
from netatlas.ui.widgets.page_head import PageHead
from netatlas.ui.widgets.plain_text import ask_for_text, plain_label, set_tip

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QInputDialog, QWidget

    from netatlas.documents.blocks import Block
    from netatlas.ui.actions import Bindings
    from netatlas.ui.page_context import PageContext
    from netatlas.ui.user_data import UserData

_NONE = (
    "There are no bookmarks yet. Press {} on any page, or on an entry of the search, and it is listed here. "
    "Bookmarks can be put into groups and into an order of your own."
)
_NOT_SELECTED = "Select a bookmark or a group first"


class BookmarksPage(Page):
    """All bookmarks.

    Attributes:
        model, tree: the bookmarks.
        notice: offers to bring back what was removed.
    """

    title = "Bookmarks"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(context, parent)
        self.setObjectName("page")
        self._context = context
        self._data = context.own_data
        self._expanded: set[str] = set()
        self._known_groups: set[str] = set()
        self.model = BookmarksModel(self)
        self.head = PageHead()
        self.head.show_title("Bookmarks")
        self.notice = Notice()
        self.tree = BookmarkTree(self.model, context.theme)
        self.none = named(plain_label(_NONE.format(key_of("bookmark.toggle")), wrap=True), "pageLead")
        self._buttons = {
            "bookmark.group": QPushButton("New group…"),
            "bookmark.rename": QPushButton("Rename…"),
            "bookmark.up": QPushButton("Up"),
            "bookmark.down": QPushButton("Down"),
            "bookmark.remove": QPushButton("Remove"),
        }
        self._build()
        self._connect()

    @override
    def show_address(self, address: Address, context: PageContext) -> None:
        self._context = context
        self.none.setFont(sized(self.none.font(), 14 * context.scale))
        self.tree.apply_theme(context.theme, context.scale)
        self._show_items()

    @override
    def document(self) -> Document | None:
        blocks: list[Block] = []
        for group in ("", *self.model.groups):
            parent = self.model.index_of(group=group) if group else QModelIndex()
            rows = [self.model.index(row, 0, parent) for row in range(self.model.rowCount(parent))]
            found = [row for row in rows if row.data(BookmarkRole.ADDRESS)]
            items = tuple(
                (
                    Link(str(row.data()), self._address_of(row)),
                    Text(f", {row.data(BookmarkRole.DETAIL)}", MUTED),
                )
                for row in found
            )
            blocks += [Heading(group)] if group else []
            blocks += [Bullets(items)] if items else []
        return Document("Bookmarks", blocks=tuple(blocks))

    @override
    def commands(self) -> Bindings:
        return {
            "bookmark.up": lambda: self.move_current(-1),
            "bookmark.down": lambda: self.move_current(1),
            "bookmark.group": self.ask_for_group,
            "bookmark.rename": self.ask_for_name,
            "bookmark.remove": self.remove_current,
        }

    @override
    def reason(self, command_id: str) -> str:
        if self._data.items.reason:
            return self._data.items.reason
        current = self.tree.currentIndex()
        if command_id == "bookmark.group":
            return ""
        if not current.isValid():
            return _NOT_SELECTED
        match command_id:
            case "bookmark.rename" if current.data(BookmarkRole.ADDRESS):
                return "Only groups have names of their own"
            case "bookmark.up" if self.model.step(current, -1) is None:
                return "It is the first"
            case "bookmark.down" if self.model.step(current, 1) is None:
                return "It is the last"
        return ""

    def move_current(self, step: int) -> None:
        """Move the bookmark or group that is selected one step up or down."""
        current = self.tree.currentIndex()
        target = self.model.step(current, step)
        if target is None:
            return
        group, position = target
        if address := current.data(BookmarkRole.ADDRESS):
            self._expanded.add(group)
            self._data.write(lambda data: data.bookmarks.move(address, group, position))
        else:
            self._data.write(lambda data: data.bookmarks.move_group(group, position))

    def remove_current(self) -> None:
        """Remove the selected bookmark, which can be undone, or the group, whose bookmarks stay."""
        current = self.tree.currentIndex()
        if not current.isValid() or self._data.items.reason:
            return
        name, group, row = str(current.data()), str(current.data(BookmarkRole.GROUP)), current.row()
        if not (address := current.data(BookmarkRole.ADDRESS)):
            self._data.write(lambda data: data.bookmarks.remove_group(group))
            self.note_requested.emit(
                f"The group {name} is removed; its bookmarks are listed without a group."
            )
            return

        def bring_back(data: UserData) -> None:
            data.bookmarks.add(address, group)
            data.bookmarks.move(address, group, row)

        def restore() -> None:
            self.notice.clear()
            self._data.write(bring_back)

        self._data.write(lambda data: data.bookmarks.remove(address))
        self.notice.show_sentence(f"{name} is no bookmark any more.", ("Undo", restore))

    def ask_for_group(self) -> QInputDialog:
        """Ask for the name of a new group."""
        return self._ask(
            "New group", "", lambda name: self._data.write(lambda d: d.bookmarks.add_group(name))
        )

    def ask_for_name(self) -> QInputDialog | None:
        """Ask for another name of the selected group."""
        group = str(self.tree.currentIndex().data(BookmarkRole.GROUP) or "")
        if not group:
            return None
        return self._ask(
            "Rename the group",
            group,
            lambda name: self._data.write(lambda data: data.bookmarks.rename_group(group, name)),
        )

    @override
    def focus_content(self) -> None:
        """Give the keyboard to the bookmarks, or to what begins a group while there are none."""
        content = self._buttons["bookmark.group"] if self.tree.isHidden() else self.tree
        content.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def find_text(self, text: str, *, backward: bool) -> bool:
        rows = self._rows()
        here = next((n for n, row in enumerate(rows) if row == self.tree.currentIndex()), -1)
        order = [*rows[here + 1 :], *rows[: here + 1]]
        if backward:
            order = [*rows[: max(0, here)][::-1], *rows[max(0, here) :][::-1]]
        found = next((row for row in order if text and text.casefold() in str(row.data()).casefold()), None)
        if found is not None:
            self.tree.setCurrentIndex(found)
        return found is not None

    @override
    def find_position(self, text: str) -> int:
        found = [row for row in self._rows() if text and text.casefold() in str(row.data()).casefold()]
        here = self.tree.currentIndex()
        return found.index(here) + 1 if here in found else 0

    @override
    def mark_all(self, text: str) -> int:
        return sum(bool(text) and text.casefold() in str(row.data()).casefold() for row in self._rows())

    @override
    def copy(self) -> bool:
        """Copy what the selected bookmark, or each of the selected group, says, with its sources."""
        current = self.tree.currentIndex()
        rows = [self.model.index(row, 0, current) for row in range(self.model.rowCount(current))]
        found = [str(row.data(BookmarkRole.ADDRESS)) for row in (rows or [current]) if row.isValid()]
        if not found or not current.isValid():
            return False
        atlas, edition = self._context.opened.atlas, self._context.edition
        return copy_address(atlas, edition, *found, title=str(current.data()))

    @override
    def deselect(self) -> bool:
        had = self.tree.selectionModel().hasSelection()
        self.tree.clearSelection()
        return had

    @override
    def scroll_position(self) -> int:
        return self.tree.verticalScrollBar().value()

    @override
    def set_scroll_position(self, position: int) -> None:
        self.tree.verticalScrollBar().setValue(position)

    def _build(self) -> None:
        self.head.add(*self._buttons.values())
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 20, 28, 10)
        column.setSpacing(10)
        self.none.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        for widget in (self.head, self.notice):
            column.addWidget(widget)
        for either in (self.none, self.tree):
            column.addWidget(either, 1)

    def _connect(self) -> None:
        for command, button in self._buttons.items():
            button.clicked.connect(lambda _checked=False, command=command: self.commands()[command]())
        self.tree.open_requested.connect(self._on_open)
        self.tree.remove_requested.connect(self.remove_current)
        self.tree.current_changed.connect(self._refresh_buttons)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(self._show_menu)
        self.model.moved.connect(self._on_moved)
        self.model.group_moved.connect(self._on_group_moved)
        self._data.items_changed.connect(self._show_items)

    @Slot()
    def _show_items(self) -> None:
        """Show the bookmarks as they are now; what was selected and unfolded stays so."""
        current = self.tree.currentIndex()
        wanted = {
            "address": str(current.data(BookmarkRole.ADDRESS) or ""),
            "group": str(current.data(BookmarkRole.GROUP) or ""),
        }
        for name in self.model.groups:
            shown = self.tree.isExpanded(self.model.index_of(group=name))
            (self._expanded.add if shown else self._expanded.discard)(name)
        items = self._data.items
        self.model.show_items(items, self._context.opened.atlas)
        for name in items.groups:
            is_new = name not in self._known_groups
            self.tree.setExpanded(self.model.index_of(group=name), is_new or name in self._expanded)
        self._known_groups = set(items.groups)
        if any(wanted.values()):
            self.tree.setCurrentIndex(self.model.index_of(**wanted))
        is_empty = not items.bookmarks and not items.groups
        self.none.setVisible(is_empty)
        if is_empty and self.tree.hasFocus():  # else Qt would give it to whatever comes next in the window
            self._buttons["bookmark.group"].setFocus(Qt.FocusReason.OtherFocusReason)
        self.tree.setHidden(is_empty)
        self._refresh_buttons()

    @Slot()
    def _refresh_buttons(self) -> None:
        for command, button in self._buttons.items():
            reason = self.reason(command)
            button.setEnabled(not reason)
            keyed = command in ("bookmark.up", "bookmark.down", "bookmark.rename")
            set_tip(button, reason or (with_key(button.text().rstrip("…"), command) if keyed else ""))
        self.commands_changed.emit()

    @Slot(QPoint)
    def _show_menu(self, point: QPoint) -> None:
        """Show what can be done with a row, with its groups to move it to."""
        index = self.tree.indexAt(point)
        if not index.isValid():
            return
        self.tree.setCurrentIndex(index)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for command, button in self._buttons.items():
            action = menu.addAction(button.text(), self.commands()[command])
            action.setEnabled(button.isEnabled())
        menu.popup(self.tree.viewport().mapToGlobal(point))

    @Slot(str, bool)
    def _on_open(self, stored_address: str, in_new_tab: bool) -> None:
        address = resolved(self._context.opened.atlas, Address.parse(stored_address))
        self.open_requested.emit(str(address), in_new_tab)

    @Slot(str, str, int)
    def _on_moved(self, address: str, group: str, position: int) -> None:
        self._data.write(lambda data: data.bookmarks.move(address, group, position))

    @Slot(str, int)
    def _on_group_moved(self, group: str, position: int) -> None:
        self._data.write(lambda data: data.bookmarks.move_group(group, position))

    def _ask(self, title: str, text: str, run: Callable[[str], None]) -> QInputDialog:
        dialog = ask_for_text(self, title, "Name", text)
        dialog.textValueSelected.connect(run)
        dialog.open()
        return dialog

    def _address_of(self, index: QModelIndex) -> str:
        return str(resolved(self._context.opened.atlas, Address.parse(index.data(BookmarkRole.ADDRESS))))

    def _rows(self) -> list[QModelIndex]:
        """Return all rows, top to bottom."""
        rows: list[QModelIndex] = []
        for row in range(self.model.rowCount()):
            index = self.model.index(row, 0)
            rows += [
                index,
                *(self.model.index(below, 0, index) for below in range(self.model.rowCount(index))),
            ]
        return rows
