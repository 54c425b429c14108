"""Sheets are kept by name, and none takes the place of another unasked."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from netatlas.desk.saved_sheets import SavedSheets
from netatlas.desk.store import Store
from netatlas.errors import NetAtlasError, UsageError
from tests.helpers.clocks import Clock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def sheets(tmp_path: Path) -> Iterator[SavedSheets]:
    """Return two sheets, of which the second was saved last."""
    clock = Clock()
    with closing(Store(tmp_path, wait_s=0)) as store:
        sheets = SavedSheets(store, clock=clock)
        assert (sheets.names(), sheets.load("vpc"), sheets.current) == ([], None, "")
        sheets.save("vpc", "{1}")
        clock.advance(seconds=1)
        sheets.save(" Load  balancers", "{2}")
        yield sheets


def test_a_sheet_comes_back_by_its_name(sheets: SavedSheets) -> None:
    """A sheet that took an hour to make would be gone with the window, or be lost under a new name."""
    assert sheets.names() == ["Load balancers", "vpc"]
    sheets.save("vpc", "{3}")
    sheets.rename("vpc", "VPC")
    assert (sheets.load("VPC"), sheets.load("vpc"), sheets.load("Load balancers")) == ("{3}", None, "{2}")
    sheets.remove("VPC")
    assert sheets.names() == ["Load balancers"]


def test_no_sheet_takes_the_place_of_another(sheets: SavedSheets) -> None:
    """Renaming or copying a sheet would destroy the one that has the name."""
    with pytest.raises(UsageError, match="a sheet “vpc” already"):
        sheets.rename("Load balancers", "vpc")
    assert [sheets.duplicate("vpc"), sheets.duplicate("vpc")] == ["vpc copy", "vpc copy 2"]
    assert sheets.load("vpc copy 2") == "{1}"
    with pytest.raises(UsageError, match="needs a name"):
        sheets.save(" ", "{}")
    for job in (lambda: sheets.duplicate("none"), lambda: sheets.rename("none", "other")):
        with pytest.raises(NetAtlasError, match="no sheet “none”"):
            job()


def test_one_sheet_is_the_current_one(sheets: SavedSheets) -> None:
    """What is put on the sheet would go to another one than the user looks at."""
    assert sheets.current == "Load balancers"
    sheets.make_current("vpc")
    sheets.rename("vpc", "VPC")
    sheets.save("Load balancers", "{4}")
    assert sheets.current == "VPC"
    sheets.remove("VPC")
    assert sheets.current == "Load balancers"


def test_two_changes_at_the_same_time_are_both_kept(sheets: SavedSheets, tmp_path: Path) -> None:
    """Of two things that are put on a sheet at once, from two windows, one would be missing."""
    with closing(Store(tmp_path, wait_s=20)) as store, ThreadPoolExecutor(2) as pool:
        other = SavedSheets(store)

        def add(number: int) -> None:
            other.change("vpc", lambda text: f"{text} {number}")

        list(pool.map(add, range(20)))
    assert set((sheets.load("vpc") or "").split()) == {"{1}", *map(str, range(20))}
