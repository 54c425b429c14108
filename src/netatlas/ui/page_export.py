"""Saves the page in front to a file, and copies its selection."""

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
    from netatlas.ui.pages.page import Content


class PageExport(QObject):
    """Saves the page in front, and copies its selection.

    Signals:
        page_saved: the path of the file that was written.
    """

    page_saved = Signal(object)

    def __init__(self, window: MainWindow, jobs: Jobs, errors: ErrorReporter) -> None:
        """Work on the page in front of ``window``."""
        super().__init__(window)
        self._window = window
        self._jobs = jobs
        self._errors = errors

    def ask_for_file(self) -> None:
        """Ask where to save the page in front."""
        page = self._window.tabs.page
        formats = page.formats if page is not None else ()
        dialogs.choose_file(self._window, self._file_name(), self.save_page, formats=formats)

    def save_page(self, path: Path) -> None:
        """Save the page in front in the background, in the format that the file's ending names."""
        page = self._window.tabs.page
        if page is None:
            return
        own = (ending for _, ending in page.formats if path.name.lower().endswith(f".{ending}"))
        ending = next(own, "")
        content: Content | Document | None = page.content(ending) if ending else page.document()
        if content is None:
            self._window.show_message("There is nothing to save yet.")
            return
        self._jobs.run(
            lambda task: _write(content, path, task), self._on_saved, title="Saving the page", writes=True
        )

    def copy(self) -> None:
        """Copy what is selected on the page in front."""
        page = self._window.tabs.page
        copied = page is not None and page.copy()
        self._window.show_message("Copied." if copied else "Nothing is selected.")

    def _on_saved(self, outcome: Outcome[Path]) -> None:
        if outcome.error is not None:
            self._errors.show(outcome.error)
            return
        self._window.show_message(f"Saved {outcome.result}")
        self.page_saved.emit(outcome.result)

    def _file_name(self) -> str:
        page = self._window.tabs.page
        title = page.title if page is not None else "page"
        return f"{'-'.join(title.lower().split())}.md"


def _write(content: Content | Document, path: Path, progress: Progress) -> Path:
    """Write a page to a file unless the job is cancelled before; called in a worker thread."""
    if callable(content):
        content = content(progress)
    if isinstance(content, bytes):
        from netatlas.writing import write_bytes

        progress.check()
        write_bytes(path, content)
        return path
    from netatlas.export.document_files import write_documents

    return write_documents([content], path, progress)
