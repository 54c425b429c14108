"""The check of each room's coverage notices what it is for."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.coverage_floors import complaints, room_of, written
from tests.guards.source import ROOT


def test_too_little_and_rooms_without_floor_are_noticed() -> None:
    """A room could lose its tests, or a new one come without any, and nobody would notice."""
    found = complaints({"atlas": 98.9, "cli": 96.0, "graph": 100.0}, {"atlas": 99, "cli": 96, "study": 90})
    assert list(found) == [
        "atlas: the tests run 98.9 % of its lines; its floor is 99 %",
        "graph has no floor (its tests run 100.0 % of its lines)",
        "study has a floor, but there is no such room",
    ]


def test_floors_written_anew_are_kept() -> None:
    """The figures of today would fail against themselves, or be held too loosely."""
    shares = {"top": 94.0, "ui/pages": 96.99}
    floors = tomllib.loads(written(shares))
    assert floors == {"top": 94, "ui/pages": 96}
    assert not list(complaints(shares, floors))


@pytest.mark.parametrize(
    ("file", "room"), [("api.py", "top"), ("ui/jobs.py", "ui"), ("ui/pages/limits/page.py", "ui/pages")]
)
def test_rooms_are_at_most_two_folders_deep(file: str, room: str) -> None:
    """A file would count for no room, or each small folder would need a floor of its own."""
    assert room_of(Path(file)) == room


def test_the_test_command_measures_and_checks() -> None:
    """The floors would be held by nothing."""
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8").partition("\ntest:")[2].partition("\n\n")[0]
    assert "pytest -n 2 --cov" in recipe
    assert "-m tests.coverage_floors\n" in recipe + "\n"
