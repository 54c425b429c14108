"""What is kept in the cache folder: whole or not there, bounded, unread if others may have written it."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from netatlas import kept_files
from netatlas.errors import CannotWrite
from netatlas.kept_files import KeptFiles

if TYPE_CHECKING:
    from pathlib import Path

NAME = "records.msgpack"


def _put(kept: KeptFiles, key: str, content: bytes = b"content", name: str = NAME) -> Path:
    with kept.writing(key, name) as file:
        file.write(content)
    return kept.root / key / name


def _get(kept: KeptFiles, key: str, name: str = NAME) -> bytes | None:
    with kept.reading(key, name) as file:
        return file.read() if file is not None else None


def _keys(kept: KeptFiles) -> list[str]:
    return [entry.folder.name for entry in kept.entries()]


def test_what_was_kept_comes_back(tmp_path: Path) -> None:
    """It would be computed each time."""
    kept = KeptFiles(tmp_path / "new" / "packs")
    assert kept.entries() == []
    assert _get(kept, "a") is None
    file = _put(kept, "a")
    _put(kept, "a", b"more", "search")
    assert (_get(kept, "a"), _get(kept, "a", "search"), _get(kept, "b")) == (b"content", b"more", None)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    (entry,) = kept.entries()
    assert (entry.folder, entry.bytes) == (kept.root / "a", 11)
    _put(kept, "a", b"anew")
    assert _get(kept, "a") == b"anew"
    kept.clear()
    assert kept.entries() == []
    kept.discard("a")


@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_what_others_may_write_is_not_read(mode: int, tmp_path: Path) -> None:
    """Another user of the machine could say what a pack holds."""
    kept = KeptFiles(tmp_path)
    file = _put(kept, "a")
    file.chmod(mode)
    assert _get(kept, "a") is None
    _put(kept, "a", b"anew")  # and the new one is private again
    assert _get(kept, "a") == b"anew"


def test_what_another_user_wrote_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another user could put a file where none is yet."""
    kept = KeptFiles(tmp_path)
    status = os.stat(_put(kept, "a"))  # noqa: PTH116 - the same type as of fstat
    assert kept_files.is_private(status)
    fields = list(status)
    fields[4] = 4711
    assert not kept_files.is_private(os.stat_result(fields))
    monkeypatch.setattr(os, "name", "nt")
    assert kept_files.is_private(os.stat_result(fields))


def test_only_plain_files_are_read(tmp_path: Path) -> None:
    """A link could lead anywhere, and a pipe would keep the program waiting."""
    kept = KeptFiles(tmp_path)
    file = _put(kept, "a")
    file.rename(tmp_path / "elsewhere")
    file.symlink_to(tmp_path / "elsewhere")
    assert _get(kept, "a") is None
    file.unlink()
    os.mkfifo(file, 0o600)
    assert _get(kept, "a") is None
    file.unlink()
    file.mkdir()
    assert _get(kept, "a") is None
    _put(kept, "a", b"anew")  # what is in the way goes
    assert _get(kept, "a") == b"anew"
    (tmp_path / "b").write_bytes(b"no folder")
    assert _get(kept, "b") is None
    _put(kept, "b")
    assert _get(kept, "b") == b"content"


def test_what_was_not_used_for_longest_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cache would fill the disk, or lose just what is used each day."""
    kept = KeptFiles(tmp_path)
    for number in range(8):
        _put(kept, str(number))
        os.utime(tmp_path / str(number), (number, number))
    assert _get(kept, "0") is not None
    _put(kept, "new")
    assert sorted(_keys(kept)) == ["0", "2", "3", "4", "5", "6", "7", "new"]
    assert _keys(kept)[-1] == "2"
    monkeypatch.setattr(kept_files, "MOST_BYTES", 24)
    _put(kept, "large", bytes(10))
    assert sorted(_keys(kept)) == ["0", "large", "new"]
    _put(kept, "too large", bytes(25))
    assert _keys(kept) == []


def _fail(kept: KeptFiles, key: str) -> None:
    with kept.writing(key, NAME) as file:
        file.write(b"half")
        raise KeyError


def test_what_fails_leaves_what_was_there(tmp_path: Path) -> None:
    """A program that is ended while it writes would leave half a file, or none of the old one."""
    kept = KeptFiles(tmp_path)
    _put(kept, "a")
    for key in ("a", "b"):
        with pytest.raises(KeyError):
            _fail(kept, key)
    assert os.listdir(tmp_path / "a") == [NAME]  # noqa: PTH208 - hidden ones too
    assert _get(kept, "a") == b"content"
    assert _keys(kept) == ["a"]


def test_a_place_that_cannot_be_written_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk, or one that lets others write everywhere, would end in a traceback or never be noticed."""
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(CannotWrite):
        _put(KeptFiles(tmp_path / "file" / "packs"), "a")
    monkeypatch.setattr(kept_files, "is_private", lambda _: False)
    with pytest.raises(CannotWrite, match="others"):
        _put(KeptFiles(tmp_path / "packs"), "a")
    assert KeptFiles(tmp_path / "packs").entries() == []


def test_what_came_with_the_program_stays_as_it_is(tmp_path: Path) -> None:
    """Files of an installed package would be removed, or look changed."""
    _put(KeptFiles(tmp_path), "a")
    os.utime(tmp_path / "a", (1, 1))
    shipped = KeptFiles(tmp_path, writable=False)
    assert _get(shipped, "a") == b"content"
    shipped.discard("a")
    assert [entry.used for entry in shipped.entries()] == [1]
