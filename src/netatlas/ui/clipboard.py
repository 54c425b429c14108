"""Putting something on the clipboard in several formats at once; whoever pastes takes the one that fits."""

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
    data = _made_by_qt()
    data.setText(text)
    data.setHtml(html)
    for mime_type, content in others.items():
        data.setData(mime_type, content.encode())
    QGuiApplication.clipboard().setMimeData(data)


def _made_by_qt() -> QMimeData:
    """Return an empty ``QMimeData`` that Qt itself has made.

    One that is made in Python asks Python for leave when it is destroyed. The clipboard of some platforms
    does that after Python has ended, and the program crashes on its way out (PySide6 6.11). To be undone
    when a ``QMimeData()`` that is left on the clipboard of the offscreen platform ends well.
    """
    model = QStringListModel([""])
    data = model.mimeData([model.index(0)])
    data.clear()
    return data
