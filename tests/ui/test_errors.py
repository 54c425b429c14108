"""Errors reach the user as a sentence, with details on request, and the log file."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QDialog, QPlainTextEdit

from netatlas import log, paths
from netatlas.errors import PackError
from netatlas.ui.app import WindowOptions, create
from netatlas.ui.errors import DEFECT
from netatlas.ui.widgets.message_bar import Cause
from tests.helpers.packs import edited, write_pack
from tests.helpers.windows import close_application

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from netatlas.ui.app import Application


@pytest.fixture
def logged(tmp_path: Path) -> Iterator[Path]:
    """Send the log to a file of this test and return its path."""
    log.set_up(tmp_path)
    yield paths.log_file(tmp_path)
    log.close()


def test_a_known_error_is_shown_with_its_own_sentence(application: Application, logged: Path) -> None:
    """The user would learn that something failed, but not what to do."""
    application.start()
    application.errors.report(PackError("There is no folder /nowhere."), Cause.PACK)
    assert application.window.message.label.text() == "There is no folder /nowhere."
    assert "There is no folder /nowhere." in logged.read_text("utf-8")


def test_a_defect_is_shown_and_logged_with_its_traceback(
    application: Application, logged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A defect would close the window without a message, or leave no trace for fixing it."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    application.errors.install_hook()
    application.start()
    try:
        _ = 1 / 0
    except ZeroDivisionError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    assert application.window.message.label.text() == DEFECT
    assert "ZeroDivisionError" in logged.read_text("utf-8")
    application.window.message.details.click()
    dialog = application.window.findChild(QDialog)
    assert dialog is not None
    shown = dialog.findChild(QPlainTextEdit)
    assert shown is not None
    assert "ZeroDivisionError" in shown.toPlainText()
    assert str(logged) in shown.toPlainText()
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
