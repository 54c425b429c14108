"""A pack on a network disk that hangs or goes, or in a folder that is deleted, harms nothing but itself."""

from __future__ import annotations

import errno
import shutil
from typing import TYPE_CHECKING

import pytest

from netatlas import paths
from netatlas.desk.settings import Settings, load_settings, save_changes
from netatlas.ui.app import WindowOptions, create
from netatlas.ui.open_packs import OpenPacks
from tests.helpers.drives import Drive
from tests.helpers.packs import edited, write_pack
from tests.helpers.windows import close_application

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from netatlas.api import OpenAtlas
    from netatlas.ui.app import Application

SHIPPED = edited("pack.yaml", "id: small", "id: aws-networking")


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    """Return a pack that was opened by hand, and so opens at the start."""
    pack = write_pack(tmp_path / "drive" / "remote")
    save_changes(tmp_path / "home", Settings(), Settings(packs=(str(pack),)))
    return pack


@pytest.fixture
def drive(remote: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Drive]:
    """Return the disk of that pack."""
    drive = Drive(remote.parent, monkeypatch)
    yield drive
    drive.gate.set()


@pytest.fixture
def start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> Iterator[Callable[[], Application]]:
    """Return a function that shows the window; the pack that comes with it is a small one."""
    shipped = write_pack(tmp_path / "shipped", SHIPPED)
    monkeypatch.setattr("netatlas.paths.default_pack", lambda: shipped)
    running: list[Application] = []

    def begin() -> Application:
        while running:
            close_application(running.pop())
        running.append(create([], WindowOptions(home=tmp_path / "home")))
        with qtbot.waitSignal(running[0].window.first_painted):
            running[0].start()
        return running[0]

    yield begin
    while running:
        close_application(running.pop())


def _ids(application: Application) -> list[str]:
    opened = application.parts.workspace.opened
    return [pack.id for pack in opened.atlas.packs] if opened is not None else []


def test_a_disk_that_hangs_leaves_the_window_alive(
    start: Callable[[], Application],
    drive: Drive,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The window would not come at all, or could open nothing else, for as long as a server is away."""
    monkeypatch.setattr("netatlas.ui.jobs._PATIENCE_MS", 0)
    drive.hangs = True
    application = start()
    qtbot.waitUntil(drive.looked.is_set)
    with qtbot.waitSignal(application.jobs.cancelled):
        application.window.cancel_requested.emit()
    assert application.window.statusBar().currentMessage() == "Cancelled."
    for folder in (
        tmp_path / "shipped",
        write_pack(tmp_path / "b", edited("pack.yaml", "id: small", "id: b")),
    ):
        with qtbot.waitSignal(application.controller.atlas_opened):
            application.parts.workspace.open_packs.open(folder)
    assert _ids(application) == ["aws-networking", "b"]
    for address in ("view:packs", "nat-gateway", "view:health", "view:limits"):
        application.controller.open_address(address)
    assert drive.on_main == []
    assert load_settings(tmp_path / "home").packs[0] == str(tmp_path / "drive" / "remote")


@pytest.mark.parametrize("number", [errno.EIO, errno.ESTALE, errno.ENOTCONN, errno.EACCES])
def test_a_disk_that_fails_costs_its_pack_alone(
    start: Callable[[], Application], drive: Drive, remote: Path, qtbot: QtBot, *, number: int
) -> None:
    """A server that is away would close all packs, or have NetAtlas forget the pack for good."""
    drive.error = number
    application = start()
    qtbot.waitUntil(lambda: bool(_ids(application)))
    assert _ids(application) == ["aws-networking"]
    assert str(remote) in application.window.message.label.text()
    assert application.parts.workspace.open_packs.settings().packs == (str(remote),)
    drive.error = 0
    application = start()
    qtbot.waitUntil(lambda: len(_ids(application)) == 2)
    assert application.window.message.isHidden()


def test_the_window_looks_for_no_pack_that_vanished(
    start: Callable[[], Application],
    drive: Drive,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The window would stand still if a server goes away just as its packs are opened."""
    home, remote, gone = tmp_path / "home", str(tmp_path / "drive" / "remote"), str(tmp_path / "gone")
    save_changes(home, load_settings(home), Settings(packs=(remote, gone)))
    on_opened = OpenPacks.on_opened

    def go_away(packs: OpenPacks, opened: OpenAtlas) -> None:
        drive.hangs = True
        on_opened(packs, opened)

    monkeypatch.setattr(OpenPacks, "on_opened", go_away)
    application = start()
    qtbot.waitUntil(lambda: bool(_ids(application)))
    assert drive.on_main == []
    assert load_settings(home).packs == (remote,)


def test_a_map_is_kept_in_the_home_of_the_window(
    start: Callable[[], Application], tmp_path: Path, qtbot: QtBot
) -> None:
    """A safe start would leave maps of packs behind where the user's own data is."""
    application = start()
    qtbot.waitUntil(lambda: application.jobs.idle and bool(_ids(application)))
    opened = application.parts.workspace.opened
    assert opened is not None
    opened.atlas_map()
    assert list(paths.cache(tmp_path / "home").iterdir())
    assert not paths.cache(None).exists()


@pytest.mark.parametrize("deleted", [True, False], ids=["deleted", "gone with its disk"])
def test_an_open_pack_that_goes_stays_open(
    start: Callable[[], Application],
    drive: Drive,
    remote: Path,
    qtbot: QtBot,
    *,
    deleted: bool,
) -> None:
    """The pages of a pack whose folder is gone would be gone too, or the next start would open nothing."""
    application = start()
    qtbot.waitUntil(lambda: len(_ids(application)) == 2)
    if deleted:
        shutil.rmtree(remote)
    else:
        drive.error = errno.ENOTCONN
    for address in ("small:nat-gateway", "view:packs", "compare:small:nat-gateway+small:nat-instance"):
        application.controller.open_address(address)
        page = application.window.tabs.page
        assert page is not None
        assert "NAT" in page.title or "packs" in page.title.lower()
    packs = application.parts.workspace.open_packs
    with qtbot.waitSignal(application.controller.atlas_opened):
        packs.wanted.emit((), packs.folders)
    assert _ids(application) == ["aws-networking"]
    assert str(remote) in application.window.message.label.text()
    application = start()
    qtbot.waitUntil(lambda: bool(_ids(application)))
    assert _ids(application) == ["aws-networking"]
