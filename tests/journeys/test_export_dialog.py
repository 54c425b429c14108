"""Journey: take a page, a topic, bookmarks, notes or everything along, in the format that is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFileDialog, QLineEdit, QToolButton

from netatlas.export.endings import FORMATS
from netatlas.ui.exporting.choice import What
from netatlas.ui.pages.limits.page import LimitsPage
from netatlas.ui.widgets.row_wash import row_cursor

if TYPE_CHECKING:
    from pathlib import Path

    from netatlas.ui.export_command import ExportCommand
    from netatlas.ui.exporting.dialog import ExportDialog
    from netatlas.ui.user_data import UserData
    from tests.journeys.conftest import Reader

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
NAT, VPC = "aws-networking:nat-gateway", "aws-networking:vpc"


def _command(reader: Reader) -> ExportCommand:
    return reader.application.parts.export_command


def _data(reader: Reader) -> UserData:
    data = reader.application.parts.workspace.data
    assert data is not None
    return data


def _activate(reader: Reader) -> None:
    """Give the window the keyboard, which the offscreen platform does not when a dialog is closed."""
    reader.window.activateWindow()
    reader.qtbot.waitUntil(reader.window.isActiveWindow)


def _open(reader: Reader) -> ExportDialog:
    """Press the key of the command and wait until the dialog has all that it says."""
    _activate(reader)
    reader.press(KEY.Key_E, CTRL)
    dialog = _command(reader).dialog
    assert dialog is not None
    reader.qtbot.waitUntil(lambda: reader.application.jobs.idle)
    return dialog


def _choose(dialog: ExportDialog, what: What, form: str) -> None:
    known = [offer.what for offer in dialog.offered]
    dialog.what.setCurrentIndex(known.index(what))
    names = [one.name for one in dialog.offer.formats]
    dialog.formats.setCurrentRow(names.index(form))


def _confirm(dialog: ExportDialog, path: Path) -> None:
    """Press Export… and name the file, or the folder to put another one in, in the system's dialog."""
    dialog.export.click()
    chooser = next(one for one in dialog.findChildren(QFileDialog) if one.isVisible())
    line = chooser.findChild(QLineEdit)
    assert line is not None
    line.setText(str(path))
    chooser.accept()


def _export(reader: Reader, what: What, form: str, path: Path) -> None:
    dialog = _open(reader)
    _choose(dialog, what, form)
    with reader.qtbot.waitSignal(_command(reader).exported, timeout=20_000):
        _confirm(dialog, path)


def test_a_page_is_exported_by_keyboard(
    reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever uses no mouse could take nothing out."""
    shown: list[Path] = []
    reader.application.controller.open_address("nat-gateway")
    monkeypatch.setattr(_command(reader), "_open_folder", shown.append)
    dialog = _open(reader)
    assert dialog.what.currentText() == "This page: NAT gateway"
    dialog.formats.setFocus()
    for _ in range(3):
        reader.press(KEY.Key_Down)
    assert dialog.form.label == "Excel workbook"
    assert "take it before CSV" in dialog.remark.text()
    reader.press(KEY.Key_Return)
    chooser = dialog.findChild(QFileDialog)
    assert chooser is not None
    assert chooser.selectedFiles()[0].endswith("nat-gateway.xlsx")
    line = chooser.findChild(QLineEdit)
    assert line is not None
    path = tmp_path / "page.xlsx"
    line.setText(str(path))
    with reader.qtbot.waitSignal(_command(reader).exported):
        chooser.accept()
    assert path.read_bytes().startswith(b"PK")
    assert reader.window.message.label.text() == f"Saved {path}"
    reader.window.message.action.click()
    assert shown == [tmp_path]
    again = _open(reader)
    assert again.form.name == "xlsx"
    reader.press(KEY.Key_Escape)
    assert _command(reader).dialog is None


@pytest.mark.parametrize(
    ("form", "begins"),
    [("md", b"# "), ("html", b"<!"), ("pdf", b"%PDF"), ("json", b"{"), ("apkg", b"PK"), ("gexf", b"<?xml")],
)
def test_a_page_is_exported_in_every_sort_of_format(
    reader: Reader, tmp_path: Path, form: str, begins: bytes
) -> None:
    """A format that the dialog offers would end in an error."""
    reader.application.controller.open_address("nat-gateway")
    path = tmp_path / f"page.{form}"
    _export(reader, What.PAGE, form, path)
    assert path.read_bytes().startswith(begins)


def test_a_foreign_folder_is_refused_before_work_begins(reader: Reader, tmp_path: Path) -> None:
    """Somebody's files would be among those of NetAtlas, or the work would be for nothing."""
    foreign = tmp_path / "mine"
    foreign.mkdir()
    (foreign / "letter.txt").write_text("mine", encoding="utf-8")
    reader.application.controller.open_address("view:start")
    dialog = _open(reader)
    _choose(dialog, What.TOPIC, "vault")
    titles = [dialog.which.itemText(index) for index in range(dialog.which.count())]
    dialog.which.setCurrentIndex(titles.index("Internet and NAT"))
    assert dialog.folder.text() == "internet-and-nat-vault"
    dialog.folder.setText("mine")
    _confirm(dialog, tmp_path)
    reader.qtbot.waitUntil(lambda: not dialog.status.isHidden())
    assert "is not empty" in dialog.status.text()
    assert [one.name for one in foreign.iterdir()] == ["letter.txt"]
    dialog.folder.setText("a/b")
    assert not dialog.export.isEnabled()
    dialog.folder.setText("vault")
    with reader.qtbot.waitSignal(_command(reader).exported, timeout=20_000):
        _confirm(dialog, tmp_path)
    vault = tmp_path / "vault"
    assert "nat-gateway.md" in {one.name for one in vault.iterdir()}
    own = vault / "own.md"
    own.write_text("mine", encoding="utf-8")
    _export(reader, What.TOPIC, "vault", vault)  # one that NetAtlas wrote is written again, not one in it
    assert own.read_text("utf-8") == "mine"
    assert not (vault / "internet-and-nat-vault").exists()


def test_a_file_with_the_ending_of_another_format_is_refused(reader: Reader, tmp_path: Path) -> None:
    """Markdown in a file called .pdf would open nowhere."""
    reader.application.controller.open_address("nat-gateway")
    dialog = _open(reader)
    _choose(dialog, What.PAGE, "md")
    _confirm(dialog, tmp_path / "page.pdf")
    reader.qtbot.waitUntil(lambda: not dialog.status.isHidden())
    assert "does not end in .md" in dialog.status.text()
    assert not (tmp_path / "page.pdf").exists()
    with reader.qtbot.waitSignal(_command(reader).exported):
        _confirm(dialog, tmp_path / "page")
    assert (tmp_path / "page.md").exists()


def test_bookmarks_of_a_group_and_notes_are_exported(reader: Reader, tmp_path: Path) -> None:
    """What is the reader's own would stay in NetAtlas."""
    dialog = _open(reader)
    reasons = {offer.what: offer.reason for offer in dialog.offered}
    assert reasons[What.NOTES] == "There are no notes yet."
    _choose(dialog, What.NOTES, "md")
    assert dialog.remark.text() == "There are no notes yet."
    assert not dialog.export.isEnabled()
    dialog.reject()
    data = _data(reader)
    data.write(lambda data: data.bookmarks.add(NAT, "Exam"))
    data.write(lambda data: data.bookmarks.add(VPC, ""))
    data.write(lambda data: data.notes.add(NAT, "Costs **money**"))
    reader.qtbot.waitUntil(lambda: len(data.items.bookmarks) == 2 and data.items.notes == 1)

    dialog = _open(reader)
    _choose(dialog, What.BOOKMARKS, "md")
    dialog.which.setCurrentIndex(dialog.which.findText("Exam"))
    group = tmp_path / "exam.md"
    assert dialog.name == "exam.md"
    with reader.qtbot.waitSignal(_command(reader).exported):
        _confirm(dialog, group)
    assert group.read_text("utf-8").startswith("# NAT gateway")
    _export(reader, What.NOTES, "pdf", tmp_path / "notes.pdf")
    _export(reader, What.NOTES, "md", tmp_path / "notes.md")
    assert "Costs **money**" in (tmp_path / "notes.md").read_text("utf-8")


def test_what_is_selected_is_exported_alone(reader: Reader, tmp_path: Path) -> None:
    """One fact would come with all of its page."""
    reader.application.controller.open_address("nat-gateway")
    browser = reader.page.browser
    cursor = row_cursor(browser.document(), "nat-gateway/bandwidth")
    cursor.select(QTextCursor.SelectionType.WordUnderCursor)
    browser.setTextCursor(cursor)
    path = tmp_path / "fact.md"
    _export(reader, What.SELECTION, "md", path)
    written = path.read_text("utf-8")
    assert written.startswith("# NAT gateway: Bandwidth")
    assert "Gbps" in written
    assert "Managed by" not in written

    reader.application.controller.open_address("view:limits")
    limits = reader.window.tabs.page
    assert isinstance(limits, LimitsPage)
    _activate(reader)
    limits.table.setFocus()
    limits.table.selectRow(2)
    reader.press(KEY.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    dialog = _open(reader)
    assert dialog.what.itemText(1) == "What is selected: 2 rows"
    _choose(dialog, What.PAGE, "md")
    assert {one.name for one in dialog.offer.formats}.isdisjoint({"apkg", "json", "gexf"})
    dialog.reject()
    _export(reader, What.SELECTION, "html", tmp_path / "rows.html")

    reader.application.controller.open_address("nat-gateway-vs-nat-instance")
    _export(reader, What.PAGE, "csv", tmp_path / "table.csv")
    assert b"NAT instance" in (tmp_path / "table.csv").read_bytes()


def test_a_long_export_is_cancelled(reader: Reader, tmp_path: Path) -> None:
    """A slip would keep the program at work, or leave half a folder."""
    dialog = _open(reader)
    _choose(dialog, What.EVERYTHING, "pages")
    said: list[str] = []
    reader.application.jobs.busy_changed.connect(lambda text, _share: said.append(text))
    _confirm(dialog, tmp_path)
    reader.qtbot.waitUntil(lambda: any(text.startswith("Exporting: ") for text in said), timeout=20_000)
    with reader.qtbot.waitSignal(reader.application.jobs.cancelled, timeout=20_000):
        cancel = reader.window.statusBar().findChild(QToolButton, "cancel")
        assert cancel is not None
        cancel.click()
    left = [one.name for one in tmp_path.iterdir() if one.name != "home"]
    assert left == []


def test_the_paper_of_a_pdf_is_chosen_and_what_does_not_fit_is_named(reader: Reader, tmp_path: Path) -> None:
    """Something would be missing on the paper, and nobody would know."""
    reader.application.controller.open_address("nat-gateway")
    dialog = _open(reader)
    _choose(dialog, What.TOPIC, "pdf")
    fit = next(
        choose for text, _, choose in dialog.paper.choices(dialog.paper.fit) if text == "Fit to 1 page"
    )
    fit()
    assert dialog.choice.layout.fit_pages == 1
    with reader.qtbot.waitSignal(_command(reader).exported, timeout=30_000):
        _confirm(dialog, tmp_path / "topic.pdf")
    assert "not on the paper: " in reader.window.message.label.text()


def test_the_dialog_says_what_cannot_be_written_and_leads_to_the_page_of_formats(reader: Reader) -> None:
    """Somebody would learn only at the end that the pack has no days for cards."""
    dialog = _open(reader)
    dialog.show_reasons({"apkg": "No days."})
    _choose(dialog, What.EVERYTHING, "apkg")
    assert dialog.remark.text() == "No days."
    assert not dialog.export.isEnabled()
    dialog.help.click()
    assert reader.address == "view:exports"
    assert _command(reader).dialog is None
    for form in FORMATS:
        assert form.remark[1:] in reader.text.replace("\n", " ")


def test_the_dialog_fits_a_narrow_screen_with_large_text(reader: Reader) -> None:
    """The buttons would be outside, or texts over each other."""
    reader.application.parts.workspace.set_percent(200)
    dialog = _open(reader)
    _choose(dialog, What.TOPIC, "vault")
    dialog.resize(640, 420)
    reader.qtbot.waitUntil(lambda: dialog.width() == 640)
    assert dialog.height() == 420
    assert dialog.rect().contains(dialog.export.geometry())
    bottom = dialog.formats.geometry().bottom()
    reader.qtbot.waitUntil(lambda: dialog.remark.geometry().top() > bottom)
    for widget in (dialog.what, dialog.which, dialog.formats, dialog.edition, dialog.folder):
        assert widget.accessibleName()
