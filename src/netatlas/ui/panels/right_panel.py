"""The right panel: a column of sections about the page in front, each of which folds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netatlas.ui.widgets.naming import named

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QScrollArea

    from netatlas.ui.panels.section import PanelPlace, PanelSection

_WIDTH = 300
"""Pixels."""
NARROWEST_WINDOW = 1200
"""Least width of a window, in pixels, that leaves room for pages between Browse and the panel."""
_MARGIN = 18
_AROUND_ROW = 12
"""Pixels that are kept free above and below what is scrolled into sight."""


class RightPanel(QWidget):
    """The panel. Its sections are made after the first paint, and added by whoever makes them.

    It is shown if the reader wants it, the window is wide enough, and the page in front has no column of its
    own in its place.

    Attributes:
        is_wanted: whether the reader wants it.

    Signals:
        open_requested: an address as text, and whether to open it in a new tab.
        room_changed: there is room for it now, or none any more.
    """

    open_requested = Signal(str, bool)
    room_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty and hidden."""
        super().__init__(parent)
        self.setObjectName("rightPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(_WIDTH)
        self.is_wanted = False
        self._is_wide = self._gives_way = False
        self._folded: set[str] = set()
        self._sections: list[PanelSection] = []
        self._place: PanelPlace | None = None
        self._area: QScrollArea | None = None
        self._rows: QVBoxLayout | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 0, 0, 0)  # the line at its left
        self.hide()

    @property
    def sections(self) -> tuple[PanelSection, ...]:
        """The sections from top to bottom."""
        return tuple(self._sections)

    @property
    def has_room(self) -> bool:
        """Whether it is shown if it is wanted."""
        return self._is_wide and not self._gives_way

    @property
    def folded(self) -> tuple[str, ...]:
        """The keys of the folded sections, for the next start."""
        return tuple(sorted(self._folded))

    def restore_folded(self, keys: Iterable[str]) -> None:
        """Fold the sections that were folded at the end of the last session."""
        self._folded = set(keys)
        for section in self._sections:
            section.fold(folded=section.key in self._folded)

    def add_section(self, section: PanelSection) -> None:
        """Add a section below the others."""
        section.fold(folded=section.key in self._folded)
        section.open_requested.connect(self.open_requested)
        section.fold_changed.connect(self._on_fold_changed)
        section.scroll_requested.connect(self._on_scroll_requested)
        self._sections.append(section)
        if self._rows is None:
            self._rows = self._lay_out()
        self._rows.insertWidget(self._rows.count() - 1, section)
        if self._place is not None:
            section.set_place(self._place)

    def show_place(self, place: PanelPlace) -> None:
        """Show what there is about another page."""
        self._place = place
        for section in self._sections:
            section.set_place(place)

    def set_wanted(self, is_wanted: bool) -> None:
        """Show it where there is room, or never."""
        self.is_wanted = is_wanted
        self.setVisible(self.is_wanted and self.has_room)

    def make_room(self, *, window_width: int) -> None:
        """Take note of another width of the window."""
        self._set_room(is_wide=window_width >= NARROWEST_WINDOW, gives_way=self._gives_way)

    def give_way(self, *, to_page: bool) -> None:
        """Leave its place to the page in front if that has a column of its own."""
        self._set_room(is_wide=self._is_wide, gives_way=to_page)

    def focus_content(self) -> None:
        """Give the keyboard to the first section."""
        if self._sections:
            self._sections[0].focus_content()

    def _set_room(self, *, is_wide: bool, gives_way: bool) -> None:
        before, self._is_wide, self._gives_way = self.has_room, is_wide, gives_way
        if self.has_room is not before:
            self.set_wanted(self.is_wanted)
            self.room_changed.emit()

    def _lay_out(self) -> QVBoxLayout:
        """Make the column of the sections, which scrolls, and return its layout."""
        from PySide6.QtWidgets import QFrame, QScrollArea

        content = named(QWidget(), "panelColumn")
        rows = QVBoxLayout(content)
        rows.setContentsMargins(_MARGIN, 4, _MARGIN, 0)
        rows.setSpacing(0)
        rows.addStretch(1)  # the last item: sections stay at the top
        area = named(QScrollArea(widgetResizable=True), "panelArea")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        self._column.addWidget(area)
        self._area = area
        return rows

    @Slot()
    def _on_fold_changed(self) -> None:
        own = {section.key for section in self._sections}
        now = {section.key for section in self._sections if section.is_folded}
        self._folded = (self._folded - own) | now  # those of sections that are not there are kept

    @Slot(QWidget, int, int)
    def _on_scroll_requested(self, widget: QWidget, top: int, bottom: int) -> None:
        content = self._area.widget() if self._area is not None else None
        if self._area is not None and content is not None:
            above = widget.mapTo(content, widget.rect().topLeft()).y()
            for y in (bottom + _AROUND_ROW, top - _AROUND_ROW):  # the top last: it is in sight in any case
                self._area.ensureVisible(0, above + y, 0, 0)
