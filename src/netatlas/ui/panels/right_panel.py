"""The right panel: a column of sections about the page in front, each of which folds."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakSet

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable

    from netatlas.ui.panels.section import PanelPlace, PanelSection
    from netatlas.ui.panels.section_area import SectionArea

_WIDTH = 300
"""Pixels at a scale of 1 or less."""
_WIDEST_SHARE = 0.28
"""Largest share of the window that it takes for larger text: notes need some words in a line, pages more."""
NARROWEST_WINDOW = 1200
"""Least width of a window, in pixels, that leaves room for pages between Browse and the panel at scale 1."""
_SHARE_OF_SCALE = 0.5
"""How much of a larger scale adds to that width: the panel is wider then, but not by as much as the text."""


class RightPanel(QWidget):
    """The panel. The window's sections are added once, after the first paint; a page brings its own.

    Those of the page in front come first. Beside them, a section of the window that has nothing to say about
    the page is left out. While the panel is not shown, the page has its sections back.

    The panel is shown if the reader wants it, the window is wide enough, and the page in front has no column
    of its own in its place.

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
        self._window_width = 0  # until the window says it
        self._folded: set[str] = set()
        self._of_page: tuple[PanelSection, ...] = ()
        self._of_window: list[PanelSection] = []
        self._connected: WeakSet[PanelSection] = WeakSet()
        self._place: PanelPlace | None = None
        self._area_made: SectionArea | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 0, 0, 0)  # the line at its left
        self.hide()

    @property
    def sections(self) -> tuple[PanelSection, ...]:
        """The sections from top to bottom: those of the page in front, then those of the window."""
        return (*self._of_page, *self._of_window)

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
        for section in self.sections:
            section.fold(folded=section.key in self._folded)

    def add_section(self, section: PanelSection) -> None:
        """Add a section of the window, for all pages, below the others."""
        self._connect(section)
        self._of_window.append(section)
        self._area.add_section(section)
        if self._place is not None:
            section.set_place(self._place)

    def show_place(self, place: PanelPlace, sections: Iterable[PanelSection] = ()) -> None:
        """Show what there is about another page, and the ``sections`` of its own before all others."""
        of_page = tuple(sections)
        self._place = place
        for section in self._of_page:
            if section not in of_page:
                self._give_back(section)
        for section in of_page:
            if section not in self._of_page:
                self._connect(section)
        self._of_page = of_page
        self._fit_width()
        self._set_room(is_wide=self._has_width, gives_way=self._gives_way)
        self._take_sections()
        for section in self.sections:
            section.set_place(place)
        about = [section for section in self._of_window if section.is_about(place)]
        if not about and not of_page:
            about = self._of_window[:1]  # one says what the panel is for
        for section in self._of_window:
            section.setVisible(section in about)

    def set_wanted(self, is_wanted: bool) -> None:
        """Show it where there is room, or never."""
        self.is_wanted = is_wanted
        self.setVisible(self.is_wanted and self.has_room)
        self._take_sections()

    def make_room(self, *, window_width: int) -> None:
        """Take note of another width of the window."""
        self._window_width = window_width
        self._fit_width()
        self._set_room(is_wide=self._has_width, gives_way=self._gives_way)

    def give_way(self, *, to_page: bool) -> None:
        """Leave its place to the page in front if that has a column of its own."""
        self._set_room(is_wide=self._is_wide, gives_way=to_page)

    def focus_content(self) -> None:
        """Give the keyboard to the first section."""
        shown = next((section for section in self.sections if not section.isHidden()), None)
        if shown is not None:
            shown.bring_up_to_date()
            shown.focus_content()

    def _fit_width(self) -> None:
        """Be wider for larger text, as far as the window allows it."""
        most = round(self._window_width * _WIDEST_SHARE)
        self.setFixedWidth(max(_WIDTH, min(round(_WIDTH * self._scale), most)))

    @property
    def _scale(self) -> float:
        return self._place.context.scale if self._place is not None else 1.0

    @property
    def _has_width(self) -> bool:
        """Whether the window is wide enough for the panel at this size of the text."""
        more = 1 + _SHARE_OF_SCALE * max(0.0, self._scale - 1)
        return self._window_width >= round(NARROWEST_WINDOW * more)

    def _set_room(self, *, is_wide: bool, gives_way: bool) -> None:
        before, self._is_wide, self._gives_way = self.has_room, is_wide, gives_way
        if self.has_room is not before:
            self.set_wanted(self.is_wanted)
            self.room_changed.emit()

    @property
    def _area(self) -> SectionArea:
        """The column of the sections; made after the first paint."""
        if self._area_made is None:
            from netatlas.ui.panels.section_area import SectionArea

            self._area_made = SectionArea()
            self._column.addWidget(self._area_made)
        return self._area_made

    def _take_sections(self) -> None:
        """Take the sections of the page in front, or give them back while the panel is not shown."""
        is_shown = self.is_wanted and self.has_room
        for index, section in enumerate(self._of_page):
            if not is_shown:
                self._give_back(section)
            elif not self._area.holds(section):
                self._area.add_section(section, index)
                section.panel_changed.emit(True)

    def _give_back(self, section: PanelSection) -> None:
        if self._area.holds(section):
            section.panel_changed.emit(False)

    def _connect(self, section: PanelSection) -> None:
        section.fold(folded=section.key in self._folded)
        if section not in self._connected:  # for good: what is not shown asks for nothing
            self._connected.add(section)
            section.open_requested.connect(self.open_requested)
            section.fold_changed.connect(self._on_fold_changed)

    @Slot()
    def _on_fold_changed(self) -> None:
        own = {section.key for section in self.sections}
        now = {section.key for section in self.sections if section.is_folded}
        self._folded = (self._folded - own) | now  # those of sections that are not there are kept
