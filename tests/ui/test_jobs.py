"""The one door to background work: outcomes come home to the GUI thread, late ones never."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QToolButton

from netatlas.ui.jobs import Jobs, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from netatlas.ui.app import Application


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    """Return a door of its own for each test, closed at the end."""
    door = Jobs(qapp)
    yield door
    assert door.finish()


def test_work_runs_elsewhere_and_its_outcome_comes_to_the_gui_thread(jobs: Jobs, qtbot: QtBot) -> None:
    """Widgets would be touched from a worker's thread, or the window would stand still."""
    here = threading.get_ident()
    seen: list[tuple[Outcome, int]] = []
    jobs.run(threading.get_ident, lambda outcome: seen.append((outcome, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(seen))
    outcome, told_in = seen[0]
    assert outcome.result != here
    assert told_in == here


def test_an_error_is_an_outcome(jobs: Jobs, qtbot: QtBot) -> None:
    """A failed job would be swallowed and the user would wait for ever."""
    seen: list[Outcome] = []

    def fail() -> None:
        raise ValueError("no")

    jobs.run(fail, seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert isinstance(seen[0].error, ValueError)


def test_a_replaced_job_is_never_heard_of(jobs: Jobs, qtbot: QtBot) -> None:
    """The palette would show the answer to a text that stands there no longer."""
    gate = threading.Event()
    seen: list[str] = []
    jobs.run(lambda: gate.wait(10) and "old", lambda outcome: seen.append(outcome.result), replaces="search")
    jobs.run(lambda: "new", lambda outcome: seen.append(outcome.result), replaces="search")
    qtbot.waitUntil(lambda: seen == ["new"])
    gate.set()
    done: list[Outcome] = []
    jobs.run(lambda: None, done.append)
    jobs.run(lambda: None, done.append)
    qtbot.waitUntil(lambda: len(done) == 2)
    assert seen == ["new"]


def test_long_work_is_shown_and_short_work_is_not(jobs: Jobs, qtbot: QtBot) -> None:
    """The user would not know that something is under way, or see a bar flash at every letter."""
    gate = threading.Event()
    with qtbot.waitSignal(jobs.busy_changed) as shown:
        jobs.run(lambda: gate.wait(10), lambda _outcome: None, title="Opening the pack")
    assert shown.args == ["Opening the pack"]
    with qtbot.waitSignal(jobs.busy_changed) as over:
        gate.set()
    assert over.args == [""]


def test_whoever_waits_can_cancel(application: Application, qtbot: QtBot) -> None:
    """A pack on a slow disk would hold the reader until it is read."""
    gate = threading.Event()
    application.start()
    heard: list[Outcome] = []
    assert application.controller is not None
    with qtbot.waitSignal(application.jobs.busy_changed):
        application.jobs.run(lambda: gate.wait(10), heard.append, title="Opening the pack")
    button = application.window.findChild(QToolButton, "cancel")
    assert button is not None
    assert button.isVisible()
    button.click()
    assert not button.isVisible()
    gate.set()
    done: list[Outcome] = []
    application.jobs.run(lambda: None, done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert heard == []


def test_cancelling_what_is_told_of_leaves_the_rest(jobs: Jobs, qtbot: QtBot) -> None:
    """Who cancels the opening of a pack would wait for ever for the lines of a search."""
    gate = threading.Event()
    heard: list[str] = []
    jobs.run(lambda: gate.wait(10), lambda _outcome: heard.append("told"), title="Opening the pack")
    jobs.run(lambda: gate.wait(10), lambda _outcome: heard.append("search"))
    jobs.cancel_told()
    gate.set()
    qtbot.waitUntil(lambda: bool(heard))
    jobs.run(lambda: None, lambda _outcome: heard.append("later"))
    qtbot.waitUntil(lambda: "later" in heard)
    assert heard == ["search", "later"]
