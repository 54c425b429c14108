"""The window of whichever build is on the path, driven the same way in both."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import netatlas.ui  # noqa: F401 - before PySide6, as in the program: it takes away what slows imports down

# isort: split
from PySide6.QtCore import QElapsedTimer, QEventLoop, QObject, Qt, QTimer

from netatlas.ui.app import WindowOptions, create

if TYPE_CHECKING:
    from collections.abc import Callable

_TICK_MS = 1
_LOOK_MS = 20
_REST_MS = 2
"""Work of the window's thread between two ticks that counts as rest: less than a slice of a long page."""
_MOST_MS = 60_000


def clock() -> float:
    """Return the clock of the whole machine, which the process that started this one reads too."""
    return time.clock_gettime(time.CLOCK_MONOTONIC)


def end(figures: dict[str, float]) -> None:
    """Print the figures and end the process at once, whatever still runs."""
    print(json.dumps(figures), flush=True)
    os._exit(0)


class Window(QObject):
    """A window that opens one pack; it notes when it is painted, shows the pack and can search.

    Attributes:
        application: of either build.
        moments: the clock at each stage.
    """

    def __init__(self, pack: str) -> None:
        super().__init__()
        options = WindowOptions(home=Path(os.environ["NETATLAS_HOME"]), packs=(Path(pack),))
        self.application: Any = create(sys.argv[:1], options)
        self.moments: dict[str, float] = {}
        self.application.window.first_painted.connect(self._on_first_painted)

    @property
    def controller(self) -> Any:  # noqa: ANN401 - of either build
        """What opens packs and addresses."""
        return self.application.controller

    @property
    def searching(self) -> Any:  # noqa: ANN401 - of either build
        """What prepares the search."""
        of_old = getattr(self.controller, "searching", None)
        return self.application.parts.palette_controller if of_old is None else of_old

    @property
    def outlook(self) -> Any:  # noqa: ANN401 - of either build
        """What changes theme and edition."""
        return (
            self.controller if hasattr(self.controller, "set_edition") else self.application.parts.workspace
        )

    def controller_atlas(self) -> Any:  # noqa: ANN401 - of either build
        """Return all records that are open."""
        of_old = getattr(self.controller, "outlook", None)
        return (self.application.parts.workspace if of_old is None else of_old).opened.atlas

    def note(self, stage: str) -> None:
        """Note the clock at a stage, the first time it is reached."""
        self.moments.setdefault(f"{stage}@", clock())

    def when_painted(self, do: Callable[[], None]) -> None:
        """Call ``do`` when the paint that was asked for before is done: that is when a timer has its turn."""
        QTimer.singleShot(0, self, do)

    def run_until(self, stage: str) -> None:
        """Show the window and process events until a stage is reached."""
        self.application.start()
        loop = QEventLoop()
        timer = QTimer(interval=_TICK_MS)
        timer.timeout.connect(lambda: loop.quit() if f"{stage}@" in self.moments else None)
        timer.start()
        loop.exec()

    def _on_first_painted(self) -> None:
        self.note("painted")
        self.searching.prepared.connect(lambda: self.note("prepared"))
        self.controller.atlas_opened.connect(lambda _opened: self._look_for_page())

    def _look_for_page(self) -> None:
        self.note("opened")
        if self.application.window.tabs.page is None:
            QTimer.singleShot(_TICK_MS, self, self._look_for_page)
        else:
            self.when_painted(lambda: self.note("page"))


class StandStill(NamedTuple):
    """A stretch for which the window answers nothing, in seconds.

    Attributes:
        wall: how long it lasts.
        work: how long the window's thread works in it; the rest it waits for others.
    """

    wall: float
    work: float


class Monitor(QObject):
    """Measures the longest stretch for which the window's thread answers nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._longest = StandStill(0.0, 0.0)
        self._last = StandStill(time.perf_counter(), time.thread_time())
        self._since_work = QElapsedTimer()
        self._timer = QTimer(self, interval=_TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start()

    def longest(self) -> StandStill:
        """Return the longest stand-still since this was last asked, and begin anew."""
        self._on_tick()
        longest, self._longest = self._longest, StandStill(0.0, 0.0)
        return longest

    def longest_of(self, do: Callable[[], object], rest_ms: int) -> StandStill:
        """Return the longest stand-still of some work, until little was worked for ``rest_ms``."""
        self.longest()
        loop = QEventLoop()
        QTimer.singleShot(0, self, do)
        self._since_work.start()
        limit = QElapsedTimer()
        limit.start()

        def look() -> None:
            if self._since_work.elapsed() > rest_ms or limit.elapsed() > _MOST_MS:
                loop.quit()

        timer = QTimer(interval=_LOOK_MS)
        timer.timeout.connect(look)
        timer.start()
        loop.exec()
        return self.longest()

    def _on_tick(self) -> None:
        now = StandStill(time.perf_counter(), time.thread_time())
        gap = StandStill(now.wall - self._last.wall, now.work - self._last.work)
        self._longest = StandStill(max(self._longest.wall, gap.wall), max(self._longest.work, gap.work))
        self._last = now
        if 1000 * gap.work > _REST_MS:
            self._since_work.restart()
