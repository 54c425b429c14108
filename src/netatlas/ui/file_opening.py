"""Opens files that were dropped, chosen, or named when the program was started: packs and sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from netatlas.ui.main_window import MainWindow
    from netatlas.ui.pages.sheets.managing import SheetManaging
    from netatlas.ui.workspace import Workspace

_PACK_FILE = "pack.yaml"
_SHEET_ENDING = ".json"


class FileOpening(QObject):
    """Gives each file to what opens it; nothing is read here."""

    def __init__(self, window: MainWindow, workspace: Workspace) -> None:
        """Open what is dropped on ``window``."""
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._sheets: SheetManaging | None = None
        window.files_dropped.connect(self.open)

    @Slot(object)
    def open(self, files: Sequence[Path]) -> None:
        """Open packs beside those that are open, and read sheets; a ``pack.yaml`` means its folder."""
        for file in files:
            if file.suffix == _SHEET_ENDING:
                self._read_sheet(file)
            else:
                self._workspace.open_packs.open(file.parent if file.name == _PACK_FILE else file)

    def _read_sheet(self, file: Path) -> None:
        """Read a sheet file into the user's own sheets, and show it in a new tab."""
        data = self._workspace.data
        if data is None:
            return
        if self._sheets is None:
            from netatlas.ui.pages.sheets.managing import SheetManaging

            self._sheets = SheetManaging(data, self._window)
            self._sheets.setParent(self)
            self._sheets.said.connect(self._window.show_message)
            self._sheets.made.connect(self._show_sheet)
        self._sheets.read_file(file)

    @Slot(str)
    def _show_sheet(self, name: str) -> None:
        from netatlas.ui.pages.sheets.address import sheet_address

        if self._workspace.atlas is not None:
            self._window.tabs.open(sheet_address(name), in_new_tab=True)
