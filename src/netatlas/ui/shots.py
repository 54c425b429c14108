"""Takes screenshots of every page in both themes: ``make shots``."""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path

_PAGES = {
    "start": "view:start",
    "concept": "nat-gateway",
    "compare": "nat-gateway-vs-nat-instance",
    "compare-four": "load-balancer-types",
    "timeline": "ssl-tls-history",
    "journey": "private-instance-to-internet",
    "comparisons": "view:comparisons",
    "timelines": "view:timelines",
    "journeys": "view:journeys",
    "limits": "view:limits",
    "graph": "view:graph",
    "graph-selected": "view:graph?on=nat-gateway",
    "graph-near": "view:graph?on=nat-gateway&seen=on",
    "graph-size": "view:graph?measure=betweenness",
    "graph-clusters": "view:graph?measure=clusters",
    "graph-outline": "view:graph?on=nat-gateway&outline=1",
    "graph-around": "view:graph?around=nat-gateway",
    "graph-path": "view:graph?mode=path&from=ec2-instance&to=internet",
    "notes": "view:notes",
    "bookmarks": "view:bookmarks",
    "graph-records": "view:graph?around=nat-gateway&also=limit&also=comparison",
    "sheets": "view:sheets",
    "sheet": "sheet:Ways%20in%20and%20out%20of%20a%20VPC",
    "exports": "view:exports",
    "errata": "view:errata",
    "health": "view:health",
    "marks": "view:marks",
    "shortcuts": "view:shortcuts",
    "about": "view:about",
}
_SEARCHES = {
    "search": "nat gatway",
    "search-value": "45 gbps",
    "search-range": "10.0.0.0/24",
    "search-text": "scales by itself",
    "search-topic": "topic:load",
    "search-nothing": "gatewoy lod blancer zq",
    "search-ways": "?",
    "commands": "> text",
}


def main() -> int:
    """Save the pictures into the folder named on the command line."""
    parser = argparse.ArgumentParser(prog="python -m netatlas.ui.shots", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="the folder for the pictures")
    parser.add_argument("--scale", default="1", help="1 for 100 %%, 2 for 200 %%")
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = arguments.scale
    with tempfile.TemporaryDirectory() as home:
        take_shots(arguments.out, Path(home))
    return 0


def take_shots(out: Path, home: Path) -> list[Path]:
    """Save a picture of every page in each theme and return their paths."""
    from netatlas.ui.app import WindowOptions
    from netatlas.ui.window_driver import WindowDriver

    driver = WindowDriver(WindowOptions(home=home))
    # else the progress of indexing would be in the pictures
    driver.wait_for(lambda: driver.application.jobs.idle, "the search to be ready")
    box = driver.window.palette_box
    taken: list[Path] = []
    for theme, ending in (("light", ""), ("dark", "-dark")):
        driver.run(f"view.theme_{theme}")
        for name, address in _PAGES.items():
            driver.application.controller.open_address(address)
            taken.append(driver.screenshot(out / f"{name}{ending}.png"))
        driver.application.controller.open_address("nat-gateway")
        for name, text in _SEARCHES.items():
            driver.look_up(text, choose=False)
            driver.wait_for(lambda: box.body.at_rest, "the palette to settle")
            taken.append(driver.screenshot(out / f"{name}{ending}.png"))
            box.close_palette()
    driver.finish()
    return taken


if __name__ == "__main__":
    raise SystemExit(main())
