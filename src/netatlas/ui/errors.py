"""Shows errors to the user: a sentence in the window, details on request, and everything in the log."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot

from netatlas.errors import NetAtlasError
from netatlas.ui.widgets.message_bar import Cause

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from PySide6.QtWidgets import QWidget

    from netatlas.ui.widgets.message_bar import MessageBar

_log = logging.getLogger(__name__)

DEFECT = "Something went wrong in NetAtlas itself. Nothing of yours was lost."


class ErrorReporter(QObject):
    """Shows and logs every error of the window, expected or not.

    Attributes:
        log_file: the path of the log.
    """

    _arrived = Signal(object)

    def __init__(self, bar: MessageBar, log_file: Path, parent: QWidget) -> None:
        """Show errors in ``bar``; the details name ``log_file``."""
        super().__init__(parent)
        self._bar = bar
        self.log_file = log_file
        self._window = parent
        self._errors: dict[Cause, BaseException] = {}
        bar.details_requested.connect(self._on_details_requested)
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    def report(self, error: BaseException, cause: Cause) -> None:
        """Log and show an error."""
        if isinstance(error, NetAtlasError):
            _log.warning("%s", error)
        else:
            _log.error("unexpected error", exc_info=error)
        self.show(error, cause)

    def show(self, error: BaseException, cause: Cause) -> None:
        """Show an error that is in the log already, as ``Jobs`` logs those of background work.

        It is shown with its own message if it is a NetAtlasError, else with a general one.
        """
        self._errors[cause] = error
        if isinstance(error, NetAtlasError):
            self._bar.show_message(str(error), cause, details=error.__cause__ is not None)
        else:
            self._bar.show_message(DEFECT, cause, details=True)

    def install_hook(self) -> None:
        """Handle all uncaught exceptions from now on."""
        sys.excepthook = self._hook

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if QThread.currentThread() is self.thread():
            self.report(error, Cause.DEFECT)
        else:
            self._arrived.emit(error)

    @Slot(object)
    def _on_arrived(self, error: BaseException) -> None:
        self.report(error, Cause.DEFECT)

    @Slot()
    def _on_details_requested(self) -> None:
        cause = self._bar.cause
        if cause is None or cause not in self._errors:
            return
        import traceback

        from netatlas.ui.dialogs import show_details

        trace = "".join(traceback.format_exception(self._errors[cause]))
        show_details(self._window, f"{trace}\nThe log is kept in {self.log_file}")
