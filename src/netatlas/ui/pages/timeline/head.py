"""The head of a timeline's page: title, summary, buttons for authorities, the date and its lock."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from netatlas.atlas.date_reading import read_date
from netatlas.atlas.dates import DATE_FORMS
from netatlas.errors import UsageError
from netatlas.ui.commands import SHOW_ALL_KEYS, ZOOM_IN_KEYS, ZOOM_OUT_KEYS, with_key
from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.page_head import PageHead
from netatlas.ui.widgets.plain_text import plain_label, set_tip, without_mnemonic

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from netatlas.atlas.dates import PartialDate

_DATE_WIDTH = 112
"""Width in pixels that a whole date takes, such as 2026-11-29, with the line's margins."""

_COMES_BACK = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""Why the focus leaves a line for a while only: for another window, or for the line's own menu."""


class TimelineHead(QWidget):
    """Title, lead and controls.

    Signals:
        date_entered: the date that was typed, a ``PartialDate``.
        refused: what was typed is not a date; a sentence that says how to write one. Empty once a date is
            typed after it.
        lock_toggled: whether the current date is kept, to compare another one with it.
        hidden_changed: the authorities whose events are hidden.
        done: the keyboard is to go back to the picture.
    """

    date_entered = Signal(object)
    refused = Signal(str)
    lock_toggled = Signal(bool)
    hidden_changed = Signal(object)
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.head = PageHead(spacing=6)
        self.title = self.head.title
        self.lead = named(plain_label(wrap=True, selectable=True), "pageLead")
        self.date = named(_DateLine(), "dateLine", spoken=f"Date: {DATE_FORMS}")
        set_tip(self.date, f"What held on this date: {DATE_FORMS}")
        self.date.setPlaceholderText("Date")
        self.lock = QPushButton("Lock date")
        self.lock.setCheckable(True)
        set_tip(self.lock, with_key("Keep this date and compare another with it", "timeline.lock"))
        self.fit = QPushButton("Show all")
        self.show_zoomed(zoomed=False)
        self._shown_date = ""
        self._is_refused = False
        self._authorities: dict[str, QPushButton] = {}
        self.head.add(self.fit, self.date, self.lock)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.head)
        column.addWidget(self.lead)
        self.date.returnPressed.connect(self._on_entered)
        self.date.textEdited.connect(self._on_edited)
        self.date.escaped.connect(self.done)
        self.date.left.connect(self.forget_typed)
        self.lock.toggled.connect(self.lock_toggled)

    def show_words(self, title: str, lead: str, *, scale: float) -> None:
        """Show a title and the text below it, and size the text and the date field to ``scale``."""
        self.head.show_title(title)
        self.lead.setText(lead)
        for widget in (self.lead, self.date):
            font = widget.font()
            font.setPixelSize(round(14 * scale))
            widget.setFont(font)
        self.date.setFixedWidth(round(_DATE_WIDTH * max(1.0, scale)))
        self.date.setFixedHeight(self.lock.sizeHint().height())

    def show_authorities(self, names: tuple[str, ...], hidden: frozenset[str]) -> None:
        """Show a button for each authority if there are several."""
        wanted = names if len(names) > 1 else ()
        if tuple(self._authorities) != wanted:
            for button in self._authorities.values():
                self.head.take(button)
            self._authorities = {name: self._authority(name) for name in wanted}
            self.head.add(*self._authorities.values(), index=0)
        for name, button in self._authorities.items():
            button.blockSignals(True)
            button.setChecked(name not in hidden)
            button.blockSignals(False)

    def show_date(self, date: PartialDate, *, locked: bool) -> None:
        """Show a date and whether there is a locked one, but do not overwrite a date that is being typed."""
        self._shown_date = str(date)
        if not self.date.hasFocus() or not self.date.isModified():
            self.date.setText(self._shown_date)
        self.lock.blockSignals(True)
        self.lock.setChecked(locked)
        self.lock.blockSignals(False)

    @Slot()
    def forget_typed(self) -> None:
        """Show the page's date again instead of one that is being typed."""
        self.date.setText(self._shown_date)  # which is not modified then

    def show_zoomed(self, *, zoomed: bool) -> None:
        """Enable the button that shows all of the time if less is shown."""
        self.fit.setEnabled(zoomed)
        zoom_in, zoom_out, show_all = ZOOM_IN_KEYS[0], ZOOM_OUT_KEYS[0], SHOW_ALL_KEYS[0]
        whole = f"All of the time is shown; Ctrl and the wheel, {zoom_in} and {zoom_out} zoom"
        set_tip(self.fit, f"Show all of the time again ({show_all})" if zoomed else whole)

    def type_date(self, text: str) -> None:
        """Start typing a date with a digit that was typed in the picture."""
        self.date.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.date.setText(text)
        self.date.setModified(True)

    def _authority(self, name: str) -> QPushButton:
        button = QPushButton(without_mnemonic(name))
        button.setCheckable(True)
        set_tip(button, f"What {name} said")
        button.setAccessibleName(f"Show what {name} said")
        button.toggled.connect(self._on_authority)
        return button

    @Slot()
    def _on_authority(self) -> None:
        hidden = (name for name, button in self._authorities.items() if not button.isChecked())
        self.hidden_changed.emit(frozenset(hidden))

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        with suppress(UsageError):  # it may not be typed to its end
            self._enter(read_date(text))

    @Slot()
    def _on_entered(self) -> None:
        try:
            date = read_date(self.date.text())
        except UsageError as error:
            self._is_refused = True
            self.refused.emit(str(error))
            return
        self.date.setModified(False)
        self._enter(date)
        self.done.emit()

    def _enter(self, date: PartialDate) -> None:
        if self._is_refused:
            self._is_refused = False
            self.refused.emit("")
        self.date_entered.emit(date)


class _DateLine(QLineEdit):
    """A line to type a date into; Esc leaves it.

    Signals:
        escaped: Esc was pressed.
        left: the keyboard has gone elsewhere in the window.
    """

    escaped = Signal()
    left = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.setModified(False)
            self.escaped.emit()
            return
        super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _COMES_BACK:
            self.left.emit()
