"""Taking the page in front along: to a file, or to the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from netatlas.ui import dialogs

if TYPE_CHECKING:
    from pathlib import Path

    from netatlas.documents.blocks import Document
    from netatlas.progress import Progress
    from netatlas.ui.errors import ErrorReporter
    from netatlas.ui.jobs import Jobs, Outcome
    from netatlas.ui.main_window import MainWindow


class Exporting(QObject):
    """Saves and copies the page in front.

    Signals:
        page_saved: the path of a file that was written.
    """

    page_saved = Signal(object)

    def __init__(self, window: MainWindow, jobs: Jobs, errors: ErrorReporter) -> None:
        """Work on the page in front of ``window``."""
        super().__init__(window)
        self._window = window
        self._jobs = jobs
        self._errors = errors

    def ask_for_file(self) -> None:
        """Let the user choose where the page in front is saved."""
        page = self._window.tabs.page
        formats = page.formats if page is not None else ()
        dialogs.choose_file(self._window, self._file_name(), self.save_page, formats=formats)

    def save_page(self, path: Path) -> None:
        """Write the page in front to a file, in the format of its ending, in the background."""
        page = self._window.tabs.page
        if page is None:
            return
        ending = path.suffix.lower().removeprefix(".")
        own = ending in dict(page.formats).values()
        what: bytes | Document | None = page.content(ending) if own else page.document()
        if what is None:
            return
        self._jobs.run(
            lambda task: _write(what, path, task), self._on_saved, title="Saving the page", writes=True
        )

    def copy(self) -> None:
        """Copy what is selected on the page in front."""
        page = self._window.tabs.page
        copied = page is not None and page.copy()
        self._window.say("Copied." if copied else "Nothing is selected.")

    def _on_saved(self, outcome: Outcome[Path]) -> None:
        if outcome.error is not None:
            self._errors.report(outcome.error)
            return
        self._window.say(f"Saved {outcome.result}")
        self.page_saved.emit(outcome.result)

    def _file_name(self) -> str:
        page = self._window.tabs.page
        title = page.title if page is not None else "page"
        return f"{'-'.join(title.lower().split())}.md"


def _write(what: bytes | Document, path: Path, progress: Progress) -> Path:
    """Write a page to a file, unless that is cancelled before; called from a job."""
    if isinstance(what, bytes):
        from netatlas.writing import write_bytes

        progress.check()
        write_bytes(path, what)
        return path
    from netatlas.export.files import write_documents

    return write_documents([what], path, progress)
