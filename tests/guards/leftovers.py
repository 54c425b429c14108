"""A guard that finds what a test leaves behind: threads, timers that run, jobs, and windows, hidden too."""

from __future__ import annotations

import functools
import gc
import threading
import weakref
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication

from netatlas.ui.jobs import Jobs

if TYPE_CHECKING:
    from collections.abc import Iterator


_OF_QT = "Dummy-"
"""How Python calls a thread that it did not start: one of Qt's pools, which keep theirs for the next job."""


class Leftovers:
    """Compares what is there at the end of a test with what was there at its beginning."""

    def __init__(self) -> None:
        self._timers: weakref.WeakSet[QTimer] = weakref.WeakSet()
        self._jobs: weakref.WeakSet[Jobs] = weakref.WeakSet()
        self._before: set[int] = set()

    def install(self) -> None:
        """Note every timer and every ``Jobs`` that is made, until the process ends."""
        _note_made(QTimer, self._timers)
        _note_made(Jobs, self._jobs)

    def begin(self) -> None:
        """Note what is there already."""
        self._before = {key for key, _ in self._things()}

    def left(self, app: QApplication) -> list[str]:
        """Return what is there and was not, in words; what is to be deleted later is deleted first."""
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        if not self._new():
            return []
        gc.collect()  # what only refers to itself is not left behind
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        return self._new()

    def _new(self) -> list[str]:
        return [words for key, words in self._things() if key not in self._before]

    def _things(self) -> Iterator[tuple[int, str]]:
        """Yield an address, which is not that of a wrapper that Python makes anew, and words for each."""
        for thread in threading.enumerate():
            if not thread.name.startswith(_OF_QT):
                yield id(thread), f"the thread {thread.name}"
        for timer in list(self._timers):
            if shiboken6.isValid(timer) and timer.isActive():
                yield id(timer), f"a timer of {timer.interval()} ms of {timer.parent()!r}"
        for jobs in list(self._jobs):
            if shiboken6.isValid(jobs) and not jobs.idle:
                yield id(jobs), f"jobs of {jobs.parent()!r}"
        for widget in QApplication.topLevelWidgets():
            yield shiboken6.getCppPointer(widget)[0], f"the widget {widget!r}"


def _note_made(kind: Any, made: weakref.WeakSet[Any]) -> None:  # noqa: ANN401 - any class
    """Have a class note the objects that are made of it."""
    method = kind.__init__

    @functools.wraps(method)
    def noting(self: object, *args: object, **options: object) -> None:
        method(self, *args, **options)
        made.add(self)

    kind.__init__ = noting
