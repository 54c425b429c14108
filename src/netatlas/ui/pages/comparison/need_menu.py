"""The menu that sets the needs of a row: what its subjects offer, and a dialog to type anything else."""

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

_LONGEST_LABEL = 70
"""Letters of a need that the menu shows: about as wide as the narrowest window."""
_PROMPT = "An attribute, one of = >= <= has, and a value with its unit:"


class NeedChooser(QObject):
    """Asks which needs a row has.

    Signals:
        chosen: the id of an attribute, and a need to add to it, or None to remove all of its needs.
        removed: a need to remove.
    """

    chosen = Signal(str, object)
    removed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        """Ask above ``parent``."""
        super().__init__(parent)
        self._parent = parent

    def ask(
        self, atlas: Atlas, table: ComparisonTable, row: Row, current: Sequence[Need], at: QPoint
    ) -> QMenu:
        """Open the menu of a row, on its first need that is ticked; several may be."""
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
        actions = menu.actions()
        menu.setActiveAction(next((action for action in actions if action.isChecked()), actions[0]))
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
                self.removed.emit(need)

        action.triggered.connect(choose)

    def _ask_for_words(
        self, atlas: Atlas, table: ComparisonTable, row: Row, *, words: str = "", prompt: str = _PROMPT
    ) -> QInputDialog:
        """Open the dialog for a need in words; where it cannot be parsed, again with what is wrong."""
        typed_first = words or example(atlas.attributes[row.attribute])
        dialog = ask_for_text(self._parent, "I need", prompt, typed_first)

        def read(typed: str) -> None:
            try:
                need = parse_need(typed, attributes_of(atlas, table))
            except UsageError as error:
                self._ask_for_words(atlas, table, row, words=typed, prompt=str(error))
                return
            self.chosen.emit(need.attribute, need)

        dialog.textValueSelected.connect(read)
        dialog.open()
        return dialog


def _short(words: str) -> str:
    shown = words if len(words) <= _LONGEST_LABEL else f"{words[:_LONGEST_LABEL]}…"
    return without_mnemonic(shown)
