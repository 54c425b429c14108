"""Journey: ask what was allowed on a day, on another, and what changed between them, by keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit

from netatlas.ui.pages.timeline.page import TimelinePage

if TYPE_CHECKING:
    from pathlib import Path

    from tests.journeys.conftest import Reader

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def _page(reader: Reader) -> TimelinePage:
    page = reader.window.tabs.page
    assert isinstance(page, TimelinePage)
    return page


def _open(reader: Reader) -> TimelinePage:
    reader.press(KEY.Key_K, CTRL)
    reader.type("tls history")
    assert reader.wait_for_results()[0] == "SSL and TLS history"
    reader.press(KEY.Key_Return)
    return _page(reader)


def _ask(reader: Reader, date: str) -> str:
    """Type a date on the picture and return the sentence that answers."""
    page = _page(reader)
    reader.type(date[0])
    reader.type(date[1:])
    reader.press(KEY.Key_Return)
    reader.qtbot.waitUntil(lambda: f"On {date}" in page.browser.toPlainText())
    return page.browser.toPlainText().split(f"On {date}\n")[1].partition("\n")[0]


def test_what_was_allowed_on_two_days(reader: Reader) -> None:
    """The question which versions may still be used could not be answered."""
    page = _open(reader)
    assert _ask(reader, "2014-10-14") == (
        "Current: SSL 3.0, TLS 1.0, TLS 1.1, TLS 1.2. Must not be used: SSL 2.0 (since 2011-03 by IETF). "
        "Not yet published: TLS 1.3."
    )
    reader.press(KEY.Key_L)
    now = _ask(reader, "2026-11-01")
    assert now.startswith("Current: TLS 1.2, TLS 1.3. Deprecated: SSL 3.0 (since 2015-06-25 by IETF).")
    assert "Must not be used: SSL 2.0" in now
    text = page.browser.toPlainText()
    assert "From 2014-10-14 to 2026-11-01" in text
    assert "TLS 1.3: not yet published, then current. 2018-08-10 published" in text
    assert "Nothing changed for SSL 2.0." in text
    assert reader.address == "ssl-tls-history?at=2014-10-14..2026-11-01"


def test_walk_the_events_open_one_and_come_back_to_the_date(reader: Reader) -> None:
    """Opening one version would lose the chosen dates."""
    page = _open(reader)
    _ask(reader, "2014-10-14")
    for key in (KEY.Key_Right, KEY.Key_Down, KEY.Key_Down, KEY.Key_End):
        reader.press(key)
    assert page.canvas.current == "tls-1-0-prohibited-by-aws"
    assert "AWS Security Blog" in page.detail.text()
    reader.press(KEY.Key_Return)
    assert reader.address == "tls-1-0"
    reader.press(KEY.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert reader.address == "ssl-tls-history?at=2014-10-14"
    assert [str(date) for date in _page(reader).dates] == ["2014-10-14"]


def test_the_picture_is_saved(reader: Reader, tmp_path: Path) -> None:
    """The picture could not be saved."""
    _open(reader)
    reader.press(KEY.Key_S, CTRL)
    dialog = reader.window.findChild(QFileDialog)
    assert dialog is not None
    assert any("svg" in words for words in dialog.nameFilters())
    line = dialog.findChild(QLineEdit)
    assert line is not None
    path = tmp_path / "tls.svg"
    line.setText(str(path))
    with reader.qtbot.waitSignal(reader.application.parts.page_export.page_saved):
        dialog.accept()
    assert path.read_text("utf-8").startswith("<svg")
