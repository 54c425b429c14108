"""What is open survives the end of the program, whichever way it ends, and another window beside it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QApplication, QMainWindow

from netatlas.desk.session import read_session
from netatlas.desk.settings import load_settings, settings_file
from netatlas.errors import CannotWrite
from netatlas.ui.app import WindowOptions, create
from netatlas.ui.ending import EndingSignals
from netatlas.ui.placing import FIRST_SIZE, first_size, place_first
from netatlas.ui.session import LOOK_MS
from tests.helpers.windows import close_application

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from netatlas.api import OpenAtlas
    from netatlas.ui.app import Application

SCRIPT = """
import signal, sys
from pathlib import Path
from netatlas.api import OpenAtlas
from netatlas.packs.report import PackReport
from netatlas.ui import pack_reading, session
from netatlas.ui.controller import Controller
from tests.helpers.atlases import demo_atlas
from tests.ui.conftest import COUNTS

home, looks = sys.argv[1:]
for name in ("SIGTERM", "SIGINT", "SIGHUP"):  # whoever runs the tests may have them ignored, as nohup does
    signal.signal(getattr(signal, name), signal.SIG_DFL)
if looks == "never":  # what is kept is kept by the signal
    session.LOOK_MS = 10**6
from netatlas.ui.app import WindowOptions
from netatlas.ui.running import run_window

def show_demo(controller, outcome):
    controller.show_atlas(OpenAtlas(demo_atlas(), PackReport(faults=(), remarks=(), counts=COUNTS)))
    controller.open_address("nat-gateway")
    controller.open_address("elastic-ip")
    controller.open_address("view:limits", True)
    controller._workspace.set_theme("dark")
    controller._workspace.set_percent(140)
    print("changed", flush=True)

Controller.on_read = show_demo
pack_reading.read_in_job = lambda jobs, wanted, done: done(None)
sys.exit(run_window(WindowOptions(home=Path(home), edition="notes")))
"""
TABS = ("demo:elastic-ip", "view:limits")
LONGEST_S = 60
"""Many times what a slow machine needs to start a window."""


@contextmanager
def _running(home: Path, *, looks: str) -> Iterator[subprocess.Popen[str]]:
    """Run the program until it has opened two tabs and changed its settings."""
    with subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(home), looks],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as program:
        try:
            assert program.stdout is not None
            assert program.stdout.readline() == "changed\n"
            yield program
        finally:
            program.kill()


@contextmanager
def _opened(home: Path, opened: OpenAtlas, qtbot: QtBot) -> Iterator[Application]:
    """Start the window anew."""
    application = create([], WindowOptions(home=home))
    with qtbot.waitSignal(application.window.first_painted):
        application.start()
    application.jobs.cancel_titled()
    qtbot.waitUntil(lambda: application.jobs.idle)
    application.controller.show_atlas(opened)
    yield application
    close_application(application)


def _assert_all_is_back(home: Path, opened: OpenAtlas, qtbot: QtBot) -> None:
    found = load_settings(home)
    assert (found.theme, found.text_percent, found.edition) == ("dark", 140, "notes")
    assert found.recent == ("view:limits", "demo:elastic-ip", "demo:nat-gateway")
    with _opened(home, opened, qtbot) as again:
        tabs = again.window.tabs
        assert tuple(map(str, tabs.addresses)) == TABS
        assert tabs.current == 1
        tabs.show_tab(0)
        tabs.back()
        assert str(tabs.addresses[0]) == "demo:nat-gateway"
        tabs.forward()
        assert str(tabs.addresses[0]) == "demo:elastic-ip"
        tabs.back()
        tabs.back()
        assert str(tabs.addresses[0]) == "view:start"


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_a_signal_ends_the_program_in_order(
    tmp_path: Path, opened: OpenAtlas, qtbot: QtBot, name: str
) -> None:
    """Logging out, or Ctrl+C in the terminal, would cost what was opened since the start."""
    number = getattr(signal, name)
    with _running(tmp_path, looks="never") as program:
        program.send_signal(number)
        _, complaint = program.communicate(timeout=LONGEST_S)
        assert (program.returncode, complaint) == (128 + number, "")
    _assert_all_is_back(tmp_path, opened, qtbot)


def test_a_killed_program_has_kept_its_changes(tmp_path: Path, opened: OpenAtlas, qtbot: QtBot) -> None:
    """A crash, or a power cut, would cost everything since the start, not the last two seconds."""
    session = tmp_path / "sessions" / "1.json"
    with _running(tmp_path, looks="often") as program:
        end = time.monotonic() + LONGEST_S
        while not (session.exists() and settings_file(tmp_path).exists()) and time.monotonic() < end:
            assert program.poll() is None
        program.kill()
    _assert_all_is_back(tmp_path, opened, qtbot)
    assert LOOK_MS < 1500


def test_two_windows_do_not_undo_one_another(tmp_path: Path, opened: OpenAtlas, qtbot: QtBot) -> None:
    """Tabs, recents and colours of the window closed first would be gone."""
    with _opened(tmp_path, opened, qtbot) as first:
        first.controller.open_address("nat-gateway")
        first.controller.open_address("elastic-ip", in_new_tab=True)
        with _opened(tmp_path, opened, qtbot) as second:
            second.controller.open_address("view:limits")
            second.parts.workspace.set_percent(140)
            first.parts.workspace.set_edition("today")
            first.window.close()
    found = load_settings(tmp_path)
    assert (found.text_percent, found.edition) == (140, "today")
    assert set(found.recent) == {"demo:nat-gateway", "demo:elastic-ip", "view:limits"}
    with _opened(tmp_path, opened, qtbot) as third:
        tabs = third.window.tabs
        assert tuple(map(str, tabs.addresses)) == ("view:limits",)
        said = third.window.message.label.text()
        assert said == "Other windows had 2 tabs open; Ctrl+Shift+T opens them again, one by one."
        tabs.reopen()
        tabs.reopen()
        assert tuple(map(str, tabs.addresses)) == ("view:limits", "demo:elastic-ip", "demo:nat-gateway")
        tabs.back()
        assert str(tabs.addresses[2]) == "view:start"


def test_where_pages_were_scrolled_to_comes_back(tmp_path: Path, opened: OpenAtlas, qtbot: QtBot) -> None:
    """Readers would find every tab at its top, the one that they did not look at for good."""
    with _opened(tmp_path, opened, qtbot) as first:
        first.controller.open_address("nat-gateway")
        first.controller.open_address("nat-gateway", in_new_tab=True)
        for index in (0, 1):
            first.window.tabs.show_tab(index)
            _scroll_to(first, 60 + index, qtbot)
    for _ in range(2):
        with _opened(tmp_path, opened, qtbot) as again:
            qtbot.waitUntil(partial(_is_at, again, 61))
    with _opened(tmp_path, opened, qtbot) as last:
        last.window.tabs.show_tab(0)
        qtbot.waitUntil(partial(_is_at, last, 60))


def _is_at(application: Application, position: int) -> bool:
    page = application.window.tabs.page
    return page is not None and page.scroll_position() == position


def _scroll_to(application: Application, position: int, qtbot: QtBot) -> None:
    def scrolled() -> bool:
        page = application.window.tabs.page
        assert page is not None
        page.set_scroll_position(position)
        return page.scroll_position() == position

    qtbot.waitUntil(scrolled)


def test_a_burst_of_changes_is_one_write(tmp_path: Path, opened: OpenAtlas, qtbot: QtBot) -> None:
    """The disk would be written at every step of whoever turns the size of the text."""
    with _opened(tmp_path, opened, qtbot) as application:
        application.parts.workspace.zoom(10)
        application.keeper.keep_now(closes=False)
        before = settings_file(tmp_path).stat().st_ino
        for _ in range(9):
            application.parts.workspace.zoom(10)
        assert settings_file(tmp_path).stat().st_ino == before
        application.keeper.look()
        qtbot.waitUntil(lambda: load_settings(tmp_path).text_percent == 200)
        kept = settings_file(tmp_path).stat().st_ino
        application.keeper.look()
        application.jobs.finish()
        assert settings_file(tmp_path).stat().st_ino == kept


def test_what_cannot_be_kept_is_said_once(tmp_path: Path, opened: OpenAtlas, qtbot: QtBot) -> None:
    """A full disk would be noticed at the next start, or be said every second."""
    said: list[Exception] = []
    with _opened(tmp_path, opened, qtbot) as application:
        application.keeper.keep_now(closes=False)
        kept, aside = tmp_path / "sessions", tmp_path / "aside"
        application.keeper.failed.connect(said.append)
        for page in ("nat-gateway", "elastic-ip"):
            kept.rename(aside)
            kept.write_bytes(b"")
            for _ in range(2):
                application.controller.open_address(page, in_new_tab=True)
                application.keeper.look()
                qtbot.waitUntil(lambda: application.jobs.idle)
            kept.unlink()
            aside.rename(kept)
            with pytest.raises(CannotWrite):
                raise said[-1]
            application.controller.open_address("view:limits")
            application.keeper.look()
            qtbot.waitUntil(lambda: application.jobs.idle)
    assert len(said) == 2
    application.keeper.write()  # here, not in a job, there is nothing left to write


def test_the_session_manager_is_waited_for(tmp_path: Path, opened: OpenAtlas, qtbot: QtBot) -> None:
    """Logging out by the desktop would end the program before it has written anything."""
    with _opened(tmp_path, opened, qtbot) as application:
        application.controller.open_address("nat-gateway")
        application.keep_all()
        content = (tmp_path / "sessions" / "1.json").read_bytes()
        assert str(read_session(content)[0].tabs[0].current.address) == "demo:nat-gateway"


@pytest.mark.skipif(sys.platform == "win32", reason="os.kill would end the tests")
def test_the_second_signal_does_what_it_did_before(qtbot: QtBot) -> None:
    """A program that hangs while it ends could not be ended by Ctrl+C."""
    before = signal.getsignal(signal.SIGINT)
    signals = EndingSignals()
    with qtbot.waitSignal(signals.end_requested) as caught:
        os.kill(os.getpid(), signal.SIGTERM)
    assert caught.args == [signal.SIGTERM]
    assert signal.getsignal(signal.SIGINT) is before
    signals.stop()


@pytest.mark.parametrize(
    ("available", "wanted", "maximised"),
    [
        ((1920, 1040), (1280, 800), False),
        ((1360, 860), (1280, 800), False),
        ((1366, 728), (1280, 684), True),
        ((1280, 800), (1264, 756), True),
        ((1024, 700), (1008, 656), True),
        ((4000, 700), (1280, 656), True),
    ],
)
def test_the_first_window_fits_its_screen(
    available: tuple[int, int], wanted: tuple[int, int], *, maximised: bool
) -> None:
    """The status bar, where it is said that something was copied, would be below the screen."""
    assert first_size(QSize(*available)) == (QSize(*wanted), maximised)


def test_a_window_of_another_screen_is_moved_into_sight(qapp: QApplication) -> None:
    """Without the second screen the window would open where nobody sees it."""
    before, again, first = QMainWindow(), QMainWindow(), QMainWindow()
    before.setGeometry(QRect(5000, 3000, 2500, 1500))
    again.restoreGeometry(before.saveGeometry())
    assert qapp.primaryScreen().availableGeometry().contains(again.geometry())
    place_first(first)
    assert first.isMaximized()
    assert first.size().boundedTo(FIRST_SIZE) == first.size()
    for window in (before, again, first):
        window.deleteLater()
