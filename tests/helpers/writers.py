"""Everything that NetAtlas writes as a file or a folder: written old, then new, and read back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netatlas.address import Address
from netatlas.desk.session import Session, tabs_of
from netatlas.desk.session_files import SessionFiles
from netatlas.desk.settings import Settings, load_settings, save_changes
from netatlas.export.folders.folder_writing import MARKER, check_folder, write_folder
from netatlas.progress import SILENT
from netatlas.writing import write_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_FOLDERS = {"old": {"a.md": b"old", "b/c.md": b"old"}, "new": {"a.md": b"new", "d.md": b"new"}}


class Writer(NamedTuple):
    """One kind of file: ``write`` and ``read`` take the home folder; what is read is "old" or "new"."""

    write: Callable[[Path, str], None]
    read: Callable[[Path], str]


def _write_settings(home: Path, state: str) -> None:
    before = load_settings(home)
    save_changes(home, before, Settings(theme="dark", recent=(f"view:{state}",), packs=("/kept",)))


def _read_settings(home: Path) -> str:
    settings = load_settings(home)
    assert (settings.theme, settings.packs) == ("dark", ("/kept",))
    return settings.recent[0].removeprefix("view:")


def _write_session(home: Path, state: str) -> None:
    files = SessionFiles(home)
    try:
        files.take()
        files.save(_session(state))
    finally:
        files.release()


def _session(state: str) -> Session:
    return Session(tabs=tabs_of([Address.view(state), Address.view("limits")]))


def _read_session(home: Path) -> str:
    told: list[str] = []
    files = SessionFiles(home, tell=told.append)
    found = files.take()
    files.release()
    assert told == []
    return next((state for state in ("old", "new") if found == _session(state)), "torn")


def _write_file(home: Path, state: str) -> None:
    write_text(home / "page.md", f"{state} " * 20_000)


def _read_file(home: Path) -> str:
    words = (home / "page.md").read_text("utf-8").split()
    assert len(words) == 20_000
    return words[0] if set(words) == {words[0]} else "torn"


def _write_folder(home: Path, state: str) -> None:
    files = _FOLDERS[state]
    write_folder(home / "pages", iter(files.items()), len(files), SILENT)
    if state == "old":
        (home / "pages" / "mine.txt").write_bytes(b"mine")


def _read_folder(home: Path) -> str:
    pages = home / "pages"
    check_folder(pages)  # what is done before it is written again, or looked at in the window
    found = {
        one.relative_to(pages).as_posix(): one.read_bytes()
        for one in pages.rglob("*")
        if one.is_file() and one.name != MARKER
    }
    assert found.pop("mine.txt") == b"mine"
    return next((state for state, files in _FOLDERS.items() if files == found), "torn")


WRITERS = {
    "settings": Writer(_write_settings, _read_settings),
    "session": Writer(_write_session, _read_session),
    "file": Writer(_write_file, _read_file),
    "folder": Writer(_write_folder, _read_folder),
}
