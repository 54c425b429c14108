"""Which packs are open in the window, and which open at the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from netatlas.desk.pack_list import (
    chosen_at_start,
    keep_packs,
    known_packs,
    same_folder,
    without_packs,
)
from netatlas.desk.settings import load_settings
from netatlas.errors import CannotWrite

if TYPE_CHECKING:
    from pathlib import Path

    from netatlas.api import OpenAtlas
    from netatlas.desk.settings import Settings
    from netatlas.documents.packs import ListedPack
    from netatlas.packs.report import RefusedPack
    from netatlas.ui.pack_reading import ReadPacks


class OpenPacks(QObject):
    """The packs of the window. What opens at the start is kept in the settings at once.

    Attributes:
        home: the folder of the user's own data.

    Signals:
        wanted: folders that were named, and folders to open beside them; to be read in the background.
        changed: what opens at the start has changed.
        failed: the settings could not be written; the error.
    """

    wanted = Signal(object, object)
    changed = Signal()
    failed = Signal(object)

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        """Open nothing yet."""
        super().__init__(parent)
        self.home = home
        self._waiting: tuple[Path, ...] = ()
        self._replaced: tuple[Path, ...] = ()
        self._opened: OpenAtlas | None = None
        self._refused: tuple[RefusedPack, ...] = ()

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders of the packs that are open, in order."""
        return self._opened.folders if self._opened is not None else ()

    @property
    def listed(self) -> tuple[ListedPack, ...]:
        """All packs that NetAtlas knows of; empty before an atlas is open."""
        if self._opened is None:
            return ()
        from netatlas.documents.packs import listed_packs

        more = (*self.folders, *(pack.folder for pack in self._refused))
        choices = known_packs(self.home, self.settings(), more)
        return listed_packs(self._opened.atlas, self._opened.report, choices, self._refused)

    def settings(self) -> Settings:
        """Return the settings as they are kept now, perhaps by another window."""
        return load_settings(self.home)

    @property
    def any_refused(self) -> bool:
        """Whether a pack could not be opened, which may be gone by now."""
        return bool(self._refused)

    def forget(self, vanished: frozenset[str]) -> None:
        """Open packs that have vanished no more at the start."""
        if vanished:
            self._keep(without_packs(self.settings(), vanished))

    def open(self, folder: Path) -> None:
        """Open a pack beside those that are open; when it is open, it opens at the next start too.

        One that is a file is kept in the packs folder. The user decides where another version is open.
        """
        waiting = [other for other in self._waiting if not same_folder(other, folder)]
        self._waiting = (*waiting, folder)
        self.wanted.emit(self._waiting, self.folders)

    def close(self, folder: Path) -> None:
        """Close a pack, now and for the next start; the last one stays open."""
        remaining = tuple(other for other in self.folders if not same_folder(other, folder))
        if remaining:
            self.set_at_start(folder, at_start=False)
            self.wanted.emit((), remaining)

    def set_at_start(self, folder: Path, *, at_start: bool) -> None:
        """Choose whether a pack opens at the next start."""
        self._keep(chosen_at_start(self.home, self.settings(), folder, at_start=at_start))

    def on_agreed(self, packs: ReadPacks) -> None:
        """Take note of which packs are about to be open in the place of others, and where files are kept."""
        places = dict(packs.kept)
        self._waiting = tuple(places.get(folder, folder) for folder in self._waiting)
        self._replaced = tuple(version.open for version in packs.versions)

    def on_opened(self, opened: OpenAtlas) -> None:
        """Take note that packs were opened."""
        self._opened = opened
        known = {pack.folder: pack for pack in (*self._refused, *opened.report.refused)}
        self._refused = tuple(
            pack
            for pack in known.values()
            if not any(same_folder(pack.folder, folder) for folder in opened.folders)
        )
        waiting, self._waiting = self._waiting, ()
        replaced, self._replaced = self._replaced, ()
        settings = self.settings()
        for folder in replaced:
            if not any(same_folder(folder, other) for other in opened.folders):
                settings = chosen_at_start(self.home, settings, folder, at_start=False)
        for folder in waiting:
            settings = chosen_at_start(self.home, settings, folder, at_start=True)
        self._keep(settings)

    def on_failed(self) -> None:
        """Take note that what was wanted was not opened."""
        self._waiting = ()

    def _keep(self, settings: Settings) -> None:
        """Keep which packs open at the start."""
        try:
            changed = keep_packs(self.home, settings)
        except CannotWrite as error:
            self.failed.emit(error)
            return
        if changed:
            self.changed.emit()
