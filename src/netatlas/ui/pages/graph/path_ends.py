"""The row over a path: its two ends, each picked by name, a button that swaps them, and "Avoid hubs"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from netatlas.ui.commands import with_key
from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.plain_text import plain_label, set_tip, without_mnemonic

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.ui.pages.graph.path_options import PathOptions

_WIDEST = 220
"""Pixels of a button with a name; a longer name is cut."""
_CHOOSE = "Choose…"


class PathEnds(QWidget):
    """Where a path begins and ends.

    Signals:
        start_clicked: another concept is wanted where it begins.
        end_clicked: another concept is wanted where it ends.
        swap_clicked: the path the other way round is wanted.
        hubs_toggled: whether hubs are avoided.
    """

    start_clicked = Signal()
    end_clicked = Signal()
    swap_clicked = Signal()
    hubs_toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without ends."""
        super().__init__(parent)
        self.setObjectName("graphBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.start, self.end = _EndButton("From"), _EndButton("To")
        self.swap = QPushButton("Swap")
        set_tip(self.swap, with_key("The path the other way round", "graph.swap_ends"))
        self.hubs = QPushButton("Avoid hubs")
        self.hubs.setCheckable(True)
        set_tip(
            self.hubs,
            with_key("Pass no concept that nearly everything is related to", "graph.avoid_hubs"),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 7, 14, 7)
        row.setSpacing(6)
        for text, button in (("From", self.start), ("to", self.end)):
            row.addWidget(named(plain_label(text), "sectionHint"))
            row.addWidget(button)
        row.addWidget(self.swap)
        row.addSpacing(8)
        row.addWidget(self.hubs)
        row.addStretch(1)
        self.start.clicked.connect(self.start_clicked)
        self.end.clicked.connect(self.end_clicked)
        self.swap.clicked.connect(self.swap_clicked)
        self.hubs.clicked.connect(self.hubs_toggled)

    def show_options(self, options: PathOptions, atlas: Atlas) -> None:
        """Show the names of the ends, and whether hubs are avoided."""
        self.start.show_name(atlas.display_name(options.start) if options.start else "")
        self.end.show_name(atlas.display_name(options.end) if options.end else "")
        self.swap.setEnabled(bool(options.start or options.end))
        self.hubs.setChecked(options.avoid_hubs)


class _EndButton(QPushButton):
    """The name of a concept, or that one is to be chosen; a click lets one be picked."""

    def __init__(self, which: str) -> None:
        """Start without a name; ``which`` says which end it is, for screen readers."""
        super().__init__(_CHOOSE)
        self._which = which
        self.setMaximumWidth(_WIDEST)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_name("")

    def show_name(self, name: str) -> None:
        """Show a name, cut where it is too long, or with '' that none is chosen."""
        room = _WIDEST - 32
        shown = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room) if name else _CHOOSE
        self.setText(without_mnemonic(shown))
        self.setAccessibleName(f"{self._which}: {name or 'no concept chosen yet'}")
        set_tip(self, f"{self._which} {name}; click to pick another concept" if name else "Pick a concept")
