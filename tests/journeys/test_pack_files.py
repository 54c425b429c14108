"""Packs that are one file, in the window: dropped, kept, replaced by newer ones, open at the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from netatlas.desk.sheet import Sheet, SheetItem, sheet_json
from netatlas.ui.app import WindowOptions, create
from netatlas.ui.replacing_dialog import ReplacingDialog
from tests.helpers.packs import CONCEPTS, PACK, TOPICS, write_pack
from tests.helpers.windows import close_application
from tests.helpers.zips import add_entry, write_zip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from netatlas.ui.app import Application

SHIPPED = PACK.replace("id: small", "id: aws-networking")
NEWER = {
    "pack.yaml": PACK.replace('version: "1"', 'version: "2"').replace("2026-11", "2026-12"),
    "concepts.yaml": CONCEPTS.replace("amount: 350", "amount: 900")
    + """\
- id: transit-gateway
  name: Transit gateway
  kind: component
  topic: gateways
  summary: Joins networks.
  sources: [guide]
  checked: 2026-12
""",
}


@pytest.fixture
def start(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Application]]:
    """Return a function that starts NetAtlas with one home, and waits until packs are open.

    The pack that comes with it is a small one, which is read at once.
    """
    shipped = write_pack(tmp_path / "aws-networking", {"pack.yaml": SHIPPED})
    monkeypatch.setattr("netatlas.paths.default_pack", lambda: shipped)
    running: list[Application] = []

    def begin(*files: Path) -> Application:
        while running:
            close_application(running.pop())
        application = create([], WindowOptions(home=tmp_path / "home", files=files))
        running.append(application)
        with qtbot.waitSignal(application.controller.atlas_opened, timeout=20_000):
            application.start()
        qtbot.waitUntil(lambda: application.jobs.idle)
        return application

    yield begin
    while running:
        close_application(running.pop())


def drop(application: Application, *files: Path) -> bool:
    """Drop files on the window; return True if it takes them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    action, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDropEvent(QPointF(5, 5), action, data, button, none, QEvent.Type.DragEnter)
    entered.ignore()
    QApplication.sendEvent(application.window, entered)
    if entered.isAccepted():
        QApplication.sendEvent(application.window, QDropEvent(QPointF(5, 5), action, data, button, none))
    return entered.isAccepted()


def versions(application: Application) -> dict[str, str]:
    """Return the versions of the open packs by their ids, in order."""
    atlas = application.parts.workspace.atlas
    assert atlas is not None
    return {pack.id: pack.version for pack in atlas.packs}


def asked(application: Application, qtbot: QtBot) -> ReplacingDialog:
    """Wait for the question whether to replace a pack."""
    window = application.window
    qtbot.waitUntil(lambda: window.findChild(ReplacingDialog) is not None, timeout=20_000)
    dialog = window.findChild(ReplacingDialog)
    assert isinstance(dialog, ReplacingDialog)
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def answer(application: Application, qtbot: QtBot, key: Qt.Key) -> None:
    """Answer the question with a key, and wait until that is done."""
    QTest.keyClick(asked(application, qtbot), key)
    qtbot.waitUntil(lambda: application.window.findChild(ReplacingDialog) is None)
    qtbot.waitUntil(lambda: application.jobs.idle, timeout=20_000)


def test_a_newer_pack_replaces_the_older_one_for_good(
    start: Callable[..., Application], qtbot: QtBot, tmp_path: Path
) -> None:
    """A newer pack could only be put in the place of the older one by hand, in folders that nobody knows."""
    file = write_zip(tmp_path / "downloads" / "small.netatlas")
    application = start()
    assert drop(application, file)
    qtbot.waitUntil(lambda: versions(application) == {"aws-networking": "1", "small": "1"}, timeout=20_000)
    kept = tmp_path / "home" / "packs" / "small.netatlas"
    assert kept.read_bytes() == file.read_bytes()
    application.controller.open_address("small:nat-gateway")
    data = application.parts.workspace.data
    assert data is not None
    application.actions.run("bookmark.toggle")
    qtbot.waitUntil(lambda: bool(data.items.bookmarks))

    newer = write_zip(tmp_path / "downloads" / "small (1).netatlas", NEWER)
    drop(application, newer)
    dialog = asked(application, qtbot)
    assert "This version is newer: 2 of 2026-12. The one that is open is 1 of 2026-11." in dialog.text
    assert "1 concept is new\nTransit gateway" in dialog.text
    assert "1 value changed\n• NAT gateway: Idle timeout: 350 s → 900 s" in dialog.text
    assert versions(application)["small"] == "1"
    assert dialog.replace_button.isDefault()
    answer(application, qtbot, Qt.Key.Key_Return)
    assert versions(application) == {"aws-networking": "1", "small": "2"}
    assert kept.read_bytes() == newer.read_bytes()
    assert application.window.tabs.page is not None
    assert [one.address for one in data.items.bookmarks] == ["small:nat-gateway"]

    file.unlink()
    newer.unlink()
    application = start()
    assert versions(application) == {"aws-networking": "1", "small": "2"}
    assert [path.name for path in kept.parent.iterdir()] == ["small.netatlas"]
    assert str(application.window.tabs.address) == "small:nat-gateway"


def test_an_older_or_equal_pack_is_asked_about_and_can_be_left(
    start: Callable[..., Application], qtbot: QtBot, tmp_path: Path
) -> None:
    """A file that lay around would take values back by years without a word."""
    newer, file = write_zip(tmp_path / "newer.netatlas", NEWER), write_zip(tmp_path / "a.netatlas")
    application = start(newer)
    assert versions(application)["small"] == "2"
    drop(application, file)
    dialog = asked(application, qtbot)
    assert "This version is older: 1 of 2026-11. The one that is open is 2 of 2026-12." in dialog.text
    assert "1 concept is gone\nTransit gateway" in dialog.text
    assert dialog.cancel_button.isDefault()
    answer(application, qtbot, Qt.Key.Key_Return)
    assert versions(application)["small"] == "2"
    worded = {**NEWER, "topics.yaml": TOPICS.replace("title: Gateways", "title: Gates")}
    drop(application, write_zip(tmp_path / "worded.netatlas", worded))
    dialog = asked(application, qtbot)
    assert "are of the same date: 2 of 2026-12." in dialog.text
    assert "No concept and no value differs" in dialog.text
    answer(application, qtbot, Qt.Key.Key_Escape)
    assert versions(start())["small"] == "2"


def test_the_file_of_an_open_pack_asks_nothing(
    start: Callable[..., Application], qtbot: QtBot, tmp_path: Path
) -> None:
    """Whoever starts NetAtlas with a double click on the same file would be asked each time."""
    file = write_zip(tmp_path / "a.netatlas")
    start(file)
    application = start(file)
    bar = application.window.statusBar()
    qtbot.waitUntil(lambda: bar.currentMessage() == "“A small pack” is open already, and nothing differs.")
    assert application.window.findChild(ReplacingDialog) is None
    assert versions(application) == {"aws-networking": "1", "small": "1"}


def test_the_shipped_pack_is_replaced_by_a_newer_one_in_its_position(
    start: Callable[..., Application], qtbot: QtBot, tmp_path: Path
) -> None:
    """The pack that comes with NetAtlas could not be brought up to date without a new NetAtlas."""
    write_pack(tmp_path / "home" / "packs" / "a-pack", {"pack.yaml": PACK.replace("id: small", "id: mine")})
    files = {**NEWER, "pack.yaml": NEWER["pack.yaml"].replace("id: small", "id: aws-networking")}
    application = start(write_zip(tmp_path / "aws.netatlas", files))
    answer(application, qtbot, Qt.Key.Key_Return)
    assert list(versions(application).items()) == [("aws-networking", "2"), ("mine", "1")]
    application = start()
    assert list(versions(application).items()) == [("aws-networking", "2"), ("mine", "1")]
    assert "transit-gateway" in (application.parts.workspace.atlas or ())
    assert application.window.message.isHidden()
    write_pack(tmp_path / "aws-networking", {"pack.yaml": SHIPPED.replace("2026-11", "2027-06")})
    message = start().window.message.label.text()
    assert message == "A newer version of “A small pack” came with NetAtlas, of 2027-06; Go > Packs opens it."


def test_a_newer_folder_replaces_a_folder_and_neither_is_touched(
    start: Callable[..., Application], qtbot: QtBot, tmp_path: Path
) -> None:
    """Whoever writes a pack would lose the folder in which the older version is."""
    own = write_pack(tmp_path / "home" / "packs" / "mine")
    newer = write_pack(tmp_path / "work", NEWER)
    application = start()
    drop(application, newer / "pack.yaml")
    answer(application, qtbot, Qt.Key.Key_Return)
    assert versions(application)["small"] == "2"
    assert application.parts.workspace.open_packs.folders[-1] == newer
    assert versions(start())["small"] == "2"
    assert (own / "pack.yaml").read_text() == PACK


def test_a_bad_file_changes_nothing(start: Callable[..., Application], qtbot: QtBot, tmp_path: Path) -> None:
    """Half of a bad file would be kept, or the packs that are open would close."""
    file = add_entry(write_zip(tmp_path / "a.netatlas"), "../x.yaml")
    application = start()
    drop(application, file)
    message = application.window.message.label
    qtbot.waitUntil(lambda: "leads out of the pack's folder" in message.text(), timeout=20_000)
    assert versions(application) == {"aws-networking": "1"}
    assert not (tmp_path / "home" / "packs").exists()
    assert not drop(application, tmp_path / "picture.png")
    assert not drop(application, file, tmp_path / "picture.png")


def test_a_pack_that_cannot_be_kept_is_open_where_it_is(
    start: Callable[..., Application], qtbot: QtBot, tmp_path: Path
) -> None:
    """A full disk or a packs folder that is no folder would keep a pack from being read at all."""
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "packs").write_text("no folder")
    application = start()
    file = write_zip(tmp_path / "a.netatlas")
    drop(application, file)
    qtbot.waitUntil(lambda: "small" in versions(application), timeout=20_000)
    assert "open where it is, since no copy" in application.window.message.label.text()
    assert versions(start()) == {"aws-networking": "1", "small": "1"}


def test_in_a_home_that_is_read_only_nothing_is_kept(
    start: Callable[..., Application], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A student at a locked computer could not look at a pack at all."""
    application = start()
    monkeypatch.setattr("netatlas.writing.is_read_only", lambda _folder: True)
    file = write_zip(tmp_path / "a.netatlas")
    drop(application, file)
    qtbot.waitUntil(lambda: "small" in versions(application), timeout=20_000)
    assert application.parts.workspace.open_packs.folders[-1] == file
    assert not (tmp_path / "home" / "packs").exists()


def test_a_sheet_file_that_is_dropped_is_read_and_shown(
    start: Callable[..., Application], qtbot: QtBot, tmp_path: Path
) -> None:
    """A sheet of a friend would have to be found in a menu of the page of sheets."""
    file = tmp_path / "gates.sheet.json"
    file.write_text(sheet_json(Sheet("Gates", (SheetItem("aws-networking:nat-gateway"),))))
    application = start(file)
    qtbot.waitUntil(lambda: str(application.window.tabs.address) == "sheet:Gates", timeout=20_000)
    drop(application, file)
    qtbot.waitUntil(lambda: str(application.window.tabs.address) == "sheet:Gates%202", timeout=20_000)
