"""A window with the timeline of the small atlas; each line of its input is a key that it presses."""

from __future__ import annotations

import sys

from PySide6.QtCore import QSocketNotifier, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from netatlas.address import Address
from netatlas.api import OpenAtlas
from netatlas.atlas.edition import Edition
from netatlas.packs.report import PackReport
from netatlas.ui.page_context import PageContext
from netatlas.ui.pages.timeline.page import TimelinePage
from netatlas.ui.theme import load_theme
from tests.helpers.atlases import demo_atlas


def main() -> None:
    """Show the page until the input ends."""
    app = QApplication([])
    opened = OpenAtlas(demo_atlas(), PackReport(faults=(), remarks=(), counts={}))
    context = PageContext(opened, Edition.TODAY, load_theme("light"))
    page = TimelinePage(context)
    page.resize(1000, 700)
    page.show_address(Address.parse("tls-history"), context)
    page.show()
    page.activateWindow()
    page.focus_content()

    def read() -> None:
        line = sys.stdin.readline().strip()
        if line:
            QTest.keyClick(page.canvas, Qt.Key[f"Key_{line}"])
        else:
            app.quit()

    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, app)
    notifier.activated.connect(read)
    app.exec()
    opened.close()


if __name__ == "__main__":
    main()
