"""What is done with whole sheets: made, renamed, duplicated, removed, written to a file and read back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog
from shiboken6 import isValid

from netatlas.desk.sheet import Sheet, read_sheet, sheet_json
from netatlas.errors import UsageError
from netatlas.ui.sheet_items import FIRST_SHEET, free_name, save
from netatlas.ui.widgets.plain_text import ask_for_text
from netatlas.words import quoted

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QInputDialog, QWidget

    from netatlas.ui.jobs import Outcome
    from netatlas.ui.user_data import UserData

_SHEET_FILES = "Sheet of NetAtlas (*.json)"


class SheetManaging(QObject):
    """Changes which sheets there are; each change is written in the background.

    Signals:
        made: there is a sheet of this name now, which is to be shown.
        renamed: a sheet has another name: the old one, the new one.
        removed: the sheet of this name is gone; what brings it back.
        said: a sentence for the status bar.
    """

    made = Signal(str)
    renamed = Signal(str, str)
    removed = Signal(str, object)
    said = Signal(str)

    def __init__(self, data: UserData, parent: QWidget) -> None:
        """Work on the sheets in ``data``; dialogs belong to ``parent``."""
        super().__init__(parent)
        self._data = data
        self._parent = parent

    def ask_for_new(self) -> QInputDialog:
        """Ask for the name of a new sheet."""
        name = free_name(FIRST_SHEET, self._data.items.sheets)
        return self._ask("New sheet", name, self.make)

    def ask_for_name(self, name: str) -> QInputDialog:
        """Ask for another name of a sheet."""
        return self._ask("Rename the sheet", name, lambda other: self.rename(name, other))

    def make(self, name: str) -> None:
        """Make a sheet on which nothing is, and have things put on it from now on."""
        self._add(Sheet(name))

    def rename(self, name: str, other: str) -> None:
        """Give a saved sheet another name."""
        other = " ".join(other.split())

        def work(data: UserData) -> str:
            data.sheets.rename(name, other)
            return other

        self._write(work, lambda found: self.renamed.emit(name, found))

    def duplicate(self, name: str, ready: Sheet | None = None) -> None:
        """Make a copy of a sheet: of a saved one, or of ``ready``, which came with NetAtlas."""
        if ready is not None:
            self._add(replace(ready, name=free_name(f"{name} copy", self._data.items.sheets)))
            return
        self._write(lambda data: data.sheets.duplicate(name), self._on_made)

    def remove(self, name: str) -> None:
        """Remove a saved sheet, which can be undone."""
        was_current = self._data.items.sheet == name

        def work(data: UserData) -> str | None:
            text = data.sheets.load(name)
            data.sheets.remove(name)
            return text

        def done(text: str | None) -> None:
            def bring_back() -> None:
                if text is not None:
                    self._data.write(lambda data: _restore(data, name, text, is_current=was_current))

            self.removed.emit(name, bring_back)

        self._write(work, done)

    def ask_for_file_to_read(self) -> QFileDialog:
        """Ask for a sheet file to read."""
        dialog = QFileDialog(self._parent, "Read a sheet file", "", _SHEET_FILES)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: self.read_file(Path(chosen)))
        dialog.open()
        return dialog

    def read_file(self, path: Path) -> None:
        """Read a sheet from a file and save it under its name, or a free one like it."""

        def work(data: UserData) -> str:
            try:
                content = path.read_bytes()
            except OSError as error:
                raise UsageError(f"{path.name} cannot be read: {error.strerror or error}.") from None
            sheet = read_sheet(content, origin=path.name)
            named = " ".join(sheet.name.split()) or path.stem.removesuffix(".sheet")
            name = free_name(named, tuple(data.sheets.names()))
            save(data, replace(sheet, name=name))
            return name

        self._write(work, self._on_made)

    def _add(self, sheet: Sheet) -> None:
        def work(data: UserData) -> str:
            named = replace(sheet, name=free_name(" ".join(sheet.name.split()), tuple(data.sheets.names())))
            save(data, named)
            data.sheets.make_current(named.name)
            return named.name

        self._write(work, self._on_made)

    def _on_made(self, name: str) -> None:
        self.said.emit(f"The sheet {quoted(name)} is saved.")
        self.made.emit(name)

    def _write(self, work: Callable[[UserData], object], done: Callable[..., None]) -> None:
        def on_written(outcome: Outcome[object]) -> None:
            if outcome.error is not None:
                self._data.failed.emit(outcome.error)
            elif isValid(self):  # its page may have been closed
                done(outcome.result)

        self._data.write(work, on_written)

    def _ask(self, title: str, text: str, run: Callable[[str], None]) -> QInputDialog:
        dialog = ask_for_text(self._parent, title, "Name", text)
        dialog.textValueSelected.connect(run)
        dialog.open()
        return dialog


def file_bytes(sheet: Sheet) -> bytes:
    """Return a sheet as the content of a file."""
    return sheet_json(sheet).encode()


def _restore(data: UserData, name: str, text: str, *, is_current: bool) -> None:
    """Store the text of a sheet again, whatever it says; one that has got its name meanwhile stays."""
    free = free_name(name, tuple(data.sheets.names()))
    data.sheets.save(free, text)
    if is_current:
        data.sheets.make_current(free)
