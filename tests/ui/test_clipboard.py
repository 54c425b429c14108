"""The clipboard: several formats at once, and a program that ends well with something on it."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from netatlas.ui import clipboard

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_PROGRAM = """
from PySide6.QtWidgets import QApplication
from netatlas.ui import clipboard
application = QApplication([])
clipboard.put("words", html="<p>words</p>", others={clipboard.TSV: "words"})
"""


def test_each_format_is_there(qapp: QApplication) -> None:
    """A spreadsheet would paste mark-up, or a mail a table without lines."""
    assert qapp is not None
    clipboard.put("plain", html="<b>bold</b>", others={clipboard.MARKDOWN: "**bold**", clipboard.TSV: "a\tb"})
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "plain"
    assert data.html() == "<b>bold</b>"
    assert bytes(data.data(clipboard.MARKDOWN).data()) == b"**bold**"
    assert bytes(data.data(clipboard.TSV).data()) == b"a\tb"
    assert set(data.formats()) == {"text/plain", "text/html", clipboard.MARKDOWN, clipboard.TSV}


def test_a_program_ends_well_with_something_on_the_clipboard() -> None:
    """Whoever has copied a table would see NetAtlas crash when it is closed."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", _PROGRAM], env=environment, timeout=60, check=False)
    assert done.returncode == 0
