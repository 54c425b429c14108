"""The palette: a box over the window, with what matches below it.

It knows three ways to be used: going somewhere, running a command (``>``), picking a concept for
whoever asked. Here is what keys and clicks do; what is offered is made by the sources that it is given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from netatlas.ui.commands import key_of
from netatlas.ui.palette.footer import found_words, key_words
from netatlas.ui.palette.frame import PaletteFrame
from netatlas.ui.palette.model import Answer, Entry, PaletteMode, PaletteModel, Question, Source
from netatlas.ui.palette.query_runner import Asker

if TYPE_CHECKING:
    from netatlas.search import Scope
    from netatlas.ui.jobs import Jobs
    from netatlas.ui.theme import Theme

_PAGE = 6


class Palette(PaletteFrame):
    """The box and its lines.

    Signals:
        chosen: the question, the key of the line, and whether it is wanted in a new tab.
        compare_requested: the key of the line that is to be compared with the page in front.
        answered: the question whose lines are on the screen now.
        closed: the palette went away.
    """

    chosen = Signal(object, str, bool)
    compare_requested = Signal(str)
    answered = Signal(object)
    closed = Signal()

    def __init__(self, jobs: Jobs, theme: Theme, parent: QWidget) -> None:
        """Start hidden over ``parent``."""
        super().__init__(theme, parent)
        self._question = Question(PaletteMode.GO, "")
        self._shown: Question | None = None
        self._answer = Answer()
        self._then_choose: bool | None = None  # Enter came before the answer: choose it, in a new tab or not
        self._then_narrow = False  # the same for Tab
        self._asker = Asker(jobs, self)
        self.box.line.installEventFilter(self)
        self.box.text_changed.connect(self._on_text_changed)
        self.box.chip_clicked.connect(self._leave_scope)
        self.body.list.chosen.connect(self._on_list_chosen)
        self.body.list.selectionModel().currentChanged.connect(self._announce)
        self._asker.answered.connect(self._on_answered)

    def set_source(self, mode: PaletteMode, source: Source) -> None:
        """Say who gives the lines in a mode."""
        self._asker.set_source(mode, source)

    def open_for(self, mode: PaletteMode) -> None:
        """Show the palette, ready to type; where it is open for this already, what was typed is selected."""
        if self.isVisible() and mode is self.mode:
            self.box.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.box.line.selectAll()
            return
        self._shown = None
        self.body.empty()
        self.box.put("", quietly=True)
        self._turn_to(mode, None)
        self.show()
        self.box.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_palette(self) -> None:
        """Hide the palette; what was asked last is not answered any more."""
        if self.isVisible():
            self._asker.drop()
            self.hide()
            self.closed.emit()

    @override
    def place(self) -> None:
        """Stand at the top middle of the window; how many lines can be read depends on it."""
        super().place()
        self.footer.show_keys(key_words(self._question, self._answer))
        self.footer.show_found(found_words(self._question, self._answer, self.body.list.rows_shown()))

    @property
    def awaited(self) -> bool:
        """Whether the lines for the text in the box are still being looked for."""
        return self._asker.awaited

    @property
    def mode(self) -> PaletteMode:
        """What the palette is open for."""
        return self._question.mode

    @property
    def scope(self) -> Scope | None:
        """What the search is narrowed to, or None."""
        return self._question.scope

    @property
    def model(self) -> PaletteModel:
        """The lines."""
        return self.body.list.entries

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.box.line and isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.KeyPress:
                return self._on_key(event)
            if event.type() is QEvent.Type.ShortcutOverride and self._compares(event):
                event.accept()  # the window has the same key for the page in front; here it is the line's
                return True
        if watched is self.box.line and event.type() is QEvent.Type.FocusOut and self.isVisible():
            window = self.window()
            focus = QApplication.focusWidget()
            if window.isActiveWindow() and focus is not None and not self.isAncestorOf(focus):
                self.close_palette()
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        entries = self.body.list
        match event.key():
            case Qt.Key.Key_Escape:
                # A palette is a popup: Esc closes it at once, whatever stands in the box, as in other
                # programs. To clear the query first would cost a second key to get back to the page;
                # who wants another query types over this one (Ctrl+K selects it).
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
            case _ if self._compares(event):
                self._compare()
            case _:
                return False
        return True

    @Slot()
    def _on_text_changed(self) -> None:
        text = self.box.text
        if self.mode is PaletteMode.GO and self.scope is None and text.startswith(">"):
            self.box.put(text[1:].lstrip(), quietly=True)
            self._turn_to(PaletteMode.COMMANDS, None)
        else:
            self._ask()

    def _turn_to(self, mode: PaletteMode, scope: Scope | None) -> None:
        """Be open for something else, with the text that stands in the box."""
        self._question = Question(mode, "", scope)
        self.box.line.setPlaceholderText("Words to look for" if scope else mode.value)
        self.box.show_chip(scope.label if scope else mode.chip, removable=mode is not PaletteMode.PICK)
        self._ask()

    def _ask(self) -> None:
        self._question = self._question._replace(text=self.box.text)
        self._then_choose, self._then_narrow = None, False
        self._asker.ask(self._question)

    @Slot(object, object)
    def _on_answered(self, question: Question, answer: Answer) -> None:
        same = self._shown is not None and _asks_the_same(self._shown, question)
        self._shown, self._answer = question, answer
        self.body.show_answer(answer, keep=same)
        if self.isVisible():
            self.place()
        self._announce()
        self.answered.emit(question)
        if self._then_narrow:
            self._on_tab()
        elif self._then_choose is not None and (entry := self.body.list.current) and not entry.weak:
            self._choose(entry, in_new_tab=self._then_choose)

    def _on_enter(self, *, in_new_tab: bool) -> None:
        if self.awaited:
            self._then_choose = in_new_tab
        elif entry := self.body.list.current:
            self._choose(entry, in_new_tab=in_new_tab)

    def _on_tab(self) -> None:
        """Narrow the search to what was typed (``limit:``, ``topic:load``), if that is a scope."""
        self._then_narrow = self.awaited
        if not self.awaited and self.mode is PaletteMode.GO and self._answer.scope is not None:
            self._narrow_to(self._answer.scope)

    def _narrow_to(self, scope: Scope) -> None:
        self.box.put("", quietly=True)
        self._turn_to(PaletteMode.GO, scope)

    @Slot()
    def _leave_scope(self) -> None:
        """Search everything again; the words stay as they are."""
        if self.scope is not None or self.mode is PaletteMode.COMMANDS:
            self._turn_to(PaletteMode.GO, None)

    @Slot(int, bool)
    def _on_list_chosen(self, row: int, in_new_tab: bool) -> None:
        self._choose(self.model.entries[row], in_new_tab=in_new_tab)

    def _choose(self, entry: Entry, *, in_new_tab: bool) -> None:
        if entry.reason:
            return
        if entry.scope is not None:
            self._narrow_to(entry.scope)
            return
        if entry.puts:
            self.box.put(entry.puts)
            return
        question = self._question
        self.close_palette()
        self.chosen.emit(question, entry.key, in_new_tab)

    def _compares(self, event: QKeyEvent) -> bool:
        """Return True if a key asks to compare the selected line with the page in front."""
        wanted = QKeySequence(key_of("go.compare"))
        return QKeySequence(event.keyCombination()) == wanted and self.mode is PaletteMode.GO

    def _compare(self) -> None:
        entry = self.body.list.current
        if entry is not None and entry.leads_away and not self.awaited:
            self.close_palette()
            self.compare_requested.emit(entry.key)

    def _announce(self) -> None:
        """Let a screen reader, which is in the box, say which line is selected or why there is none."""
        entry = self.body.list.current
        words = " ".join(filter(None, (self._answer.told, entry.spoken if entry is not None else "")))
        if words != self.box.line.accessibleDescription():
            self.box.line.setAccessibleDescription(words)
            if QAccessible.isActive():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.box.line, words))


def _asks_the_same(one: Question, other: Question) -> bool:
    return (one.mode, one.words, one.scope) == (other.mode, other.words, other.scope)
