"""The foot of the palette: what the keys do at the left, how much was found at the right.

Where the window is too narrow for all keys, the last ones are left out whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from netatlas.ui.commands import NEW_TAB_KEY, key_of
from netatlas.ui.palette.model import Answer, PaletteMode, Question
from netatlas.ui.widgets.helpers import named
from netatlas.ui.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QResizeEvent


_GAP = "    "


class Footer(QFrame):
    """Two lines of small words."""

    def __init__(self, parent: QWidget) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setObjectName("paletteFooter")
        self._hints: tuple[str, ...] = ()
        self.keys = named(plain_label(), "paletteKeys")
        self.keys.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.keys.setMinimumWidth(1)  # it asks for no width: the foot gives it what is left
        self.found = named(plain_label(), "paletteFound")
        for label in (self.keys, self.found):
            label.setBackgroundRole(QPalette.ColorRole.Base)
            label.setAutoFillBackground(True)  # so that other words paint this label only
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 7, 16, 7)
        row.setSpacing(16)
        row.addWidget(self.keys, 1)
        row.addWidget(self.found)

    def show_keys(self, hints: tuple[str, ...]) -> None:
        """Say what the keys do, the most useful first."""
        self._hints = hints
        self.keys.setAccessibleName(", ".join(hints))
        self._fit()

    def show_found(self, words: str) -> None:
        """Say how much was found, and what was taken for a slip."""
        self.found.setText(words)
        self._fit()

    def text(self) -> str:
        """Return all that the foot says."""
        return f"{_GAP.join(self._hints)}{_GAP}{self.found.text()}"

    def set_fonts(self, font: QFont) -> None:
        """Set how large the foot is written."""
        for label in (self.keys, self.found):
            label.setFont(font)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out the last keys until the others have room."""
        margins = self.contentsMargins()
        taken = self.found.sizeHint().width() + 16 if self.found.text() else 0
        room = self.width() - 32 - margins.left() - margins.right() - taken
        metrics = self.keys.fontMetrics()
        hints = self._hints
        while hints and metrics.horizontalAdvance(_GAP.join(hints)) > room:
            hints = hints[:-1]
        self.keys.setText(_GAP.join(hints))


def key_words(question: Question, answer: Answer) -> tuple[str, ...]:
    """Return what the keys do, now that a question is answered."""
    if question.mode is PaletteMode.GO and question.empty:
        return ("limit: topic: kind: source: and Tab narrow", "> commands", "? more")
    keys: tuple[str, ...] = ()
    if answer.scope is not None:
        keys += (f"Tab narrow to {answer.scope.label}",)
    if answer.entries and question.mode is PaletteMode.GO:
        keys += ("Enter open", f"{NEW_TAB_KEY} new tab", f"{key_of('go.compare')} compare")
    elif answer.entries:
        keys += ("Enter choose",)
    return (*keys, "Esc close")


def found_words(question: Question, answer: Answer, shown: int) -> str:
    """Return how many of the lines that were found can be read at once, and what was a slip.

    >>> from netatlas.ui.palette.model import Entry
    >>> nine = (Entry("nat-gateway", "NAT gateway"),) * 9
    >>> found_words(Question(PaletteMode.GO, "nat gatway"), Answer(nine, slips="gatway"), 6)
    '6 of 9, corrected “gatway”'
    """
    count = len(answer.entries)
    if question.empty:
        return "Recent" if count and question.mode is not PaletteMode.COMMANDS else ""
    if answer.told:
        return ""
    total = f"more than {count}" if answer.more else str(count)
    words = f"{shown} of {total}" if shown < count or answer.more else f"{total} found"
    return f"{words}, corrected “{answer.slips}”" if answer.slips else words
