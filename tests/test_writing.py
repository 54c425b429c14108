"""Writing a file: all of it or nothing, whatever goes wrong."""

from __future__ import annotations

import errno
import os
import stat
import time
from typing import TYPE_CHECKING, NoReturn

import pytest

from netatlas.errors import CannotWrite
from netatlas.writing import write_text

if TYPE_CHECKING:
    from pathlib import Path


def _names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_a_file_is_written_whole_and_keeps_its_permissions(tmp_path: Path) -> None:
    """Without it an export would lose letters, or open a private file to others."""
    sheet = tmp_path / "sheet.md"
    write_text(sheet, "neu – 1\n")
    assert sheet.read_bytes() == "neu – 1\n".encode()
    sheet.chmod(0o600)
    write_text(sheet, "2")
    assert (sheet.read_text(), stat.S_IMODE(sheet.stat().st_mode)) == ("2", 0o600)
    assert _names(tmp_path) == ["sheet.md"]


@pytest.mark.parametrize(
    ("call", "error"),
    [
        ("replace", PermissionError(errno.EACCES, "Permission denied")),
        ("fsync", OSError(errno.ENOSPC, "No space left on device")),
        ("open", OSError(errno.EROFS, "Read-only file system")),
    ],
)
def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, error: OSError
) -> None:
    """Without it a full disk would cost the user the file that was there, or leave litter behind."""
    sheet = tmp_path / "sheet.md"
    sheet.write_text("old")

    def fail(*_args: object) -> NoReturn:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(os, call, fail)
        with pytest.raises(CannotWrite, match=rf"sheet.md: {error.strerror}. Nothing was changed."):
            write_text(sheet, "new")
    assert (sheet.read_text(), _names(tmp_path)) == ("old", ["sheet.md"])


def test_a_link_is_followed(tmp_path: Path) -> None:
    """Without it a linked file would be cut off from the place where it really lies."""
    real, link = tmp_path / "real.md", tmp_path / "link.md"
    real.write_text("old")
    link.symlink_to(real)
    write_text(link, "new")
    assert (link.is_symlink(), real.read_text()) == (True, "new")


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    """Without it a folder or a device could be replaced by a file."""
    os.mkfifo(tmp_path / "pipe")
    for path, reason in (
        (tmp_path, "it is a folder"),
        (tmp_path / "pipe", "it is no ordinary file"),
        (tmp_path / "none" / "sheet.md", "there is no folder"),
        (tmp_path / "pipe" / "sheet.md", "Not a directory"),
    ):
        with pytest.raises(CannotWrite, match=reason):
            write_text(path, "new")
    assert _names(tmp_path) == ["pipe"]


def _left(folder: Path, name: str, *, hours: float) -> Path:
    """Leave something in a folder as a program that was killed does."""
    path = folder / name
    path.write_bytes(b"half")
    then = time.time() - hours * 60 * 60
    os.utime(path, (then, then))
    return path


def test_what_a_killed_program_left_goes_with_the_next_write(tmp_path: Path) -> None:
    """A home would fill up with files that nobody sees, half of them for each kill."""
    old = _left(tmp_path, ".settings.toml.0123456789ab.tmp", hours=2)
    journal = _left(tmp_path, ".desk.sqlite.0123456789ab.tmp-journal", hours=2)
    folder = tmp_path / ".vault.0123456789ab.tmp"
    folder.mkdir()
    _left(folder, "page.md", hours=2)
    os.utime(folder, (0, 0))
    stay = [
        _left(tmp_path, ".settings.toml.ba9876543210.tmp", hours=0.5),
        _left(tmp_path, ".settings.toml.tmp", hours=2),
        _left(tmp_path, "settings.toml.0123456789ab.tmp", hours=2),
        _left(tmp_path, ".other.0123456789ab.old", hours=2),
    ]
    (tmp_path / ".other.0123456789ab.tmp").mkdir()  # the only other one of that name
    os.utime(tmp_path / ".other.0123456789ab.tmp", (0, 0))
    write_text(tmp_path / "settings.toml", "x")
    assert not any(map(os.path.lexists, (old, journal, folder)))
    assert all(map(os.path.lexists, (*stay, tmp_path / ".other.0123456789ab.tmp")))


def test_links_in_a_circle_are_said(tmp_path: Path) -> None:
    """Saving to such a name would end in a traceback."""
    (tmp_path / "circle").symlink_to("circle")
    with pytest.raises(CannotWrite):
        write_text(tmp_path / "circle", "x")
