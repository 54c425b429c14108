"""Backups of the store: made by themselves after changes, made and restored on request.

Imports sqlite3; see ``store``.
"""

from __future__ import annotations

import contextlib
import filecmp
import sqlite3
from typing import TYPE_CHECKING

from netatlas.desk import migrations
from netatlas.desk.backup_files import BEFORE_RESTORE, BackupFile, backup_files, free_path, superfluous
from netatlas.desk.store_errors import in_plain_words, system_in_plain_words
from netatlas.desk.stored_values import now
from netatlas.errors import CannotWrite, NetAtlasError
from netatlas.writing import move_into_place, take_free_name, temporary_beside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from netatlas.desk.store import Store


class Backups:
    """Makes backups of a store, restores them, and removes those that are too old.

    Attributes:
        folder: where automatic backups are.
    """

    def __init__(
        self,
        store: Store,
        *,
        clock: Callable[[], datetime] = now,
        steps: migrations.Steps = migrations.STEPS,
    ) -> None:
        """Keep backups of ``store`` in a folder beside it.

        Args:
            store: what is backed up.
            clock: returns the current time.
            steps: how the tables of the store are made.
        """
        self._store = store
        self._steps = steps
        self._clock = clock
        self.folder = store.path.parent / "backups"

    def all(self) -> list[BackupFile]:
        """Return the automatic backups, the newest first."""
        return backup_files(self.folder)

    def make_if_changed(self) -> Path | None:
        """Make an automatic backup if anything was changed since the last one, and remove old ones.

        Called at the start of the window and each hour. Returns the new backup, or None.

        Raises:
            CannotWrite: the disk or the folder does not allow it; all older backups are there.
        """
        made = None
        now, files = self._clock(), self.all()
        latest = next((file for file in files if file.time <= now), next(iter(files), None))
        if self._store.path.exists() and (latest is None or self._may_differ(latest)):
            made = self._add("", unless_equal_to=latest)
        if made is not None:
            for file in superfluous(self.all(), now):
                with contextlib.suppress(OSError):
                    file.path.unlink()
        return made

    def backup(self, path: Path) -> Path:
        """Write all of the user's data to one file, whole or not at all, and return its path.

        Raises:
            CannotWrite: the file could not be written; what was there is untouched.
            NetAtlasError: there is no data yet.
        """
        if not self._store.path.exists():
            raise NetAtlasError(f"There is nothing to back up yet: {self._store.path} does not exist.")
        if path.exists() and path.samefile(self._store.path):
            raise CannotWrite(path, "it is the data itself")
        with self._copy_beside(path) as copy:
            move_into_place(copy, path)
        return path

    def restore(self, path: Path) -> Path | None:
        """Put a backup in the place of the user's data, and return where what was there is kept.

        Returns None if there was no data.

        Raises:
            NetAtlasError: the file is no sound backup, or a newer NetAtlas made it or the data.
            CannotWrite: the disk, the folder or another program does not allow it; nothing was changed.
        """
        if reason := self._store.why_read_only:
            raise NetAtlasError(reason)
        with contextlib.closing(self._read_backup(path)) as content:
            kept: list[Path] = []
            is_new = not self._store.path.exists()

            def keep() -> None:
                if not is_new and (path := self._add(BEFORE_RESTORE)) is not None:
                    kept.append(path)

            try:
                self._store.replace_content(content, keep=keep)
            except NetAtlasError:
                for copy in kept:  # of what is still there; each new try would add one
                    with contextlib.suppress(OSError):
                        copy.unlink()
                raise
        return kept[0] if kept else None

    def _may_differ(self, latest: BackupFile) -> bool:
        """Return False if the files of the store were not touched since the backup was made."""
        try:
            made = latest.path.stat().st_mtime_ns
        except OSError:
            return True
        path = self._store.path
        files = (path, path.with_name(f"{path.name}-wal"))
        return any(file.stat().st_mtime_ns >= made for file in files if file.exists())

    def _add(self, ending: str, *, unless_equal_to: BackupFile | None = None) -> Path | None:
        """Add a backup to the folder; return None instead if one has the same content."""
        with system_in_plain_words(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
        path = free_path(self.folder, self._clock(), ending)
        with self._copy_beside(path) as copy:
            if unless_equal_to is not None and _equal(copy, unless_equal_to.path):
                return None
            while not take_free_name(copy, path):  # another program has just made one in the same second
                path = free_path(self.folder, self._clock(), ending)
        return path

    @contextlib.contextmanager
    def _copy_beside(self, path: Path) -> Iterator[Path]:
        """Copy the store to a temporary file beside ``path``; at the end it is gone, unless it was moved."""
        copy = temporary_beside(path)
        try:
            self._store.read(lambda db: _copy_to(db, copy, path), None)
            yield copy
        finally:
            for ending in ("", "-journal"):
                with contextlib.suppress(OSError):
                    copy.with_name(f"{copy.name}{ending}").unlink(missing_ok=True)

    def _read_backup(self, path: Path) -> sqlite3.Connection:
        """Return the content of a backup in memory, brought up to the tables of this version."""
        if not path.is_file():
            raise NetAtlasError(f"There is no file {path}. Nothing was changed.")
        content = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        try:
            with contextlib.closing(
                sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
            ) as source:
                source.backup(content)
            self._check_backup(content, path)
            migrations.bring_up(content, self._steps)
        except (sqlite3.Error, UnicodeDecodeError) as error:
            content.close()
            raise _no_backup(path) from error
        except BaseException:
            content.close()
            raise
        return content

    def _check_backup(self, content: sqlite3.Connection, path: Path) -> None:
        if not migrations.is_ours(content) or not migrations.is_undamaged(content, self._steps):
            raise _no_backup(path)
        content.rollback()  # what the check has begun
        if migrations.runs_by_itself(content):
            raise _no_backup(path)
        if migrations.steps_taken(content) > len(self._steps):
            raise NetAtlasError(f"A newer NetAtlas made {path}: use that one. Nothing was changed.")


def _no_backup(path: Path) -> NetAtlasError:
    return NetAtlasError(f"{path} is no backup of NetAtlas, or it is damaged. Nothing was changed.")


def _copy_to(db: sqlite3.Connection, path: Path, target: Path) -> None:
    """Copy a database to a new file at ``path``, for ``target``."""
    with in_plain_words(lambda reason: CannotWrite(target, reason)):
        copy = sqlite3.connect(path)
    with contextlib.closing(copy):
        with in_plain_words(lambda reason: CannotWrite(target, reason)):
            db.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # or whoever opens it makes files beside it
        migrations.check_quickly(copy)  # a damaged file must not take the place of a sound backup


def _equal(one: Path, other: Path) -> bool:
    try:
        return filecmp.cmp(one, other, shallow=False)
    except OSError:
        return False
