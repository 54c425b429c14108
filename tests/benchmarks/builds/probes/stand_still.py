"""The longest stand-still of the window while a pack opens and on each of its pages.

Called with the pack, how often each page is opened, for how many milliseconds nothing may stand still before
a page counts as complete, and the addresses.
"""

from __future__ import annotations

import statistics
import sys
from functools import partial

from tests.benchmarks.builds.probes.window import Monitor, StandStill, Window, end

_START = "view:start"


def main() -> None:
    """Print the seconds of opening, of Browse with all topics open, and the middle ones of each page.

    ``work of`` the same is the part in which the window's thread worked itself.
    """
    pack, times, rest, *addresses = sys.argv[1:]
    window, rest_ms = Window(pack), int(rest)
    window.run_until("painted")
    monitor = Monitor()
    window.run_until("prepared")
    opening, after = monitor.longest(), monitor.longest_of(int, rest_ms)
    taken = {"opening": [StandStill(max(opening.wall, after.wall), max(opening.work, after.work))]}
    for _ in range(int(times)):
        for address in addresses:
            open_page = partial(window.controller.open_address, address)
            taken.setdefault(address, []).append(monitor.longest_of(open_page, rest_ms))
            if str(window.application.window.tabs.history.current.address) == _START:
                raise SystemExit(f"{address} was not opened")
            monitor.longest_of(partial(window.controller.open_address, _START), rest_ms)
    taken["browse"] = [monitor.longest_of(window.application.window.browse.tree.expandAll, rest_ms)]
    figures = {name: statistics.median(one.wall for one in each) for name, each in taken.items()}
    work = {f"work of {name}": statistics.median(one.work for one in each) for name, each in taken.items()}
    end(figures | work)


if __name__ == "__main__":
    main()
