"""What Qt itself complains of: on the error stream as always, and in the log if it ends the program."""

from __future__ import annotations

import contextlib
import logging
import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_log = logging.getLogger(__name__)
_GRAVE = frozenset({QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg})


def log_qt_messages() -> None:
    """Log what is grave from now on; Qt ends the program after a fatal message."""
    qInstallMessageHandler(_on_message)


def stop_logging_qt_messages() -> None:
    """Leave the messages to Qt again: later none may come back into an interpreter that has ended."""
    qInstallMessageHandler(None)


def _on_message(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    if kind in _GRAVE:
        _log.error("Qt: %s", text)
    with contextlib.suppress(OSError):
        sys.stderr.write(f"{text}\n")
