"""Sends the log to a rotating file and, when asked for, to the terminal.

A log file that cannot be opened or written is no failure: a look-up matters more than its log.
"""

from __future__ import annotations

import contextlib
import faulthandler
import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from typing_extensions import override

from netatlas import paths

if TYPE_CHECKING:
    from io import TextIOWrapper
    from typing import TextIO

_ROOT = "netatlas"
_FORM = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_MOST_BYTES = 512_000
"""Size from which the file is set aside at the next start; with the one before it, a megabyte."""
_crash_file: TextIO | None = None
"""What ``catch_crashes`` has opened."""


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
    with contextlib.suppress(OSError):  # the home is relative, and the working directory is gone
        handlers.append(_QuietFile(paths.log_file(home)))
    logger = logging.getLogger(_ROOT)
    logger.setLevel(logging.DEBUG if verbose else logging.INFO)
    logger.propagate = False
    for handler in handlers:
        handler.setFormatter(logging.Formatter(_FORM))
        logger.addHandler(handler)


def catch_crashes(home: Path) -> None:
    """Have Python write where it was into the log file if the program is ended by a fault of its memory."""
    global _crash_file  # noqa: PLW0603 - one file for the whole program
    file = paths.log_file(home)
    with contextlib.suppress(OSError):
        _make_room(file)
        _crash_file = file.open("a", encoding="utf-8")
        faulthandler.enable(_crash_file)


def close() -> None:
    """Undo ``set_up`` and ``catch_crashes``, so that no file stays open."""
    global _crash_file  # noqa: PLW0603 - the same
    if _crash_file is not None:
        faulthandler.disable()
        _crash_file.close()
        _crash_file = None
    logger = logging.getLogger(_ROOT)
    for handler in list(logger.handlers):
        logger.removeHandler(handler)
        handler.close()
    logger.setLevel(logging.NOTSET)
    logger.propagate = True


def _make_room(file: Path) -> None:
    """Make the folder of the log, and set aside a file that has grown."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.is_file() and file.stat().st_size > _MOST_BYTES:
        file.replace(f"{file}.1")


class _QuietFile(logging.FileHandler):
    """A log file that is opened late, set aside when it has grown, and silent about its own failures.

    ``logging.handlers`` would rotate too, but its import takes longer than that of the whole command line.
    """

    def __init__(self, file: Path) -> None:
        super().__init__(file, encoding="utf-8", delay=True)

    @override
    def _open(self) -> TextIOWrapper:
        _make_room(Path(self.baseFilename))
        return super()._open()

    @override
    def emit(self, record: logging.LogRecord) -> None:
        with contextlib.suppress(OSError):
            super().emit(record)

    @override
    def handleError(self, record: logging.LogRecord) -> None:
        """Drop the record."""
