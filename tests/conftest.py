"""What holds for every test: no screen, no network, no database left open, a home of its own."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import hypothesis
import pytest
from PySide6.QtCore import QEventLoop, QTimer
from pytestqt.qtbot import QtBot

from tests.guards.databases import watch_databases
from tests.guards.leftovers import Leftovers
from tests.guards.network import NetworkGuard

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The same examples in every run, and no clock: a slow machine is no fault.
hypothesis.settings.register_profile("netatlas", deadline=None, derandomize=True)
hypothesis.settings.register_profile(
    "few", parent=hypothesis.settings.get_profile("netatlas"), max_examples=20
)
hypothesis.settings.load_profile("netatlas")


def pytest_configure(config: pytest.Config) -> None:
    """Try few examples where long tests are left out: another run tries them all, with another Python."""
    if config.option.markexpr == "not long":
        hypothesis.settings.load_profile("few")


_idle_loops: list[tuple[QEventLoop, QTimer]] = []
"""Loops that no test waits in now, each with the timer that ends it: waits may be inside one another."""


def _new_loop() -> tuple[QEventLoop, QTimer]:
    loop, timer = QEventLoop(), QTimer(singleShot=True)
    timer.timeout.connect(loop.quit)
    return loop, timer


def _wait(_bot: QtBot, ms: int) -> None:
    """Wait as pytest-qt does, but disconnect no signal and delete no loop each time.

    A disconnecting in the main thread, by the end of an object too, can wait for ever for a job that lays out
    text: each has a lock that the other wants. ``QTest.qWait`` would keep the jobs waiting for Python's lock.
    """
    loop, timer = _idle_loops.pop() if _idle_loops else _new_loop()
    timer.start(ms)
    try:
        loop.exec()
    finally:
        timer.stop()
        _idle_loops.append((loop, timer))


QtBot.wait = _wait  # type: ignore[method-assign, assignment]
for _waiting in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals):
    # What never comes fails a test all the same; the 5 s of pytest-qt fail one on a machine that is busy.
    _waiting.__kwdefaults__ = {**(_waiting.__kwdefaults__ or {}), "timeout": 30_000}

GUARD = NetworkGuard()
GUARD.install()
LEFTOVERS = Leftovers()
LEFTOVERS.install()
watch_databases()


@pytest.fixture(scope="session", autouse=True)
def qt_application(qapp: QApplication) -> QApplication:
    """Make the application that windows need before a test writes a PDF, which would make a lesser one."""
    return qapp


@pytest.fixture(autouse=True)
def nothing_left(qt_application: QApplication) -> Iterator[None]:
    """Fail the test that leaves a thread, a running timer, a job or a window behind."""
    LEFTOVERS.begin()
    yield
    left = LEFTOVERS.left(qt_application)
    assert not left, f"left behind: {'; '.join(left)}"


@pytest.fixture(autouse=True)
def offline(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail the test that reaches for the network."""
    with GUARD.watching(request.node.nodeid):
        yield


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the user's own data out of every test."""
    monkeypatch.setenv("NETATLAS_HOME", str(tmp_path_factory.mktemp("home")))
