"""When a note was written or changed, in the words and the time zone of the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.words import counted

if TYPE_CHECKING:
    from datetime import datetime

_MINUTES_AN_HOUR = 60
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


def clock_time(time: datetime, *, seconds: bool = False) -> str:
    """Return the time of day, such as ``14:02``."""
    return time.astimezone().strftime("%H:%M:%S" if seconds else "%H:%M")


def ago_text(time: datetime, now: datetime) -> str:
    """Return how long ago something was, as a reader says it at ``now``; of another day, the day.

    >>> from datetime import datetime, timedelta
    >>> now = datetime(2026, 11, 28, 12).astimezone()
    >>> [ago_text(now - timedelta(minutes=minutes), now) for minutes in (0, 1, 59, 60, 24 * 60)]
    ['just now', '1 minute ago', '59 minutes ago', 'today 11:00', 'yesterday']
    """
    minutes = int((now - time).total_seconds() // 60)
    if not 0 <= minutes < _MINUTES_AN_HOUR:
        return day_text(time, now)
    return f"{counted(minutes, 'minute')} ago" if minutes else "just now"


def day_text(time: datetime, now: datetime, *, short: bool = True) -> str:
    """Return the day of ``time`` as a reader says it on the day of ``now``.

    >>> from datetime import datetime, timedelta, timezone
    >>> now = datetime(2026, 11, 28, 12, tzinfo=timezone.utc).astimezone()
    >>> day_text(now - timedelta(days=1), now), day_text(now - timedelta(days=16), now)
    ('yesterday', '12 Nov')
    >>> day_text(now - timedelta(days=16), now, short=False), day_text(now - timedelta(days=366), now)
    ('12 November', '27 Nov 2025')
    """
    day, today = time.astimezone().date(), now.astimezone().date()
    days = (today - day).days
    if days == 0:
        return f"today {clock_time(time)}"
    if days == 1:
        return "yesterday"
    month = _MONTHS[day.month - 1]
    year = f" {day.year}" if day.year != today.year else ""
    return f"{day.day} {month[:3] if short else month}{year}"
