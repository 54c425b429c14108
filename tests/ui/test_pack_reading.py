"""Packs are read from the first paint on, while the rest of the window is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from netatlas.desk.settings import Settings, save_changes
from netatlas.errors import PackError, SamePackId
from netatlas.ui.browse_items import PREPARED
from netatlas.ui.controller import Controller
from netatlas.ui.jobs import Outcome, Task
from netatlas.ui.pack_reading import ReadPacks, WantedPacks, read, with_kept_files
from tests.helpers.packs import PACK, write_pack
from tests.helpers.zips import write_zip

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


def test_files_are_kept_and_other_versions_wait_for_an_answer(tmp_path: Path) -> None:
    """A pack would be replaced without a question, or be gone with the folder of downloads."""
    home = tmp_path / "home"
    wanted = WantedPacks(home, (write_zip(tmp_path / "a.netatlas"),), keeps=True)
    first = read(wanted, Task())
    kept = home / "packs" / "small.netatlas"
    assert first.opened.folders == (kept,)
    assert [pack.folder for pack in first.opened.report.packs] == [kept]
    assert (first.versions, first.remark) == ((), "")

    newer = write_zip(tmp_path / "b.netatlas", {"pack.yaml": PACK.replace("2026-11", "2026-12")})
    again = WantedPacks(home, (newer,), (kept,), opened=first.opened, keeps=True)
    second = read(again, Task())
    assert [(one.open, one.other) for one in second.versions] == [(kept, newer)]
    assert (second.opened.folders, second.to_keep) == ((newer,), (newer,))
    assert kept.read_bytes() != newer.read_bytes()
    assert not second.changes_nothing
    assert with_kept_files(home, second).opened.folders == (kept,)
    assert kept.read_bytes() == newer.read_bytes()
    assert list((home / "packs").iterdir()) == [kept]

    third = read(again._replace(opened=second.opened), Task())
    assert third.changes_nothing


def test_two_packs_of_one_id_that_are_both_named_are_refused(tmp_path: Path) -> None:
    """One of two files that are opened together would be passed over, and nobody could say which."""
    files = tuple(write_zip(tmp_path / name) for name in ("a.netatlas", "b.netatlas"))
    with pytest.raises(SamePackId) as caught:
        read(WantedPacks(tmp_path / "home", files, keeps=True), Task())
    assert (caught.value.first, caught.value.second) == files
    assert not (tmp_path / "home").exists()


def test_a_newer_shipped_pack_is_mentioned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After an update of NetAtlas an older pack would stay in the place of a newer one, for good."""
    pack = PACK.replace("id: small", "id: aws-networking")
    shipped = write_pack(tmp_path / "shipped", {"pack.yaml": pack.replace("2026-11", "2027-01")})
    monkeypatch.setattr("netatlas.paths.default_pack", lambda: shipped)
    home = tmp_path / "home"
    assert read(WantedPacks.of_start(home, ()), Task()).remark == ""
    write_zip(home / "packs" / "aws-networking.netatlas", {"pack.yaml": pack})
    save_changes(home, Settings(), Settings(closed_packs=(str(shipped),)))
    remark = "A newer version of “A small pack” came with NetAtlas, of 2027-01; Go > Packs opens it."
    assert read(WantedPacks.of_start(home, ()), Task()).remark == remark
    write_pack(shipped, {"pack.yaml": pack})
    assert read(WantedPacks.of_start(home, ()), Task()).remark == ""
    write_pack(shipped, {"pack.yaml": b"\xff"})
    assert read(WantedPacks.of_start(home, ()), Task()).remark == ""
