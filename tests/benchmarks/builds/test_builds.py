"""Rows of the report, and the packs that are made for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.packs import read_packs
from tests.benchmarks import wordnet
from tests.benchmarks.builds import made_packs, sides, standing_still, starting
from tests.benchmarks.builds.turns import Row, in_turn, ratio_row, table

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_both_sides_have_their_turn_in_each_round() -> None:
    """What else the machine does would fall on one side only, or the first, cold round would count."""
    turns: list[str] = []

    def side(name: str) -> dict[str, float]:
        turns.append(name)
        return {"seconds": float(len(turns))}

    taken = in_turn(3, {"ours": lambda: side("ours"), "theirs": lambda: side("theirs")})
    assert [len(figures) for figures in taken.values()] == [3, 3]
    assert all(set(turns[begin : begin + 2]) == {"ours", "theirs"} for begin in range(0, 8, 2))
    assert min(figures["seconds"] for each in taken.values() for figures in each) == 3.0


def test_the_ratio_in_the_middle_counts_and_only_what_was_measured_can_miss_a_goal() -> None:
    """One round in which the machine was busy would decide, or a missing peer would look like a success."""
    row = ratio_row("start", 0.5, [0.2, 0.2, 9.0], [0.5, 0.4, 0.4])
    assert row == Row("start", 0.5, 0.5, "200 / 400 ms")
    assert row.kept
    missed = ratio_row("memory", 0.5, [60.0], [100.0], unit="MB")
    assert not missed.kept
    lines = table([row, missed, Row("other", 0.1)]).splitlines()
    assert [line.endswith("MISSED") for line in lines] == [False, False, True, False]
    assert lines[-1].split() == ["other", "-", "0.10", "not", "installed"]


def test_what_is_not_installed_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the old build a run would end with an error, or its rows would be missing."""
    for module in (standing_still, starting):
        monkeypatch.setattr(module, "installed", lambda: False)
    monkeypatch.setattr(starting, "_first_paint", lambda: Row("paint", 1.35, 1.0, ""))
    rows = [*standing_still.rows(tmp_path), *starting.rows(tmp_path)]
    assert [row.value for row in rows].count(None) == len(rows) - 1 == 10
    assert list(tmp_path.iterdir()) == []


def test_of_a_home_only_the_cache_is_kept_between_two_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A start would open the tabs of the start before, or never be a warm one."""
    home = tmp_path / "home"
    for name in ("cache", "sessions"):
        (home / name).mkdir(parents=True)
    (home / "window.ini").touch()
    monkeypatch.setattr(sides, "ROOT", tmp_path)
    probes = tmp_path / "tests" / "benchmarks" / "builds" / "probes"
    probes.mkdir(parents=True)
    clock = "import time, json; print(json.dumps({'now@': time.clock_gettime(time.CLOCK_MONOTONIC), 'x': 5}))"
    (probes / "now.py").write_text(clock)
    figures = sides.NEW.probe("now", home)
    assert [path.name for path in home.iterdir()] == ["cache"]
    assert figures["x"] == 5.0
    assert 0 < figures["now@"] < 600


def test_made_packs_have_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A record that is left out would make its pack smaller than the report says."""
    syllables = ("gate", "way", "link", "zone", "path", "port")
    words = [f"{one} {two}{three}" for one in syllables for two in syllables for three in syllables]
    monkeypatch.setattr(wordnet, "glosses", lambda: {word: f"what {word} is: a {word};" for word in words})
    monkeypatch.setattr(made_packs, "_FOLDER", tmp_path)
    pack = made_packs.made_pack(120)
    atlas, report = read_packs([pack])
    assert (report.faults, report.counts["concepts"]) == ((), 120)
    assert len(atlas.contents.claims) == 76
    assert atlas.contents.journeys
    assert made_packs.made_pack(120) == pack
