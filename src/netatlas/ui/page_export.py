"""Saves the page in front to a file, as PDF too, and copies its selection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices

from netatlas.address import HOP, Address
from netatlas.atlas.model import Claim
from netatlas.documents import claim_document, computed_line, hop_document
from netatlas.file_names import file_name
from netatlas.ui import dialogs
from netatlas.ui.bookmarking import bookmark_name
from netatlas.ui.copying import copy_address, copy_document
from netatlas.ui.paper.writing import document_maker, write_paper
from netatlas.ui.widgets.message_bar import Cause

if TYPE_CHECKING:
    from pathlib import Path

    from netatlas.documents.blocks import Document
    from netatlas.progress import Progress
    from netatlas.ui.errors import ErrorReporter
    from netatlas.ui.jobs import Jobs, Outcome, Task
    from netatlas.ui.main_window import MainWindow
    from netatlas.ui.page_context import PageContext
    from netatlas.ui.pages.page import Content, Page
    from netatlas.ui.palette.model import PaletteEntry
    from netatlas.ui.paper.rendering import PaperMaker
    from netatlas.ui.workspace import Workspace

_PDF = ("PDF", "pdf")


class PageExport(QObject):
    """Saves the page in front, and copies its selection.

    Signals:
        page_saved: the path of the file that was written.
    """

    page_saved = Signal(object)

    def __init__(self, window: MainWindow, jobs: Jobs, workspace: Workspace, errors: ErrorReporter) -> None:
        """Work on the page in front of ``window``."""
        super().__init__(window)
        self._window = window
        self._jobs = jobs
        self._workspace = workspace
        self._errors = errors
        window.tabs.stack.command_requested.connect(self._on_command_requested)
        window.palette_box.copy_requested.connect(self._on_copy_requested)

    def ask_for_file(self) -> None:
        """Ask where to save the page in front."""
        page = self._window.tabs.page
        if page is None:
            return
        ending = _PDF[1] if page.own_paper() is not None else "md"
        dialogs.choose_file(
            self._window,
            self._file_name(ending),
            self.save_page,
            formats=(*page.formats, _PDF),
            wanted=ending,
        )

    def save_page(self, path: Path) -> None:
        """Save the page in front in the background, in the format that the file's ending names."""
        page = self._window.tabs.page
        if page is None:
            return
        if path.suffix.lower() == f".{_PDF[1]}":
            self.save_pdf(page, path)
            return
        own = (ending for _, ending in page.formats if path.name.lower().endswith(f".{ending}"))
        ending = next(own, "")
        content: Content | Document | None = page.content(ending) if ending else page.document()
        if content is None:
            self._window.show_message("There is nothing to save yet.")
            return
        self._jobs.run(
            lambda task: _write(content, path, task),
            self._on_saved,
            title="Saving the page",
            writes_file=True,
        )

    def save_pdf(self, page: Page, path: Path) -> None:
        """Save a page as PDF in the background: a sheet as it is laid out, others as they are printed."""
        atlas, paper = self._workspace.atlas, page.own_paper()
        document = page.document() if paper is None else None
        if paper is None and atlas is not None and document is not None:
            paper = document_maker(atlas, document)
        if paper is None:
            self._window.show_message("There is nothing to save yet.")
            return
        self._write_pdf(paper, path)

    @Slot(object)
    def ask_for_pdf(self, paper: PaperMaker) -> None:
        """Ask where to save a paper as PDF."""
        dialogs.choose_pdf(self._window, self._file_name(_PDF[1]), lambda path: self._write_pdf(paper, path))

    def _write_pdf(self, paper: PaperMaker, path: Path) -> None:
        atlas = self._workspace.atlas
        if atlas is None:
            return

        def work(task: Task) -> Path:
            write_paper(paper, atlas, path, task)
            return path

        self._jobs.run(work, self._on_saved, title="Saving the PDF", writes_file=True)

    @Slot(str, str)
    def _on_command_requested(self, command: str, _address: str) -> None:
        if command == "file.export_page":
            self.ask_for_file()

    @Slot(object)
    def _on_copy_requested(self, entry: PaletteEntry) -> None:
        """Copy an entry of the palette with its source: the value that it shows, else what it opens."""
        context = self._workspace.context
        if context is not None:
            said = "Copied." if _copy_entry(context, entry) else "There is nothing to copy of it."
            self._window.show_message(said)

    def copy(self) -> None:
        """Copy what is selected on the page in front."""
        page = self._window.tabs.page
        copied = page is not None and page.copy()
        self._window.show_message("Copied." if copied else "Nothing is selected.")

    def _on_saved(self, outcome: Outcome[Path]) -> None:
        if outcome.error is not None:
            self._errors.show(outcome.error, Cause.SAVING)
            return
        path = outcome.result
        self._window.show_message(f"Saved {path}", is_read=False)
        self._window.message.show_message(
            f"Saved {path}", Cause.SAVING, action=("Open folder", lambda: open_folder(path.parent))
        )
        self.page_saved.emit(outcome.result)

    def _file_name(self, ending: str) -> str:
        page = self._window.tabs.page
        title = page.title if page is not None else "page"
        return file_name(title, f".{ending}")


def _copy_entry(context: PageContext, entry: PaletteEntry) -> bool:
    """Put an entry of the palette on the clipboard; return False if it says nothing."""
    atlas = context.opened.atlas
    if entry.whole:  # computed: no record says it
        return copy_document(
            computed_line(atlas, Address.parse(entry.opens).names[0], entry.key, entry.title)
        )
    if entry.shows in atlas and isinstance(claim := atlas.get(entry.shows), Claim):
        return copy_document(claim_document(atlas, claim))
    if hop := Address.parse(entry.opens).value(HOP):
        return copy_document(hop_document(atlas, entry.key, int(hop)))
    key = entry.shows or entry.key
    return copy_address(atlas, context.edition, key, title=bookmark_name(atlas, Address.parse(key)))


def open_folder(folder: Path) -> None:
    """Have the system show a folder; nothing but a folder of this computer is ever opened so."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


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
