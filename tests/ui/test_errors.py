"""Errors reach the user as a sentence, with details on request, and the log file."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from netatlas import log, paths
from netatlas.address import Address
from netatlas.errors import PackError
from netatlas.ui.app import WindowOptions, create
from netatlas.ui.crash_dialog import CrashDialog
from netatlas.ui.errors import DEFECT
from netatlas.ui.widgets.message_bar import Cause
from tests.helpers.packs import edited, write_pack
from tests.helpers.windows import close_application

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from netatlas.api import OpenAtlas
    from netatlas.ui.app import Application


@pytest.fixture
def logged(tmp_path: Path) -> Iterator[Path]:
    """Send the log to a file of this test and return its path."""
    log.set_up(tmp_path)
    yield paths.log_file(tmp_path)
    log.close()


@pytest.fixture
def hooked(application: Application) -> Iterator[None]:
    """Have uncaught exceptions shown."""
    application.errors.install_hooks()
    yield
    application.errors.remove_hooks()


def test_a_known_error_is_shown_with_its_own_sentence(application: Application, logged: Path) -> None:
    """The user would learn that something failed, but not what to do."""
    application.start()
    application.errors.report(PackError("There is no folder /nowhere."), Cause.PACK)
    assert application.window.message.label.text() == "There is no folder /nowhere."
    assert "There is no folder /nowhere." in logged.read_text("utf-8")


@pytest.mark.usefixtures("hooked")
def test_a_defect_is_shown_and_logged_with_its_traceback(application: Application, logged: Path) -> None:
    """A defect would close the window without a message, or leave no trace for fixing it."""
    application.start()
    try:
        _ = 1 / 0
    except ZeroDivisionError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    assert application.window.message.label.text() == DEFECT
    assert "ZeroDivisionError" in logged.read_text("utf-8")
    application.window.message.details.click()
    (dialog,) = application.window.findChildren(CrashDialog)
    assert "ZeroDivisionError: division by zero" in dialog.box.toPlainText()
    assert str(logged.parent) not in dialog.box.toPlainText()
    assert any(str(logged) in label.text() for label in dialog.findChildren(QLabel))
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == dialog.box.toPlainText()
    dialog.close()


def _plant(application: Application, error: Exception) -> QTimer:
    """Have a slot raise an error each time that a timer runs out."""

    def fail() -> None:
        raise error

    timer = QTimer(application.window, interval=0)
    timer.timeout.connect(fail)
    return timer


@pytest.mark.usefixtures("hooked")
def test_a_fault_in_a_slot_shows_one_dialog_and_the_window_goes_on(
    application: Application, opened: OpenAtlas, logged: Path, qtbot: QtBot
) -> None:
    """A fault that comes with each repaint would bury the window under dialogs, or end it."""
    application.window.first_painted.disconnect()
    application.start()
    timer = _plant(application, KeyError("what was typed"))
    timer.start()
    qtbot.waitUntil(lambda: sum(application.errors._counts.values()) > 30)  # noqa: SLF001 - not shown as a number
    (dialog,) = application.window.findChildren(CrashDialog)
    timer.stop()
    assert dialog.isVisible()
    assert not dialog.isModal()
    assert "what was typed" not in dialog.box.toPlainText()
    assert "what was typed" in logged.read_text("utf-8")
    assert logged.read_text("utf-8").count("Traceback") == 1
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert f"This has happened {sum(application.errors._counts.values())} times." in said  # noqa: SLF001 - the same
    other = _plant(application, ZeroDivisionError())
    other.setSingleShot(True)
    other.start()
    qtbot.waitUntil(lambda: "ZeroDivisionError" in dialog.box.toPlainText())
    assert application.window.findChildren(CrashDialog) == [dialog]
    dialog.close()
    timer.start()
    before = sum(application.errors._counts.values())  # noqa: SLF001 - the same
    qtbot.waitUntil(lambda: sum(application.errors._counts.values()) > before)  # noqa: SLF001 - the same
    timer.stop()
    assert not any(one.isVisible() for one in application.window.findChildren(CrashDialog))
    application.controller.show_atlas(opened)
    application.window.tabs.open(Address.view("limits"))
    assert application.window.tabs.address == Address.view("limits")


@pytest.mark.usefixtures("hooked", "logged")
def test_a_fault_in_a_thread_or_of_an_object_that_goes_is_shown(
    application: Application, qtbot: QtBot
) -> None:
    """It would be printed on a stream that nobody sees."""
    application.start()

    def fail() -> None:
        raise ZeroDivisionError

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()

    class Failing:
        def __del__(self) -> None:
            raise LookupError

    Failing()
    qtbot.waitUntil(lambda: sum(application.errors._counts.values()) == 2)  # noqa: SLF001 - not shown as a number
    (dialog,) = application.window.findChildren(CrashDialog)
    assert "ZeroDivisionError" in dialog.box.toPlainText()
    assert "LookupError" in dialog.box.toPlainText()
    dialog.close()


def test_an_expected_error_of_background_work_is_one_line_of_the_log(
    application: Application, logged: Path, qtbot: QtBot
) -> None:
    """The log would be full of tracebacks of what is no defect, and those of defects be hard to find."""
    controller, message = application.controller, application.window.message
    application.window.first_painted.disconnect()
    application.start()
    controller.open_packs((logged.parent / "nowhere",))
    qtbot.waitUntil(message.isVisible)
    (line,) = logged.read_text("utf-8").splitlines()
    assert " WARNING netatlas.ui.jobs: Opening the pack: " in line
    assert line.endswith(message.label.text())


def test_a_defect_in_background_work_is_logged_once_with_its_traceback(
    application: Application, logged: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A defect in a worker thread would leave no trace for fixing it, or look like two."""

    def fail(*_folders: Path, **_options: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("netatlas.api.open_atlas", fail)
    application.window.first_painted.disconnect()
    application.start()
    application.controller.open_packs((logged.parent,))
    qtbot.waitUntil(application.window.message.isVisible)
    assert application.window.message.label.text() == DEFECT
    assert logged.read_text("utf-8").count("Traceback") == 1


def test_a_pack_that_cannot_be_opened_leaves_the_window_of_use(qtbot: QtBot, tmp_path: Path) -> None:
    """A wrong folder would leave an empty window that does not say what to do."""
    application = create([], WindowOptions(home=tmp_path, packs=(tmp_path / "nowhere",)))
    application.start()
    qtbot.waitUntil(application.window.message.isVisible)
    assert "nowhere" in application.window.message.label.text()
    assert application.actions.action("file.open_pack").isEnabled()
    close_application(application)


def test_faults_are_said_of_the_pack_that_is_open(qtbot: QtBot, tmp_path: Path) -> None:
    """Who mends a pack and opens it again would still read that it has faults."""
    faulty = write_pack(tmp_path / "faulty", edited("concepts.yaml", "kind: protocol", "kind: nothing"))
    application = create([], WindowOptions(home=tmp_path, packs=(faulty,)))
    message = application.window.message
    application.start()
    qtbot.waitUntil(message.isVisible)
    application.controller.open_packs((write_pack(tmp_path / "sound"),))
    qtbot.waitUntil(message.isHidden)
    close_application(application)
