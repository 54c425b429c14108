"""Opens the real window and prints the clock at the end of its first paint, then what is imported by then.

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
        print(time.clock_gettime(time.CLOCK_MONOTONIC), *sys.modules, flush=True)
        application.qt.quit()

    application.window.first_painted.disconnect()
    application.window.first_painted.connect(report)
    application.start()
    code = application.qt.exec()
    application.finish()
    return code


if __name__ == "__main__":
    sys.exit(main())
