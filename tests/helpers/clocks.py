"""A clock for tests, which goes only when it is told to."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class Clock:
    """Returns a time that the test sets.

    Attributes:
        time: the current time.
    """

    def __init__(self) -> None:
        """Begin on a day of 2026."""
        self.time = datetime(2026, 11, 27, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Return the current time."""
        return self.time

    def advance(self, **amount: float) -> None:
        """Let time pass: ``advance(days=3)``; less than nothing puts the clock back."""
        self.time += timedelta(**amount)
