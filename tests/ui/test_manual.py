"""The manual: its keys are those of the program, its links lead somewhere, and marks lead to their page."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from netatlas import paths
from netatlas.address import Address
from netatlas.atlas.views import VIEW_TITLES
from netatlas.documents.blocks import KEY, NO, OLD, Bullets, Heading, Link, Paragraph, Table, Text, plain
from netatlas.documents.manual import manual_document
from netatlas.documents.marks import MARK_TIPS
from netatlas.ui.commands import COMMANDS, MARKS_HINT, OTHER_KEYS, key_of
from netatlas.ui.pages.text_page import TextPage
from tests.helpers.atlases import demo_atlas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from netatlas.api import OpenAtlas
    from netatlas.documents.blocks import Inline
    from netatlas.ui.app import Application

DOCUMENT = manual_document(demo_atlas())
CHAPTERS = ("Editions", "Marks", "Confidence", "What is computed", "Keys", "With a screen reader")
COMMAND_OF_ROW = {
    "go to anything": "go.search",
    "commands": "go.commands",
    "find in the page": "edit.find",
    "in all text": "edit.find_all",
    "next pane": "go.next_pane",
    "Browse": "view.browse",
    "right panel": "view.panel",
    "preferences": "edit.preferences",
    "this manual": "help.manual",
    "the marks": "help.marks",
    "all shortcuts": "help.shortcuts",
}
"""Parts of the rows of the manual's table with the command that each is about."""


def _lines() -> Iterator[Inline]:
    for block in DOCUMENT.blocks:
        match block:
            case Paragraph():
                yield block.inline
            case Bullets():
                yield from block.items
            case Table():
                yield from chain.from_iterable(block.rows)


def _keys_named() -> set[str]:
    return {span.text for line in _lines() for span in line if isinstance(span, Text) and span.style == KEY}


def _keys_known() -> set[str]:
    known = set(chain.from_iterable(command.keys for command in COMMANDS))
    for keys, _what in OTHER_KEYS:
        known |= set(re.split(r"[;,] | at the start| on a link| to ", keys))
    return known


def test_every_key_of_the_manual_is_one_of_the_program() -> None:
    """The manual would teach a key that was changed, and that now does nothing or something else."""
    named = _keys_named()
    assert len(named) > len(COMMAND_OF_ROW)
    assert named - _keys_known() == set()
    text = paths.manual().read_text("utf-8")
    for command in COMMAND_OF_ROW.values():
        assert f"`{key_of(command)}`" in text


def test_the_table_of_keys_says_what_each_does() -> None:
    """A key would stand beside what another one does."""
    [table] = [block for block in DOCUMENT.blocks if isinstance(block, Table)]
    rows = {plain(what): plain(keys) for what, keys in table.rows}
    for what, command in COMMAND_OF_ROW.items():
        [(row, keys)] = [one for one in rows.items() if what in one[0].split("; ")]
        assert key_of(command) in keys.split("; ")[row.split("; ").index(what)]


def test_the_manual_has_its_chapters_and_its_links_lead_to_views() -> None:
    """Somebody would look for the word beside a value in the help, or follow a link to nothing."""
    assert DOCUMENT.title == VIEW_TITLES["manual"]
    headings = [block.text for block in DOCUMENT.blocks if isinstance(block, Heading)]
    assert set(CHAPTERS) <= set(headings)
    targets = {span.target for line in _lines() for span in line if isinstance(span, Link)}
    assert {"view:marks", "view:shortcuts", "view:exports"} <= targets
    assert all(Address.parse(target).view_name in VIEW_TITLES for target in targets)
    assert "HTML export is the edition with headings" in paths.manual().read_text("utf-8")


def test_help_is_a_key_away_and_marks_say_where_they_are_explained(
    application: Application, opened: OpenAtlas, qtbot: QtBot
) -> None:
    """A newcomer would find a list of marks for a manual, or no way from a mark to what it means."""
    application.window.first_painted.disconnect()
    application.start()
    application.controller.show_atlas(opened)
    window = application.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_F1)
    page = window.tabs.page
    assert isinstance(page, TextPage)
    assert page.title == DOCUMENT.title
    QTest.keyClick(window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    assert page.title == VIEW_TITLES["marks"]
    application.controller.open_address("nat-gateway")
    assert isinstance(page, TextPage)
    tips = [form.toCharFormat().toolTip() for form in page.browser.document().allFormats()]
    for meaning in (MARK_TIPS[OLD], MARK_TIPS[NO]):
        assert [text for text in tips if meaning in text and MARKS_HINT in text]
    assert all(MARKS_HINT in text for text in filter(None, tips) if "Copies the address" not in text)
