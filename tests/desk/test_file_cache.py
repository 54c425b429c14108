"""The cache of files: what was kept comes back, the oldest go, and nothing that fails is an error."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from netatlas.desk.file_cache import FileCache

if TYPE_CHECKING:
    from pathlib import Path


def test_what_was_kept_comes_back(tmp_path: Path) -> None:
    """It would be computed at each start."""
    FileCache(tmp_path / "new", ".map").put("key", b"content")
    assert FileCache(tmp_path / "new", ".map").get("key") == b"content"
    assert FileCache(tmp_path / "new", ".map").get("other") is None


def test_the_files_used_last_stay(tmp_path: Path) -> None:
    """The cache would fill the disk, or lose just what is used each day."""
    cache = FileCache(tmp_path, ".map")
    for number in range(20):
        cache.put(str(number), b"x")
        os.utime(tmp_path / f"{number}.map", (number, number))
    assert cache.get("0") == b"x"
    cache.put("new", b"x")
    assert cache.get("1") is None
    assert {cache.get(key) for key in ("0", "2", "19", "new")} == {b"x"}


def test_what_cannot_be_kept_is_no_error(tmp_path: Path) -> None:
    """A full disk or a huge pack would keep the map from opening."""
    (tmp_path / "file").write_bytes(b"")
    blocked = FileCache(tmp_path / "file", ".map")
    blocked.put("key", b"x")
    assert blocked.get("key") is None
    cache = FileCache(tmp_path, ".map")
    cache.put("huge", bytes(1_000_001))
    assert cache.get("huge") is None
