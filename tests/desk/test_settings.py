"""What the user chose survives: a restart, a damaged file, a full disk."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netatlas.desk.settings import Settings, load_settings, save_changes, settings_file
from netatlas.errors import CannotWrite

if TYPE_CHECKING:
    from pathlib import Path

CHOSEN = Settings(
    theme="dark",
    edition="notes",
    text_percent=140,
    motion="reduced",
    browse=False,
    tabs=("vpc", "view:limits"),
    tab=1,
)


def test_settings_come_back_as_they_were(tmp_path: Path) -> None:
    """Every start would begin with light colours and one empty tab."""
    assert load_settings(tmp_path) == Settings()
    save_changes(tmp_path, Settings(), CHOSEN)
    assert load_settings(tmp_path) == CHOSEN


@pytest.mark.parametrize(
    "damage",
    [
        "theme = ",
        "\x00",
        "[theme]\n",
        'theme = "purple"',
        "text_percent = 99999",
        pytest.param(f"tabs = {'[' * 100_000}", id="deep"),
        pytest.param(f"tab = {'1' * 5000}", id="digits"),
    ],
)
def test_a_damaged_file_falls_back_and_is_kept(tmp_path: Path, damage: str) -> None:
    """NetAtlas would not start any more, or throw away what could still be mended by hand."""
    settings_file(tmp_path).write_text(damage, "utf-8")
    found = load_settings(tmp_path)
    assert found.theme == "system"
    assert found.text_percent in (100, 300)
    kept = [path.read_text("utf-8") for path in tmp_path.iterdir()]
    assert kept == [damage]


@given(st.binary(max_size=200))
def test_no_file_whatever_stops_the_start(content: bytes) -> None:
    """A file that something else wrote would keep the window from opening."""
    from pathlib import Path  # noqa: PLC0415
    from tempfile import TemporaryDirectory  # noqa: PLC0415 - a folder for each example

    with TemporaryDirectory() as folder:
        settings_file(Path(folder)).write_bytes(content)
        assert isinstance(load_settings(Path(folder)), Settings)


def test_a_full_disk_leaves_the_old_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A save that fails half-way would take the old settings with it."""
    save_changes(tmp_path, Settings(), CHOSEN)

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotWrite, match="No space left"):
        save_changes(tmp_path, CHOSEN, replace(CHOSEN, theme="light"))
    monkeypatch.undo()
    assert load_settings(tmp_path) == CHOSEN
