"""The section "On the sheet": whether the page in front is on the current sheet, and which sheet that is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QMenu
from typing_extensions import override

from netatlas.ui.commands import with_key
from netatlas.ui.panels.section import PanelSection
from netatlas.ui.sheet_items import CANNOT, FIRST_SHEET, can_be_on_sheet, is_on_sheet
from netatlas.ui.widgets.font_sizes import sized
from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.plain_text import plain_label, set_tip, without_mnemonic
from netatlas.ui.widgets.switch import Switch
from netatlas.ui.widgets.text_link import TextLink

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from netatlas.ui.panels.section import PanelPlace
    from netatlas.ui.user_data import UserData

_TITLE = "On the sheet"


class OnSheetSection(PanelSection):
    """The switch, and the name of the sheet, which is a menu of all of them.

    Attributes:
        switch: whether the page is on the sheet.
        sheet: the sheet's name; opens the menu.

    Signals:
        toggle_requested: the page in front is to be put on the sheet, or taken off.
    """

    toggle_requested = Signal()
    key = "sheet"

    def __init__(self, data: UserData, parent: QWidget | None = None) -> None:
        """Follow ``data``."""
        super().__init__(_TITLE, parent)
        self._data = data
        self.switch = Switch(_TITLE)
        self.add_to_head(self.switch)
        self.sheet = TextLink()
        self.sentence = named(plain_label(CANNOT, wrap=True), "panelSentence")
        self.body.addWidget(self.sheet)
        self.body.addWidget(self.sentence)
        self._menu = QMenu(self.sheet)
        self.sheet.clicked.connect(self._show_menu)
        self.switch.clicked.connect(self._on_clicked)
        data.items_changed.connect(self._refresh)

    @override
    def show_place(self, place: PanelPlace) -> None:
        for widget in (self.sheet, self.sentence):
            widget.setFont(sized(widget.font(), 12 * place.context.scale))
        self.switch.setFont(sized(self.switch.font(), 14 * place.context.scale))
        self._refresh()

    @override
    def is_about(self, place: PanelPlace) -> bool:
        return can_be_on_sheet(place.context.opened.atlas, place.address)

    @override
    def focus_content(self) -> None:
        (self.switch if self.switch.isEnabled() else self.heading).setFocus()

    @Slot()
    def _refresh(self) -> None:
        place = self._place
        if place is None:
            return
        atlas, address = place.context.opened.atlas, place.address
        can = can_be_on_sheet(atlas, address)
        is_on = can and is_on_sheet(self._data, atlas, address)
        items = self._data.items
        with QSignalBlocker(self.switch):
            self.switch.setChecked(is_on)
        self.switch.setEnabled(can and not items.reason)
        name = items.sheet or FIRST_SHEET
        does = "Take this page off the sheet" if is_on else "Put this page on the sheet"
        set_tip(self.switch, items.reason or (with_key(does, "sheet.toggle") if can else CANNOT))
        self.switch.setAccessibleName(f"{_TITLE} {name}")
        self.sheet.setText(without_mnemonic(f"{name} ▾"))
        self.sheet.setAccessibleName(f"Sheet {name}: open it, or choose another")
        set_tip(self.sheet, "Open the sheet, or choose another")
        self.sheet.setVisible(can and bool(items.sheets))
        self.sentence.setVisible(not can)

    @Slot()
    def _on_clicked(self) -> None:
        self._refresh()  # the switch moves when it is stored
        self.toggle_requested.emit()

    @Slot()
    def _show_menu(self) -> None:
        """Offer to open the sheet, and all others to be put on from now on."""
        items, menu = self._data.items, self._menu
        menu.clear()
        menu.addAction(without_mnemonic(f"Open {items.sheet}"), partial(self._open, items.sheet))
        menu.addSeparator()
        for name in items.sheets:
            action = menu.addAction(without_mnemonic(name), partial(self._choose, name))
            action.setCheckable(True)
            action.setChecked(name == items.sheet)
            action.setEnabled(not items.reason)
        menu.popup(self.sheet.mapToGlobal(self.sheet.rect().bottomLeft()))

    def _open(self, name: str) -> None:
        from netatlas.address import Address

        self.open_requested.emit(str(Address("sheet", (name,))), False)

    def _choose(self, name: str) -> None:
        self._data.write(lambda data: data.sheets.make_current(name))
