"""Shows errors to the user: a sentence in the window, details on request, and everything in the log."""

from __future__ import annotations

import logging
import sys
from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from netatlas.errors import NetAtlasError
from netatlas.ui.jobs import handle_thread_errors
from netatlas.ui.widgets.message_bar import Cause

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

    from PySide6.QtWidgets import QWidget

    from netatlas.ui.crash_dialog import CrashDialog
    from netatlas.ui.widgets.message_bar import MessageBar

_log = logging.getLogger(__name__)

DEFECT = "Something went wrong in NetAtlas itself. Nothing of yours was lost."

_LOGGED_COUNTS = frozenset(10**power for power in range(1, 10))
"""How often the same error has come when that is logged: with each repaint it would fill the log."""


class ErrorReporter(QObject):
    """Shows and logs every error of the window, expected or not.

    Attributes:
        bar: where errors are shown.
        log_file: the path of the log.
    """

    _arrived = Signal(object)

    def __init__(self, bar: MessageBar, log_file: Path, parent: QWidget) -> None:
        """Show errors in ``bar``; the details name ``log_file``."""
        super().__init__(parent)
        self.bar = bar
        self.log_file = log_file
        self._window = parent
        self._errors: dict[Cause, BaseException] = {}
        self._counts: Counter[str] = Counter()  # of uncaught exceptions, by what and where they are
        self._dialog: CrashDialog | None = None
        self._hooks: tuple[Callable[..., object], Callable[..., object], Callable[..., object]] | None = None
        bar.details_requested.connect(self._on_details_requested)
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    def report(self, error: BaseException, cause: Cause) -> None:
        """Log and show an error."""
        if isinstance(error, NetAtlasError):
            _log.warning("%s", str(error))
        else:
            _log.error("unexpected error", exc_info=error)
        self.show(error, cause)

    def show(self, error: BaseException, cause: Cause) -> None:
        """Show an error that is in the log already, as ``Jobs`` logs those of background work.

        It is shown with its own message if it is a NetAtlasError, else with a general one and a report on it.
        """
        self._errors[cause] = error
        if isinstance(error, NetAtlasError):
            self.bar.show_message(str(error), cause, details=error.__cause__ is not None)
        else:
            self.bar.show_message(DEFECT, cause, details=True)
            self._show_crash(error)

    def install_hooks(self) -> None:
        """Handle all uncaught exceptions from now on: of slots, of threads, of objects that are deleted."""
        self._hooks = (sys.excepthook, handle_thread_errors(self._hook), sys.unraisablehook)
        sys.excepthook = self._hook
        sys.unraisablehook = self._unraisable_hook

    def remove_hooks(self) -> None:
        """Leave uncaught exceptions to whatever handled them before."""
        if self._hooks is not None:
            sys.excepthook, undo, sys.unraisablehook = self._hooks
            undo()
            self._hooks = None

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        from PySide6.QtCore import QThread

        if QThread.currentThread() is self.thread():
            self._on_arrived(error)
        else:
            self._arrived.emit(error)

    def _unraisable_hook(self, args: sys.UnraisableHookArgs) -> None:
        if args.exc_value is not None:
            self._hook(args.exc_type, args.exc_value, args.exc_traceback)

    @Slot(object)
    def _on_arrived(self, error: BaseException) -> None:
        """Show what nobody has expected; of the same only the number, since it may come with each repaint."""
        try:
            if self._is_new(error):
                _log.error("unexpected error", exc_info=error)
                self.show(error, Cause.DEFECT)
        except Exception:  # noqa: BLE001 - it is logged, and there is nobody left to show it
            _log.exception("an error could not be shown")
            sys.__excepthook__(type(error), error, error.__traceback__)

    def _is_new(self, error: BaseException) -> bool:
        """Count an error that nobody has caught; return True for the first one of its kind."""
        from netatlas.crash_report import key_of

        key = key_of(error)
        self._counts[key] += 1
        count = self._counts[key]
        if self._dialog is not None:
            self._dialog.set_count(self._counts.total())
        if count in _LOGGED_COUNTS:
            _log.error("the same error again, %d times by now: %s", count, repr(error))
        return count == 1

    def _show_crash(self, error: BaseException) -> None:
        """Show the report on an error in the one dialog for all of them."""
        from PySide6 import __version__ as of_pyside
        from PySide6.QtCore import qVersion

        from netatlas import __version__
        from netatlas.crash_report import report_text
        from netatlas.ui.crash_dialog import CrashDialog

        if self._dialog is None:
            self._dialog = CrashDialog(self._window, DEFECT, self.log_file)
            self._dialog.finished.connect(self._on_dialog_finished)
            self._dialog.set_count(1)
        versions = {"NetAtlas": __version__, "PySide6": of_pyside, "Qt": qVersion()}
        self._dialog.add(report_text(error, versions))
        self._dialog.show()

    @Slot()
    def _on_dialog_finished(self) -> None:
        self._dialog = None

    @Slot()
    def _on_details_requested(self) -> None:
        cause = self.bar.cause
        if cause is None or cause not in self._errors:
            return
        error = self._errors[cause]
        if not isinstance(error, NetAtlasError):
            self._show_crash(error)
            return
        import traceback

        from netatlas.ui.dialogs import show_details

        trace = "".join(traceback.format_exception(error))
        show_details(self._window, f"{trace}\nThe log is kept in {self.log_file}")
