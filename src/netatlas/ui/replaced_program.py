"""Says once that the program was replaced on the disk while it runs: by an update, or as it was removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QGuiApplication

REPLACED = "Another version of NetAtlas was installed. Close this window and open NetAtlas again to use it."
REMOVED = "NetAtlas was removed from this computer; your notes, bookmarks and sheets are kept."


class ReplacedProgram(QObject):
    """Looks at the program's file whenever somebody comes back to the window, as from an installer.

    Signals:
        found: a sentence about what became of it; only the first time.
    """

    found = Signal(str)

    def __init__(self, program: Path, qt: QGuiApplication) -> None:
        """Remember which file ``program`` is now."""
        super().__init__(qt)
        self._program = program
        self._known = self._file()
        self._was_found = False
        qt.applicationStateChanged.connect(self._on_state_changed)

    def _file(self) -> tuple[int, int, int] | None:
        """Return what tells the file from another in its place, or None if it is not there."""
        try:
            status = self._program.stat()
        except OSError:
            return None
        return status.st_dev, status.st_ino, status.st_mtime_ns

    @Slot(Qt.ApplicationState)
    def _on_state_changed(self, state: Qt.ApplicationState) -> None:
        if self._was_found or state is not Qt.ApplicationState.ApplicationActive:
            return
        now = self._file()
        if now == self._known:
            return
        self._was_found = True
        self.found.emit(REMOVED if now is None else REPLACED)
