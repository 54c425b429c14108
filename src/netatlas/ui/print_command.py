"""Prints the page in front: a sheet as its page shows it, any other page after a look at its paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from netatlas.ui.widgets.message_bar import Cause

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    from netatlas.ui.actions import Bindings
    from netatlas.ui.errors import ErrorReporter
    from netatlas.ui.jobs import Jobs, Outcome
    from netatlas.ui.main_window import MainWindow
    from netatlas.ui.paper.preview import PrintPreview
    from netatlas.ui.paper.rendering import PaperMaker
    from netatlas.ui.workspace import Workspace

_NO_PRINTER = "No printer is set up on this computer. The page can be saved as PDF instead."
_NOTHING = "There is nothing to print yet."


class PrintCommand(QObject):
    """Shows papers before they are printed, and prints them in the background.

    Attributes:
        preview: the one that is open, or None.
        dialog: the dialog of the printer that is open, or None.

    Signals:
        pdf_requested: what makes a paper that is to be saved as PDF.
        printed: how many pages were sent to the printer.
    """

    pdf_requested = Signal(object)
    printed = Signal(int)

    def __init__(self, window: MainWindow, jobs: Jobs, workspace: Workspace, errors: ErrorReporter) -> None:
        """Work on the page in front of ``window``."""
        super().__init__(window)
        self._window = window
        self._jobs = jobs
        self._workspace = workspace
        self._errors = errors
        self.preview: PrintPreview | None = None
        self.dialog: QPrintDialog | None = None
        self.printers: Callable[[], bool] = _has_printer
        window.tabs.stack.command_requested.connect(self._on_command_requested)

    def bindings(self) -> Bindings:
        """Return the function of its command, by id."""
        return {"file.print": self.ask}

    def ask(self) -> None:
        """Print the page in front; one that is no paper itself is shown as paper first."""
        page, context = self._window.tabs.page, self._workspace.context
        if page is None or context is None:
            return
        if (paper := page.own_paper()) is not None:
            self.print(paper)
            return
        document = page.document()
        if document is None:
            self._window.show_message(_NOTHING)
            return
        from netatlas.ui.paper.preview import PrintPreview

        preview = PrintPreview(context, document, self._window)
        preview.print_requested.connect(self.print)
        preview.pdf_requested.connect(self.pdf_requested)
        preview.destroyed.connect(self._on_preview_closed)
        self.preview = preview
        preview.open()

    @Slot(object)
    def print(self, paper: PaperMaker) -> None:
        """Ask for the printer and print; without one say so and offer a PDF."""
        if not self.printers():
            self._window.message.show_message(
                _NO_PRINTER,
                Cause.PRINTING,
                action=("Save as PDF…", lambda: self.pdf_requested.emit(paper)),
            )
            if self.preview is not None:
                self.preview.status.setText(_NO_PRINTER)
            return
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self._window)
        dialog.accepted.connect(lambda: self.send(paper, printer))
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.setModal(True)
        dialog.show()

    def send(self, paper: PaperMaker, printer: QPrinter) -> None:
        """Send a paper to a printer in the background."""
        from netatlas.ui.paper.writing import print_paper

        if self.preview is not None:
            self.preview.close()
        self._jobs.run(
            lambda task: print_paper(paper, printer, task),
            self._on_printed,
            title="Printing",
            writes_file=True,
        )

    def _on_printed(self, outcome: Outcome[int]) -> None:
        if outcome.error is not None:
            self._errors.show(outcome.error, Cause.PRINTING)
            return
        self._window.message.settle(Cause.PRINTING)
        pages = outcome.result
        self._window.show_message(f"Sent {pages} {'page' if pages == 1 else 'pages'} to the printer.")
        self.printed.emit(pages)

    @Slot()
    def _on_preview_closed(self) -> None:
        self.preview = None

    @Slot(str, str)
    def _on_command_requested(self, command: str, _address: str) -> None:
        if command == "file.print":
            self.ask()


def _has_printer() -> bool:
    from PySide6.QtPrintSupport import QPrinterInfo

    return bool(QPrinterInfo.availablePrinterNames())
