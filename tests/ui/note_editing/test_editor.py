"""The text box of a note: plain words, whatever they look like, and keys that every editor has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from netatlas.atlas.edition import Edition
from netatlas.ui.note_editing import editor as editing
from netatlas.ui.note_editing.editor import NoteEditor, is_too_long
from netatlas.ui.page_context import PageContext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from netatlas.api import OpenAtlas
    from netatlas.ui.app import Application

CTRL = Qt.KeyboardModifier.ControlModifier
KEY = Qt.Key


@pytest.fixture
def editor(qtbot: QtBot, application: Application, opened: OpenAtlas) -> Iterator[NoteEditor]:
    """Return an editor on the screen, with the keyboard."""
    context = PageContext(opened, Edition.BOTH, application.themes.theme, jobs=application.jobs)
    window = QWidget()
    qtbot.addWidget(window)
    box = NoteEditor(context)
    column = QVBoxLayout(window)
    column.addWidget(box)
    column.addWidget(QPushButton("Delete"))
    window.resize(400, 300)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    box.setFocus()
    yield box
    window.close()


def test_markup_is_text(editor: NoteEditor) -> None:
    """HTML in a note would be drawn, and an image in it be looked for on the disk."""
    hostile = '<img src="file:///etc/passwd"><b>x</b> ![](http://example.org/x.png)'
    editor.set_note_text(hostile)
    assert editor.note_text == hostile
    data = QMimeData()
    data.setHtml("<b>bold</b>")
    data.setText("bold")
    editor.selectAll()
    editor.insertFromMimeData(data)
    assert editor.note_text == "bold"


def test_what_is_too_long_is_shown_in_part_and_kept_whole(editor: NoteEditor, qtbot: QtBot) -> None:
    """A note of some megabytes would stop the window, or lose what is not shown."""
    for text in ("line\n" * editing.LONGEST_TEXT, "x" * (editing.LONGEST_LINE + 1)):
        editor.set_note_text(text)
        assert editor.isReadOnly()
        assert editor.note_text == text
        assert 0 < len(editor.toPlainText()) <= editing.SHOWN_OF_LONGER
    editor.set_note_text("short")
    assert not editor.isReadOnly()
    data = QMimeData()
    data.setText("y" * 5_000_000)
    with qtbot.waitSignal(editor.refused) as refused:
        editor.insertFromMimeData(data)
    assert "netatlas note" in refused.args[0]
    assert editor.note_text == "short"
    assert not is_too_long("y" * editing.LONGEST_LINE)


def test_a_change_from_outside_keeps_the_cursor_and_can_be_undone(editor: NoteEditor) -> None:
    """The cursor would jump to the start with each change by another program."""
    editor.set_note_text("one two three")
    cursor = editor.textCursor()
    cursor.setPosition(13)
    editor.setTextCursor(cursor)
    editor.change_note_text("one 2 three")
    assert (editor.note_text, editor.textCursor().position()) == ("one 2 three", 11)
    editor.undo()
    assert editor.note_text == "one two three"


def test_keys_and_buttons_write_markdown_as_one_step(editor: NoteEditor) -> None:
    """Whoever knows no Markdown could not emphasise anything, or would undo it sign by sign."""
    editor.set_note_text("one zone")
    editor.selectAll()
    QTest.keyClick(editor, KEY.Key_B, CTRL)
    assert editor.note_text == "**one zone**"
    QTest.keyClick(editor, KEY.Key_I, CTRL)
    assert editor.note_text == "***one zone***"
    editor.undo()
    editor.undo()
    assert editor.note_text == "one zone"
    editor.make_list()
    editor.insert_table()
    assert editor.note_text.startswith("- one zone\n\n| |")


def test_a_link_is_completed_by_the_name_of_a_concept(editor: NoteEditor, qtbot: QtBot) -> None:
    """Links would have to be typed letter by letter, and lead nowhere after a slip."""
    QTest.keyClicks(editor, "a [[gateway")
    popup = editor.completion
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    names = [entry.title for entry in popup.entries.entries]
    assert "NAT gateway" in names
    QTest.keyClick(editor, KEY.Key_Escape)
    assert not popup.isVisible()
    assert editor.note_text == "a [[gateway"
    QTest.keyClicks(editor, "x")
    QTest.keyClick(editor, KEY.Key_Backspace)
    qtbot.waitUntil(popup.isVisible)
    for _ in range(names.index("NAT gateway")):
        QTest.keyClick(editor, KEY.Key_Down)
    QTest.keyClick(editor, KEY.Key_Return)
    assert editor.note_text == "a [[NAT gateway]]"
    with qtbot.waitSignal(editor.link_activated) as activated:
        editor.moveCursor(QTextCursor.MoveOperation.Left)
        QTest.keyClick(editor, KEY.Key_Return, CTRL)
    assert activated.args == ["NAT gateway"]


def test_tab_leads_out_of_the_box(editor: NoteEditor) -> None:
    """Whoever has no mouse would be caught in the text."""
    QTest.keyClicks(editor, "text")
    QTest.keyClick(editor, KEY.Key_Tab)
    assert editor.note_text == "text"
    assert isinstance(QApplication.focusWidget(), QPushButton)


def test_bold_and_links_look_so(editor: NoteEditor) -> None:
    """Markdown would be read sign by sign."""
    editor.set_note_text("**bold** and [[VPC]]")
    formats = editor.document().firstBlock().layout().formats()
    weights = {one.start: one.format.fontWeight() for one in formats}
    assert weights[2] >= 700
    accent = editor.context.theme.colour("accent")
    assert any(one.format.foreground().color() == accent and one.length == 3 for one in formats)
