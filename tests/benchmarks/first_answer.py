"""Opens the real window, asks its palette as soon as a page is shown, and prints what is imported by then.

Called with the folder of the user's own data.
"""

from __future__ import annotations

import sys
from pathlib import Path

from netatlas.ui.app import WindowOptions, create
from netatlas.ui.palette.model import PaletteMode

QUERY = "nat gatway"


def main() -> int:
    """Show the window until its first answer."""
    application = create(sys.argv[:1], WindowOptions(home=Path(sys.argv[1])))
    window = application.window

    def ask(_opened: object) -> None:
        window.palette_box.answered.connect(report)
        window.palette_box.open_for(PaletteMode.GO)
        window.palette_box.box.put(QUERY)

    def report(query: object) -> None:
        if getattr(query, "text", "") == QUERY:
            print(*sys.modules, flush=True)
            application.qt.quit()

    window.first_painted.connect(lambda: application.controller.atlas_opened.connect(ask))
    application.start()
    code = application.qt.exec()
    application.finish()
    return code


if __name__ == "__main__":
    sys.exit(main())
