"""The page of packs: the list as text, and the controls of each below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from typing_extensions import override

from netatlas.ui.pages.packs.controls import PackControls
from netatlas.ui.pages.text_page import TextPage

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from netatlas.address import Address
    from netatlas.ui.open_packs import OpenPacks
    from netatlas.ui.page_context import PageContext


class PacksPage(TextPage):
    """What is open, closed or could not be opened.

    Attributes:
        controls: close or open a pack, now and at the start.
    """

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(context, parent)
        self.controls = PackControls(self)
        self._packs: OpenPacks = context.open_packs
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self.controls)
        self.controls.open_wanted.connect(self._packs.open)
        self.controls.close_wanted.connect(self._packs.close)
        self.controls.at_start_chosen.connect(self._on_at_start_chosen)
        self._packs.changed.connect(self._on_changed)
        self._shown: tuple[Address, PageContext] | None = None

    @override
    def show_address(self, address: Address, context: PageContext) -> None:
        super().show_address(address, context)
        self._shown = address, context
        self.controls.show_packs(self._packs.listed)

    @Slot(object, bool)
    def _on_at_start_chosen(self, folder: Path, at_start: bool) -> None:
        self._packs.set_at_start(folder, at_start=at_start)

    @Slot()
    def _on_changed(self) -> None:
        if self._shown is not None:
            position = self.scroll_position()
            self.show_address(*self._shown)
            self.set_scroll_position(position)
