"""The palette's footer: key hints at the left, the number of results at the right.

Where there is no room for all hints, the last ones are left out whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from netatlas.ui.commands import NEW_TAB_KEY, key_of
from netatlas.ui.palette.model import PaletteMode, PaletteQuery, PaletteResults
from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QResizeEvent


_GAP = "    "


class Footer(QFrame):
    """Two labels side by side: key hints and the number of results."""

    def __init__(self, parent: QWidget) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setObjectName("paletteFooter")
        self._hints: tuple[str, ...] = ()
        self.keys = named(plain_label(), "paletteKeys")
        self.keys.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.keys.setMinimumWidth(1)  # it asks for no width: it gets what the count leaves
        self.count = named(plain_label(), "paletteFound")
        for label in (self.keys, self.count):
            label.setBackgroundRole(QPalette.ColorRole.Base)
            label.setAutoFillBackground(True)  # so that a new text repaints this label only
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 7, 16, 7)
        row.setSpacing(16)
        row.addWidget(self.keys, 1)
        row.addWidget(self.count)

    def show_keys(self, hints: tuple[str, ...]) -> None:
        """Show what the keys do, the most useful first."""
        self._hints = hints
        self.keys.setAccessibleName(", ".join(hints))
        self._fit()

    def show_count(self, text: str) -> None:
        """Show how many results there are."""
        self.count.setText(text)
        self._fit()

    def text(self) -> str:
        """Return both texts, for tests and screen readers."""
        return f"{_GAP.join(self._hints)}{_GAP}{self.count.text()}"

    def set_fonts(self, font: QFont) -> None:
        """Set the font of both labels."""
        for label in (self.keys, self.count):
            label.setFont(font)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out the last hints until the others have room."""
        margins = self.contentsMargins()
        taken = self.count.sizeHint().width() + 16 if self.count.text() else 0
        room = self.width() - 32 - margins.left() - margins.right() - taken
        metrics = self.keys.fontMetrics()
        hints = self._hints
        while hints and metrics.horizontalAdvance(_GAP.join(hints)) > room:
            hints = hints[:-1]
        self.keys.setText(_GAP.join(hints))


def key_hints(query: PaletteQuery, results: PaletteResults) -> tuple[str, ...]:
    """Return what the keys do with these results."""
    if query.mode is PaletteMode.GO and query.empty:
        return ("limit: topic: kind: source: and Tab narrow", "> commands", "? more")
    keys: tuple[str, ...] = ()
    if results.scope is not None:
        keys += (f"Tab narrow to {results.scope.label}",)
    if results.entries and query.mode is PaletteMode.GO:
        keys += (
            "Enter open",
            f"{NEW_TAB_KEY} new tab",
            f"{key_of('go.compare')} compare",
            f"{key_of('go.show_on_map')} map",
        )
    elif results.entries:
        keys += ("Enter choose",)
    return (*keys, "Esc close")


def count_text(query: PaletteQuery, results: PaletteResults, shown: int) -> str:
    """Return how many of the entries are visible (``shown``), and which words were taken for typos.

    >>> from netatlas.ui.palette.model import PaletteEntry
    >>> nine = (PaletteEntry("nat-gateway", "NAT gateway"),) * 9
    >>> count_text(PaletteQuery(PaletteMode.GO, "nat gatway"), PaletteResults(nine, typos="gatway"), 6)
    '6 of 9, corrected “gatway”'
    """
    count = len(results.entries)
    if query.empty:
        return "Recent" if count and query.mode is not PaletteMode.COMMANDS else ""
    if results.message:
        return ""
    total = f"more than {count}" if results.more else str(count)
    text = f"{shown} of {total}" if shown < count or results.more else f"{total} found"
    return f"{text}, corrected “{results.typos}”" if results.typos else text
