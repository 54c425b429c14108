"""The message bar: a message goes when its cause does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from netatlas.address import Address
from netatlas.errors import NotFound
from netatlas.ui.pages.text_page import TextPage
from netatlas.ui.widgets.message_bar import Cause, MessageBar
from tests.helpers.packs import write_pack

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from netatlas.api import OpenAtlas
    from netatlas.ui.app import Application
    from netatlas.ui.page_context import PageContext

REFUSED = Address.parse("refused")


@pytest.fixture
def bar(qtbot: QtBot) -> MessageBar:
    """Return a bar without a message."""
    bar = MessageBar()
    qtbot.addWidget(bar)
    return bar


@pytest.fixture
def shown(application: Application, opened: OpenAtlas) -> Application:
    """Return the program with a small atlas on its screen."""
    application.window.first_painted.disconnect()
    application.start()
    application.controller.show_atlas(opened)
    return application


@pytest.mark.parametrize("cause", Cause)
def test_a_message_goes_when_its_cause_does(bar: MessageBar, cause: Cause) -> None:
    """An old sentence would stay above what has long succeeded, or a new one go before it is read."""
    others = [other for other in Cause if other is not cause]
    bar.show_message("It failed.", cause)
    bar.settle(*others)
    assert bar.label.text() == "It failed."
    assert not bar.isHidden()
    bar.settle(cause)
    assert bar.isHidden()
    bar.show_message("It failed.", cause)
    bar.leave_page()
    assert bar.isHidden() is not cause.outlasts_page


@pytest.mark.parametrize("cause", Cause)
def test_the_message_before_comes_back(bar: MessageBar, cause: Cause) -> None:
    """What concerns the whole session would be lost behind a message about one page."""
    other = Cause.SESSION if cause is not Cause.SESSION else Cause.PACK
    bar.show_message("The file was damaged.", other)
    bar.show_message("It failed.", cause, action=("Try", lambda: None))
    bar.show_message("It failed again.", cause)
    assert bar.label.text() == "It failed again."
    assert bar.action.isHidden()
    bar.settle(cause)
    assert bar.label.text() == "The file was damaged."
    assert bar.dismiss()
    assert bar.isHidden()
    assert not bar.dismiss()


@pytest.fixture
def failed(shown: Application, monkeypatch: pytest.MonkeyPatch) -> Application:
    """Return the program after an address that cannot be shown; the page before is still in front."""
    show = TextPage.show_address

    def refuse(page: TextPage, address: Address, context: PageContext) -> None:
        if address == REFUSED:
            raise NotFound(str(address))
        show(page, address, context)

    monkeypatch.setattr(TextPage, "show_address", refuse)
    shown.window.tabs.open(Address.parse("nat-gateway"))
    shown.window.tabs.open(REFUSED)
    assert shown.window.message.cause is Cause.PAGE
    return shown


@pytest.mark.parametrize("way", ["link", "new tab", "back", "other tab", "closed tab"])
def test_a_bad_address_is_forgotten_with_the_next_page(failed: Application, way: str) -> None:
    """Three good pages later the window would still say that one could not be shown."""
    tabs, message = failed.window.tabs, failed.window.message
    if way in {"other tab", "closed tab"}:
        tabs.open(Address.parse("nat-instance"), in_new_tab=True)
        tabs.open(REFUSED, in_new_tab=True)
        assert message.cause is Cause.PAGE
    match way:
        case "link":
            tabs.open(Address.parse("nat-instance"))
        case "new tab":
            tabs.open(Address.parse("nat-instance"), in_new_tab=True)
        case "back":
            tabs.back()
        case "other tab":
            tabs.show_tab(0)
        case _:
            tabs.close_tab(1)
    assert message.cause is None
    assert message.isHidden()


def test_what_is_shown_again_takes_no_message_away(failed: Application) -> None:
    """A message would go unread because the colours or the edition were changed."""
    failed.actions.run("view.edition_today")
    failed.actions.run("view.larger")
    assert failed.window.message.cause is Cause.PAGE


def test_a_save_that_works_takes_the_failed_one_away(
    shown: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    """The window would say that a file cannot be written which was."""
    shown.controller.open_address("nat-gateway")
    export, message = shown.parts.page_export, shown.window.message
    export.save_page(tmp_path / "no such folder" / "page.md")
    qtbot.waitUntil(lambda: "Cannot write" in message.label.text())
    export.save_page(tmp_path / "page.md")
    qtbot.waitUntil(lambda: message.label.text().startswith("Saved "))
    shown.controller.open_address("nat-instance")
    assert message.isHidden()


def test_a_file_that_is_free_again_is_said_no_more_to_be_taken(
    shown: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    """Who has freed the disk would go on reading that nothing is remembered."""
    message, data = shown.window.message, shown.parts.workspace.data
    assert data is not None
    file = tmp_path / "desk.sqlite"
    file.mkdir()
    recorder = shown.parts.opened_recorder
    recorder.opened("nat", "nat-gateway")
    data.write(lambda own: own.bookmarks.add("aws-networking:nat-gateway", ""))
    qtbot.waitUntil(lambda: {Cause.OPENED, Cause.OWN_DATA} <= set(message._messages))  # noqa: SLF001
    shown.controller.open_address("nat-instance")
    assert not message.isHidden()
    file.rmdir()
    recorder.opened("nat", "nat-gateway")
    data.write(lambda own: own.bookmarks.add("aws-networking:nat-gateway", ""))
    qtbot.waitUntil(message.isHidden)


def test_a_pack_that_opens_takes_the_message_about_another_away(
    shown: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    """The window would say that no pack could be opened above the pages of one."""
    message = shown.window.message
    shown.controller.open_packs((tmp_path / "nowhere",))
    qtbot.waitUntil(lambda: message.cause is Cause.PACK)
    shown.controller.open_packs((write_pack(tmp_path / "sound"),))
    qtbot.waitUntil(message.isHidden)
