"""How far the reading of packs has come, in one line on the terminal that goes when they are read."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

from typing_extensions import override

from netatlas.cli.output import width
from netatlas.letters import visible
from netatlas.progress import Progress

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

_QUIET_S = 2.0
"""Seconds in which nothing is shown: most packs are there long before."""
_REFRESH_S = 0.2
_ERASE = "\r\x1b[K"


class ReadingProgress(Progress):
    """Writes to the error stream where that is a terminal; Ctrl+C cancels the reading."""

    def __init__(self) -> None:
        """Show nothing yet."""
        self._next = time.monotonic() + _QUIET_S
        self._is_terminal = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._is_shown = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._is_shown:
            self._write(_ERASE)

    @override
    def report(self, share: float, words: str = "") -> None:
        now = time.monotonic()
        if self._is_terminal and now >= self._next:
            self._next = now + _REFRESH_S
            self._is_shown = True
            self._write(_ERASE + visible(f"Reading: {words}")[: width() - 1])

    def _write(self, text: str) -> None:
        try:
            sys.stderr.write(text)
            sys.stderr.flush()
        except OSError:  # nobody reads any more
            self._is_terminal = self._is_shown = False
