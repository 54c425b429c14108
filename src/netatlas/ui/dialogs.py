"""The window's dialogs: they ask for one thing and hand it on; none of them blocks."""

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

from netatlas.ui.widgets.naming import named

if TYPE_CHECKING:
    from collections.abc import Callable

_FORMATS = (("Markdown", "md"), ("Web page", "html"))


def choose_pack(parent: QWidget, then: Callable[[Path], None]) -> QFileDialog:
    """Ask for the folder of a pack."""
    dialog = QFileDialog(parent, "Open a pack: choose the folder that holds pack.yaml")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _open(dialog, then)


def choose_file(
    parent: QWidget,
    name: str,
    then: Callable[[Path], None],
    *,
    formats: tuple[tuple[str, str], ...] = (),
) -> QFileDialog:
    """Ask where to save the page; its ending decides the format, ``formats`` those of the page's own."""
    filters = {f"{words} (*.{ending})": ending for words, ending in (*_FORMATS, *formats)}
    dialog = QFileDialog(parent, "Save this page as", "", ";;".join(filters))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("md")
    dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(filters.get(chosen, "md")))
    dialog.selectFile(name)
    return _open(dialog, then)


def _open(dialog: QFileDialog, then: Callable[[Path], None]) -> QFileDialog:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.open()
    return dialog


def show_details(parent: QWidget, words: str) -> QDialog:
    """Open a window with words that can be copied, and return it."""
    dialog = QDialog(parent)
    dialog.setWindowTitle("Details")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    text = named(QPlainTextEdit(words), "details", spoken="Details")
    text.setReadOnly(True)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.close)
    column = QVBoxLayout(dialog)
    column.addWidget(text)
    column.addWidget(buttons)
    dialog.resize(680, 380)
    dialog.open()
    return dialog
