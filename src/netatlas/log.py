"""Sends the log to a rotating file and, when asked for, to the terminal.

A log file that cannot be opened or written is no failure: a look-up matters more than its log.
"""

from __future__ import annotations

import contextlib
import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from typing_extensions import override

from netatlas import paths

if TYPE_CHECKING:
    from io import TextIOWrapper

_ROOT = "netatlas"
_FORM = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_MOST_BYTES = 512_000
"""Size from which the file is set aside at the next start; with the one before it, a megabyte."""


def set_up(home: Path, *, verbose: bool = False) -> None:
    """Send what ``netatlas`` logs to the log file and, if ``verbose``, to the terminal's error stream too.

    The file and its folder are made when there is something to write. May be called again; earlier
    handlers are closed and replaced.

    Args:
        home: the folder of the user's own data.
        verbose: whether details are wanted, and on the terminal too.
    """
    close()
    handlers: list[logging.Handler] = [logging.StreamHandler(sys.stderr)] if verbose else []
    handlers.append(_QuietFile(paths.log_file(home)))
    logger = logging.getLogger(_ROOT)
    logger.setLevel(logging.DEBUG if verbose else logging.INFO)
    logger.propagate = False
    for handler in handlers:
        handler.setFormatter(logging.Formatter(_FORM))
        logger.addHandler(handler)


def close() -> None:
    """Close the handlers that ``set_up`` made, so that no file stays open."""
    logger = logging.getLogger(_ROOT)
    for handler in list(logger.handlers):
        logger.removeHandler(handler)
        handler.close()
    logger.propagate = True


class _QuietFile(logging.FileHandler):
    """A log file that is opened late, set aside when it has grown, and silent about its own failures.

    ``logging.handlers`` would rotate too, but its import takes longer than that of the whole command line.
    """

    def __init__(self, file: Path) -> None:
        super().__init__(file, encoding="utf-8", delay=True)

    @override
    def _open(self) -> TextIOWrapper:
        file = Path(self.baseFilename)
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.is_file() and file.stat().st_size > _MOST_BYTES:
            file.replace(f"{file}.1")
        return super()._open()

    @override
    def emit(self, record: logging.LogRecord) -> None:
        with contextlib.suppress(OSError):
            super().emit(record)

    @override
    def handleError(self, record: logging.LogRecord) -> None:
        """Drop the record."""
