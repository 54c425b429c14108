"""The text box of a note: links, the list of concepts below them, and texts that change from outside."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netatlas.address import Address
from netatlas.atlas.edition import Edition
from netatlas.ui.note_editing import editor as editing
from netatlas.ui.note_editing.completion import concepts_for
from netatlas.ui.note_editing.editor import NoteEditor
from netatlas.ui.page_context import PageContext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from netatlas.api import OpenAtlas
    from netatlas.ui.app import Application

CTRL = Qt.KeyboardModifier.ControlModifier
KEY = Qt.Key


@pytest.fixture
def box(qtbot: QtBot, application: Application, opened: OpenAtlas) -> Iterator[NoteEditor]:
    """Return an editor on the screen, with the keyboard."""
    context = PageContext(opened, Edition.BOTH, application.themes.theme, jobs=application.jobs)
    window = QWidget()
    qtbot.addWidget(window)
    box = NoteEditor(context)
    QVBoxLayout(window).addWidget(box)
    window.resize(400, 300)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    box.setFocus()
    yield box
    window.close()


def test_the_concepts_that_a_begun_link_may_mean(box: NoteEditor) -> None:
    """The list would offer what the letters do not say, or nothing before the first letter."""
    found = concepts_for(box.context, "gateway")
    assert "NAT gateway" in [one.title for one in found]
    best = next(one for one in found if one.title == "NAT gateway")
    assert [best.title[start:end].casefold() for start, end in best.marks] == ["gateway"]
    assert best.detail == box.context.opened.atlas.kinds[best.kind].label
    assert concepts_for(box.context, "no such word at all") == ()
    visited = tuple(Address.parse(one) for one in ("elastic-ip", "gone", "nat-gateway", "elastic-ip"))
    context = replace(box.context, recent=lambda: visited)
    assert [one.title for one in concepts_for(context, " ")] == ["Elastic IP", "NAT gateway"]


def test_the_selection_goes_around_and_a_click_takes(box: NoteEditor, qtbot: QtBot) -> None:
    """The last concept would be as many keys away as there are others, and the mouse take another."""
    QTest.keyClicks(box, "[[nat")
    popup = box.completion
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    rows = popup.entries.rowCount()
    assert rows > 1
    QTest.keyClick(box, KEY.Key_Up)
    assert popup.currentIndex().row() == rows - 1
    QTest.keyClick(box, KEY.Key_Down)
    assert popup.currentIndex().row() == 0
    last = popup.entries.index(rows - 1, 0)
    name = str(last.data())
    QTest.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=popup.visualRect(last).center())
    assert not popup.isVisible()
    assert box.note_text == f"[[{name}]]"
    popup.chosen.emit("late")
    assert box.note_text == f"[[{name}]]"


def test_the_list_is_hidden_where_nothing_fits_or_the_atlas_is_another(box: NoteEditor, qtbot: QtBot) -> None:
    """A list for letters typed before would stay, and take the next Enter."""
    QTest.keyClicks(box, "[[nat")
    popup = box.completion
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClicks(box, "xqzw")
    qtbot.waitUntil(lambda: not popup.isVisible())
    assert popup.entries.rowCount() == 0
    QTest.keyClick(box, KEY.Key_Return)
    assert box.note_text == "[[natxqzw\n"
    context = replace(box.context, scale=2.0)
    box.apply_context(context)
    assert box.completion is None
    assert box.context is context


def test_a_link_is_begun_or_made_of_what_is_selected(box: NoteEditor) -> None:
    """The button for links would write over the selected words, or in a text that cannot be changed."""
    box.begin_link()
    assert (box.note_text, box.textCursor().position()) == ("[[", 2)
    box.set_note_text("NAT gateway")
    box.selectAll()
    box.begin_link()
    assert box.note_text == "[[NAT gateway]]"
    box.setReadOnly(True)
    box.selectAll()
    box.make_bold()
    assert box.note_text == "[[NAT gateway]]"


def test_a_link_is_followed_with_ctrl_and_the_mouse(box: NoteEditor) -> None:
    """A link could not be followed with the mouse, or be followed by whoever only places the cursor."""
    box.set_note_text("[[NAT gateway]] and a lot of words")
    cursor = box.textCursor()
    for position, modifiers, names in (
        (5, CTRL, ["NAT gateway"]), (25, CTRL, []), (5, Qt.KeyboardModifier.NoModifier, []),
    ):  # fmt: skip
        activated: list[str] = []
        box.link_activated.connect(activated.append)
        cursor.setPosition(position)
        point: QPoint = box.cursorRect(cursor).center()
        QTest.mouseClick(box.viewport(), Qt.MouseButton.LeftButton, modifiers, point)
        box.link_activated.disconnect(activated.append)
        assert activated == names


def test_find_goes_around_the_ends_and_leaves_the_cursor_where_nothing_is(box: NoteEditor) -> None:
    """An occurrence before the cursor would not be found, or a vain search lose the place."""
    box.set_note_text("one two one")
    box.moveCursor(QTextCursor.MoveOperation.End)
    none, back = QTextDocument.FindFlag(0), QTextDocument.FindFlag.FindBackward
    starts = []
    for flags in (none, none, none, back):
        assert box.find_around("one", flags)
        starts.append(box.textCursor().selectionStart())
    assert starts == [0, 8, 0, 8]
    assert not box.find_around("three", none)
    assert (box.textCursor().selectionStart(), box.textCursor().selectionEnd()) == (8, 11)
    assert box.mark_all("one", "#ffcc00") == 2
    marks = box.extraSelections()
    assert [mark.cursor.selectedText() for mark in marks] == ["one", "one"]
    assert marks[0].format.background().color().name() == "#ffcc00"


def test_markdown_is_shown_only_in_a_text_that_is_short_enough(box: NoteEditor, qtbot: QtBot) -> None:
    """Each key in a long note would format all of it again, or a short one after it stay plain."""
    start = "**bold**\n"

    def formats() -> int:
        return len(box.document().firstBlock().layout().formats())

    box.set_note_text(start)
    qtbot.waitUntil(lambda: formats() > 0)
    box.set_note_text(start + "line\n" * (editing.LONGEST_FORMATTED // 5 + 1))
    assert formats() == 0
    assert not box.is_shortened
    box.set_note_text(start)
    qtbot.waitUntil(lambda: formats() > 0)


def test_a_text_from_outside_may_be_too_long_and_short_again(box: NoteEditor) -> None:
    """What another program wrote would be cut off by the next save here."""
    box.set_note_text("short")
    text = "x" * (editing.LONGEST_LINE + 1)
    box.change_note_text(text)
    assert (box.is_shortened, box.isReadOnly(), box.note_text) == (True, True, text)
    box.change_note_text("short again")
    assert (box.is_shortened, box.isReadOnly(), box.note_text) == (False, False, "short again")
