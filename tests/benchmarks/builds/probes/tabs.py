"""How long a change of theme or edition takes, with one tab and with fifty. Called with the pack."""

from __future__ import annotations

import statistics
import sys
from functools import partial
from time import thread_time
from typing import TYPE_CHECKING

from tests.benchmarks.builds.probes.window import Monitor, Window, end

if TYPE_CHECKING:
    from collections.abc import Callable

_TABS, _TIMES, _REST_MS = 50, 3, 150


def main() -> None:
    """Print the seconds of the window's thread that each change takes, with one tab and with many."""
    window = Window(sys.argv[1])
    window.run_until("prepared")
    monitor = Monitor()
    changes: dict[str, tuple[Callable[[str], None], tuple[str, str]]] = {
        "theme": (window.outlook.set_theme, ("dark", "light")),
        "edition": (window.outlook.set_edition, ("notes", "today")),
    }
    ids = [concept.id for concept in window.controller_atlas().contents.concepts[:_TABS]]
    figures: dict[str, float] = {}
    window.controller.open_address(ids[0])
    for count in (1, _TABS):
        for address in ids[len(window.application.window.tabs.addresses) : count]:
            window.controller.open_address(address, in_new_tab=True)
        monitor.longest_of(int, _REST_MS)
        for name, (change, values) in changes.items():
            took = [_seconds(partial(change, value), monitor) for _ in range(_TIMES) for value in values]
            figures[f"{name} {count}"] = statistics.median(took)
    end(figures)


def _seconds(change: Callable[[], None], monitor: Monitor) -> float:
    """Return what the window's thread works until it is at rest again, less what rest itself costs."""
    begun = thread_time()
    monitor.longest_of(change, _REST_MS)
    between = thread_time()
    monitor.longest_of(int, _REST_MS)
    return max(0.001, between - begun - (thread_time() - between))


if __name__ == "__main__":
    main()
