"""The palette: a search box over the window with its results below.

It has three modes: go somewhere, run a command (``>``), pick a concept to compare with. This module handles
keys and clicks; the results come from the handler that is set for each mode.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from netatlas.ui.commands import key_of
from netatlas.ui.palette.footer import count_text, key_hints
from netatlas.ui.palette.frame import PaletteFrame
from netatlas.ui.palette.model import (
    PaletteEntry,
    PaletteMode,
    PaletteModel,
    PaletteQuery,
    PaletteResults,
    QueryHandler,
)
from netatlas.ui.palette.query_runner import QueryRunner
from netatlas.ui.palette.spoken import refused, spoken_results
from netatlas.ui.widgets.speaking import describe, speak

if TYPE_CHECKING:
    from netatlas.search import Scope
    from netatlas.ui.jobs import Jobs
    from netatlas.ui.theme import Theme

_COMMANDS_OF_ENTRIES = (
    "go.compare",
    "go.show_on_map",
    "note.new",
    "bookmark.toggle",
    "sheet.toggle",
    "edit.copy",
)
"""Commands of the page in front that mean the selected entry while the palette is open."""
_STAYING = ("bookmark.toggle", "sheet.toggle", "edit.copy")
"""The commands of an entry that leave the palette open."""
_PAGE = 6
"""Rows that Page Up and Page Down move the selection by."""


class Palette(PaletteFrame):
    """The search box and its results.

    Signals:
        chosen: the query, the entry, and whether to open it in a new tab.
        compare_requested: the key of the entry to compare with the page in front.
        map_requested: the key of the entry to show on the map.
        copy_requested: the entry to copy.
        command_requested: another command that means an entry: its id, and the key of the entry.
        answered: the query whose results are shown now.
        closed: the palette is about to be hidden; whatever is to have the keyboard is to take it now.
    """

    chosen = Signal(object, object, bool)
    compare_requested = Signal(str)
    map_requested = Signal(str)
    copy_requested = Signal(object)
    command_requested = Signal(str, str)
    answered = Signal(object)
    closed = Signal()

    def __init__(self, jobs: Jobs, theme: Theme, parent: QWidget) -> None:
        """Start hidden over ``parent``."""
        super().__init__(theme, parent)
        self._query = PaletteQuery(PaletteMode.GO, "")
        self._shown: PaletteQuery | None = None
        self._results = PaletteResults()
        self._choose_when_answered: bool | None = None  # Enter came before the results; True for a new tab
        self._is_closing = False
        self._narrow_when_answered = False  # Tab came before the results
        self._query_runner = QueryRunner(jobs, self)
        self.box.line.installEventFilter(self)
        self.box.text_changed.connect(self._on_text_changed)
        self.box.chip_clicked.connect(self._leave_scope)
        self.body.list.chosen.connect(self._on_list_chosen)
        self.body.list.selectionModel().currentChanged.connect(self._announce)
        self._query_runner.answered.connect(self._on_answered)

    def set_handler(self, mode: PaletteMode, handler: QueryHandler) -> None:
        """Set what answers the queries of a mode."""
        self._query_runner.set_handler(mode, handler)

    def open_for(self, mode: PaletteMode) -> None:
        """Show the palette, ready to type; if it is open in this mode already, select its text."""
        if self.isVisible() and mode is self.mode:
            self.box.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.box.line.selectAll()
            return
        self._shown = None
        self.body.clear()
        self.box.put("", quietly=True)
        self._switch_to(mode, None)
        self.show()
        self.box.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def search_again(self) -> None:
        """Drop the results of an open palette and run its query again, as another atlas is open now."""
        if self.isVisible():
            self._shown = None
            self.body.clear()
            self._run_query()

    def close_palette(self) -> None:
        """Hide the palette and cancel its query.

        What is to have the keyboard then gets it first: else Qt would pass it from widget to widget, each of
        which is read out.
        """
        if self.isVisible() and not self._is_closing:
            self._is_closing = True
            self._query_runner.cancel()
            self.closed.emit()
            self.hide()
            self._is_closing = False

    @override
    def place(self) -> None:
        """Place the palette in its window, then update the footer, which counts the visible rows."""
        super().place()
        self.footer.show_keys(key_hints(self._query, self._results))
        self.footer.show_count(count_text(self._query, self._results, self.body.list.rows_shown()))

    @property
    def awaited(self) -> bool:
        """Whether the results for the text in the box are still to come."""
        return self._query_runner.awaited

    @property
    def mode(self) -> PaletteMode:
        """The mode that the palette is open in."""
        return self._query.mode

    @property
    def scope(self) -> Scope | None:
        """What the search is narrowed to, or None."""
        return self._query.scope

    @property
    def model(self) -> PaletteModel:
        """The list model with the entries."""
        return self.body.list.entries

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the search box, the only widget watched, and notice when it loses focus."""
        kind = event.type()
        if kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        if kind is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._asks_for(event):
            event.accept()  # the window has the same key for the page in front; here it is the palette's
            return True
        if kind is QEvent.Type.FocusOut and self.isVisible():
            focus = QApplication.focusWidget()
            if self.window().isActiveWindow() and focus is not None and not self.isAncestorOf(focus):
                self.close_palette()
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        entries = self.body.list
        match event.key():
            case Qt.Key.Key_Escape:
                # The palette is a popup: Esc closes it at once, whatever is in the box, as in other
                # programs. Clearing the query first would cost a second key to get back to the page;
                # another query is typed over this one (Ctrl+K selects it).
                self.close_palette()
            case Qt.Key.Key_Down:
                entries.step(1)
            case Qt.Key.Key_Up:
                entries.step(-1)
            case Qt.Key.Key_PageDown:
                entries.step(_PAGE)
            case Qt.Key.Key_PageUp:
                entries.step(-_PAGE)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._on_enter(in_new_tab=ctrl)
            case Qt.Key.Key_Tab | Qt.Key.Key_Backtab:
                self._on_tab()
            case Qt.Key.Key_Backspace if self.box.at_start:
                self._leave_scope()
            case _ if self._asks_for(event):
                self._leave_for(self._asks_for(event))
            case _:
                return False
        return True

    @Slot()
    def _on_text_changed(self) -> None:
        text = self.box.text
        if self.mode is PaletteMode.GO and self.scope is None and text.startswith(">"):
            self.box.put(text[1:].lstrip(), quietly=True)
            self._switch_to(PaletteMode.COMMANDS, None)
        else:
            self._run_query()

    def _switch_to(self, mode: PaletteMode, scope: Scope | None) -> None:
        """Switch mode and scope, and keep the text in the box."""
        self._query = PaletteQuery(mode, "", scope)
        self.box.line.setPlaceholderText("Words to look for" if scope else mode.value)
        self.box.show_chip(scope.label if scope else mode.chip, removable=not mode.picks_concepts)
        self._run_query()

    def _run_query(self) -> None:
        self._query = self._query._replace(text=self.box.text)
        self._choose_when_answered, self._narrow_when_answered = None, False
        self._query_runner.run(self._query)

    @Slot(object, object)
    def _on_answered(self, query: PaletteQuery, results: PaletteResults) -> None:
        same = self._shown is not None and _is_same_query(self._shown, query)
        self._shown, self._results = query, results
        self.body.show_results(results, keep=same)
        if self.isVisible():
            self.place()
        self._announce()
        self.answered.emit(query)
        if self._narrow_when_answered:
            self._on_tab()
        elif self._choose_when_answered is not None and (entry := self.body.list.current) and not entry.weak:
            self._choose(entry, in_new_tab=self._choose_when_answered)

    def _on_enter(self, *, in_new_tab: bool) -> None:
        if self.awaited:
            self._choose_when_answered = in_new_tab
        elif entry := self.body.list.current:
            self._choose(entry, in_new_tab=in_new_tab)
        elif best := refused(self._results):
            speak(self.box.line, best.reason, urgent=True)

    def _on_tab(self) -> None:
        """Narrow the search to what was typed (``limit:``, ``topic:load``), if that is a scope."""
        self._narrow_when_answered = self.awaited
        if not self.awaited and self.mode is PaletteMode.GO and self._results.scope is not None:
            self._narrow_to(self._results.scope)

    def _narrow_to(self, scope: Scope) -> None:
        self.box.put("", quietly=True)
        self._switch_to(PaletteMode.GO, scope)

    @Slot()
    def _leave_scope(self) -> None:
        """Search everything again, with the same text."""
        if self.scope is not None or self.mode is PaletteMode.COMMANDS:
            self._switch_to(PaletteMode.GO, None)

    @Slot(int, bool)
    def _on_list_chosen(self, row: int, in_new_tab: bool) -> None:
        self._choose(self.model.entries[row], in_new_tab=in_new_tab)

    def _choose(self, entry: PaletteEntry, *, in_new_tab: bool) -> None:
        if entry.reason:
            return
        if entry.scope is not None:
            self._narrow_to(entry.scope)
            return
        if entry.puts:
            self.box.put(entry.puts)
            return
        query = self._query
        if query.mode is not PaletteMode.GO:
            self.close_palette()  # a command may be about what has the keyboard
        self.chosen.emit(query, entry, in_new_tab)
        if query.mode is PaletteMode.GO:
            self.close_palette()  # what has opened has the keyboard

    def _asks_for(self, event: QKeyEvent) -> str:
        """Return the command that a key asks for of the selected entry, to compare it for example, or ''."""
        pressed = QKeySequence(event.keyCombination())
        wanted = (command for command in _COMMANDS_OF_ENTRIES if QKeySequence(key_of(command)) == pressed)
        command = next(wanted, "") if self.mode is PaletteMode.GO else ""
        is_of_text = command == "edit.copy" and self.box.line.hasSelectedText()
        return "" if is_of_text else command

    def _leave_for(self, command: str) -> None:
        entry = self.body.list.current
        if entry is None or not entry.leads_away or self.awaited:
            return
        if command not in _STAYING:
            self.close_palette()
        if command == "go.compare":
            self.compare_requested.emit(entry.key)
        elif command == "edit.copy":
            self.copy_requested.emit(entry)
        elif command == "go.show_on_map":
            self.map_requested.emit(entry.key)
        else:
            self.command_requested.emit(command, entry.key)

    def _announce(self) -> None:
        """Tell a screen reader, which reads the box, which entry is selected or why there is none."""
        describe(self.box.line, spoken_results(self._results, self.body.list.current))


def _is_same_query(first: PaletteQuery, second: PaletteQuery) -> bool:
    """Return True if two queries differ in nothing but spaces."""
    return (first.mode, first.words, first.scope) == (second.mode, second.words, second.scope)
