"""Opens pages one after the other at several sizes of the window and of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from typing_extensions import override

from netatlas.ui.app import WindowOptions
from netatlas.ui.window_driver import WindowDriver
from tests.helpers.windows import close_application
from tests.walk.cells import CellJudge
from tests.walk.judging import faults_of, unseen_focus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from netatlas.atlas.atlas import Atlas

WIDTHS = (800, 1024, 1280, 1440, 1920)
PERCENTS = (100, 200)
_HEIGHT = 900
_TURNS = 6
"""Turns of the event loop in which a page is laid out: what is as high as its width asks for needs some."""
_VIEWS = (
    "start", "comparisons", "timelines", "journeys", "limits", "errata", "graph", "notes", "bookmarks",
    "sheets", "packs", "marks", "shortcuts", "exports", "about", "health", "manual", "nothing",
)  # fmt: skip


class Fault(NamedTuple):
    """Something wrong, and where it was seen first."""

    what: str
    where: str

    @override
    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


class Walk:
    """A walk over pages in the real window."""

    def __init__(self, home: Path) -> None:
        """Open the shipped pack."""
        self._driver = WindowDriver(WindowOptions(home=home))
        self._application = self._driver.application
        self._seen: set[str] = set()
        self._cells = CellJudge()
        self._settle()

    @property
    def atlas(self) -> Atlas:
        """The open atlas."""
        atlas = self._application.parts.workspace.atlas
        assert atlas is not None
        return atlas

    @property
    def texts(self) -> int:
        """How many lines of words in cells were judged."""
        return self._cells.texts

    def go(
        self,
        addresses: Iterable[str],
        *,
        widths: Iterable[int] = WIDTHS,
        percents: Iterable[int] = PERCENTS,
        progress: Callable[[int, int], None] = lambda _done, _total: None,
    ) -> Iterator[Fault]:
        """Yield each fault where it is seen first; ``progress`` hears how many of all pages are done."""
        window, pages, sizes = self._application.window, tuple(addresses), tuple(percents)
        for turn, percent in enumerate(sizes):
            self._application.parts.workspace.set_percent(percent)
            for index, address in enumerate(pages):
                progress(turn * len(pages) + index, len(sizes) * len(pages))
                self._application.controller.open_address(address)
                for width in widths:
                    window.resize(width, _HEIGHT)
                    self._settle()
                    yield from self._new(
                        faults_of(window, self._cells), f"{address} at {width} px, {percent} %"
                    )
                yield from self._new(unseen_focus(window), f"{address}, {percent} %")

    def close(self) -> None:
        """Close the window."""
        close_application(self._application)

    def _new(self, faults: list[str], where: str) -> Iterator[Fault]:
        for fault in faults:
            if fault not in self._seen:
                self._seen.add(fault)
                yield Fault(fault, where)

    def _settle(self) -> None:
        """Wait until the page is whole, and laid out at the size of the window."""
        tabs, jobs = self._application.window.tabs, self._application.jobs
        self._driver.wait_for(
            lambda: jobs.idle and (tabs.page is None or tabs.page.is_ready), "the page to be complete"
        )
        for _ in range(_TURNS):
            self._application.qt.processEvents()


def all_pages(atlas: Atlas) -> list[str]:
    """Return the addresses of all pages of an atlas."""
    contents = atlas.contents
    records = (*contents.concepts, *contents.comparisons, *contents.timelines, *contents.journeys)
    topics = (f"topic:{topic}" for topic in atlas.topic_titles())
    return [*(f"view:{view}" for view in _VIEWS), *topics, *(record.id for record in records)]


def largest_pages(atlas: Atlas) -> list[str]:
    """Return the address of the largest record of each kind of page, and of each view."""
    contents = atlas.contents
    largest = (
        max(contents.concepts, key=lambda one: len(one.facts)),
        max(contents.comparisons, key=lambda one: len(one.subjects)),
        max(contents.timelines, key=lambda one: len(one.events)),
        max(contents.journeys, key=lambda one: len(one.hops)),
    )
    topics = [f"topic:{topic}" for topic in atlas.topic_titles()]
    return [*(f"view:{view}" for view in _VIEWS), *topics[:1], *(record.id for record in largest)]
