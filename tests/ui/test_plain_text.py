"""A pack's words are shown letter by letter in the real window, wherever Qt would guess mark-up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QWidget,
)

from netatlas.address import Address
from netatlas.tips import tip
from netatlas.ui.app import Application, WindowOptions, create
from netatlas.ui.pages.limits.page import LimitsPage
from netatlas.ui.pages.timeline.page import TimelinePage
from netatlas.ui.widgets.message_bar import Cause
from netatlas.ui.widgets.plain_text import ask_for_text, plain_label, set_tip
from tests.helpers.packs import FILES, write_pack
from tests.helpers.tips import PICTURE, ask, is_made, tips
from tests.helpers.windows import close_application

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

RED = "red.ppm"
HOSTILE = f'<img src="{RED}">&R&D[*] '
FREE_TEXT = re.compile(
    r"\b(title|short|publisher|name|summary|says|label|yes|no|value|licence|section|gist|now|when|note|by): "
    r"(?!true)([A-Za-z][^,}\n]*)"
)
"""The texts of the small pack that may be anything."""
pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support raise"
)  # the offscreen platform, of tips


def _spoilt() -> dict[str, str]:
    """Return the files of a sound pack, with two authorities, and ``HOSTILE`` before each free text."""
    ending = "    - {{id: {0}, lane: nat-instance, date: {1}, what: retired, by: {0}, says: Ends, {2}}}\n"
    ended = ending.format("ietf", 2024, "sources: [rfc]") + ending.format("nist", 2025, "sources: [guide]")
    files = {**FILES, "timelines.yaml": FILES["timelines.yaml"] + ended}
    return {path: FREE_TEXT.sub(rf"\1: '{HOSTILE}\2'", text) for path, text in files.items()}


@pytest.fixture
def application(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Application]:
    """Return the program with a pack open that calls a red picture, which exists, in every text."""
    (tmp_path / RED).write_bytes(b"P6 64 64 255 " + bytes([255, 0, 0]) * 64 * 64)
    monkeypatch.chdir(tmp_path)
    pack = write_pack(tmp_path / "pack", _spoilt())
    application = create([], WindowOptions(home=tmp_path / "home", packs=(pack,)))
    with qtbot.waitSignal(application.controller.atlas_opened, timeout=20_000):
        application.start()
    assert application.window.message.isHidden(), "the pack has faults"
    yield application
    close_application(application)


def _read(tooltip: str) -> str:
    """Return the text that Qt shows for a tip, without spaces and line breaks."""
    document = QTextDocument()
    document.setHtml(tooltip)
    assert PICTURE not in document.toPlainText()
    return "".join(document.toPlainText().split())


def _check(window: QWidget) -> int:
    """Check all tips and labels in sight; return how many tips say ``HOSTILE``."""
    found = [tooltip for tooltip in tips(window) if tooltip]
    assert all(map(is_made, found))
    hostile = sum("".join(HOSTILE.split()) in _read(tooltip) for tooltip in found)
    assert sum("red.ppm" in tooltip for tooltip in found) == hostile
    labels = [label for label in window.findChildren(QLabel) if label.metaObject().className() == "QLabel"]
    assert labels
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
    picture = window.grab().toImage()
    places = [(x, y) for x in range(0, picture.width(), 8) for y in range(0, picture.height(), 8)]
    assert not [place for place in places if picture.pixelColor(*place).name() == "#ff0000"]
    return hostile


def test_tips_and_labels_show_a_packs_words(application: Application, qtbot: QtBot) -> None:
    """A pack from a stranger could draw on the window, or learn which files are on the reader's disk."""
    window = application.window
    status = [label.text() for label in window.statusBar().findChildren(QLabel)]
    assert any(HOSTILE.strip() in text for text in status)
    window.tabs.open(Address.parse("compare:nat-gateway+nat-instance"))
    qtbot.waitUntil(lambda: _check(window) >= 6)
    window.tabs.open(Address.parse("view:limits"))
    qtbot.waitUntil(lambda: isinstance(window.tabs.page, LimitsPage) and _check(window) >= 7)
    window.tabs.open(Address.parse("nat-history"))
    qtbot.waitUntil(lambda: isinstance(window.tabs.page, TimelinePage) and _check(window) >= 2)
    window.message.show_message(HOSTILE, Cause.DEFECT, details=True)
    for command in ("go.health", "go.errata", "help.about", "edit.preferences", "edit.find", "go.search"):
        application.actions.run(command)
        _check(window)
    QTest.keyClicks(window.palette_box.box.line, "bandwidth")
    qtbot.waitUntil(lambda: bool(window.palette_box.model.entries) and not window.palette_box.awaited)
    assert _check(window) >= 1


def test_a_tab_shows_and_speaks_its_whole_name(application: Application) -> None:
    """A long name would be cut, its "&" lost, or its tip's mark-up read out."""
    window = application.window
    window.tabs.open(Address.parse("nat-gateway"))
    bar, place = window.tabs.bar, window.tabs.current
    tooltip = ask(bar, bar.tabRect(place).center())
    assert _read(tooltip) == "".join(f"{HOSTILE}NAT gateway".split())
    spoken = QAccessible.queryAccessibleInterface(bar).child(place)
    assert spoken.text(QAccessible.Text.Name) == f"{HOSTILE}NAT gateway"
    assert "qt" not in spoken.text(QAccessible.Text.Description)
    assert "[*][*]" in window.windowTitle()  # as Qt shows one


def test_a_screen_reader_is_given_plain_words(qtbot: QtBot) -> None:
    """Tips would be read out with their mark-up, and labels without their "&"."""
    box = QLineEdit()
    qtbot.addWidget(box)
    set_tip(box, HOSTILE)
    label = plain_label(HOSTILE, box, buddy=box)
    assert QAccessible.queryAccessibleInterface(box).text(QAccessible.Text.Description) == HOSTILE
    assert QAccessible.queryAccessibleInterface(label).text(QAccessible.Text.Name) == HOSTILE
    set_tip(box, "")
    assert not box.toolTip()


def test_a_question_shows_what_was_typed(qtbot: QtBot) -> None:
    """What is wrong with a need is said with the reader's words, which could be mark-up."""
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = ask_for_text(parent, "I need", HOSTILE, "x")
    dialog.open()
    (label,) = dialog.findChildren(QLabel)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert QAccessible.queryAccessibleInterface(label).text(QAccessible.Text.Name) == HOSTILE
    assert dialog.labelText() == label.text()


@pytest.mark.usefixtures("qapp")
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn"]), max_size=300))
def test_every_text_is_read_as_it_is(text: str) -> None:
    """A text that looks like mark-up, or like letters in code, would be shown as something else."""
    shown = _read(tip(text)) if PICTURE not in text else ""
    assert PICTURE in text or shown == "".join(text.split())


@pytest.mark.usefixtures("qapp")
def test_a_tip_is_as_wide_as_is_easy_to_read() -> None:
    """A short tip would be broken into a narrow column, or a long one reach across the screen."""
    short, long = QTextDocument(), QTextDocument()
    short.setHtml(tip("Keep this date and compare another with it (L)"))
    long.setHtml(tip("first\n\n" + "Maximum bandwidth of a NAT gateway: 5 to 100 Gbps. " * 5))
    assert "\n" not in short.toPlainText()
    lines = long.toPlainText().split("\n")
    assert lines[:2] == ["first", ""]
    assert 50 < max(map(len, lines)) <= 72
    document = QTextDocument()
    document.setHtml(tip(" a  b"))
    assert document.toPlainText() == " a  b"
