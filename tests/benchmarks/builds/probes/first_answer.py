"""From the start of the process to the first answer: a query is typed as soon as the first page is there.

Called with the pack; the clock is read when each stage is painted.
"""

from __future__ import annotations

import sys
from functools import partial
from typing import Any

from tests.benchmarks.builds.probes.window import Window, end

_QUERY = "nat gatway"


def main() -> None:
    """Print the moments, when the answer is painted and the search is ready for all others."""
    window = Window(sys.argv[1])
    box = window.application.window.palette_box

    def on_answered(query: Any) -> None:  # noqa: ANN401 - of either build
        if query.text == _QUERY:
            window.when_painted(partial(window.note, "answered"))

    box.answered.connect(on_answered)
    window.run_until("page")
    window.application.actions.run("go.search")
    box.box.line.setText(_QUERY)
    window.run_until("answered")
    window.run_until("prepared")
    end(window.moments)


if __name__ == "__main__":
    main()
