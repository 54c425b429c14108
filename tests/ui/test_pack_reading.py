"""Packs are read from the first paint on, while the rest of the window is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from netatlas.errors import PackError
from netatlas.ui.browse_items import PREPARED
from netatlas.ui.controller import Controller
from netatlas.ui.jobs import Outcome, Task
from netatlas.ui.pack_reading import ReadPacks, WantedPacks, read
from tests.helpers.packs import write_pack

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from netatlas.api import OpenAtlas
    from netatlas.ui.app import Application


def test_reading_begins_before_what_shows_it_is_made(
    application: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first page would come later by all that is made before."""
    at_work: list[bool] = []
    make = Controller.__init__

    def noting(controller: Controller, *arguments: Any, **options: Any) -> None:  # noqa: ANN401
        at_work.append(not application.jobs.idle)
        make(controller, *arguments, **options)

    monkeypatch.setattr(Controller, "__init__", noting)
    application.start()
    qtbot.waitUntil(lambda: application.has_parts and application.parts.workspace.opened is not None)
    assert at_work == [True]


def test_what_is_read_before_the_controller_is_made_is_shown(
    application: Application, opened: OpenAtlas
) -> None:
    """A pack that is read at once would never be shown."""
    assert not application.has_parts
    application.on_first_read(Outcome(ReadPacks(opened, frozenset())))
    assert application.parts.workspace.opened is opened


def test_the_first_reading_can_be_cancelled(application: Application, qtbot: QtBot) -> None:
    """Whoever opens a large pack by mistake would have to wait for it."""
    with qtbot.waitSignal(application.window.first_painted):
        application.start()
    with qtbot.waitSignal(application.jobs.cancelled):
        application.window.cancel_requested.emit()
    assert application.parts.workspace.opened is None
    assert application.window.tabs.stack.currentWidget() is not None  # it says how to open a pack


def test_a_window_that_is_closed_while_packs_are_read_ends(application: Application, qtbot: QtBot) -> None:
    """The program would go on without a window, or the outcome come to objects that are gone."""
    with qtbot.waitSignal(application.window.first_painted):
        application.start()
    application.window.close()
    assert application.finish()
    assert application.parts.workspace.opened is None


def test_packs_of_the_command_line_open_alone(tmp_path: Path) -> None:
    """Those of the last start would open beside the one that was asked for."""
    pack = write_pack(tmp_path / "pack")
    wanted = WantedPacks.of_start(tmp_path, (pack,))
    assert wanted.beside == ()
    assert WantedPacks.of_start(tmp_path, ()).beside is None
    assert (read_now := read(wanted, Task()).opened).folders == (pack,)
    assert read_now.atlas in PREPARED
    with pytest.raises(PackError):
        read(WantedPacks(tmp_path, (tmp_path / "nowhere",)), Task())
