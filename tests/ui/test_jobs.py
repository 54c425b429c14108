"""The one door to background work: outcomes come home to the GUI thread, late and cancelled ones never."""

from __future__ import annotations

import gc
import threading
from functools import partial
from typing import TYPE_CHECKING
from weakref import ref

import pytest
from PySide6.QtWidgets import QLabel, QProgressBar, QToolButton

from netatlas.errors import NetAtlasError
from netatlas.packs.plain_file import read_bytes
from netatlas.ui.jobs import Jobs, Lane, Outcome, Task
from tests.helpers.packs import write_pack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from netatlas.ui.app import Application

ENOUGH = 4
"""As many jobs as could be in every thread of a lane, and more."""


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    """Return what work waits for; opened at the end in any case."""
    event = threading.Event()
    yield event
    event.set()


@pytest.fixture
def jobs(qapp: QApplication, gate: threading.Event) -> Iterator[Jobs]:
    """Return a door of its own for each test, closed at the end."""
    door = Jobs(qapp)
    yield door
    gate.set()
    assert door.finish()


def _waits(gate: threading.Event, started: threading.Event | None = None) -> Callable[[Task], str]:
    """Return work that does nothing until ``gate`` opens, and sees no cancel."""

    def work(_task: Task) -> str:
        if started is not None:
            started.set()
        gate.wait(10)
        return "late"

    return work


def _works(started: threading.Event | None = None) -> Callable[[Task], None]:
    """Return work that goes on until it is cancelled."""

    def work(task: Task) -> None:
        if started is not None:
            started.set()
        while True:
            task.check()

    return work


def _answer(lane: Lane, _task: Task) -> Lane:
    """Return at once which lane it is."""
    return lane


def _ignore(_outcome: Outcome[object]) -> None:
    """Want no outcome."""


def test_work_runs_elsewhere_and_its_outcome_comes_to_the_gui_thread(jobs: Jobs, qtbot: QtBot) -> None:
    """Widgets would be used in a worker thread, or the window would freeze."""
    here = threading.get_ident()
    seen: list[tuple[Outcome[int], int]] = []
    jobs.run(
        lambda _task: threading.get_ident(), lambda outcome: seen.append((outcome, threading.get_ident()))
    )
    qtbot.waitUntil(lambda: bool(seen))
    outcome, callback_thread = seen[0]
    assert outcome.result != here
    assert callback_thread == here


def test_nothing_is_left_of_a_job(jobs: Jobs, qtbot: QtBot) -> None:
    """A window that is open all day would hold what belonged to each of its thousands of jobs."""
    tasks: list[ref[Task]] = []
    for _ in range(300):
        jobs.run(lambda task: tasks.append(ref(task)), lambda _outcome: None)
    qtbot.waitUntil(lambda: jobs.idle, timeout=20_000)
    gc.collect()
    assert len(tasks) == 300
    qtbot.waitUntil(lambda: not any(task() for task in tasks))


def test_an_error_is_an_outcome(jobs: Jobs, qtbot: QtBot) -> None:
    """A failed job would be swallowed, or its missing result be taken for one."""
    seen: list[Outcome[None]] = []

    def fail(_task: Task) -> None:
        raise ValueError("no")

    jobs.run(fail, seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert isinstance(seen[0].error, ValueError)
    with pytest.raises(ValueError, match="no"):
        _ = seen[0].result


def test_a_job_that_failed_lets_go_of_what_it_ran_over(jobs: Jobs, qtbot: QtBot) -> None:
    """An atlas whose page failed would stay for good: what is large is frozen, and no collector sees it."""
    used: list[ref[threading.Event]] = []

    def fails(_task: Task) -> None:
        large = threading.Event()
        used.append(ref(large))
        raise NetAtlasError("no such row")

    gc.disable()
    try:
        seen: list[bool] = []
        jobs.run(fails, lambda outcome: seen.append(outcome.error is not None))
        qtbot.waitUntil(lambda: seen == [True] and used[0]() is None)
    finally:
        gc.enable()


@pytest.mark.parametrize("busy", list(Lane))
def test_a_lane_that_is_full_holds_up_no_other(
    jobs: Jobs, gate: threading.Event, qtbot: QtBot, busy: Lane
) -> None:
    """While two packs are being opened, the search would not answer, and no note would be kept."""
    for _ in range(ENOUGH):
        jobs.run(_waits(gate), _ignore, lane=busy)
    seen: set[Lane] = set()
    for free in set(Lane) - {busy}:
        jobs.run(partial(_answer, free), lambda outcome: seen.add(outcome.result), lane=free)
    qtbot.waitUntil(lambda: seen == set(Lane) - {busy})
    assert not gate.is_set()


def test_a_replaced_job_ends_and_is_never_heard_of(jobs: Jobs, qtbot: QtBot) -> None:
    """Of two packs that are opened the slower one would win, or be read although nobody needs it."""
    started = threading.Event()
    seen: list[str] = []
    jobs.run(_works(started), lambda _outcome: seen.append("old"), replaces="open")
    assert started.wait(10)
    jobs.run(lambda _task: "new", lambda outcome: seen.append(outcome.result), replaces="open")
    qtbot.waitUntil(lambda: seen == ["new"])
    assert jobs.finish()
    assert seen == ["new"]


def test_long_work_is_shown_and_short_work_is_not(jobs: Jobs, gate: threading.Event, qtbot: QtBot) -> None:
    """The user would not know that something is under way, or see a bar flash at every letter."""
    shown: list[tuple[str, float]] = []
    jobs.busy_changed.connect(lambda words, share: shown.append((words, share)))
    done: list[object] = []
    jobs.run(lambda _task: None, done.append, title="Saving the page")
    qtbot.waitUntil(lambda: bool(done))
    assert shown == []
    jobs.run(_waits(gate), _ignore, title="Opening the pack")
    qtbot.waitUntil(lambda: bool(shown))
    gate.set()
    qtbot.waitUntil(lambda: len(shown) > 1)
    assert shown == [("Opening the pack …", -1.0), ("", -1.0)]


def test_progress_is_callback_thread_words_and_as_a_share(
    jobs: Jobs, gate: threading.Event, qtbot: QtBot
) -> None:
    """The user could not distinguish a job that is nearly done from one that hangs."""
    shown: list[tuple[str, float]] = []
    jobs.busy_changed.connect(lambda words, share: shown.append((words, share)))

    def work(task: Task) -> None:
        for _ in task.each(range(81), 81, "files"):
            if task.words == "34 of 81 files":
                gate.wait(10)

    jobs.run(work, _ignore, title="Opening the pack")
    qtbot.waitUntil(lambda: bool(shown))
    words, share = shown[0]
    assert words == "Opening the pack: 34 of 81 files"
    assert share == pytest.approx(34 / 81)


def test_the_outcome_of_cancelled_work_is_never_delivered(
    jobs: Jobs, gate: threading.Event, qtbot: QtBot
) -> None:
    """A pack that was given up would be opened all the same, whether its reader saw the cancel or not."""
    heard: list[Outcome[str]] = []
    for begun in range(ENOUGH):  # some wait for a thread
        jobs.run(_waits(gate), heard.append, title=f"Job {begun}")
    jobs.cancel_titled()
    with qtbot.waitSignal(jobs.cancelled):
        gate.set()
    assert heard == []


def test_it_is_cancelled_when_the_work_has_ended_and_not_before(
    jobs: Jobs, gate: threading.Event, qtbot: QtBot
) -> None:
    """The window would say "Cancelled." while a thread is still reading."""
    ended: list[bool] = []
    jobs.cancelled.connect(lambda: ended.append(True))
    started = threading.Event()
    jobs.run(_waits(gate, started), _ignore, title="Opening the pack")
    jobs.run(_works(), _ignore, title="Preparing the search")
    answered: list[object] = []
    assert started.wait(10)
    jobs.cancel_titled()
    jobs.run(lambda _task: None, answered.append)
    qtbot.waitUntil(lambda: bool(answered))
    assert ended == []
    gate.set()
    qtbot.waitUntil(lambda: bool(ended))
    assert ended == [True]


def test_work_that_hangs_holds_up_nothing_once_it_is_cancelled(
    jobs: Jobs, gate: threading.Event, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A network disk that is gone would keep each pack that is opened later from being read."""
    monkeypatch.setattr("netatlas.ui.jobs._PATIENCE_MS", 0)
    heard: list[object] = []
    begun = [threading.Event() for _ in range(2)]
    for event in begun:
        jobs.run(_waits(gate, event), heard.append, title="Opening the pack")
    assert all(event.wait(10) for event in begun)
    with qtbot.waitSignal(jobs.cancelled):
        jobs.cancel_titled()
    jobs.run(lambda _task: "read", lambda outcome: heard.append(outcome.result))
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["read"]
    assert not gate.is_set()


def test_cancelling_titled_jobs_leaves_the_rest(jobs: Jobs, gate: threading.Event, qtbot: QtBot) -> None:
    """Cancelling the opening of a pack would cancel a search as well."""
    heard: list[str] = []
    jobs.run(_waits(gate), lambda _outcome: heard.append("titled"), title="Opening the pack")
    jobs.run(_waits(gate), lambda _outcome: heard.append("search"), lane=Lane.INTERACTIVE)
    jobs.cancel_titled()
    with qtbot.waitSignal(jobs.cancelled):
        gate.set()
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["search"]


def test_what_writes_is_done_although_the_program_ends(qapp: QApplication, gate: threading.Event) -> None:
    """A page that was saved just before the window closed would not be there."""
    door = Jobs(qapp)
    done: list[str] = []

    def write(task: Task) -> None:
        gate.wait(10)
        task.check()
        done.append("written")

    for _ in range(ENOUGH):
        door.run(write, _ignore, writes=True)
    started = threading.Event()
    door.run(_works(started), _ignore, lane=Lane.INTERACTIVE)
    assert started.wait(10)
    gate.set()
    assert door.finish()
    assert done == ["written"] * ENOUGH


def test_a_file_gets_a_last_moment_only(qapp: QApplication) -> None:
    """An export of minutes would hold up the end of the program, or leave half a file behind."""
    door = Jobs(qapp)
    started = [threading.Event() for _ in range(ENOUGH)]
    ends: list[str] = []

    def write(event: threading.Event, task: Task) -> None:
        event.set()
        try:
            _works()(task)
        finally:
            ends.append("tidied")

    for event in started:
        door.run(partial(write, event), _ignore, writes_file=True)
    for event in started[:2]:
        assert event.wait(10)
    done: list[str] = []
    door.run(lambda _task: done.append("written"), _ignore, lane=Lane.OWN_DATA, writes=True)
    door.run(lambda _task: done.append("saved"), _ignore, lane=Lane.INTERACTIVE, writes_file=True)
    assert door.finish(timeout_ms=60_000)
    assert sorted(done) == ["saved", "written"]
    begun = sum(event.is_set() for event in started)
    assert len(ends) == begun < ENOUGH  # one in each thread


class _SlowPack:
    """Stands between the window and the reading of a pack, which it holds up at the second file."""

    def __init__(self, gate: threading.Event, monkeypatch: pytest.MonkeyPatch) -> None:
        self.files: list[str] = []

        def slow(path: Path) -> bytes:
            self.files.append(path.name)
            if len(self.files) == 2:
                gate.wait(10)
            return read_bytes(path)

        monkeypatch.setattr("netatlas.packs.reader.read_bytes", slow)


def test_the_first_pack_can_be_cancelled_and_another_opened(
    application: Application,
    gate: threading.Event,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A pack on a slow disk would hold the reader until it is read, or leave an empty window behind."""
    pack = write_pack(tmp_path / "small")
    slow = _SlowPack(gate, monkeypatch)
    application.window.first_painted.disconnect()
    application.start()
    window, controller = application.window, application.controller
    said: list[str] = []
    window.statusBar().messageChanged.connect(said.append)
    with qtbot.waitSignal(application.jobs.busy_changed):
        controller.open_packs((pack,))
    bar, button = window.findChild(QProgressBar, "busy"), window.findChild(QToolButton, "cancel")
    assert bar is not None
    assert button is not None
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert 0 < bar.value() < bar.maximum()
    assert "Opening the pack: 1 of " in window.statusBar().currentMessage()
    button.click()
    assert not button.isVisible()
    assert "Cancelled." not in said
    with qtbot.waitSignal(application.jobs.cancelled):
        gate.set()
    assert said[-1] == "Cancelled."
    assert len(slow.files) == 2
    assert controller.actions.action("file.open_pack").isEnabled()
    assert not controller.actions.action("go.search").isEnabled()
    (empty,) = window.tabs.stack.findChildren(QLabel)
    assert "Ctrl+O" in empty.text()
    assert empty.isVisible()
    with qtbot.waitSignal(controller.atlas_opened):
        controller.open_packs((pack,))
    assert str(window.tabs.address) == "view:start"
    assert window.tabs.stack.currentWidget() is window.tabs.page
