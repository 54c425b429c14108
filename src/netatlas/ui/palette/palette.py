"""The palette: a box over the window, with what matches below it.

It knows three ways to be used: going somewhere, running a command (``>``), picking a concept for
whoever asked. What is offered is made in ``offers``; searching goes through the jobs' one door.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGraphicsDropShadowEffect,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from netatlas.ui.palette.delegate import EntryDelegate
from netatlas.ui.palette.model import Entry, PaletteModel
from netatlas.ui.widgets.making import named

if TYPE_CHECKING:
    from netatlas.ui.jobs import Jobs, Outcome
    from netatlas.ui.theme import Theme

_WIDTH = 660
_LONGEST_TEXT = 200
_MOST_HEIGHT = 420

Offers = Callable[[str], tuple[Entry, ...]]
"""Gives the lines for a text; called in the background."""


class PaletteMode(Enum):
    """What the palette is open for."""

    GO = "Go to a concept, comparison, limit or value; > for commands"
    COMMANDS = "Run a command"
    PICK = "Pick a concept"


class Palette(QFrame):
    """The box and its lines.

    Signals:
        chosen: the mode, the key of the line, and whether it is wanted in a new tab.
        compare_requested: the key of the line that is to be compared with the page in front.
        closed: the palette went away.
    """

    chosen = Signal(object, str, bool)
    compare_requested = Signal(str)
    closed = Signal()

    def __init__(self, jobs: Jobs, theme: Theme, parent: QWidget) -> None:
        """Start hidden over ``parent``."""
        super().__init__(parent)
        self._over = parent
        self.setObjectName("palette")
        self._jobs = jobs
        self._mode = PaletteMode.GO
        self._offers: dict[PaletteMode, Offers] = {}
        self._awaited = False
        self._then_choose: bool | None = None  # Enter came before the answer: choose it, in a new tab or not
        self.line = named(QLineEdit(), "paletteLine", spoken="Search")
        self.line.setMaxLength(_LONGEST_TEXT)
        self.model = PaletteModel(self)
        self.list = named(QListView(), "paletteList", spoken="Results")
        self.list.setModel(self.model)
        self._delegate = EntryDelegate(theme, self.list)
        self.empty = named(QLabel(wordWrap=True), "paletteEmpty")
        self.footer = named(QLabel(), "paletteFooter")
        self._build(theme)
        self.line.textChanged.connect(self._on_text_changed)
        self.line.installEventFilter(self)
        self.list.clicked.connect(self._on_clicked)
        self.model.modelReset.connect(self._on_reset)
        self.hide()

    def set_offers(self, mode: PaletteMode, offers: Offers) -> None:
        """Say who gives the lines in a mode."""
        self._offers[mode] = offers

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._delegate.theme = theme
        self._shadow.setColor(_shadow_colour(theme))

    def open_for(self, mode: PaletteMode, *, text: str = "") -> None:
        """Show the palette, ready to type."""
        self._set_mode(mode)
        self.line.blockSignals(True)
        self.line.setText(text)
        self.line.blockSignals(False)
        self.model.set_entries(())
        self.place()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()
        self._ask()

    def close_palette(self) -> None:
        """Hide the palette."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def place(self) -> None:
        """Stand at the top middle of the window, no wider than it and no taller than its lines."""
        window = self._over
        width = min(_WIDTH, window.width() - 24)
        rows = self.model.rowCount()
        lines = 0
        if rows:
            hint = self.list.sizeHintForRow(0)
            lines = min(rows * hint + 2, _MOST_HEIGHT, window.height() - 200)
        self.list.setFixedHeight(max(0, lines))
        self.list.setVisible(bool(rows))
        self.empty.setVisible(not rows and bool(self.empty.text()))
        self.setFixedWidth(width)
        self.adjustSize()
        self.move(QPoint((window.width() - width) // 2, 62))

    @property
    def awaited(self) -> bool:
        """Whether the lines for the text in the box are still being looked for."""
        return self._awaited

    @property
    def mode(self) -> PaletteMode:
        """What the palette is open for."""
        return self._mode

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        if watched is self.line and event.type() is QEvent.Type.FocusOut and self.isVisible():
            window = self.window()
            focus = QApplication.focusWidget()
            if window.isActiveWindow() and focus is not None and not self.isAncestorOf(focus):
                self.close_palette()
        return super().eventFilter(watched, event)

    def _build(self, theme: Theme) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.list.setItemDelegate(self._delegate)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.footer.setTextFormat(Qt.TextFormat.PlainText)
        self.empty.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        for widget in (self.line, self.list, self.empty, self.footer):
            column.addWidget(widget)
        self._shadow = QGraphicsDropShadowEffect(self)
        self._shadow.setBlurRadius(36)
        self._shadow.setOffset(0, 8)
        self._shadow.setColor(_shadow_colour(theme))
        self.setGraphicsEffect(self._shadow)

    def _set_mode(self, mode: PaletteMode) -> None:
        self._mode = mode
        self.line.setPlaceholderText(mode.value)

    def _on_key(self, event: QKeyEvent) -> bool:
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        match event.key():
            case Qt.Key.Key_Escape:
                self.close_palette()
            case Qt.Key.Key_Down:
                self._move(1)
            case Qt.Key.Key_Up:
                self._move(-1)
            case Qt.Key.Key_PageDown:
                self._move(6)
            case Qt.Key.Key_PageUp:
                self._move(-6)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._on_enter(in_new_tab=ctrl)
            case Qt.Key.Key_Equal if ctrl and self._mode is PaletteMode.GO:
                self._compare()
            case _:
                return False
        return True

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        if self._mode is PaletteMode.GO and text.startswith(">"):
            self._set_mode(PaletteMode.COMMANDS)
            self.line.setText(text[1:].lstrip())
            return
        self._ask()

    def _ask(self) -> None:
        text = self.line.text()
        offers = self._offers.get(self._mode)
        if offers is None:
            return
        self._awaited, self._then_choose = True, None
        self._jobs.run(lambda: offers(text), lambda outcome: self._show(text, outcome), replaces="palette")

    def _show(self, text: str, outcome: Outcome) -> None:
        if text != self.line.text() or not self.isVisible():
            return
        self._awaited = False
        entries = outcome.result or ()
        self.empty.setText(self._empty_words(text) if not entries else "")
        self.model.set_entries(entries)
        self.footer.setText(self._footer_words(entries))
        self.place()
        if self._then_choose is not None:
            self._choose(self.list.currentIndex(), in_new_tab=self._then_choose)

    def _on_enter(self, *, in_new_tab: bool) -> None:
        if self._awaited:
            self._then_choose = in_new_tab
        else:
            self._choose(self.list.currentIndex(), in_new_tab=in_new_tab)

    def _empty_words(self, text: str) -> str:
        if not text.strip():
            return "Type what you are looking for, slips and all."
        return f"Nothing here is called “{text.strip()}”. Try fewer letters or an abbreviation."

    def _footer_words(self, entries: tuple[Entry, ...]) -> str:
        keys = "Enter  open     Ctrl+Enter  new tab     Ctrl+=  compare     Esc  close"
        if self._mode is not PaletteMode.GO:
            keys = "Enter  choose     Esc  close"
        if not self.line.text().strip():
            return keys
        found = "1 result" if len(entries) == 1 else f"{len(entries)} results"
        slip = next((entry.slip for entry in entries if entry.slip), "")
        return f"{keys}     {found}, {slip}" if slip else f"{keys}     {found}"

    @Slot()
    def _on_reset(self) -> None:
        self._select(0, 1)

    def _move(self, step: int) -> None:
        self._select(self.list.currentIndex().row() + step, 1 if step > 0 else -1)

    def _select(self, row: int, step: int) -> None:
        """Select a row, or the next one in the direction that can be chosen."""
        rows = self.model.rowCount()
        row = max(0, min(row, rows - 1))
        while 0 <= row < rows and self.model.entries[row].reason:
            row += step
        if 0 <= row < rows:
            self.list.setCurrentIndex(self.model.index(row, 0))

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self._choose(index, in_new_tab=False)

    def _choose(self, index: QModelIndex, *, in_new_tab: bool) -> None:
        if not index.isValid() or self.model.entries[index.row()].reason:
            return
        key, mode = self.model.entries[index.row()].key, self._mode
        self.close_palette()
        self.chosen.emit(mode, key, in_new_tab)

    def _compare(self) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            key = self.model.entries[index.row()].key
            self.close_palette()
            self.compare_requested.emit(key)


def _shadow_colour(theme: Theme) -> QColor:
    colour = theme.colour("shadow")
    colour.setAlpha(150 if theme.is_dark else 60)
    return colour
