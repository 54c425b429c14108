"""Opens the real window and prints the clock at the end of its first paint, then what is imported by then.

After the modules come the classes of Qt that PySide has made by then, which it does when one is first named.
Called with the folder of the user's own data. What follows the first paint (reading packs) is not begun.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from netatlas.ui.app import WindowOptions, create


def main() -> int:
    """Show the window until it is painted."""
    application = create(sys.argv[:1], WindowOptions(home=Path(sys.argv[1])))

    def report() -> None:
        print(time.clock_gettime(time.CLOCK_MONOTONIC), *sys.modules, *_classes_made(), flush=True)
        application.qt.quit()

    application.window.first_painted.disconnect()
    application.window.first_painted.connect(report)
    application.start()
    code = application.qt.exec()
    application.finish()
    return code


def _classes_made() -> list[str]:
    modules = ("PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets")
    return [f"{module}.{name}" for module in modules for name in vars(sys.modules[module])]


if __name__ == "__main__":
    sys.exit(main())
