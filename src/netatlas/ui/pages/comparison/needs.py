"""Choosing what is needed of a row: a menu of what its subjects offer, and a line to type anything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMenu

from netatlas.compare import attributes_of, parse_need
from netatlas.compare.need_parsing import choices, example
from netatlas.errors import UsageError
from netatlas.ui.widgets.plain_text import ask_for_text, without_mnemonic

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QInputDialog, QWidget

    from netatlas.atlas.atlas import Atlas
    from netatlas.compare import ComparisonTable, Need, Row

_LONGEST = 70
_HOW = "An attribute, one of = >= <= has, and a value with its unit:"


class NeedChooser(QObject):
    """Asks for a need.

    Signals:
        chosen: the id of an attribute, and a need that is wanted of it, or None for any.
        dropped: a need that is wanted no more.
    """

    chosen = Signal(str, object)
    dropped = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        """Ask above ``parent``."""
        super().__init__(parent)
        self._parent = parent

    def ask(
        self, atlas: Atlas, table: ComparisonTable, row: Row, current: Sequence[Need], at: QPoint
    ) -> QMenu:
        """Open the menu of a row with its first line or its present need in hand; several may be ticked."""
        menu = QMenu(self._parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(f"{row.label}: I need")
        offered = {need.words: need for need in choices(table, row, atlas.attributes[row.attribute])}
        offered |= {need.words: need for need in current}
        self._line(menu, "Any", ticked=not current).triggered.connect(
            lambda: self.chosen.emit(row.attribute, None)
        )
        for need in offered.values():
            words = need.words.removeprefix(f"{row.label}: ")
            self._bind(self._line(menu, _short(words), ticked=need in current), need)
        menu.addSeparator()
        typed = menu.addAction("Something else…")
        typed.triggered.connect(lambda: self._ask_for_words(atlas, table, row))
        menu.popup(at)
        menu.setActiveAction(next((one for one in menu.actions() if one.isChecked()), menu.actions()[0]))
        return menu

    @staticmethod
    def _line(menu: QMenu, words: str, *, ticked: bool) -> QAction:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(ticked)
        return action

    def _bind(self, action: QAction, need: Need) -> None:
        def choose(ticked: bool) -> None:
            if ticked:
                self.chosen.emit(need.attribute, need)
            else:
                self.dropped.emit(need)

        action.triggered.connect(choose)

    def _ask_for_words(
        self, atlas: Atlas, table: ComparisonTable, row: Row, *, words: str = "", said: str = _HOW
    ) -> QInputDialog:
        """Ask for a need in words; what cannot be read is asked for again, with what is wrong."""
        typed_first = words or example(atlas.attributes[row.attribute])
        dialog = ask_for_text(self._parent, "I need", said, typed_first)

        def read(typed: str) -> None:
            try:
                need = parse_need(typed, attributes_of(atlas, table))
            except UsageError as error:
                self._ask_for_words(atlas, table, row, words=typed, said=str(error))
                return
            self.chosen.emit(need.attribute, need)

        dialog.textValueSelected.connect(read)
        dialog.open()
        return dialog


def _short(words: str) -> str:
    shown = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
    return without_mnemonic(shown)
