"""Choosing what is needed of a row: a menu of what its subjects offer, and a line to type anything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QInputDialog, QMenu

from netatlas.compare.wording import attributes_of, choices, parse_need
from netatlas.errors import UsageError

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QWidget

    from netatlas.atlas.atlas import Atlas
    from netatlas.compare.needs import Need
    from netatlas.compare.table import ComparisonTable, Row

_LONGEST = 70


class NeedChooser(QObject):
    """Asks for a need.

    Signals:
        chosen: the id of an attribute and the need that it has now, or None for any.
        failed: why what was typed is no need.
    """

    chosen = Signal(str, object)
    failed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        """Ask above ``parent``."""
        super().__init__(parent)
        self._parent = parent

    def ask(self, atlas: Atlas, table: ComparisonTable, row: Row, current: Need | None, at: QPoint) -> QMenu:
        """Open the menu of a row with its first line or its present need in hand."""
        menu = QMenu(self._parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(f"{row.label}: I need")
        group = QActionGroup(menu)
        offered = choices(table, row, atlas.attributes[row.attribute])
        for need in (None, *offered):
            words = "Any" if need is None else need.words.removeprefix(f"{row.label}: ")
            action = menu.addAction(_short(words))
            action.setCheckable(True)
            action.setChecked(need == current)
            group.addAction(action)
            self._bind(action, row, need)
        menu.addSeparator()
        typed = menu.addAction("Something else…")
        typed.triggered.connect(lambda: self._ask_for_words(atlas, table, row))
        menu.popup(at)
        menu.setActiveAction(next((one for one in group.actions() if one.isChecked()), menu.actions()[0]))
        return menu

    def _bind(self, action: QAction, row: Row, need: Need | None) -> None:
        action.triggered.connect(lambda: self.chosen.emit(row.attribute, need))

    def _ask_for_words(self, atlas: Atlas, table: ComparisonTable, row: Row) -> None:
        dialog = QInputDialog(self._parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle("I need")
        dialog.setLabelText("For example: bandwidth >= 20 Gbps, protocols has UDP")
        dialog.setTextValue(f"{row.label} >= ")
        dialog.textValueSelected.connect(lambda words: self._read(atlas, table, words))
        dialog.open()

    def _read(self, atlas: Atlas, table: ComparisonTable, words: str) -> None:
        try:
            need = parse_need(words, attributes_of(atlas, table))
        except UsageError as error:
            self.failed.emit(str(error))
            return
        self.chosen.emit(need.attribute, need)


def _short(words: str) -> str:
    shown = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
    return shown.replace("&", "&&")
