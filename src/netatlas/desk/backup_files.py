"""Which automatic backups are kept: hourly for a day, daily for two weeks, weekly for eight."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

HOURS, DAYS, WEEKS = timedelta(hours=24), timedelta(days=14), timedelta(weeks=8)
"""How far back there is a backup of each hour, each day and each week."""
MOST_BYTES = 200_000_000
"""Bytes that all backups take at most; the newest is kept whatever it takes."""

BEFORE_RESTORE = "-before-restore"
"""Ends the name of a backup that was made before another one took the place of the data."""
_NAME = re.compile(rf"desk-(\d{{8}}T\d{{6}}Z)({BEFORE_RESTORE})?(?:-(\d+))?\.sqlite")
_TIME = "%Y%m%dT%H%M%SZ"

_PERIODS: tuple[tuple[timedelta, Callable[[datetime], object]], ...] = (
    (HOURS, lambda time: (time.date(), time.hour)),
    (DAYS, lambda time: time.date()),
    (WEEKS, lambda time: time.isocalendar()[:2]),
)


class BackupFile(NamedTuple):
    """One backup, by when it was made.

    Attributes:
        time: when it was made.
        path: its file.
        size: its bytes.
        before_restore: whether it was made before another one was restored.
    """

    time: datetime
    path: Path
    size: int
    before_restore: bool = False


def free_path(folder: Path, time: datetime, ending: str = "") -> Path:
    """Return a path in ``folder`` for a backup made at ``time``; no file has it yet."""
    stem = f"desk-{time.astimezone(UTC).strftime(_TIME)}{ending}"
    path, number = folder / f"{stem}.sqlite", 2
    while os.path.lexists(path):
        path, number = folder / f"{stem}-{number}.sqlite", number + 1
    return path


def backup_files(folder: Path) -> list[BackupFile]:
    """Return the backups in ``folder``, the newest first; other files are left out."""
    files = []
    for path in folder.glob("desk-*.sqlite"):
        if match := _NAME.fullmatch(path.name):
            try:
                time = datetime.strptime(match[1], _TIME).replace(tzinfo=UTC)
                file = BackupFile(time, path, path.stat().st_size, bool(match[2]))
                files.append((time, int(match[3] or 1), file))  # of one second the highest number is the last
            except (ValueError, OSError):
                continue  # no date, or another program has just removed it
    return [file for _, _, file in sorted(files, reverse=True)]


def superfluous(files: Iterable[BackupFile], now: datetime) -> list[BackupFile]:
    """Return those of the backups that need not be kept any longer.

    Of each hour of the last day, each day of two weeks and each week of eight, the latest is kept. Those made
    before a restore are kept for eight weeks. The oldest go first where all take too much room.

    Those later than now were made before the clock was put back. They stay until it has come to them again,
    and the newest of the others stays as well: it was made just now.

    Args:
        files: the backups, the newest first.
        now: the current time.
    """
    removed, kept_periods, size = [], set[tuple[timedelta, object]](), 0
    for index, file in enumerate(sorted(files, key=lambda file: file.time > now)):
        if file.time > now and size + file.size <= MOST_BYTES:
            size += file.size
            continue
        age = now - file.time
        periods = {(span, period(file.time)) for span, period in _PERIODS if age <= span}
        wanted = bool(periods - kept_periods) or (file.before_restore and age <= WEEKS)
        if index and (not wanted or size + file.size > MOST_BYTES):
            removed.append(file)
            continue
        kept_periods |= periods
        size += file.size
    return removed
