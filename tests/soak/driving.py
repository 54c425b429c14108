"""A soak: the real window with the shipped pack, driven at random for a number of actions or a time."""

from __future__ import annotations

import time
from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QDesktopServices

from netatlas.ui.app import WindowOptions
from netatlas.ui.window_driver import WindowDriver
from tests.helpers.windows import close_application
from tests.soak.acting import Person
from tests.soak.watching import FailureWatch, FrameWatch, memory_kib

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtCore import QUrl

_REST_MS = (0, 5, 20, 60)
"""How long somebody waits after an action; a job may answer before, after or while the next one comes."""
_LAST_ACTIONS = 30
_MOST_MEMORY = 1.2
"""How much more memory there may be at the end than after a minute."""
_WARM_S = 60
_SCHEMES = ("http", "https", "file", "mailto")


@dataclass
class Soak:
    """What came of a soak.

    Attributes:
        actions: how many were done.
        last: the last ones, in words.
        exceptions: those that nobody expected.
        failures: gaps and growth.
        figures: the middle frame and the longest one in milliseconds, and the memory after a minute and
            at the end in MiB; 0 where it was not measured.
    """

    actions: int = 0
    last: deque[str] = field(default_factory=lambda: deque(maxlen=_LAST_ACTIONS))
    exceptions: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    figures: tuple[float, float, float, float] = (0, 0, 0, 0)


class _Browser(QObject):
    """Takes the links that would go to a browser."""

    @Slot("QUrl")
    def open(self, url: QUrl) -> None:
        """Do nothing with a link."""


def soak(home: Path, seed: int, *, number: int, seconds: float) -> Soak:
    """Drive the window until ``number`` actions are done or the time is over, and say what came of it."""
    result, frames = Soak(), FrameWatch()
    with _watched() as failures:
        driver = WindowDriver(WindowOptions(home=home))
        try:
            driver.wait_for(lambda: driver.application.jobs.idle, "the search to be ready")
            atlas = driver.application.parts.workspace.atlas
            assert atlas is not None
            person = Person(driver.application, atlas, Random(seed))  # noqa: S311 - the same in each run
            warm = _drive(person, frames, failures, result, (number, seconds))
            driver.wait_for(lambda: driver.application.jobs.idle, "the last jobs to end")
            end = memory_kib()
        finally:
            close_application(driver.application)
    result.exceptions += failures.failures
    result.failures += [f"the window's thread is busy for {gap}" for gap in frames.gaps()]
    if warm and end > _MOST_MEMORY * warm:
        result.failures.append(f"the memory grows from {warm / 1024:.0f} to {end / 1024:.0f} MiB")
    result.figures = (frames.median * 1000, frames.longest * 1000, warm / 1024, end / 1024)
    return result


@contextmanager
def _watched() -> Iterator[FailureWatch]:
    """Note exceptions, and keep links from a browser, for a while."""
    failures, browser = FailureWatch(), _Browser()
    for scheme in _SCHEMES:
        QDesktopServices.setUrlHandler(scheme, browser, "open")  # type: ignore[arg-type]  # it takes no bytes
    try:
        yield failures
    finally:
        failures.stop()
        for scheme in _SCHEMES:
            QDesktopServices.unsetUrlHandler(scheme)


def _drive(
    person: Person, frames: FrameWatch, failures: FailureWatch, result: Soak, bounds: tuple[int, float]
) -> int:
    """Do one thing after the other until something fails; return the memory after a minute, or 0."""
    number, seconds = bounds
    chance, begin, warm = Random(0), time.monotonic(), 0  # noqa: S311
    while (
        result.actions < number and (lasted := time.monotonic() - begin) < seconds and not failures.failures
    ):
        if not warm and lasted > _WARM_S:
            warm = memory_kib()
        action = person.next()
        result.actions += 1
        result.last.append(action.words)
        QTimer.singleShot(0, action.do)
        frames.rest(chance.choice(_REST_MS), action.words)
        if person.has_to_tidy:
            QTimer.singleShot(0, person.tidy)  # outside of Qt's loop nothing that is closed would be deleted
            frames.rest(0, "tidy")
    return warm
