"""Bookmarks stay in their groups and in the order that the user gave them."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netatlas.desk.bookmarks import Bookmarks
from netatlas.desk.store import Store
from netatlas.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from netatlas.desk.bookmarks import Bookmark


@pytest.fixture
def bookmarks(tmp_path: Path) -> Iterator[Bookmarks]:
    """Return four bookmarks, two of them in a group."""
    with closing(Store(tmp_path, wait_s=0)) as store:
        bookmarks = Bookmarks(store)
        for address, group in (("a", ""), ("x", "Exam"), ("b", ""), ("y", " Exam  ")):
            bookmarks.add(address, group)
        yield bookmarks


def _shown(bookmarks: Bookmarks) -> str:
    return " ".join(f"{one.group}{one.position}{one.address}" for one in bookmarks.all())


def test_bookmarks_come_back_in_order(bookmarks: Bookmarks) -> None:
    """What was put in order by hand would be in another one after the next start."""
    assert _shown(bookmarks) == "0a 1b Exam0x Exam1y"
    bookmarks.add("a", "Exam")  # it is there already
    assert _shown(bookmarks) == "0a 1b Exam0x Exam1y"
    assert (bookmarks.has("a"), bookmarks.has("z"), bookmarks.has("z", "y")) == (True, False, True)
    assert bookmarks.remove("x", "z") == 1
    assert _shown(bookmarks) == "0a 1b Exam0y"


@pytest.mark.parametrize(
    ("address", "group", "index", "shown"),
    [
        ("b", "", 0, "0b 1a Exam0x Exam1y"),
        ("a", "Exam", 1, "0b Exam0x Exam1a Exam2y"),
        ("x", "", 99, "0a 1b 2x Exam0y"),
        ("x", "Exam", -5, "0a 1b Exam0x Exam1y"),
        ("a", "New", 0, "0b Exam0x Exam1y New0a"),
        ("z", "Exam", 0, "0a 1b Exam0x Exam1y"),
    ],
)
def test_a_bookmark_can_be_moved(
    bookmarks: Bookmarks, address: str, group: str, index: int, shown: str
) -> None:
    """Dragging a bookmark would put it somewhere else, or take its neighbours along."""
    bookmarks.move(address, group, index)
    assert _shown(bookmarks) == shown


def test_groups_have_names_and_an_order(bookmarks: Bookmarks) -> None:
    """Removing a group would take its bookmarks with it, or an empty one would vanish by itself."""
    bookmarks.add_group("Later")
    bookmarks.add_group("Exam")
    bookmarks.move_group("Later", 0)
    assert bookmarks.groups() == ["Later", "Exam"]
    bookmarks.rename_group("Exam", "SAA")
    with pytest.raises(UsageError, match="“Later” already"):
        bookmarks.rename_group("SAA", "Later")
    with pytest.raises(UsageError, match="needs a name"):
        bookmarks.add_group("  ")
    bookmarks.remove_group("SAA")
    assert (bookmarks.groups(), _shown(bookmarks)) == (["Later"], "0a 1b 2x 3y")


@pytest.mark.long
@given(
    moves=st.lists(
        st.tuples(st.sampled_from("abxyz"), st.sampled_from(["", "Exam", "More"]), st.integers(-1, 5)),
        max_size=12,
    )
)
def test_moving_loses_no_bookmark(
    tmp_path_factory: pytest.TempPathFactory, moves: list[tuple[str, str, int]]
) -> None:
    """After some dragging a bookmark would be gone, or two would have one position."""
    with closing(Store(tmp_path_factory.mktemp("home"))) as store:
        bookmarks = Bookmarks(store)
        for address in "abxy":
            bookmarks.add(address, "Exam" if address > "m" else "")
        for move in moves:
            bookmarks.move(*move)
        assert sorted(one.address for one in bookmarks.all()) == list("abxy")
        assert _positions(bookmarks.all()) == {
            group: list(range(len(places))) for group, places in _positions(bookmarks.all()).items()
        }


def _positions(bookmarks: list[Bookmark]) -> dict[str, list[int]]:
    positions: dict[str, list[int]] = {}
    for one in bookmarks:
        positions.setdefault(one.group, []).append(one.position)
    return positions
