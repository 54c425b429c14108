"""The window works where nothing can be kept: in a home that is read-only, on a disk that is full."""

from __future__ import annotations

import errno
import logging
import os
from typing import TYPE_CHECKING

import pytest

from netatlas.ui.app import WindowOptions, create
from tests.helpers.packs import write_pack
from tests.helpers.system_calls import watched_calls
from tests.helpers.windows import close_application

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from netatlas.ui.app import Application

ERRORS = {"read-only": errno.EROFS, "full": errno.ENOSPC, "not ours": errno.EACCES}


@pytest.fixture(params=list(ERRORS))
def locked_home(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """Return a home in which nothing can be made."""
    number = ERRORS[request.param]
    home = tmp_path / "home"
    if request.param != "full":
        home.mkdir()

    def step(_name: str) -> None:
        raise OSError(number, os.strerror(number))

    with watched_calls(step):
        yield home


@pytest.fixture
def window(locked_home: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Application]:
    """Return the program with a pack open."""
    application = create([], WindowOptions(home=locked_home, packs=(tmp_path / "small",)))
    with qtbot.waitSignal(application.controller.atlas_opened):
        application.start()
    yield application
    close_application(application)


@pytest.fixture(autouse=True)
def pack(tmp_path: Path) -> None:
    """Write the pack before anything is locked."""
    write_pack(tmp_path / "small")


def test_all_can_be_read_and_what_cannot_be_kept_is_said(
    window: Application, locked_home: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    """A home on a disk that is full or read-only would keep the window from showing what it could show."""
    caplog.set_level(logging.ERROR)
    label = window.window.message.label
    for address in ("nat-gateway", "view:limits", "view:graph", "view:packs", "view:notes", "view:start"):
        window.controller.open_address(address)
        assert window.window.tabs.page is not None
    window.keeper.look()
    qtbot.waitUntil(lambda: "Cannot write" in label.text())
    data = window.parts.workspace.data
    assert data is not None
    errors: list[Exception | None] = []
    data.write(lambda own: own.notes.add("small:nat-gateway", "text"), lambda out: errors.append(out.error))
    data.write(lambda own: own.bookmarks.add("small:nat-gateway"), lambda out: errors.append(out.error))
    window.parts.opened_recorder.opened("nat", "nat-gateway")
    window.parts.workspace.open_packs.set_at_start(locked_home.parent / "small", at_start=True)
    qtbot.waitUntil(lambda: len(errors) == 2)
    assert [str(error).startswith(f"Cannot write {locked_home}") for error in errors] == [True, True]
    assert "\n" not in label.text()
    assert label.text().count("Cannot write") == 1
    assert [record.message for record in caplog.records] == []  # of defects
    if locked_home.exists():
        assert list(locked_home.iterdir()) == []
