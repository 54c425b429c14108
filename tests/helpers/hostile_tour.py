"""Opens a pack in the real window and shows all of it: run by a journey, and under ``strace``."""

from __future__ import annotations

import sys
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from netatlas.atlas.views import VIEWS
from netatlas.ui.app import WindowOptions
from netatlas.ui.window_driver import WindowDriver
from tests.helpers.hostile_packs import MARK, TEXTS
from tests.helpers.tips import is_made, texts_at_risk, tips
from tests.helpers.windows import close_application

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netatlas.atlas.atlas import Atlas

_MORE = (
    "compare:nat-gateway+nat-instance+other",
    "compare:nat-gateway+other?order=other+nat-gateway",
    "view:graph?on=nat-gateway&seen=on&outline=1",
    "view:graph?around=nat-gateway&also=limit&also=event&also=comparison&also=journey",
    "view:graph?measure=betweenness",
    "view:graph?measure=clusters",
    "view:graph?mode=path&from=elastic-ip&to=nat-instance",
    "view:limits?words=looked",
    "view:errata?verdict=current",
    "view:health?texts=all",
    "view:notes?words=looked",
)
_QUERIES = (MARK, "bandwidth", "nat gateway vs nat instance", "limit: nat", "?", "> text", "10.0.0.0/24")
_COMMANDS = (
    *("edit.preferences", "edit.find", "go.search", "file.export", "help.log", "view.browse", "view.panel"),
    *("bookmark.toggle", "note.new", "sheet.toggle", "graph.measures", "edit.copy"),
)
_NOTE = f"![x]({MARK}.png) <img src={MARK}.png> [x]({MARK}.md) [[{MARK}]]\n\n> {TEXTS[0]}\n\n<{MARK}>"


class Findings:
    """What was found on the way.

    Attributes:
        wrong: texts that Qt could take for mark-up, and tips that were not made by their maker.
        hostile_tips: how many tips said something hostile.
        pages: how many pages were shown.
    """

    def __init__(self) -> None:
        self.wrong: list[str] = []
        self.hostile_tips = 0
        self.pages = 0


def tour(pack: Path, home: Path, out: Path) -> Findings:
    """Show every page of a pack in every edition, its tips, hits and dialogs, and save pages.

    Args:
        pack: the folder of the pack.
        home: of the user's own data.
        out: where pages are saved; it is there.
    """
    driver = WindowDriver(WindowOptions(home=home, packs=(pack,)))
    findings = Findings()
    atlas = driver.application.parts.workspace.atlas
    assert atlas is not None
    try:
        _write_own_data(driver)
        for edition in ("today", "notes", "both"):
            driver.run(f"view.edition_{edition}")
            for address in _addresses(atlas):
                _show(driver, address, findings)
        _look_up(driver, findings)
        for command in _COMMANDS:
            driver.application.controller.open_address("nat-gateway")
            driver.run(command)
            _check(driver, findings)
        _save_pages(driver, out)
    finally:
        close_application(driver.application)
    return findings


def _addresses(atlas: Atlas) -> Iterator[str]:
    contents = atlas.contents
    records = chain(contents.concepts, contents.comparisons, contents.timelines, contents.journeys)
    yield from (str(record.id) for record in records)
    for concept in contents.concepts:
        yield from (str(part.id) for part in chain(concept.facts, concept.limits, concept.relations))
    yield from (str(event.id) for timeline in contents.timelines for event in timeline.events)
    yield from (f"view:{view.name}" for view in VIEWS)
    yield from _MORE


def _write_own_data(driver: WindowDriver) -> None:
    data = driver.application.parts.workspace.data
    assert data is not None
    done: list[object] = []
    data.write(lambda desk: done.append(desk.notes.add("small:nat-gateway", _NOTE)))
    data.write(lambda desk: desk.bookmarks.add("small:nat-instance", TEXTS[0]))
    driver.wait_for(lambda: bool(done) and bool(data.items.bookmarks), "the note and the bookmark")


def _show(driver: WindowDriver, address: str, findings: Findings) -> None:
    driver.application.controller.open_address(address)
    page = driver.window.tabs.page
    driver.wait_for(lambda: driver.application.jobs.idle and (page is None or page.is_ready), address)
    driver.window.grab()
    findings.pages += 1
    _check(driver, findings)


def _look_up(driver: WindowDriver, findings: Findings) -> None:
    for query in _QUERIES:
        driver.look_up(query, choose=False)
        driver.window.grab()
        _check(driver, findings)
        driver.window.palette_box.close_palette()


def _check(driver: WindowDriver, findings: Findings) -> None:
    for tip in tips(driver.window):
        if tip and not is_made(tip):
            findings.wrong.append(f"tip: {tip}")
        findings.hostile_tips += MARK in tip
    findings.wrong += texts_at_risk(driver.window)


def _save_pages(driver: WindowDriver, out: Path) -> None:
    saving = driver.application.parts.page_export
    saved: list[object] = []
    saving.page_saved.connect(saved.append)
    for address in ("nat-gateway", "compare:nat-gateway+nat-instance", "view:limits", "view:notes"):
        driver.application.controller.open_address(address)
        page = driver.window.tabs.page
        assert page is not None
        driver.wait_for(lambda: driver.application.jobs.idle, address)
        for ending in ("md", "html", "csv", "xlsx"):
            count = len(saved)
            saving.save_page(out / f"{len(saved)}.{ending}")
            driver.wait_for(lambda: len(saved) > count, f"{address} as {ending}")  # noqa: B023 - waits at once
        count = len(saved)
        saving.save_pdf(page, out / f"{count}.pdf")
        driver.wait_for(lambda: len(saved) > count, f"{address} as PDF")  # noqa: B023 - the same


if __name__ == "__main__":
    found = tour(*map(Path, sys.argv[1:]))
    sys.stdout.write(f"{found.pages} pages, wrong: {found.wrong}\n")
