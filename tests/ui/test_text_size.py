"""The size of the text: of the whole window, from its menus to the status bar, and of its dialogs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QWidget

from netatlas.ui.app import Application, WindowOptions, create
from netatlas.ui.fonts import apply_font
from netatlas.ui.style import style_sheet
from netatlas.ui.theme import load_theme
from netatlas.ui.widgets.plain_text import ElidedLabel, tip_text
from tests.helpers.windows import close_application

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from netatlas.api import OpenAtlas


@pytest.fixture
def shown(application: Application, opened: OpenAtlas) -> Iterator[Application]:
    """Return the program with a small atlas in its window."""
    application.controller.show_atlas(opened)
    yield application
    apply_font()


def _sizes(application: Application) -> dict[str, int]:
    """Return the height of letters of each part of the window and of the preferences."""
    window = application.window
    application.controller.show_preferences()
    dialog = application.qt.activeModalWidget() or QWidget()
    boxes, labels = dialog.findChildren(QComboBox), dialog.findChildren(QLabel)
    parts: dict[str, QWidget] = {
        "menu bar": window.menuBar(),
        "tabs": window.tabs.bar,
        "Browse": window.browse.tree,
        "search": window.top.search,
        "edition": window.top.edition.findChildren(QPushButton)[0],
        "key": window.top.search.findChildren(QLabel)[0],
        "status bar": window.statusBar().findChildren(QLabel)[0],
        "box of a dialog": boxes[0],
        "label of a dialog": labels[0],
    }
    for part in parts.values():
        part.ensurePolished()
    sizes = {name: part.fontInfo().pixelSize() for name, part in parts.items()}
    dialog.close()
    return sizes


def test_the_whole_window_has_the_size_of_the_text(shown: Application) -> None:
    """Somebody with weak eyes would read the page and neither the menus nor the status bar around it."""
    normal = _sizes(shown)
    shown.parts.workspace.set_percent(200)
    QApplication.processEvents()
    assert _sizes(shown) == {name: 2 * size for name, size in normal.items()}
    shown.parts.workspace.set_percent(100)
    QApplication.processEvents()
    assert _sizes(shown) == normal


def test_a_start_has_the_size_of_the_last_one(tmp_path: Path) -> None:
    """The window would begin with small letters each day."""
    (tmp_path / "settings.toml").write_text("text_percent = 200\n", "utf-8")
    application = create([], WindowOptions(home=tmp_path))
    assert application.window.menuBar().fontInfo().pixelSize() == 28
    assert application.window.top.back.height() == 56
    close_application(application)


def test_room_around_words_grows_less_than_they_do() -> None:
    """At three times the size nothing but room would be left of a small window."""
    colours = load_theme("light").base
    assert "padding: 0 8px; font-size: 11px" in style_sheet(colours)
    assert "padding: 0 12px; font-size: 33px" in style_sheet(colours, 3)


def test_the_search_field_has_its_key_where_there_is_room(shown: Application) -> None:
    """The key would lie upon the words that it belongs to."""
    top = shown.window.top
    chip = top.findChild(QLabel, "keyChip")
    assert isinstance(chip, QLabel)
    for width, has_chip, text in ((640, True, "Search concepts, limits"), (140, False, "Search")):
        top.search.resize(width, top.search.height())
        QApplication.sendEvent(top.search, QResizeEvent(top.search.size(), QSize()))  # as if it were shown
        assert (chip.isHidden(), top.search.text().startswith(text)) == (not has_chip, True)
    assert top.search.text().endswith("…")


def test_a_message_takes_the_place_of_the_lasting_line(shown: Application) -> None:
    """Both would be painted upon each other as soon as the status bar becomes higher."""
    line = shown.window.statusBar().findChildren(ElidedLabel)[0]
    shown.parts.workspace.set_percent(200)
    QApplication.processEvents()
    assert (shown.window.statusBar().currentMessage(), line.isHidden()) == ("Text at 200 %", True)
    shown.window.statusBar().clearMessage()
    assert not line.isHidden()


def test_a_label_that_is_cut_has_its_text_as_tooltip(qtbot: QtBot) -> None:
    """What the open pack holds would end in the middle of a word and be told nowhere."""
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.show_text("360 concepts, 2,305 facts & 63 lines")
    label.resize(label.sizeHint())
    assert (label.is_cut, tip_text(label)) == (False, "")
    label.resize(60, 20)
    label.grab()
    assert (label.is_cut, tip_text(label)) == (True, label.text())
    assert label.minimumSizeHint().width() < 60


def test_the_editions_are_shortened_where_the_search_would_have_no_room(
    shown: Application, qtbot: QtBot
) -> None:
    """Their labels would be cut at both ends; or a wide window would not say in full what they are."""
    window, labels = shown.window, ["As the notes", "As of today", "Both"]
    shown.parts.workspace.set_percent(200)
    for width, expected in ((1600, labels), (800, ["Notes", "Today", "Both"]), (1600, labels)):
        window.resize(width, 700)
        window.show()
        shown.qt.processEvents()
        buttons = window.top.edition.findChildren(QPushButton)
        assert [button.text() for button in buttons] == expected
        assert [button.accessibleName() for button in buttons] == [f"Edition: {label}" for label in labels]
        qtbot.waitUntil(lambda: window.top.edition.width() >= window.top.edition.sizeHint().width())
