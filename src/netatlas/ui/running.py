"""Runs the window as a program: its log, its signals, and an end that waits for nothing that hangs."""

from __future__ import annotations

import contextlib
import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt

from netatlas import log
from netatlas.ui.app import create
from netatlas.ui.ending import EndingSignals
from netatlas.ui.qt_messages import log_qt_messages, stop_logging_qt_messages
from netatlas.ui.replaced_program import ReplacedProgram

if TYPE_CHECKING:
    from netatlas.ui.app import WindowOptions


def run_window(options: WindowOptions) -> int:
    """Open the window and run until it is closed; return the exit code."""
    log.set_up(options.home, verbose=options.verbose)
    application = create(sys.argv[:1], options)
    if options.safe:  # Qt's own dialogs keep where they were last
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(options.home))
    log.catch_crashes(options.home)
    application.errors.install_hooks()
    log_qt_messages()
    application.fit_to_screen()
    signals = EndingSignals()
    signals.end_requested.connect(application.end)
    # queued: what closes with the window is done first; another dialog would keep the program alive
    application.window.closing.connect(application.qt.quit, Qt.ConnectionType.QueuedConnection)
    if getattr(sys, "frozen", False):  # else the file is Python's own
        ReplacedProgram(Path(sys.executable), application.qt).found.connect(application.message_arrived)
    application.start()
    code = application.qt.exec()
    has_ended = application.finish()
    signals.stop()
    stop_logging_qt_messages()
    application.errors.remove_hooks()
    if not has_ended:
        _leave(code)
    return code


def _leave(code: int) -> None:
    """End the process although threads still work; it would wait for them without a window.

    Nothing is lost: what keeps the user's own data was waited for, and a file appears whole or not at all.
    """
    logging.shutdown()
    for stream in (sys.stdout, sys.stderr):
        # a stream may be closed, and a windowed program has none
        with contextlib.suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(code)
