"""What is open and how it is shown: the atlas, its edition, the theme, the size of the text, motion."""

from __future__ import annotations

from enum import Flag, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from netatlas.atlas.edition import Edition
from netatlas.desk.settings import LARGEST_TEXT, SMALLEST_TEXT
from netatlas.errors import CannotRunHere
from netatlas.ui.fold_choices import FoldChoices
from netatlas.ui.motion import MotionControl
from netatlas.ui.page_context import PageContext
from netatlas.ui.theme import ThemeMode

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from netatlas.address import Address
    from netatlas.api import OpenAtlas
    from netatlas.atlas.atlas import Atlas
    from netatlas.desk.settings import Settings
    from netatlas.ui.jobs import Jobs
    from netatlas.ui.map_moves import MapMoves
    from netatlas.ui.open_packs import OpenPacks
    from netatlas.ui.theme import Theme, ThemeControl
    from netatlas.ui.user_data import UserData


class ContextChange(Flag):
    """What of the workspace has changed."""

    ATLAS = auto()
    EDITION = auto()
    THEME = auto()
    SCALE = auto()


class Workspace(QObject):
    """Holds what is open; everything that shows some of it listens to its one signal.

    Attributes:
        motion: whether anything may move on its own.
        folds: which parts of pages the reader has folded and unfolded.
        data: the user's own notes, bookmarks and sheets.
        packs: which packs are open, and which open at the start.
        visited: returns when an address was visited last; None if that is not known.

    Signals:
        look_changing: the theme or the size of the text is about to change, which costs for each widget.
        context_changed: what has changed, a ``ContextChange``; pages are shown again with ``context``.
    """

    look_changing = Signal()
    context_changed = Signal(object)

    def __init__(
        self,
        themes: ThemeControl,
        settings: Settings,
        jobs: Jobs,
        recent: Callable[[], tuple[Address, ...]],
        parent: QObject,
        *,
        moves: MapMoves,
        data: UserData | None = None,
    ) -> None:
        """Begin without an atlas, otherwise as ``settings`` says; ``recent`` returns what was visited."""
        super().__init__(parent)
        self._themes = themes
        self._jobs = jobs
        self._moves = moves
        self._recent = recent
        self.visited: Callable[[Address], datetime | None] = lambda _address: None
        self.data = data
        self.packs: OpenPacks | None = None
        self._opened: OpenAtlas | None = None
        self._edition = Edition(settings.edition)
        self._percent = settings.text_percent
        self.folds = FoldChoices(settings.page_folds)
        self.motion = MotionControl(settings, self)
        themes.theme_changing.connect(self.look_changing)
        themes.theme_changed.connect(self._on_theme_changed)

    @property
    def open_packs(self) -> OpenPacks:
        """Which packs are open, and which open at the start.

        Raises:
            CannotRunHere: nobody has said so.
        """
        if self.packs is None:
            raise CannotRunHere("Packs are opened and closed in the window only.")
        return self.packs

    @property
    def opened(self) -> OpenAtlas | None:
        """The open atlas with its searches, or None."""
        return self._opened

    @property
    def atlas(self) -> Atlas | None:
        """The open atlas, or None."""
        return self._opened.atlas if self._opened is not None else None

    @property
    def has_notes(self) -> bool:
        """Whether the open atlas has notes to compare with."""
        return self._opened is not None and self._opened.atlas.has_notes

    @property
    def edition(self) -> Edition:
        """The edition that was chosen, even if the atlas has only one."""
        return self._edition

    @property
    def theme(self) -> Theme:
        """The colours."""
        return self._themes.theme

    @property
    def mode(self) -> ThemeMode:
        """The chosen theme mode: light, dark or as the system."""
        return self._themes.mode

    @property
    def percent(self) -> int:
        """The size of the text; 100 is normal."""
        return self._percent

    @property
    def scale(self) -> float:
        """The size of the text; 1.0 is normal."""
        return self._percent / 100

    @property
    def context(self) -> PageContext | None:
        """What pages are shown with, or None before a pack is open."""
        if self._opened is None:
            return None
        edition = self._edition if self.has_notes else Edition.TODAY
        return PageContext(
            self._opened,
            edition,
            self.theme,
            self.scale,
            jobs=self._jobs,
            moves=self._moves,
            folds=self.folds,
            recent=self._recent,
            visited=self.visited,
            data=self.data,
            packs=self.packs,
            is_reduced=lambda: self.motion.is_reduced,
        )

    def replace_atlas(self, opened: OpenAtlas) -> None:
        """Open an atlas and close the one before; the only place where an atlas is replaced."""
        before, self._opened = self._opened, opened
        if self.packs is not None:
            self.packs.on_opened(opened)
        self._moves.use_atlas(opened.atlas)
        self.context_changed.emit(ContextChange.ATLAS)
        if before is not None and before is not opened:
            before.close()

    def close(self) -> None:
        """Close the open atlas; to be called when no job runs any more."""
        if self._opened is not None:
            self._opened.close()

    @Slot(str)
    def set_edition(self, edition: str) -> None:
        """Choose the edition of the atlas and emit ``context_changed``; the settings are saved at the end."""
        self._edition = Edition(edition)
        self.context_changed.emit(ContextChange.EDITION)

    @Slot(int)
    def set_percent(self, percent: int) -> None:
        """Choose the size of the text, within the limits of the settings."""
        before, self._percent = self._percent, min(LARGEST_TEXT, max(SMALLEST_TEXT, percent))
        if self._percent != before:
            self.look_changing.emit()
        self.context_changed.emit(ContextChange.SCALE)

    def zoom(self, step: int) -> None:
        """Make the text larger or smaller by ``step`` percent, or normal with 0."""
        self.set_percent(self._percent + step if step else 100)

    def set_theme(self, mode: str) -> None:
        """Choose the colours, or to follow the system."""
        before = self.theme
        self._themes.set_mode(ThemeMode(mode))
        if self.theme is before:  # same colours, but the menus must show the new choice
            self.context_changed.emit(ContextChange.THEME)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.context_changed.emit(ContextChange.THEME)
