"""Journey: leave with what is on the screen, as Markdown and as a web page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from netatlas.ui.clipboard import MARKDOWN
from netatlas.ui.pages.bookmarks.page import BookmarksPage

if TYPE_CHECKING:
    from pathlib import Path

    from netatlas.ui.user_data import UserData
    from tests.journeys.conftest import Reader

CTRL = Qt.KeyboardModifier.ControlModifier


def _save_as(reader: Reader, path: Path) -> None:
    """Press Ctrl+S and type the file's name into the dialog."""
    reader.press(Qt.Key.Key_S, CTRL)
    dialog = reader.window.findChild(QFileDialog)
    assert dialog is not None
    line = dialog.findChild(QLineEdit)
    assert line is not None
    line.setText(str(path))
    dialog.accept()


@pytest.mark.parametrize("ending", [".md", ".html"])
def test_the_page_in_front_is_saved(reader: Reader, tmp_path: Path, ending: str) -> None:
    """What was found could not be taken along to the exam's last hour."""
    reader.application.controller.open_address("nat-gateway-vs-nat-instance")
    path = tmp_path / f"sheet{ending}"
    said: list[str] = []  # on a slow machine the search may be prepared just then, and say so
    reader.window.statusBar().messageChanged.connect(said.append)
    with reader.qtbot.waitSignal(reader.application.parts.page_export.page_saved):
        _save_as(reader, path)
    written = path.read_text("utf-8")
    for words in ("NAT gateway", "NAT instance", "Bandwidth", "Sources", "docs.aws.amazon.com"):
        assert words in written
    assert f"Saved {path}" in said


def test_a_file_that_cannot_be_written_is_said_in_one_line(reader: Reader, tmp_path: Path) -> None:
    """The reader would believe that the sheet was saved."""
    reader.application.controller.open_address("nat-gateway")
    reader.application.parts.page_export.save_page(tmp_path / "nowhere" / "sheet.md")
    reader.qtbot.waitUntil(reader.window.message.isVisible)
    said = reader.window.message.label.text()
    assert "sheet.md" in said
    assert "\n" not in said


@pytest.mark.parametrize("ending", [".csv", ".tsv", ".xlsx"])
@pytest.mark.parametrize("address", ["nat-gateway", "nat-gateway-vs-nat-instance", "view:limits"])
def test_what_is_in_tables_is_saved_for_spreadsheets(
    reader: Reader, tmp_path: Path, address: str, ending: str
) -> None:
    """A comparison would have to be typed off the screen."""
    reader.application.controller.open_address(address)
    path = tmp_path / f"sheet{ending}"
    with reader.qtbot.waitSignal(reader.application.parts.page_export.page_saved):
        _save_as(reader, path)
    content = path.read_bytes()
    assert content.startswith(b"PK") if ending == ".xlsx" else b"NAT gateway" in content


def _copied() -> tuple[str, str, str]:
    """Return what is on the clipboard as text, Markdown and HTML, and clear it."""
    data = QApplication.clipboard().mimeData()
    copied = data.text(), bytes(data.data(MARKDOWN).data()).decode(), data.html()
    QApplication.clipboard().clear()
    return copied


def test_an_entry_of_the_search_is_copied_with_its_sources(reader: Reader) -> None:
    """A figure would be typed off the list, without what it rests on."""
    reader.press(Qt.Key.Key_K, CTRL)
    reader.type("nat gateway bandwidth")
    reader.wait_for_results()
    reader.press(Qt.Key.Key_C, CTRL)
    assert reader.window.palette_box.isVisible()
    for text in _copied():
        assert "NAT gateway" in text
        assert "Gbps" in text
        assert "docs.aws.amazon.com" in text
    reader.window.palette_box.box.line.selectAll()
    reader.press(Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text() == "nat gateway bandwidth"
    reader.window.palette_box.box.line.clear()
    reader.type("10.0.0.0/24")
    reader.wait_for_results()
    reader.press(Qt.Key.Key_C, CTRL)
    assert all("251" in text for text in _copied())


def test_bookmarks_are_copied_with_their_sources(reader: Reader) -> None:
    """What was collected would have to be copied page by page."""
    data = reader.application.parts.workspace.data
    assert data is not None
    wanted = ("aws-networking:nat-gateway/bandwidth", "aws-networking:vpc")

    def bookmark(data: UserData) -> None:
        for one in wanted:
            data.bookmarks.add(one, "Exam")

    data.write(bookmark)
    reader.qtbot.waitUntil(lambda: len(data.items.bookmarks) == len(wanted))
    reader.application.controller.open_address("view:bookmarks")
    page = reader.window.tabs.page
    assert isinstance(page, BookmarksPage)
    page.tree.setCurrentIndex(page.model.index_of(address=wanted[0]))
    reader.application.actions.run("edit.copy")
    for text in _copied():
        assert "Gbps" in text
        assert "docs.aws.amazon.com" in text
    page.tree.setCurrentIndex(page.model.index_of(group="Exam"))
    reader.application.actions.run("edit.copy")
    assert all("Gbps" in text and "VPC" in text for text in _copied())
