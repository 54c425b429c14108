"""The window's dialogs; each passes its result to a callback, and none blocks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from netatlas.export.endings import DOCUMENT_LABELS
from netatlas.paths import PACK_ENDING
from netatlas.ui.widgets.naming import named

if TYPE_CHECKING:
    from collections.abc import Callable

_DEFAULT_ENDING = "md"


def choose_to_open(parent: QWidget, callback: Callable[[Path], None]) -> QFileDialog:
    """Ask for a pack, as one file or by the file that its folder begins with, or for a sheet file."""
    dialog = QFileDialog(parent, f"Open a pack: a {PACK_ENDING} file, or the pack.yaml in its folder")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([f"Packs (*{PACK_ENDING} pack.yaml)", "Sheets (*.json)"])
    return _open(dialog, callback)


def choose_file(
    parent: QWidget,
    name: str,
    callback: Callable[[Path], None],
    *,
    formats: tuple[tuple[str, str], ...] = (),
    wanted: str = _DEFAULT_ENDING,
) -> QFileDialog:
    """Ask where to save the page.

    Args:
        parent: the window.
        name: of the file, for a start.
        callback: called with the path.
        formats: those of the page's own, (name, ending) each.
        wanted: the ending of the format that is chosen first.
    """
    labels = {ending: label for label, ending in (*DOCUMENT_LABELS, *formats)}
    filters = {f"{label} (*.{ending})": ending for ending, label in labels.items()}
    dialog = QFileDialog(parent, "Save this page as", "", ";;".join(filters))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(wanted)
    dialog.selectNameFilter(next(label for label, ending in filters.items() if ending == wanted))
    dialog.filterSelected.connect(
        lambda chosen: dialog.setDefaultSuffix(filters.get(chosen, _DEFAULT_ENDING))
    )
    dialog.selectFile(name)
    return _open(dialog, callback)


def choose_pdf(parent: QWidget, name: str, callback: Callable[[Path], None]) -> QFileDialog:
    """Ask where to save a PDF."""
    dialog = QFileDialog(parent, "Save as PDF", "", "PDF (*.pdf)")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("pdf")
    dialog.selectFile(name)
    return _open(dialog, callback)


def choose_export(
    parent: QWidget, name: str, callback: Callable[[Path], None], *, ending: str, label: str, folder: str = ""
) -> QFileDialog:
    """Ask where to write a file.

    Args:
        parent: the window.
        name: of the file, for a start.
        callback: called with the path.
        ending: of the file, with its dot.
        label: what the format is called.
        folder: the one that is shown first; '' for that of the system.
    """
    dialog = QFileDialog(parent, f"Export as {label}", folder, f"{label} (*{ending})")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(ending.removeprefix("."))
    dialog.selectFile(name)
    return _open(dialog, callback)


def choose_parent_folder(
    parent: QWidget, name: str, callback: Callable[[Path], None], *, folder: str = ""
) -> QFileDialog:
    """Ask for the folder that another one called ``name`` is made in; ``folder`` is shown first."""
    dialog = QFileDialog(parent, f"Choose the folder in which {name} is made", folder)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _open(dialog, callback)


def _open(dialog: QFileDialog, callback: Callable[[Path], None]) -> QFileDialog:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda chosen: callback(Path(chosen)))
    dialog.open()
    return dialog


def show_details(parent: QWidget, text: str) -> QDialog:
    """Open a window with a text that can be copied, and return it."""
    dialog = QDialog(parent)
    dialog.setWindowTitle("Details")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box = named(QPlainTextEdit(text), "details", spoken="Details")
    box.setReadOnly(True)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.close)
    column = QVBoxLayout(dialog)
    column.addWidget(box)
    column.addWidget(buttons)
    dialog.resize(680, 380)
    dialog.open()
    return dialog
