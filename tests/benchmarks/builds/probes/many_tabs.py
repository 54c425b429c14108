"""What memory is held after 100 and after 300 tabs were opened and closed. Called with the pack."""

from __future__ import annotations

import gc
import sys
from itertools import cycle

from tests.benchmarks.builds.probes.memory import megabytes
from tests.benchmarks.builds.probes.window import Monitor, Window, end

_FIRST, _ALL, _REST_MS = 100, 300, 30


def main() -> None:
    """Print both."""
    window = Window(sys.argv[1])
    window.run_until("prepared")
    monitor, tabs = Monitor(), window.application.window.tabs
    monitor.longest_of(int, 500)
    concepts = window.controller_atlas().contents.concepts
    held: dict[str, float] = {}
    for count, concept in zip(range(1, _ALL + 1), cycle(concepts), strict=False):
        window.controller.open_address(concept.id, in_new_tab=True)
        monitor.longest_of(int, _REST_MS)
        tabs.close_tab(tabs.current)
        monitor.longest_of(int, _REST_MS)
        if count in {_FIRST, _ALL}:
            gc.collect()
            held[str(count)] = megabytes("VmRSS")
    end(held)


if __name__ == "__main__":
    main()
