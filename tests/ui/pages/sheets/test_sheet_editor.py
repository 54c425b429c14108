"""The sheet of a page as it is changed: each state is stored, undone, redone, and read again."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from shiboken6 import isValid
from typing_extensions import override

from netatlas.desk.sheet import Sheet, SheetItem, ready_sheets, sheet_json
from netatlas.desk.store import Store
from netatlas.errors import CannotWrite
from netatlas.ui.jobs import Jobs, Outcome
from netatlas.ui.pages.sheets.editing import SheetEditor
from netatlas.ui.sheet_items import read_saved
from netatlas.ui.user_data import OwnItems, UserData

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

_T = TypeVar("_T")

_NAT, _VPC = SheetItem("aws-networking:nat-gateway"), SheetItem("aws-networking:vpc")


class DataAtOnce(UserData):
    """The user's own data, read and written at once; what is written can be held back."""

    def __init__(self, store: Store, jobs: Jobs) -> None:
        super().__init__(store, jobs)
        self.held: list[Callable[[], None]] | None = None
        self.fault: Exception | None = None

    @override
    def read(
        self, work: Callable[[UserData], _T], done: Callable[[Outcome[_T]], None], *, replaces: str = ""
    ) -> None:
        assert not replaces
        done(Outcome(error=self.fault) if self.fault is not None else Outcome(work(self)))

    @override
    def write(
        self, work: Callable[[UserData], _T], done: Callable[[Outcome[_T]], None] | None = None
    ) -> None:
        assert done is not None
        report = done

        def run() -> None:
            report(Outcome(error=self.fault) if self.fault is not None else Outcome(work(self)))

        if self.held is None:
            run()
        else:
            self.held.append(run)


@pytest.fixture
def data(qapp: QApplication, tmp_path: Path) -> Iterator[DataAtOnce]:
    """Return the user's own data with one sheet, "Mine"."""
    jobs = Jobs(qapp)
    found = DataAtOnce(Store(tmp_path), jobs)
    found.sheets.save("Mine", sheet_json(Sheet("Mine", (_NAT, _VPC))))
    yield found
    found.deleteLater()
    jobs.deleteLater()


@pytest.fixture
def owner(qapp: QApplication) -> Iterator[QObject]:
    """Return what stands for the page of the sheet."""
    page = QObject(qapp)
    yield page
    if isValid(page):
        page.deleteLater()


def _opened(data: UserData, owner: QObject, name: str = "Mine") -> SheetEditor:
    editor = SheetEditor(data, owner)
    editor.open(name)
    return editor


def _delete_all() -> None:
    """Delete what is to be deleted later, and what that has deleted later in turn."""
    for _ in range(2):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _on(editor: SheetEditor) -> tuple[SheetItem, ...]:
    assert editor.sheet is not None
    return editor.sheet.items


def _stored(data: UserData, name: str = "Mine") -> tuple[SheetItem, ...]:
    sheet = read_saved(data, name)
    assert sheet is not None
    return sheet.items


def test_what_is_undone_is_redone_and_both_are_stored(data: DataAtOnce, owner: QObject) -> None:
    """What is redone would be seen on the screen and be missing at the next start."""
    editor = _opened(data, owner)
    editor.redo()
    assert _on(editor) == (_NAT, _VPC)
    editor.change(Sheet("Mine", (_NAT,)))
    assert (editor.can_undo, editor.can_redo) == (True, False)
    editor.undo()
    assert _on(editor) == _stored(data) == (_NAT, _VPC)
    assert (editor.can_undo, editor.can_redo) == (False, True)
    editor.redo()
    assert _on(editor) == _stored(data) == (_NAT,)
    assert (editor.can_undo, editor.can_redo) == (True, False)


def test_a_change_after_undoing_ends_what_could_be_redone(data: DataAtOnce, owner: QObject) -> None:
    """Redo would throw away what was done since, for a state that does not follow from it."""
    editor = _opened(data, owner)
    editor.change(Sheet("Mine", (_NAT,)))
    editor.undo()
    editor.change(Sheet("Mine", (_VPC,)))
    editor.redo()
    assert not editor.can_redo
    assert _on(editor) == _stored(data) == (_VPC,)


def test_undo_and_redo_keep_the_name_that_a_sheet_was_given(data: DataAtOnce, owner: QObject) -> None:
    """Undo after renaming would bring the old name back, and store the sheet a second time."""
    editor = _opened(data, owner)
    editor.change(Sheet("Mine", (_NAT,)))
    editor.change(Sheet("Mine"))
    editor.undo()
    data.sheets.rename("Mine", "Yours")
    shown: list[str] = []
    editor.shown.connect(lambda: shown.append(editor.name))
    editor.renamed_to("Yours")
    assert shown == ["Yours"]
    assert editor.sheet == Sheet("Yours", (_NAT,))
    editor.redo()
    assert editor.sheet == Sheet("Yours")
    editor.undo()
    editor.undo()
    assert editor.sheet == Sheet("Yours", (_NAT, _VPC))
    assert data.sheets.names() == ["Yours"]
    assert _stored(data, "Yours") == (_NAT, _VPC)


def test_of_several_changes_the_newest_is_stored(data: DataAtOnce, owner: QObject) -> None:
    """A slow disk would store states one by one, and at the end perhaps an old one."""
    editor = _opened(data, owner)
    data.held = []
    for items in ((_NAT,), (_VPC,), ()):
        editor.change(Sheet("Mine", items))
    assert len(data.held) == 1
    data.held.pop()()
    assert _stored(data) == ()
    assert data.held == []
    assert editor.saved_at is not None


@pytest.mark.parametrize("reason", ["", "The file is of a newer version."])
def test_what_cannot_be_changed_says_why_and_stays(data: DataAtOnce, owner: QObject, reason: str) -> None:
    """A change would be shown that no disk ever gets."""
    data.items = OwnItems(reason=reason)
    editor = _opened(data, owner, "Mine" if reason else "Nowhere")
    before = editor.sheet
    assert editor.reason == (reason or "No sheet is open")
    editor.change(Sheet("Mine", (_VPC,)))
    assert editor.sheet == before
    assert not editor.can_undo
    assert _stored(data) == (_NAT, _VPC)


def test_what_another_program_stores_is_shown_and_can_be_undone(data: DataAtOnce, owner: QObject) -> None:
    """The page would show an old sheet, and the next change would undo what the other program did."""
    editor = _opened(data, owner)
    data.sheets.save("Mine", sheet_json(Sheet("Mine", (_VPC,))))
    data.changed.emit()
    assert _on(editor) == (_VPC,)
    editor.undo()
    assert _on(editor) == _stored(data) == (_NAT, _VPC)


def test_a_sheet_that_another_program_removes_is_gone(data: DataAtOnce, owner: QObject) -> None:
    """What is removed elsewhere would stay on the screen, and be changed though it is not there."""
    editor = _opened(data, owner)
    shown: list[Sheet | None] = []
    editor.shown.connect(lambda: shown.append(editor.sheet))
    data.sheets.remove("Mine")
    data.changed.emit()
    assert shown == [None]
    data.changed.emit()
    assert editor.reason == "No sheet is open"


def test_a_sheet_that_came_with_netatlas_is_found_by_its_name(data: DataAtOnce, owner: QObject) -> None:
    """A link to a ready sheet would end at "there is no sheet"."""
    ready = ready_sheets()[0]
    editor = _opened(data, owner, ready.name)
    assert (editor.sheet, editor.is_ready_made) == (ready, True)
    editor.open("Mine")
    assert (_on(editor), editor.is_ready_made) == ((_NAT, _VPC), False)


def test_what_cannot_be_read_says_why(data: DataAtOnce, owner: QObject, tmp_path: Path) -> None:
    """A broken file would look like a sheet that nobody has made."""
    data.fault = CannotWrite(tmp_path, "the disk is gone")
    editor = _opened(data, owner)
    assert editor.sheet is None
    assert "the disk is gone" in editor.error
    data.fault = None
    data.changed.emit()
    assert (_on(editor), editor.error) == ((_NAT, _VPC), "")


def test_what_was_read_for_another_name_is_dropped(data: DataAtOnce, owner: QObject) -> None:
    """A slow reading would put the sheet before under the name of the one in front."""
    editor = _opened(data, owner)
    editor._on_read("Other", Outcome((Sheet("Other"), True)))  # noqa: SLF001 - as a late job does
    assert (editor.sheet, editor.is_ready_made) == (Sheet("Mine", (_NAT, _VPC)), False)


@pytest.mark.parametrize("is_saving", [False, True])
def test_an_editor_ends_after_its_page_when_all_is_stored(
    data: DataAtOnce, owner: QObject, *, is_saving: bool
) -> None:
    """The last change would be lost with its page, or every closed page would keep its sheet for ever."""
    editor = _opened(data, owner)
    said: list[bool] = []
    editor.saved.connect(lambda: said.append(True))
    data.held = []
    if is_saving:
        editor.change(Sheet("Mine", (_VPC,)))
    owner.deleteLater()
    _delete_all()
    if is_saving:
        assert isValid(editor)
        data.held.pop()()
        assert _stored(data) == (_VPC,)
        _delete_all()
    assert not isValid(editor)
    assert said == []
