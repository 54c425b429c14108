"""Text from packs opens nothing: no file, no mark-up, whatever it says."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest

from netatlas.documents.blocks import (
    Bullets,
    Callout,
    Document,
    FactList,
    Heading,
    Link,
    Paragraph,
    Table,
    Tags,
    Text,
)
from netatlas.printing.text_writer import TextWriter
from netatlas.ui.theme import load_theme
from netatlas.ui.widgets.closed_browser import ClosedBrowser

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

OCCURRENCES = 25
"""How often ``_document`` says its words."""

_OPENED: list[str] = []
_WATCH: list[bool] = []


def _hook(event: str, arguments: tuple[object, ...]) -> None:
    if _WATCH and event == "open":
        _OPENED.append(str(arguments[0]))


sys.addaudithook(_hook)


def _document(words: str) -> Document:
    """Return a document that says the same words everywhere."""
    inline = (Text(words), Link(words, "nat-gateway"))
    return Document(
        title=words,
        subtitle=words,
        blocks=(
            Tags("component", words, (words,)),
            Heading(words),
            Paragraph(inline),
            Callout(inline, "correction"),
            FactList(((inline, inline, inline),)),
            Table((inline, inline), ((inline, inline),)),
            Bullets((inline,)),
        ),
    )


@pytest.mark.parametrize(
    "words",
    [
        '<img src="{file}">',
        "<h1>big</h1>",
        "&amp; <b>bold</b>",
        '<link rel="stylesheet" href="{file}">',
        "![x]({file})",
    ],
)
def test_what_a_pack_says_is_text_and_reads_no_file(qtbot: QtBot, tmp_path: Path, words: str) -> None:
    """A pack from a stranger could draw pictures from the reader's disk, or learn which files exist."""
    file = tmp_path / "secret.png"
    file.write_bytes(b"\x89PNG")
    browser = ClosedBrowser()
    qtbot.addWidget(browser)
    text = words.format(file=file)
    _WATCH.append(True)
    TextWriter(browser.document(), load_theme("light")).write(_document(text))
    browser.resize(400, 300)
    browser.grab()
    _WATCH.clear()
    assert str(file) not in _OPENED
    assert browser.toPlainText().count(text) == OCCURRENCES


def test_a_picture_in_mark_up_is_never_read(qtbot: QtBot, tmp_path: Path) -> None:
    """Should mark-up ever get in, the browser itself must still keep the file closed."""
    file = tmp_path / "red.ppm"
    file.write_bytes(b"P6 64 64 255 " + bytes([255, 0, 0]) * 64 * 64)
    browser = ClosedBrowser()
    qtbot.addWidget(browser)
    browser.setHtml(f'<img src="{file}"><img src="file://{file}">')
    browser.resize(300, 300)
    picture = browser.grab().toImage()
    reds = [picture.pixelColor(x, y).name() for x in range(0, 300, 3) for y in range(0, 300, 3)]
    assert "#ff0000" not in reds


def test_find_goes_round_and_counts(qtbot: QtBot) -> None:
    """Find in page would stop at the end or miss what is in a table."""
    browser = ClosedBrowser()
    qtbot.addWidget(browser)
    TextWriter(browser.document(), load_theme("light")).write(_document("Bandwidth"))
    assert browser.marks.mark("bandwidth", "#ffe08a", "#1c2126") == OCCURRENCES
    places = set()
    for _ in range(OCCURRENCES + 5):
        assert browser.find_text("bandwidth")
        places.add(browser.textCursor().position())
    assert len(places) == OCCURRENCES
    assert not browser.find_text("nothing like it")
    assert browser.marks.mark("", "#ffe08a", "#1c2126") == 0


@pytest.mark.usefixtures("qapp")
def test_a_page_written_twice_is_the_same() -> None:
    """A change of theme or size would pile text up or leave some of it behind."""
    target = QTextDocument()
    for _ in range(2):
        TextWriter(target, load_theme("dark"), scale=1.5).write(_document("Bandwidth"))
    once = QTextDocument()
    TextWriter(once, load_theme("dark"), scale=1.5).write(_document("Bandwidth"))
    assert target.toPlainText() == once.toPlainText()


LINKS = ["nat-gateway/bandwidth", "2fast:vpn", "compare:mine%3Avpn+tcp", "view:limits?words=nat%20%3E%2010"]


@pytest.mark.parametrize("address", LINKS)
def test_a_clicked_link_is_the_address_as_written(qtbot: QtBot, address: str) -> None:
    """Qt makes a URL of a link first: one of a pack called 2fast would lead nowhere, others elsewhere."""
    browser = ClosedBrowser()
    qtbot.addWidget(browser)
    browser.resize(400, 200)
    document = Document(title="", blocks=(Paragraph((Link("here", address),)),))
    TextWriter(browser.document(), load_theme("light")).write_body(document)
    with qtbot.waitExposed(browser):
        browser.show()
    grid = [QPoint(x, y) for y in range(0, 100, 2) for x in range(0, 60, 2)]
    linked = [at for at in grid if browser.anchorAt(at)]
    at = linked[len(linked) // 2]
    with qtbot.waitSignal(browser.link_activated) as clicked:
        QTest.mouseClick(browser.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert clicked.args == [address, False]
