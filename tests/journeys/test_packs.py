"""A second pack in the window: opened beside the first, closed again, remembered, and told of if it fails."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from netatlas.desk.settings import load_settings
from netatlas.packs.plain_file import MOST_FILE_BYTES
from netatlas.ui.app import WindowOptions, create
from netatlas.ui.pages.packs.page import PacksPage
from tests.helpers.packs import edited, write_pack
from tests.helpers.windows import close_application

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from netatlas.ui.app import Application

NEWER = edited("pack.yaml", "format: 1", "format: 99")


@pytest.fixture
def start(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[], Application]]:
    """Return a function that starts NetAtlas with the same home folder and waits until packs are open.

    The pack that comes with it is a small one, which is read at once.
    """
    shipped = write_pack(tmp_path / "shipped", edited("pack.yaml", "id: small", "id: aws-networking"))
    monkeypatch.setattr("netatlas.paths.default_pack", lambda: shipped)
    running: list[Application] = []

    def begin() -> Application:
        while running:
            close_application(running.pop())
        application = create([], WindowOptions(home=tmp_path / "home"))
        running.append(application)
        with qtbot.waitSignal(application.controller.atlas_opened, timeout=20_000):
            application.start()
        return application

    yield begin
    while running:
        close_application(running.pop())


def packs_page(application: Application) -> PacksPage:
    """Go to the page of packs."""
    application.actions.run("go.packs")
    page = application.window.tabs.page
    assert isinstance(page, PacksPage)
    return page


def ids(application: Application) -> list[str]:
    """Return the ids of the open packs."""
    atlas = application.parts.workspace.atlas
    assert atlas is not None
    return [pack.id for pack in atlas.packs]


def test_a_pack_is_added_and_stays_until_it_is_closed(
    start: Callable[[], Application], qtbot: QtBot, tmp_path: Path
) -> None:
    """Opening a pack closed the atlas that was open, and the next start knew nothing of it."""
    folder = write_pack(tmp_path / "mine")
    application = start()
    application.controller.open_address("nat-gateway")
    text = application.window.tabs.page.document() if application.window.tabs.page else None
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    # The constructor of QDragEnterEvent that takes a QPoint is deprecated in Qt 6.12, and 6.11 has no other.
    entered = QDropEvent(QPointF(5, 5), action, data, button, none, QEvent.Type.DragEnter)
    QApplication.sendEvent(application.window, entered)
    assert entered.isAccepted()
    with qtbot.waitSignal(application.controller.atlas_opened, timeout=20_000):
        QApplication.sendEvent(application.window, QDropEvent(QPointF(5, 5), action, data, button, none))
    assert ids(application) == ["aws-networking", "small"]
    page = application.window.tabs.page
    assert page is not None
    shown = page.document()
    assert shown is not None
    assert text is not None
    assert (shown.title, shown.references) == (text.title, text.references)

    application = start()
    assert ids(application) == ["aws-networking", "small"]
    packs = packs_page(application)
    assert "A small pack" in packs.browser.toPlainText()
    close = packs.controls.buttons[1]
    assert close.accessibleName() == "Close: A small pack"
    close.setFocus()
    with qtbot.waitSignal(application.controller.atlas_opened, timeout=20_000):
        QTest.keyClick(close, Qt.Key.Key_Space)
    assert ids(application) == ["aws-networking"]
    assert not packs_page(application).controls.buttons[0].isEnabled()
    assert ids(start()) == ["aws-networking"]


def test_an_own_pack_is_closed_and_opened_again(
    start: Callable[[], Application], qtbot: QtBot, tmp_path: Path
) -> None:
    """Whoever keeps packs in the packs folder could not leave one of them closed."""
    write_pack(tmp_path / "home" / "packs" / "mine")
    application = start()
    assert ids(application) == ["aws-networking", "small"]
    packs_page(application).controls.boxes[1].click()
    assert ids(application) == ["aws-networking", "small"]
    application = start()
    assert ids(application) == ["aws-networking"]
    open_button = packs_page(application).controls.buttons[1]
    assert open_button.text() == "Open"
    with qtbot.waitSignal(application.controller.atlas_opened, timeout=20_000):
        open_button.click()
    assert ids(start()) == ["aws-networking", "small"]


def test_a_pack_that_cannot_be_opened_closes_no_other(
    start: Callable[[], Application], qtbot: QtBot, tmp_path: Path
) -> None:
    """A copied folder left an empty window, and a chosen pack of a newer format closed the others."""
    own = tmp_path / "home" / "packs"
    write_pack(own / "mine")
    write_pack(own / "mine - Copy")
    application = start()
    message = application.window.message.label
    assert "both have the id small" in message.text()
    packs = packs_page(application)
    assert [button.text() for button in packs.controls.buttons] == ["Close", "Close", "Try again"]
    assert "give one of them another" in packs.browser.toPlainText()
    application.parts.workspace.open_packs.open(write_pack(tmp_path / "newer", NEWER))
    qtbot.waitUntil(lambda: "format 99" in message.text())
    assert ids(application) == ["aws-networking", "small"]
    assert load_settings(tmp_path / "home").packs == ()


def test_each_own_pack_that_cannot_be_opened_is_told_and_the_rest_opens(
    start: Callable[[], Application], tmp_path: Path, qtbot: QtBot
) -> None:
    """One bad folder among the user's packs would close all, or be told as if a file could not be written."""
    own = tmp_path / "home" / "packs"
    write_pack(own / "a-sound")
    write_pack(own / "b-copy")
    write_pack(own / "c-shipped", edited("pack.yaml", "id: small", "id: aws-networking"))
    write_pack(own / "d-newer", NEWER)
    (own / "e-loop").mkdir()
    (own / "e-loop" / "pack.yaml").symlink_to(own / "e-loop" / "pack.yaml")
    write_pack(own / "f-large", {"pack.yaml": b"#" * (MOST_FILE_BYTES + 1)})
    write_pack(own / "g-loop", edited("pack.yaml", "id: small", "id: other"))
    (own / "g-loop" / "more").symlink_to(own / "g-loop" / "more")
    application = start()
    assert ids(application) == ["aws-networking", "small", "other"]
    said = application.window.message.label.text()
    packs = packs_page(application)
    assert [button.text() for button in packs.controls.buttons].count("Try again") == 5
    qtbot.waitUntil(lambda: packs.is_ready)
    text = packs.browser.toPlainText()
    for name in ("b-copy", "c-shipped", "d-newer", "e-loop", "f-large"):
        assert name in text
    assert "Cannot write" not in said + text
    assert "\n" not in said


def test_a_folder_that_is_gone_is_mentioned_once(
    start: Callable[[], Application], qtbot: QtBot, tmp_path: Path
) -> None:
    """Each start would complain of a stick that was pulled out last year."""
    folder = write_pack(tmp_path / "mine")
    application = start()
    with qtbot.waitSignal(application.controller.atlas_opened, timeout=20_000):
        application.parts.workspace.open_packs.open(folder)
    shutil.rmtree(folder)
    assert "There is no folder" in start().window.message.label.text()
    assert start().window.message.isHidden()
