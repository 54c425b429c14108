"""Opens a bare main window and prints the clock at the end of its first paint: the least that Qt allows."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class Window(QMainWindow):
    """A main window with nothing in it."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QTimer.singleShot(0, self, _report)


def _report() -> None:
    print(time.clock_gettime(time.CLOCK_MONOTONIC), flush=True)
    QApplication.quit()


def main() -> int:
    """Show the window until it is painted."""
    app = QApplication(sys.argv)
    window = Window()
    window.resize(1280, 800)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
