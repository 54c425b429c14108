"""The dialog about an error that nobody expected, with a report to copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout

from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.plain_text import plain_label
from netatlas.words import counted

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

_SIZE = 680, 420


class CrashDialog(QDialog):
    """Shows one report, or several below one another; the window can be used meanwhile."""

    def __init__(self, parent: QWidget, sentence: str, log_file: Path) -> None:
        """Show no report yet.

        Args:
            parent: the window.
            sentence: what has happened, in words for the user.
            log_file: where more is kept.
        """
        super().__init__(parent)
        self.setWindowTitle("Something went wrong")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._count = plain_label(wrap=True)
        self._reports: list[str] = []
        self.box = named(QPlainTextEdit(), "crashReport", spoken="Report to copy")
        self.box.setReadOnly(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy_button = buttons.addButton("Copy the report", QDialogButtonBox.ButtonRole.ActionRole)
        self.copy_button.clicked.connect(self.copy)
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.addWidget(plain_label(f"{sentence} You can go on.", wrap=True))
        column.addWidget(self._count)
        column.addWidget(self.box, 1)
        kept = "The report holds nothing that you typed, wrote or opened. More is in the log, which may:"
        column.addWidget(plain_label(f"{kept} {log_file}", wrap=True, selectable=True))
        column.addWidget(buttons)
        self.resize(*_SIZE)

    def add(self, report: str) -> None:
        """Show another report below those that are shown."""
        if report not in self._reports:
            self._reports.append(report)
            self.box.setPlainText("\n".join(self._reports))

    def set_count(self, count: int) -> None:
        """Say how often something has gone wrong."""
        self._count.setText(f"This has happened {counted(count, 'time')}.")
        self._count.setVisible(count > 1)

    @Slot()
    def copy(self) -> None:
        """Put the reports on the clipboard."""
        QGuiApplication.clipboard().setText(self.box.toPlainText())
