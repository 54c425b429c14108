"""Files that others change, replace or take away while a pack is read: a fault, and never a wait."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from netatlas.errors import PackError
from netatlas.packs import pack_files, plain_file, read_packs
from netatlas.packs.plain_file import UnreadableFile, read_bytes
from tests.helpers.packs import write_pack

if TYPE_CHECKING:
    from collections.abc import Callable


def _vanish(path: Path) -> None:
    path.unlink()


def _become_a_link(path: Path) -> None:
    path.unlink()
    path.symlink_to("/etc/hostname")


def _become_a_loop(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.name)


def _become_a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _become_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


BETWEEN_LOOK_AND_OPENING = [
    (_vanish, "is gone meanwhile"),
    (_become_a_link, "is a link"),
    (_become_a_loop, "is a link"),
    (_become_a_folder, "is not a plain file"),
]
if hasattr(os, "mkfifo"):
    BETWEEN_LOOK_AND_OPENING.append((_become_a_pipe, "is not a plain file"))


@pytest.mark.parametrize(("change", "words"), BETWEEN_LOOK_AND_OPENING)
def test_a_file_that_changes_between_look_and_opening(
    change: Callable[[Path], None], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pipe in the place of a file kept the reader waiting for ever, and a link led out of the pack."""
    write_pack(tmp_path)
    really_open = os.open

    def changed_before(path: Path, flags: int) -> int:
        if Path(path).name == "journeys.yaml":
            change(Path(path))
        return really_open(path, flags)

    monkeypatch.setattr(os, "open", changed_before)
    atlas, report = read_packs([tmp_path])
    (fault,) = report.faults
    assert fault.file == "journeys.yaml"
    assert words in fault.message
    assert len(atlas.concepts) == 3


@pytest.mark.parametrize("change", [_vanish, _become_a_link, _become_a_folder, _become_a_pipe])
def test_a_file_that_changes_after_the_folder_was_listed(
    change: Callable[[Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reader would trust what it saw in the folder, and end in a traceback or wait for ever."""
    write_pack(tmp_path)
    listed = pack_files.pack_files(tmp_path)
    change(tmp_path / "claims.yaml")
    monkeypatch.setattr("netatlas.packs.reader.pack_files", lambda _folder, **_: listed)
    _, report = read_packs([tmp_path])
    causes = [fault for fault in report.faults if not fault.follows]
    assert [fault.file for fault in causes] == ["claims.yaml"]


@pytest.mark.parametrize("size", [0, 1, 5000, plain_file.MOST_FILE_BYTES])
def test_a_file_that_grows_while_it_is_read(
    size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half of what an editor writes would be taken for the whole, or an endless file fill the memory."""
    path = tmp_path / "grows"
    path.write_bytes(b"#" * size)
    before = os.fstat

    def grown_after(descriptor: int) -> os.stat_result:
        status = before(descriptor)
        with path.open("ab") as file:
            file.write(b"more")
        return status

    monkeypatch.setattr(os, "fstat", grown_after)
    with pytest.raises(UnreadableFile, match=r"was changed while it was read|is larger than 4 MB"):
        read_bytes(path)


def test_a_folder_that_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A network drive that is gone would end in the words of a programmer, or as a failure to write."""
    folder = write_pack(tmp_path / "pack", {"claims/more.yaml": "[]"})
    really_list = os.scandir

    def gone_before(path: Path) -> object:
        if Path(path).name == "claims":
            Path(path).rename(tmp_path / "gone")
        return really_list(path)

    monkeypatch.setattr(os, "scandir", gone_before)
    _, report = read_packs([folder])
    assert [(fault.file, "is gone meanwhile" in fault.message) for fault in report.faults] == [
        ("claims", True)
    ]
    monkeypatch.setattr(
        os, "scandir", lambda path: really_list(path.rename(tmp_path / "far").with_name("pack"))
    )
    with pytest.raises(PackError, match="cannot be read: no such file"):
        read_packs([folder])


@pytest.mark.parametrize("name", ["L", "concepts", "concepts.yaml", "claims/L", "L.yaml", "more/L.yaml"])
def test_a_link_that_leads_to_itself(name: str, tmp_path: Path) -> None:
    """A look at it raised an error, which was told as one of writing."""
    write_pack(tmp_path, {"concepts.yaml": None, "claims.yaml": None})
    link = tmp_path / name
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(link.name)
    _, report = read_packs([tmp_path])
    ignored = name in {"L", "claims/L"}
    assert any(fault.file in name for fault in report.faults) is not ignored
