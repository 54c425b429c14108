"""How texts and points in time are kept in the store: texts without halves of letters, times in UTC."""

from __future__ import annotations

from datetime import UTC, datetime


def storable(text: str) -> str:
    """Return ``text`` without halves of surrogate pairs, which no file can hold."""
    return text.encode("utf-8", errors="replace").decode("utf-8")


def now() -> datetime:
    """Return the current time in UTC."""
    return datetime.now(UTC)


def time_text(time: datetime) -> str:
    """Return a time as it is stored: in UTC, to the microsecond, so that texts sort as times do."""
    return time.astimezone(UTC).isoformat(timespec="microseconds")


def stored_time(text: str) -> datetime:
    """Return the time that a stored text means; the start of 1970 for a text that is none.

    >>> stored_time(time_text(datetime(2026, 11, 27, 9, tzinfo=UTC))).hour
    9
    """
    try:
        time = datetime.fromisoformat(text)
    except ValueError:  # of a newer version, or changed by hand: the note matters more than its date
        return datetime.fromtimestamp(0, UTC)
    return time if time.tzinfo is not None else time.replace(tzinfo=UTC)
