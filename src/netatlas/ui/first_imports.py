"""Imports what is behind the window one module in each turn of the event loop, while packs are read."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BEHIND_THE_WINDOW = (
    "netatlas.ui.open_packs",
    "netatlas.ui.user_data",
    "netatlas.ui.workspace",
    "netatlas.ui.controller",
    "netatlas.ui.keyboard",
    "netatlas.ui.compare_command",
    "netatlas.ui.palette_controller",
    "netatlas.ui.palette.palette",
    "netatlas.ui.own_commands",
    "netatlas.ui.panels.around",
    "netatlas.ui.panels.my_notes",
    "netatlas.ui.panels.browse_tree",
    "netatlas.ui.pages.document_lookup",
    "netatlas.ui.pages.folding_page",
    "netatlas.documents.overview",
)
"""What ``Application.parts`` takes, in such an order that each brings little that is new."""


class FirstImports(QObject):
    """Imports modules in turns.

    Signals:
        done: all are imported.
    """

    done = Signal()

    def __init__(self, names: Iterable[str], parent: QObject) -> None:
        """Begin in the next turn."""
        super().__init__(parent)
        self._names: Iterator[str] = iter(names)
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._import_next)
        self._timer.start()

    def stop(self) -> None:
        """Import no more."""
        self._timer.stop()

    @Slot()
    def _import_next(self) -> None:
        name = next(self._names, "")
        if name:
            import_module(name)
            self._timer.start()
        else:
            self.done.emit()
