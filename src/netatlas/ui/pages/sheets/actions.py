"""What the page of a sheet does with its items and with the sheet: commands, keys and the menu of a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu

from netatlas.address import Address
from netatlas.atlas.addressing import resolved
from netatlas.ui.commands import key_of
from netatlas.ui.pages.sheets.item_model import ItemRole
from netatlas.ui.pages.sheets.items import with_added, with_moved, with_other_form, without

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from netatlas.atlas.atlas import Atlas
    from netatlas.desk.sheet import Sheet
    from netatlas.ui.actions import Bindings
    from netatlas.ui.pages.sheets.editing import SheetEditor
    from netatlas.ui.pages.sheets.item_pane import SheetItemsPane
    from netatlas.ui.pages.sheets.managing import SheetManaging
    from netatlas.ui.user_data import UserData

_NOT_SELECTED = "Select an item first"
_OF_ITEMS = frozenset({"sheet.up", "sheet.down", "sheet.form", "sheet.take_off"})
"""Commands that mean the selected item."""


class SheetActions(QObject):
    """Changes the sheet that a page shows.

    Attributes:
        row: the row that is to be selected when the list is shown again.

    Signals:
        changed: some of the commands can be used now, or cannot be used any more.
        said: what was done, as a sentence.
        add_requested: something is to be looked for and added.
        export_requested: the sheet is to be saved as a file.
    """

    changed = Signal()
    said = Signal(str)
    add_requested = Signal()
    export_requested = Signal()

    def __init__(
        self,
        editor: SheetEditor,
        managing: SheetManaging,
        pane: SheetItemsPane,
        data: UserData,
        parent: QWidget,
    ) -> None:
        """Change the sheet of ``editor``, whose items ``pane`` shows."""
        super().__init__(parent)
        self._parent = parent
        self._editor = editor
        self._managing = managing
        self._pane = pane
        self._data = data
        self._atlas: Atlas | None = None
        self.row = 0
        view = pane.view
        view.form_requested.connect(self.change_form)
        view.removal_requested.connect(self.take_off)
        view.current_changed.connect(self._on_current_changed)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._show_menu)
        pane.model.moved.connect(self.move)

    def set_atlas(self, atlas: Atlas) -> None:
        """Add things of another atlas."""
        self._atlas = atlas

    def bindings(self) -> Bindings:
        """Return the function of each command of the page, by id."""
        name = self._editor.name
        return {
            "sheet.new": self._managing.ask_for_new,
            "sheet.read": self._managing.ask_for_file_to_read,
            "sheet.rename": lambda: self._managing.ask_for_name(name),
            "sheet.duplicate": self._duplicate,
            "sheet.delete": lambda: self._managing.remove(name),
            "sheet.add": self.add_requested.emit,
            "sheet.bookmarks": self.add_bookmarks,
            "sheet.up": lambda: self.move(self._row, self._row - 1),
            "sheet.down": lambda: self.move(self._row, self._row + 1),
            "sheet.form": self.change_form,
            "sheet.take_off": self.take_off,
            "sheet.undo": self._editor.undo,
            "sheet.redo": self._editor.redo,
            "sheet.export": self.export_requested.emit,
        }

    def reason(self, command_id: str) -> str:
        """Return why a command of the page cannot be used now, or ''."""
        if command_id == "sheet.export":
            return "" if self._editor.sheet is not None else "No sheet is open"
        if command_id in ("sheet.new", "sheet.read"):
            return self._data.items.reason
        if why := self._editor.reason:
            return why
        if command_id in _OF_ITEMS:
            return self._reason_of_item(command_id)
        match command_id:
            case "sheet.rename" | "sheet.delete" if self._editor.is_ready_made:
                return "This sheet comes with NetAtlas; duplicate it, or change it, and the copy is yours"
            case "sheet.bookmarks" if not self._data.items.bookmarks:
                return "There are no bookmarks"
            case "sheet.undo" if not self._editor.can_undo:
                return "Nothing was changed"
            case "sheet.redo" if not self._editor.can_redo:
                return "Nothing was undone"
        return ""

    def add(self, addresses: list[Address]) -> None:
        """Add what is at some addresses, below the others."""
        sheet, atlas = self._editor.sheet, self._atlas
        if sheet is None or atlas is None:
            return
        if self._editor.reason:
            self.said.emit(self._editor.reason)
            return
        changed, said = with_added(atlas, sheet, addresses)
        if changed != sheet:
            self.row = len(changed.items) - 1
        self._editor.change(changed)
        self.said.emit(said)

    @Slot()
    def add_bookmarks(self) -> None:
        """Add all bookmarks that can be on a sheet."""
        if (atlas := self._atlas) is not None:
            bookmarks = self._data.items.bookmarks
            self.add([resolved(atlas, Address.parse(one.address)) for one in bookmarks])

    @Slot(int, int)
    def move(self, start: int, target: int) -> None:
        """Move an item to another position."""
        sheet = self._editor.sheet
        if (
            sheet is not None
            and start != target
            and 0 <= target < len(sheet.items)
            and not self._editor.reason
        ):
            self.row = target
            self._change(lambda sheet: with_moved(sheet, start, target))

    @Slot()
    def change_form(self) -> None:
        """Show the selected item short instead of full, or the other way round."""
        row = self._row
        if row >= 0:
            self._change(lambda sheet: with_other_form(sheet, row))

    @Slot()
    def take_off(self) -> None:
        """Take the selected item off, which can be undone."""
        row, sheet = self._row, self._editor.sheet
        if sheet is None or not 0 <= row < len(sheet.items) or self._editor.reason:
            return
        name = self._pane.model.rows[row].name
        self.row = max(0, min(row, len(sheet.items) - 2))
        self._change(lambda sheet: without(sheet, row))
        self.said.emit(f"{name} is off the sheet. {key_of('sheet.undo')} brings it back.")

    @property
    def _row(self) -> int:
        return self._pane.view.currentIndex().row()

    def _reason_of_item(self, command_id: str) -> str:
        rows = len(self._pane.model.rows)
        if not 0 <= self._row < rows:
            return _NOT_SELECTED
        if command_id == "sheet.up" and self._row == 0:
            return "It is the first"
        return "It is the last" if command_id == "sheet.down" and self._row == rows - 1 else ""

    def _change(self, change: Callable[[Sheet], Sheet]) -> None:
        if self._editor.sheet is not None:
            self._editor.change(change(self._editor.sheet))

    def _duplicate(self) -> None:
        ready = self._editor.sheet if self._editor.is_ready_made else None
        self._managing.duplicate(self._editor.name, ready)

    @Slot()
    def _on_current_changed(self) -> None:
        if self._row >= 0:
            self.row = self._row
        self.changed.emit()

    @Slot(QPoint)
    def _show_menu(self, point: QPoint) -> None:
        """Show what can be done with an item."""
        view = self._pane.view
        index = view.indexAt(point)
        if not index.isValid():
            return
        view.setCurrentIndex(index)
        other = "Show it full" if index.data(ItemRole.FORM) == "short" else "Show it short"
        texts = {
            "sheet.form": other,
            "sheet.up": "Move up",
            "sheet.down": "Move down",
            "sheet.take_off": "Take off",
        }
        menu = QMenu(self._parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for command, text in texts.items():
            action = menu.addAction(text, self.bindings()[command])
            action.setEnabled(not self.reason(command))
        menu.popup(view.viewport().mapToGlobal(point))
