"""Whole sheets are made, renamed, copied, removed and read from files, and none takes another's place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

from netatlas.desk.sheet import Form, Sheet, SheetItem, SheetLayout, sheet_json
from netatlas.ui.pages.sheets.managing import SheetManaging

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.helpers.data_at_once import DataAtOnce

FULL = Sheet("Mine", (SheetItem("p:vpc"), SheetItem("p:nat", Form.FULL)), SheetLayout(columns=2))


class ManagingHeard:
    """What the managing of sheets has said, signal by signal.

    Attributes:
        data: the data that is managed.
        brought_back: for each removed sheet what brings it back.
    """

    def __init__(self, managing: SheetManaging, data: DataAtOnce) -> None:
        self.data = data
        self.made: list[str] = []
        self.said: list[str] = []
        self.renamed: list[tuple[str, str]] = []
        self.removed: list[str] = []
        self.brought_back: list[Callable[[], None]] = []
        self.failed: list[str] = []
        managing.made.connect(self.made.append)
        managing.said.connect(self.said.append)
        managing.renamed.connect(lambda old, new: self.renamed.append((old, new)))
        managing.removed.connect(self._on_removed)
        data.failed.connect(lambda error: self.failed.append(str(error)))

    def _on_removed(self, name: str, bring_back: Callable[[], None]) -> None:
        self.removed.append(name)
        self.brought_back.append(bring_back)


@pytest.fixture
def managing(qtbot: QtBot, data: DataAtOnce) -> SheetManaging:
    """Return what manages the sheets of a store that has none."""
    parent = QWidget()
    qtbot.addWidget(parent)
    return SheetManaging(data, parent)


@pytest.fixture
def heard(managing: SheetManaging, data: DataAtOnce) -> ManagingHeard:
    """Listen to what it says."""
    return ManagingHeard(managing, data)


def test_a_new_sheet_is_named_in_a_dialog(
    managing: SheetManaging, heard: ManagingHeard, data: DataAtOnce
) -> None:
    """The dialog would offer a name that is taken, or what is typed would name nothing."""
    data.put(Sheet("My sheet"))
    dialog = managing.ask_for_new()
    assert (dialog.windowTitle(), dialog.textValue()) == ("New sheet", "My sheet 2")
    assert dialog.isVisible()
    dialog.setTextValue("  Exam   day ")
    dialog.accept()
    assert (heard.made, heard.said) == (["Exam day"], ["The sheet “Exam day” is saved."])
    assert data.items.sheets == ("Exam day", "My sheet")


def test_a_sheet_that_is_made_is_the_one_things_are_put_on(
    managing: SheetManaging, heard: ManagingHeard, data: DataAtOnce
) -> None:
    """What is put on a sheet next would land on the old one, or a new sheet would empty one of its name."""
    data.put(FULL)
    data.sheets.make_current("Mine")
    managing.make("Mine")
    assert heard.made == ["Mine 2"]
    assert data.items.sheet == "Mine 2"
    assert (data.stored("Mine"), data.stored("Mine 2").items) == (FULL, ())


def test_a_dialog_that_is_cancelled_changes_no_name(
    managing: SheetManaging, heard: ManagingHeard, data: DataAtOnce
) -> None:
    """Escape would rename the sheet all the same."""
    data.put(FULL)
    dialog = managing.ask_for_name("Mine")
    assert (dialog.windowTitle(), dialog.textValue()) == ("Rename the sheet", "Mine")
    dialog.setTextValue("Yours")
    dialog.reject()
    assert (heard.renamed, data.items.sheets) == ([], ("Mine",))

    dialog = managing.ask_for_name("Mine")
    dialog.setTextValue(" Yours\t too ")
    dialog.accept()
    assert heard.renamed == [("Mine", "Yours too")]
    assert data.items.sheets == ("Yours too",)


@pytest.mark.parametrize(
    ("name", "other", "why"),
    [
        ("Mine", "Other", "There is a sheet “Other” already"),
        ("Mine", "  ", "A sheet needs a name"),
        ("Gone", "New", "“Gone”"),
    ],
)
def test_a_name_that_cannot_be_given_is_refused(
    managing: SheetManaging, heard: ManagingHeard, name: str, other: str, why: str
) -> None:
    """A sheet would be written over, or its page go to a name that no sheet has."""
    heard.data.put(FULL)
    heard.data.put(Sheet("Other"))
    managing.rename(name, other)
    assert heard.renamed == []
    assert len(heard.failed) == 1
    assert why in heard.failed[0]
    assert heard.data.items.sheets == ("Mine", "Other")
    assert heard.data.stored("Mine") == FULL


def test_a_copy_has_all_that_the_first_has(
    managing: SheetManaging, heard: ManagingHeard, data: DataAtOnce
) -> None:
    """A copy would begin empty, or two copies be one."""
    data.put(FULL)
    for _ in range(2):
        managing.duplicate("Mine")
    assert heard.made == ["Mine copy", "Mine copy 2"]
    copies = [data.stored(name) for name in heard.made]
    assert {(copy.items, copy.layout) for copy in copies} == {(FULL.items, FULL.layout)}


def test_a_copy_of_a_ready_sheet_is_stored_and_current(
    managing: SheetManaging, heard: ManagingHeard, data: DataAtOnce
) -> None:
    """A ready sheet, which is in no store, could not be copied."""
    ready = Sheet("Ready", FULL.items)
    for _ in range(2):
        managing.duplicate("Ready", ready)
    assert heard.made == ["Ready copy", "Ready copy 2"]
    assert data.items.sheet == "Ready copy 2"
    assert data.stored("Ready copy") == Sheet("Ready copy", FULL.items)


@pytest.mark.parametrize("current", ["Mine", "Other"])
def test_a_removed_sheet_comes_back_as_what_it_was(
    managing: SheetManaging, heard: ManagingHeard, data: DataAtOnce, current: str
) -> None:
    """One key would cost a sheet, or what comes back would take over what things are put on."""
    data.put(FULL)
    data.put(Sheet("Other"))
    data.sheets.make_current(current)
    data.look()
    managing.remove("Mine")
    assert (heard.removed, data.items.sheets) == (["Mine"], ("Other",))
    heard.brought_back[0]()
    assert data.items.sheets == ("Mine", "Other")
    assert (data.stored("Mine"), data.items.sheet) == (FULL, current)


def test_what_comes_back_leaves_a_sheet_that_has_its_name(
    managing: SheetManaging, heard: ManagingHeard, data: DataAtOnce
) -> None:
    """Undo would overwrite a sheet that was made meanwhile."""
    data.put(FULL)
    managing.remove("Mine")
    managing.make("Mine")
    heard.brought_back[0]()
    assert data.stored("Mine").items == ()
    assert data.stored("Mine 2").items == FULL.items
    assert data.items.sheet == "Mine 2"


def test_the_undo_of_a_sheet_that_was_not_there_makes_none(
    managing: SheetManaging, heard: ManagingHeard, data: DataAtOnce
) -> None:
    """A sheet that another window had removed already would come back as nothing."""
    managing.remove("Gone")
    heard.brought_back[0]()
    assert (data.items.sheets, heard.failed) == ((), [])


@pytest.mark.parametrize(
    ("name", "expected"), [("From a file", "From a file"), ("  Mine ", "Mine 2"), (" ", "handed-on")]
)
def test_a_file_becomes_a_sheet_with_a_name_of_its_own(
    managing: SheetManaging, heard: ManagingHeard, tmp_path: Path, name: str, expected: str
) -> None:
    """A file would overwrite a sheet of the reader's, or one without a name not be read at all."""
    heard.data.put(Sheet("Mine"))
    file = tmp_path / "handed-on.sheet.json"
    file.write_text(sheet_json(Sheet(name, FULL.items)), encoding="utf-8")
    dialog = managing.ask_for_file_to_read()
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFile
    assert "*.json" in dialog.nameFilters()[0]
    dialog.fileSelected.emit(str(file))
    dialog.close()
    assert (heard.made, heard.failed) == ([expected], [])
    assert heard.said == [f"The sheet “{expected}” is saved."]
    assert heard.data.stored(expected) == Sheet(expected, FULL.items)
    assert heard.data.stored("Mine").items == ()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (None, "sheet.json cannot be read: No such file or directory."),
        (b"\xff\xfe no", "sheet.json is no sheet of NetAtlas"),
        (b'{"format": 99}', "sheet.json is a sheet of a newer version of NetAtlas"),
    ],
)
def test_a_file_that_is_no_sheet_is_named(
    managing: SheetManaging,
    heard: ManagingHeard,
    tmp_path: Path,
    content: bytes | None,
    why: str,
) -> None:
    """A wrong file would end in nothing, or in a sheet that cannot be opened."""
    file = tmp_path / "sheet.json"
    if content is not None:
        file.write_bytes(content)
    managing.read_file(file)
    assert (heard.made, heard.data.items.sheets) == ([], ())
    assert len(heard.failed) == 1
    assert heard.failed[0].startswith(why)


def test_the_dialogs_belong_to_the_page(managing: SheetManaging) -> None:
    """A dialog would stay on the screen when its tab is closed."""
    parent = managing.parent()
    dialogs: list[QInputDialog | QFileDialog] = [managing.ask_for_new(), managing.ask_for_file_to_read()]
    assert [dialog.parent() for dialog in dialogs] == [parent, parent]
    for dialog in dialogs:
        dialog.close()
