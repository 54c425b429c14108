"""The bookmarks: in groups and in an order of their own, by drag and by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QModelIndex, Qt

from netatlas.desk.bookmarks import Bookmark
from netatlas.desk.stored_values import now
from netatlas.ui.pages.bookmarks.model import BookmarkRole, BookmarksModel
from netatlas.ui.user_data import OwnItems
from tests.helpers.atlases import demo_atlas

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QAbstractItemModel
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

GROUPS = {"": ("view:limits", "p:nat-gateway"), "Exam": ("p:nat-instance", "p:gone"), "Empty": ()}
ITEMS = OwnItems(
    bookmarks=tuple(
        Bookmark(address=address, group=group, position=position, added=now())
        for group, addresses in GROUPS.items()
        for position, address in enumerate(addresses)
    ),
    groups=("Exam", "Empty"),
)


@pytest.fixture
def model() -> BookmarksModel:
    """Return a model with bookmarks in and out of groups."""
    made = BookmarksModel()
    made.show_items(ITEMS, demo_atlas())
    return made


def _row(model: BookmarksModel, name: str) -> QModelIndex:
    """Return the row of an address or of a group."""
    index = model.index_of(address=name)
    return index if index.isValid() and name else model.index_of(group=name)


def test_it_keeps_qts_rules(qtmodeltester: ModelTester, model: BookmarksModel) -> None:
    """The tree would crash when a bookmark comes or goes."""
    check = cast("Callable[[QAbstractItemModel], None]", qtmodeltester.check)
    check(model)
    model.show_items(OwnItems(), demo_atlas())
    check(model)
    assert model.rowCount() == 0


def test_what_is_gone_is_listed_by_its_id(model: BookmarksModel) -> None:
    """A bookmark would vanish with the pack that it leads into."""
    gone = _row(model, "p:gone")
    assert (gone.data(), gone.data(BookmarkRole.DETAIL)) == ("gone", "in no open pack")
    assert _row(model, "Exam").data(Qt.ItemDataRole.AccessibleTextRole) == "Group Exam, 2"


@pytest.mark.parametrize(
    ("name", "step", "wanted"),
    [
        ("view:limits", -1, None),
        ("view:limits", 1, ("", 1)),
        ("p:nat-gateway", 1, ("Exam", 0)),
        ("p:nat-instance", -1, ("", 2)),
        ("p:gone", 1, ("Empty", 0)),
        ("Exam", -1, None),
        ("Exam", 1, ("Exam", 1)),
        ("Empty", 1, None),
    ],
)
def test_a_step_leads_through_all_groups(
    model: BookmarksModel, name: str, step: int, wanted: tuple[str, int] | None
) -> None:
    """A bookmark could be brought into a group with the mouse only."""
    assert model.step(_row(model, name), step) == wanted


@pytest.mark.parametrize(
    ("dragged", "target", "wanted"),
    [
        ("view:limits", (2, ""), ("view:limits", "", 1)),  # below the one after it
        ("p:nat-gateway", (0, ""), ("p:nat-gateway", "", 0)),
        ("view:limits", (-1, "Empty"), ("view:limits", "Empty", 0)),
        ("view:limits", (1, "Exam"), ("view:limits", "Exam", 1)),
        ("p:gone", (4, ""), ("p:gone", "", 2)),  # below the groups: the end of those without one
        ("Exam", (-1, ""), ("Exam", 1)),
        ("Empty", (2, ""), ("Empty", 0)),
    ],
)
def test_what_is_dropped_goes_where_it_was_dropped(
    model: BookmarksModel, dragged: str, target: tuple[int, str], wanted: tuple[object, ...]
) -> None:
    """A bookmark would land a line off, or be lost between two groups."""
    moved: list[tuple[object, ...]] = []
    model.moved.connect(lambda *args: moved.append(args))
    model.group_moved.connect(lambda *args: moved.append(args))
    row, group = target
    parent = _row(model, group) if group else QModelIndex()
    data = model.mimeData([_row(model, dragged)])
    assert not model.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, parent)
    assert moved == [wanted]


def test_no_row_goes_nowhere(model: BookmarksModel) -> None:
    """A key that moves the selected bookmark would end in an error while none is selected."""
    assert model.step(QModelIndex(), 1) is None


def test_a_group_is_not_dropped_into_a_group(model: BookmarksModel, qtbot: QtBot) -> None:
    """Its bookmarks would be out of reach."""
    data = model.mimeData([_row(model, "Empty")])
    with qtbot.assertNotEmitted(model.group_moved):
        model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, _row(model, "Exam"))
