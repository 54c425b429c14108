"""What the window says in passing is read out, for who cannot see the status bar and the bars of messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QWidget

from netatlas.api import OpenAtlas
from netatlas.atlas.atlas import Atlas
from netatlas.atlas.edition import Edition
from netatlas.ui.pages.comparison.cell import CellView
from netatlas.ui.pages.comparison.grid import CellKind
from netatlas.ui.pages.comparison.model import CellRole
from netatlas.ui.pages.comparison.page import ComparisonPage
from netatlas.ui.pages.timeline.page import TimelinePage
from netatlas.ui.palette.model import PaletteEntry
from netatlas.ui.widgets.message_bar import Cause
from netatlas.ui.widgets.segments import Segments
from netatlas.ui.widgets.speaking import describe, speak
from tests.helpers.listening import Listener

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from netatlas.ui.app import Application


@pytest.fixture
def desk(application: Application, opened: OpenAtlas, qtbot: QtBot) -> Application:
    """Return the window with the small atlas, in front of the others."""
    application.window.first_painted.disconnect()
    application.start()
    with qtbot.waitSignal(application.parts.palette_controller.prepared):
        application.controller.show_atlas(opened)
    application.qt.installEventFilter(application.parts.keyboard)
    application.window.activateWindow()
    qtbot.waitUntil(application.window.isActiveWindow)
    return application


def test_what_the_status_bar_says_is_read_out(desk: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether anything was copied would be known to those alone who see the line below the window."""
    listener = Listener(monkeypatch)
    desk.actions.run("edit.copy")
    desk.actions.run("view.larger")
    assert listener.take() == ["Copied.", f"Text at {desk.parts.workspace.percent} %"]


def test_an_error_interrupts(desk: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error would be read after the page that is just read, or not at all."""
    listener = Listener(monkeypatch)
    desk.window.message.show_message("It failed.", Cause.DEFECT)
    assert listener.take() == ["It failed."]
    assert listener.politeness is QAccessible.AnnouncementPoliteness.Assertive
    desk.window.message.dismiss()
    assert listener.take() == []


def test_what_begins_in_the_background_is_said_once(
    desk: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each step of the progress would be read out, or nothing at all."""
    listener = Listener(monkeypatch)
    for text, share in (("Saving the page", -1.0), ("Saving the page: 1 of 2", 0.5), ("", 0.0)):
        desk.jobs.busy_changed.emit(text, share)
    assert listener.take() == ["Saving the page"]


def test_a_comparison_says_what_its_keys_have_done(
    desk: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows would go, or the sources of a cell be shown, without a word."""
    desk.controller.open_address("compare:nat-gateway+nat-instance")
    page = desk.window.tabs.page
    assert isinstance(page, ComparisonPage)
    listener = Listener(monkeypatch)
    for _ in range(2):
        desk.actions.run("compare.differences")
    assert listener.take() == ["Only the rows that differ.", "All rows."]
    QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Return)
    said = listener.take()
    assert len(said) == 1
    assert "Checked 2026" in said[0]


def test_what_the_colours_of_a_comparison_say_is_read(desk: Application) -> None:
    """Whether a cell differs, or says the same as the baseline, would be known by its colour alone."""
    desk.controller.open_address("compare:nat-gateway+nat-instance?pin=nat-gateway")
    page = desk.window.tabs.page
    assert isinstance(page, ComparisonPage)
    rows, columns = page.model.rowCount(), page.model.columnCount()
    cells = [page.model.index(row, column) for row in range(rows) for column in range(columns)]
    heard = [str(cell.data(Qt.ItemDataRole.AccessibleTextRole)) for cell in cells]
    differs = [bool(cell.data(CellRole.DIFFERS)) for cell in cells]
    assert any(differs)
    assert [one.endswith(" Differs.") for one in heard] == differs
    assert CellView(CellKind.VALUE, "5", same=True).spoken_mark == " As the baseline."


def test_a_picture_says_the_date_that_the_notes_had_wrong(desk: Application) -> None:
    """It is only struck through in the picture, and the other one heard as if it had never been another."""
    desk.parts.workspace.set_edition(Edition.BOTH.value)
    desk.controller.open_address("tls-history")
    page = desk.window.tabs.page
    assert isinstance(page, TimelinePage)
    marks = [mark for history in page.canvas.histories for mark in history.marks]
    corrected = [mark for mark in marks if mark.old is not None]
    assert len(corrected) == 1
    said = page.canvas.item_text(corrected[0].event.id).description
    assert said.endswith(f"The notes said {corrected[0].old}.")


def test_a_timeline_says_the_date_that_it_is_moved_to(
    desk: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The date line would move silently, and nobody who hears the page know to where."""
    desk.controller.open_address("tls-history?d=2008-01-01")
    page = desk.window.tabs.page
    assert isinstance(page, TimelinePage)
    listener = Listener(monkeypatch)
    QTest.keyClick(page.canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert listener.take() == [str(page.dates[-1])]
    for _ in range(2):
        desk.actions.run("timeline.lock")
    assert listener.take() == [
        f"{page.dates[-1]} stays. Move or type the other date.",
        f"One date again: {page.dates[-1]}.",
    ]


@pytest.mark.parametrize("address", ["nat-instance", "view:limits"])
def test_the_keyboard_moves_once_to_what_is_chosen(desk: Application, qtbot: QtBot, address: str) -> None:
    """A screen reader would read Browse, the page before and Back on the way to the page that opens."""
    desk.controller.open_address("nat-gateway")
    desk.actions.run("go.search")
    palette = desk.window.palette_box
    qtbot.waitUntil(lambda: not palette.awaited)
    went: list[QWidget] = []
    desk.qt.focusChanged.connect(lambda _old, new: went.append(new) if new is not None else None)
    entry = PaletteEntry(address, "What is chosen", opens=address)
    palette.model.set_entries((entry,))
    palette.body.list.chosen.emit(0, False)  # noqa: FBT003 - as a signal sends it
    assert not palette.isVisible()
    assert str(desk.window.tabs.address) == address
    assert went == [QApplication.focusWidget()]
    assert desk.window.tabs.stack.isAncestorOf(went[0])


def test_the_keyboard_moves_once_from_the_find_bar(desk: Application) -> None:
    """A screen reader would name Browse or a button on the way from the words that were looked for."""
    desk.controller.open_address("nat-gateway")
    desk.actions.run("edit.find")
    went: list[QWidget | None] = []
    desk.qt.focusChanged.connect(lambda _old, new: went.append(new))
    QTest.keyClick(desk.window.find_bar.line, Qt.Key.Key_Escape)
    assert went == [QApplication.focusWidget()]
    assert not desk.window.find_bar.isVisible()


def test_the_keyboard_moves_once_from_page_to_page(desk: Application) -> None:
    """Where another sort of page opens, Back would be read before it."""
    desk.controller.open_address("nat-gateway")
    went: list[QWidget | None] = []
    desk.qt.focusChanged.connect(lambda _old, new: went.append(new))
    desk.controller.open_address("view:limits")
    assert went == [QApplication.focusWidget()]
    assert went[0] is not None


def test_the_keyboard_goes_back_to_the_page_when_the_search_is_left(desk: Application, qtbot: QtBot) -> None:
    """Esc would leave the keyboard nowhere, or read two widgets on the way."""
    desk.controller.open_address("nat-gateway")
    before = QApplication.focusWidget()
    desk.actions.run("go.search")
    palette = desk.window.palette_box
    qtbot.waitUntil(lambda: not palette.awaited)
    went: list[QWidget] = []
    desk.qt.focusChanged.connect(lambda _old, new: went.append(new) if new is not None else None)
    QTest.keyClick(palette.box.line, Qt.Key.Key_Escape)
    assert went == [before]


def test_the_search_says_why_a_command_cannot_be_chosen(
    desk: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reason would stand there in grey, and Enter do nothing without a word."""
    listener = Listener(monkeypatch)
    palette = desk.window.palette_box
    desk.actions.run("go.commands")
    QTest.keyClicks(palette.box.line, "differences only")
    qtbot.waitUntil(lambda: not palette.awaited)
    reason = "A comparison must be in front"
    assert palette.model.entries[0].reason == reason
    assert palette.body.list.current is None
    assert f"Differences only, D, {reason}, 1 of" in palette.box.line.accessibleDescription()
    listener.take()
    QTest.keyClick(palette.box.line, Qt.Key.Key_Return)
    assert listener.take() == [reason]


def test_nothing_is_sent_where_nobody_listens(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    """Each word would cost time in every window, or an empty one be read as a pause."""
    button = QPushButton("Here")
    qtbot.addWidget(button)
    listener = Listener(monkeypatch)
    speak(button, "")
    monkeypatch.setattr(QAccessible, "isActive", lambda: False)
    speak(button, "Copied.")
    assert listener.take() == []


def test_a_description_is_read_of_the_widget_with_the_keyboard_alone(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """What other widgets have to say of themselves would be read between two letters that are typed."""
    button = QPushButton("Here")
    qtbot.addWidget(button)
    listener = Listener(monkeypatch)
    describe(button, "Far away")
    assert button.accessibleDescription() == "Far away"
    assert listener.take() == []
    monkeypatch.setattr(button, "hasFocus", lambda: True)
    for text in ("Near", "Near"):
        describe(button, text)
    assert listener.take() == ["Near"]


def test_the_editions_are_radio_buttons(qtbot: QtBot) -> None:
    """Three boxes to be ticked would be read, of which each seems to be ticked by itself."""
    choices = [(edition.value, edition.label, edition.description) for edition in Edition]
    control = Segments(choices, name="Edition")
    qtbot.addWidget(control)
    control.choose(Edition.TODAY.value)
    found = []
    for button in control.findChildren(QPushButton):
        one = QAccessible.queryAccessibleInterface(button)
        found.append((one.role(), one.text(QAccessible.Text.Name), bool(one.state().checked)))
    radio = QAccessible.Role.RadioButton
    assert found == [(radio, f"Edition: {edition.label}", edition is Edition.TODAY) for edition in Edition]


def test_choices_have_a_label(desk: Application) -> None:
    """Only "combo box" would be read on Linux, where Qt drops the name that such a box is given."""
    desk.controller.open_address("view:limits")
    page = desk.window.tabs.page
    assert page is not None
    named = {label.buddy(): label.text() for label in page.findChildren(QLabel) if label.buddy() is not None}
    assert [named.get(box, "") for box in page.findChildren(QComboBox)] == ["Topic", "Scope"]


def test_each_part_says_its_language(desk: Application, opened: OpenAtlas) -> None:
    """A reader with a German desktop would hear English in a German voice, or German in an English one."""
    pack = msgspec.structs.replace(opened.atlas.packs[0], language="de")
    contents = msgspec.structs.replace(opened.atlas.contents, packs=(pack,))
    german = OpenAtlas(Atlas(contents), opened.report)
    desk.controller.show_atlas(german)
    page, window = desk.window.tabs.page, desk.window
    assert page is not None
    found = [part.locale().language() for part in (page, window.browse.tree, window.top.search, window)]
    assert found == [QLocale.Language.German] * 2 + [QLocale.Language.English] * 2
