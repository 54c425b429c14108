"""The files of a pack's folder: which belong to it, in which order, and their bytes.

Nothing is read that is not a plain file of the folder itself: no links, no devices.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import NamedTuple

from netatlas.atlas.nearest import nearest
from netatlas.errors import PackError
from netatlas.letters import stray_letter, visible
from netatlas.packs.quoting import listed
from netatlas.packs.report import Fault
from netatlas.packs.schema import SECTIONS

PACK_FILE = "pack.yaml"
CHANGED_FILE = "changed.yaml"
_SINGLE_FILES = ("pack", "changed")  # what is always one file, never a folder of files
_ENDING = ".yaml"
_SIMILAR_ENDINGS = (".yml", ".json")
_FORGOTTEN_ENDINGS = ("", ".json", ".txt")  # concepts.txt was probably meant to be concepts.yaml

# The shipped pack has under 1 MB in about a hundred files. What is far larger was not written by a person
# and would only block the program for minutes.
MOST_FILE_BYTES = 4 * 2**20
MOST_PACK_BYTES = 64 * 2**20
MOST_FILES = 2000


class PackFile(NamedTuple):
    """A file that belongs to a pack: the section that it holds and its path inside the pack."""

    section: str
    name: str
    path: Path
    size: int


def pack_files(folder: Path, *, label: str = "") -> tuple[list[PackFile], list[Fault]]:
    """Return the files of the sections in reading order, and a fault for each entry that cannot be read.

    Args:
        folder: the pack.
        label: a prefix for the names of files in faults, if several packs are open.

    Raises:
        PackError: the folder cannot be opened as a pack.
    """
    scan = _Scan(folder, label)
    scan.folder()
    files = sorted(
        scan.files, key=lambda file: (list(SECTIONS).index(file.section), "/" in file.name, file.name)
    )
    if len(files) > MOST_FILES:
        raise PackError(
            f"{folder} holds {len(files):,} files; a pack has {MOST_FILES:,} at most: join some of them."
        )
    size = sum(file.size for file in files)
    if size > MOST_PACK_BYTES:
        room = MOST_PACK_BYTES // 2**20
        raise PackError(
            f"{folder} holds {size / 2**20:.0f} MB; a pack has {room} MB at most: make two packs of it."
        )
    return files, scan.faults


class UnreadableFile(Exception):  # noqa: N818 - says how the file is
    """A file cannot be read; the text says why and what to do."""


def read_bytes(path: Path) -> bytes:
    """Return the content of a file.

    Raises:
        UnreadableFile: it is a link or no plain file, is too large, or the system refuses.
    """
    try:
        status = path.lstat()
        if stat.S_ISLNK(status.st_mode):
            raise UnreadableFile("is a link to another file, which packs may not hold; put a copy here")
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableFile("is not a plain file; put one here")
        with path.open("rb") as file:
            raw = file.read(MOST_FILE_BYTES + 1)
    except OSError as error:
        raise UnreadableFile(f"cannot be read ({_reason(error)}); look at its permissions") from None
    if len(raw) > MOST_FILE_BYTES:
        raise UnreadableFile(f"is larger than {MOST_FILE_BYTES // 2**20} MB; make several files of it")
    return raw


def read_pack_file(folder: Path) -> bytes:
    """Return the content of a pack's ``pack.yaml``.

    Raises:
        PackError: the folder cannot be opened as a pack.
    """
    try:
        status = folder.stat()
    except FileNotFoundError:
        raise PackError(f"There is no folder {folder}.") from None
    except (OSError, ValueError) as error:
        raise PackError(f"{folder} cannot be opened: {_reason(error)}.") from None
    if not stat.S_ISDIR(status.st_mode):
        raise PackError(f"{folder} is a file; a pack is a folder with a {PACK_FILE} in it.")
    path = folder / PACK_FILE
    if not os.path.lexists(path) and os.access(folder, os.R_OK | os.X_OK):
        hint = f" Call its pack.yml {PACK_FILE}." if (folder / "pack.yml").is_file() else ""
        raise PackError(f"{folder} is no pack: it has no {PACK_FILE}.{hint}")
    try:
        return read_bytes(path)
    except UnreadableFile as error:
        raise PackError(f"{path} {error}.") from None


class _Scan:
    """Collects the files of one folder and of the folders of its sections."""

    def __init__(self, folder: Path, label: str) -> None:
        self.files: list[PackFile] = []
        self.faults: list[Fault] = []
        self._folder = folder
        self._label = label

    def folder(self) -> None:
        """Look at the entries of the pack's own folder."""
        for entry in self._entries(self._folder, ""):
            name = entry.name
            stem, ending = os.path.splitext(name)  # noqa: PTH122 - a Path for each entry costs more than reading it
            if name in SECTIONS and (entry.is_dir() or entry.is_symlink()):
                self._section(entry, name)
            elif ending == _ENDING and stem in SECTIONS:
                self._file(entry, stem, name)
            elif name not in {PACK_FILE, CHANGED_FILE} and not name.startswith("."):
                self._unexpected_entry(entry, stem, ending)

    def _section(self, entry: os.DirEntry[str], section: str) -> None:
        if entry.is_symlink():
            self._fault(
                section, "this is a link to another folder, which packs may not hold; put a copy here"
            )
            return
        for inner in self._entries(Path(entry.path), section):
            name = f"{section}/{inner.name}"
            stem, ending = os.path.splitext(inner.name)  # noqa: PTH122 - the same
            if inner.name.startswith("."):
                continue
            if ending == _ENDING:
                self._file(inner, section, name)
            elif ending.lower() in {_ENDING, *_SIMILAR_ENDINGS}:
                self._fault(name, f"only files that end in {_ENDING} are read; call it {stem}{_ENDING}")
            elif inner.is_dir(follow_symlinks=False):
                self._fault(name, f"a folder inside a folder is not read; put its files into {section}")

    def _file(self, entry: os.DirEntry[str], section: str, name: str) -> None:
        try:
            size = entry.stat(follow_symlinks=False).st_size
        except OSError as error:
            self._fault(name, f"this cannot be read ({_reason(error)}); look at its permissions")
            return
        shown = visible(self._label + name)
        self.files.append(PackFile(section, shown, Path(entry.path), min(size, MOST_FILE_BYTES)))
        if visible(entry.name) != entry.name:
            stray = stray_letter(entry.name) or "a tab or a line end"
            self._fault(name, f"the name of this file holds {stray}; give it another name")

    def _unexpected_entry(self, entry: os.DirEntry[str], stem: str, ending: str) -> None:
        """Report an entry that looks as if it were meant for the pack; ignore any other."""
        known = [*SECTIONS, *_SINGLE_FILES]
        section = stem.lower() if stem.lower() in known else nearest(stem.lower(), known)
        elsewhere = f"put its records into {listed(SECTIONS)}"
        if entry.is_dir():
            if self._holds_yaml(entry):
                if section in _SINGLE_FILES:
                    cure = f"make one file of it, {section}{_ENDING}"
                else:
                    cure = f"call it {section}" if section else elsewhere
                self._fault(entry.name, f"no folder of a pack has this name; {cure}")
        elif ending == _ENDING:
            cure = f"call it {section}{_ENDING}" if section else elsewhere
            self._fault(entry.name, f"no file of a pack has this name; {cure}")
        elif ending.lower() in {_ENDING, ".yml"} or (stem.lower() in known and ending in _FORGOTTEN_ENDINGS):
            cure = f"call it {section}{_ENDING}" if section else elsewhere
            self._fault(entry.name, f"only files that end in {_ENDING} are read; {cure}")

    def _holds_yaml(self, entry: os.DirEntry[str]) -> bool:
        return any(
            inner.name.endswith((_ENDING, ".yml")) for inner in self._entries(Path(entry.path), entry.name)
        )

    def _entries(self, folder: Path, name: str) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(folder) as entries:
                return sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            if not name:
                raise PackError(f"{folder} cannot be read: {_reason(error)}.") from None
            self._fault(name, f"this folder cannot be read ({_reason(error)}); look at its permissions")
            return []

    def _fault(self, name: str, message: str) -> None:
        shown = visible(self._label + name)
        self.faults.append(Fault(file=shown, line=1, column=1, message=visible(message)))


def _reason(error: OSError | ValueError) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
