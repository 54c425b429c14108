"""Exports what is chosen in a dialog: asks where to, writes in the background, and says what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from netatlas.address import Address
from netatlas.errors import NetAtlasError, UsageError
from netatlas.ui import dialogs
from netatlas.ui.jobs import Lane
from netatlas.ui.widgets.message_bar import Cause
from netatlas.words import counted, listed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from netatlas.api import OpenAtlas
    from netatlas.export.endings import FileFormat
    from netatlas.ui.actions import Bindings
    from netatlas.ui.errors import ErrorReporter
    from netatlas.ui.exporting.choice import ExportChoice, Front
    from netatlas.ui.exporting.content import Saved
    from netatlas.ui.exporting.dialog import ExportDialog
    from netatlas.ui.jobs import Jobs, Outcome, Task
    from netatlas.ui.main_window import MainWindow
    from netatlas.ui.workspace import Workspace

_NAMED = 4
"""Things that do not fit the paper and are named; more are counted."""


class ExportCommand(QObject):
    """Asks what to export, and does it.

    Attributes:
        dialog: the one that is open, or None.

    Signals:
        exported: the path of the file or folder that was written.
    """

    exported = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        jobs: Jobs,
        workspace: Workspace,
        errors: ErrorReporter,
        *,
        open_folder: Callable[[Path], None],
    ) -> None:
        """Work on the page in front of ``window``; ``open_folder`` has the system show a folder."""
        super().__init__(window)
        self._window = window
        self._jobs = jobs
        self._workspace = workspace
        self._errors = errors
        self._open_folder = open_folder
        self._last: ExportChoice | None = None
        self._folder = ""
        self.dialog: ExportDialog | None = None

    def bindings(self) -> Bindings:
        """Return the function of its command, by id."""
        return {"file.export": self.ask}

    def ask(self) -> None:
        """Ask what to export; what was chosen the last time is chosen again."""
        context = self._workspace.context
        if context is None or self.dialog is not None:
            return
        from netatlas.ui.exporting.choice import ExportChoice, front_of
        from netatlas.ui.exporting.dialog import ExportDialog

        tabs, opened = self._window.tabs, context.opened
        front = front_of(tabs.page, tabs.address, opened.atlas, context.edition)
        last = self._last or ExportChoice(edition=context.edition)
        dialog = ExportDialog(context, front, last, self._window)
        dialog.target_wanted.connect(lambda: self._ask_for_target(dialog, front))
        dialog.help_wanted.connect(self._on_help_wanted)
        dialog.finished.connect(self._on_finished)
        self.dialog = dialog
        dialog.open()
        self._jobs.run(lambda _task: _reasons(opened), self._on_reasons, lane=Lane.INTERACTIVE)

    def _ask_for_target(self, dialog: ExportDialog, front: Front) -> None:
        """Ask where to write; a folder is made in the one that is chosen."""
        choice, form, name = dialog.choice, dialog.form, dialog.name

        def start(chosen: Path) -> None:
            self._check(dialog, front, choice, chosen, name)

        if form.is_folder:
            dialogs.choose_parent_folder(dialog, name, start, folder=self._folder)
        else:
            dialogs.choose_export(
                dialog, name, start, ending=form.ending, label=form.label, folder=self._folder
            )

    def _check(
        self, dialog: ExportDialog, front: Front, choice: ExportChoice, chosen: Path, name: str
    ) -> None:
        """Begin if a folder may be written; a file is replaced as the system's dialog has asked."""
        form = dialog.form
        is_folder = form.is_folder
        self._folder = str(chosen if is_folder else chosen.parent)

        def on_checked(outcome: Outcome[Path]) -> None:
            if self.dialog is not dialog:
                return
            if isinstance(outcome.error, NetAtlasError):
                dialog.refuse(str(outcome.error))
                return
            self._last = choice
            dialog.accept()
            self.start(front, choice, outcome.result)

        self._jobs.run(
            lambda _task: _target(chosen, name) if is_folder else _file(chosen, form),
            on_checked,
            lane=Lane.INTERACTIVE,
        )

    def start(self, front: Front, choice: ExportChoice, path: Path) -> None:
        """Write what was chosen in the background."""
        opened, data = self._workspace.opened, self._workspace.data
        if opened is None:
            return

        def work(task: Task) -> Saved:
            from netatlas.ui.exporting.content import write

            return write(opened, data, front, choice, path=path, progress=task)

        self._jobs.run(work, self._on_saved, title="Exporting", writes_file=True)

    def _on_saved(self, outcome: Outcome[Saved]) -> None:
        if outcome.error is not None:
            self._errors.show(outcome.error, Cause.EXPORT)
            return
        path, left_out = outcome.result
        said = f"Saved {path}"
        self._window.show_message(said, is_read=False)
        if left_out:
            said = f"{said}. {_left_out_sentence(left_out)}"
        self._window.message.show_message(
            said, Cause.EXPORT, action=("Open folder", lambda: self._open_folder(path.parent))
        )
        self.exported.emit(path)

    def _on_reasons(self, outcome: Outcome[Mapping[str, str]]) -> None:
        if self.dialog is not None and outcome.error is None:
            self.dialog.show_reasons(outcome.result)

    @Slot()
    def _on_help_wanted(self) -> None:
        if self.dialog is not None:
            self.dialog.reject()
        self._window.tabs.open(Address.view("exports"))

    @Slot()
    def _on_finished(self) -> None:
        self.dialog = None


def _reasons(opened: OpenAtlas) -> Mapping[str, str]:
    """Return why some formats cannot be written of the open packs, by name; in a worker thread."""
    from netatlas.export.endings import FORMATS, Holds
    from netatlas.export.exporter import why_no_cards

    reason = why_no_cards(opened)
    return {form.name: reason for form in FORMATS if form.holds is Holds.CARDS and reason}


def _file(chosen: Path, form: FileFormat) -> Path:
    """Return the file, unless its ending is that of another format."""
    if not chosen.name.lower().endswith(form.ending):
        raise UsageError(
            f"{chosen.name} does not end in {form.ending}, as {form.label} does; name it so, or choose "
            "another format."
        )
    return chosen


def _target(chosen: Path, name: str) -> Path:
    """Return the folder to write, after a look at whether it may be written; in a worker thread."""
    from netatlas.export.folders.folder_writing import MARKER, check_folder
    from netatlas.ui.exporting.choice import target_folder

    path = target_folder(chosen, name, MARKER)
    check_folder(path)
    return path


def _left_out_sentence(left_out: tuple[str, ...]) -> str:
    more = len(left_out) - _NAMED
    named = [*left_out[:_NAMED], *([f"{more} more"] if more > 0 else [])]
    return f"{counted(len(left_out), 'thing')} not on the paper: {listed(named)}"
