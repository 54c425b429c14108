"""``netatlas cache``: what is kept of packs and maps, and none of it after ``--clear``."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from netatlas import paths
from netatlas.api import open_atlas
from tests.helpers.packs import write_pack

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Netatlas


def test_what_is_kept_is_listed_and_cleared(netatlas: Netatlas, small_pack: Path) -> None:
    """Nobody could see what fills the disk, or be rid of it."""
    folder = paths.cache()
    assert netatlas("cache").out.split()[-8:] == ["0", "compiled", "packs", "and", "0", "maps,", "0.0", "MB."]
    with open_atlas(small_pack) as opened:
        opened.atlas_map()
    open_atlas(paths.default_pack(), small_pack).close()
    (folder / "packs" / "0000").mkdir()
    os.utime(folder / "packs" / "0000", (0, 0))
    before = netatlas("cache", "--json").json
    assert [pack["titles"][-1:] for pack in before["packs"]] == [["A small pack"], ["A small pack"], []]
    assert (before["folder"], before["maps"]["files"]) == (str(folder), 1)
    assert before["packs"][0]["bytes"] > 1_000_000
    assert netatlas("cache", "--json").json == before
    lines = netatlas("cache").out
    assert "3 compiled packs and 1 map" in " ".join(lines.split())
    assert "of another version, or damaged: 0.0 MB" in lines
    assert netatlas("cache", "--clear").out.endswith("it is empty now.\n")
    after = netatlas("cache", "--json").json
    assert (after["packs"], after["maps"]) == ([], {"files": 0, "bytes": 0})


def test_clearing_leaves_everything_else(netatlas: Netatlas, tmp_path: Path) -> None:
    """Notes, or what somebody keeps in the same folder, would be gone."""
    home = tmp_path / "home"
    mine = write_pack(home / "packs" / "mine")
    other = home / "cache" / "packs" / "a file of mine.txt"
    other.parent.mkdir(parents=True)
    other.write_text("x")
    result = netatlas("cache", "--home", str(home), "--clear", "--json")
    assert result.json["cleared"] is True
    assert (mine / "pack.yaml").is_file()
    assert other.read_text() == "x"
