"""Puts content on the clipboard in several formats, of which the program that pastes takes one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QMimeData

MARKDOWN = "text/markdown"
TSV = "text/tab-separated-values"


def put(text: str, *, html: str, others: Mapping[str, str]) -> None:
    """Put text and HTML on the clipboard, and further formats by their MIME types."""
    data = _created_by_qt()
    data.setText(text)
    data.setHtml(html)
    for mime_type, content in others.items():
        data.setData(mime_type, content.encode())
    QGuiApplication.clipboard().setMimeData(data)


def _created_by_qt() -> QMimeData:
    """Return an empty ``QMimeData`` that Qt itself has created.

    An object created in Python needs Python when it is destroyed. The clipboard of some platforms destroys it
    after Python has ended, and the program crashes at exit (PySide6 6.11). This function can go when a
    ``QMimeData()`` left on the clipboard of the offscreen platform no longer crashes.
    """
    model = QStringListModel([""])
    data = model.mimeData([model.index(0)])
    data.clear()
    return data
