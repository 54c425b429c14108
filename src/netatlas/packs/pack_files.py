"""The files of a pack's folder: which belong to it, in which order, and their bytes.

The folder may be one file, a zip (``archive``), which is read at once; what is said of its files is the same.

Nothing is read that is not a plain file of the folder itself: no links, no devices.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from netatlas.errors import PackError
from netatlas.letters import stray_letter, visible
from netatlas.packs import plain_file
from netatlas.packs.archive_opening import archive_at
from netatlas.packs.plain_file import MOST_FILE_BYTES, UnreadableFile, read_bytes, reason, unreadable
from netatlas.packs.report import Fault
from netatlas.paths import PACK_ENDING
from netatlas.words import counted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

    from netatlas.packs.archive import ArchiveEntry, PackArchive

    Entry: TypeAlias = os.DirEntry[str] | ArchiveEntry

PACK_FILE = "pack.yaml"
CHANGED_FILE = "changed.yaml"
SECTION_NAMES = (
    "sources",
    "vocabulary",
    "topics",
    "concepts",
    "comparisons",
    "timelines",
    "journeys",
    "claims",
    "positions",
)
"""The names of ``schema.SECTIONS``, without the types that these bring."""
_SINGLE_FILES = ("pack", "changed")  # what is always one file, never a folder of files
_ENDING = ".yaml"
_SIMILAR_ENDINGS = (".yml", ".json")
_FORGOTTEN_ENDINGS = ("", ".json", ".txt")  # concepts.txt was probably meant to be concepts.yaml

MOST_PACK_BYTES = plain_file.MOST_PACK_BYTES
MOST_FILES = plain_file.MOST_FILES
"""More was not written by people and would only block the program; the shipped pack has about a hundred."""


class PackFile(NamedTuple):
    """A file that belongs to a pack.

    Attributes:
        section: that it holds.
        name: its path inside the pack, as it is shown.
        path: of the file; of one in a zip no disk has it.
        size: in bytes, as its folder has it.
        content: of a file in a zip, or why that cannot be read; None for a file on a disk.
    """

    section: str
    name: str
    path: Path
    size: int
    content: bytes | UnreadableFile | None = None


class FoundFiles(NamedTuple):
    """What a pack's folder holds.

    Attributes:
        files: those of the sections, in reading order.
        faults: one for each entry that cannot be read.
        lost: by section, the fault for which records of it are perhaps missing.
    """

    files: list[PackFile]
    faults: list[Fault]
    lost: dict[str, Fault]


def pack_files(folder: Path, *, label: str = "", archive: PackArchive | None = None) -> FoundFiles:
    """Return the files of a pack, and what is wrong with its entries.

    Args:
        folder: the pack.
        label: a prefix for the names of files in faults, if several packs are open.
        archive: the pack, if it is one file.

    Raises:
        PackError: the folder cannot be opened as a pack.
    """
    scan = _Scan(folder, label, archive)
    scan.folder()
    order = list(SECTION_NAMES)
    scan.files.sort(key=lambda file: (order.index(file.section), "/" in file.name, file.name))
    size = 0
    for index, file in enumerate(scan.files):
        size += file.size
        if index == MOST_FILES or size > MOST_PACK_BYTES:
            scan.cut(index)
            break
    if archive is not None:
        scan.files = [_unpacked(archive, file) for file in scan.files]
    return FoundFiles(scan.files, scan.faults, scan.lost)


def too_much(files: Sequence[PackFile], message: str) -> Fault:
    """Return the fault of a pack that is too large, in the first of the files that are left out."""
    behind = f"this file and those behind it, {counted(len(files), 'file')}, are left out"
    return Fault(file=files[0].name, line=1, column=1, message=f"{message}: {behind}")


def _unpacked(archive: PackArchive, file: PackFile) -> PackFile:
    """Return a file with its content.

    Raises:
        PackError: it is damaged, and with it the pack.
    """
    try:
        return file._replace(content=archive.read(file.path.relative_to(archive.path).as_posix()))
    except UnreadableFile as error:
        return file._replace(content=error)


def read_pack_file(folder: Path, archive: PackArchive | None = None) -> bytes:
    """Return the content of a pack's ``pack.yaml``.

    Args:
        folder: the pack.
        archive: the pack, if it is one file.

    Raises:
        PackError: the folder cannot be opened as a pack.
    """
    if archive is not None:
        return _pack_file_of(archive)
    try:
        status = folder.stat()
    except FileNotFoundError:
        sort = "file" if folder.suffix == PACK_ENDING else "folder"
        raise PackError(f"There is no {sort} {folder}.") from None
    except (OSError, ValueError) as error:
        raise PackError(f"{folder} cannot be opened: {reason(error)}.") from None
    if not stat.S_ISDIR(status.st_mode):
        raise PackError(f"{folder} is no plain file; a pack is a folder with a {PACK_FILE} in it.")
    path = folder / PACK_FILE
    if not os.path.lexists(path) and os.access(folder, os.R_OK | os.X_OK):
        hint = f" Call its pack.yml {PACK_FILE}." if os.path.lexists(folder / "pack.yml") else ""
        raise PackError(f"{folder} is no pack: it has no {PACK_FILE}.{hint}")
    try:
        return read_bytes(path)
    except UnreadableFile as error:
        raise PackError(f"{path} {error}.") from None


def _pack_file_of(archive: PackArchive) -> bytes:
    if not archive.holds(PACK_FILE):
        raise PackError(f"{archive.path} is no pack: it has no {PACK_FILE}.")
    try:
        return archive.read(PACK_FILE)
    except UnreadableFile as error:
        raise PackError(f"{archive.path / PACK_FILE} {error}.") from None


def read_single_file(folder: Path, name: str) -> bytes | None:
    """Return the content of a file in a pack's own folder, or None where it has none.

    Raises:
        UnreadableFile: it cannot be read.
        PackError: the pack is one file, which cannot be opened.
    """
    archive = archive_at(folder)
    if archive is not None:
        return archive.read(name) if archive.holds(name) else None
    path = folder / name
    return read_bytes(path) if os.path.lexists(path) else None


def has_file(folder: Path, name: str) -> bool:
    """Return True if a pack has a file of this name in its own folder."""
    try:
        archive = archive_at(folder)
        return archive.holds(name) if archive is not None else (folder / name).exists()
    except PackError:
        return False


class _Scan:
    """Collects the files of one folder and of the folders of its sections."""

    def __init__(self, folder: Path, label: str, archive: PackArchive | None) -> None:
        self._archive = archive
        self.files: list[PackFile] = []
        self.faults: list[Fault] = []
        self.lost: dict[str, Fault] = {}
        self._folder = folder
        self._label = label

    def folder(self) -> None:
        """Look at the entries of the pack's own folder."""
        for entry in self._entries(self._folder, ""):
            name = entry.name
            stem, ending = os.path.splitext(name)  # noqa: PTH122 - a Path for each entry costs more than reading it
            if name in SECTION_NAMES and (_is_folder(entry) or _is_link(entry)):
                self._section(entry, name)
            elif ending == _ENDING and stem in SECTION_NAMES:
                self._file(entry, stem, name)
            elif name not in {PACK_FILE, CHANGED_FILE} and not name.startswith("."):
                self._unexpected_entry(entry, stem, ending)

    def _section(self, entry: Entry, section: str) -> None:
        if _is_link(entry):
            message = "this is a link to another folder, which packs may not hold; put a copy here"
            self._fault(section, message, section)
            return
        for inner in self._entries(Path(entry.path), section):
            name = f"{section}/{inner.name}"
            stem, ending = os.path.splitext(inner.name)  # noqa: PTH122 - the same
            if inner.name.startswith("."):
                continue
            if ending == _ENDING:
                self._file(inner, section, name)
            elif ending.lower() in {_ENDING, *_SIMILAR_ENDINGS}:
                self._fault(
                    name, f"only files that end in {_ENDING} are read; call it {stem}{_ENDING}", section
                )
            elif _is_folder(inner) and not _is_link(inner):
                message = f"a folder inside a folder is not read; put its files into {section}"
                self._fault(name, message, section)

    def _file(self, entry: Entry, section: str, name: str) -> None:
        try:
            size = _size_of(entry)
        except OSError as error:
            self._fault(name, f"this {unreadable(error)}", section)
            return
        shown = visible(self._label + name)
        self.files.append(PackFile(section, shown, Path(entry.path), min(size, MOST_FILE_BYTES)))
        if visible(entry.name) != entry.name:
            stray = stray_letter(entry.name) or "a tab or a line end"
            self._fault(name, f"the name of this file holds {stray}; give it another name", section)

    def _unexpected_entry(self, entry: Entry, stem: str, ending: str) -> None:
        """Report an entry that looks as if it were meant for the pack; ignore any other."""
        known = [*SECTION_NAMES, *_SINGLE_FILES]
        is_forgotten = stem.lower() in known and ending in _FORGOTTEN_ENDINGS
        if not (_is_folder(entry) or ending.lower() in {_ENDING, ".yml"} or is_forgotten):
            return
        from netatlas.atlas.nearest import nearest  # noqa: PLC0415 - most packs hold nothing unexpected
        from netatlas.packs.quoting import listed  # noqa: PLC0415 - the same

        section = stem.lower() if stem.lower() in known else nearest(stem.lower(), known)
        elsewhere = f"put its records into {listed(SECTION_NAMES)}"
        if _is_folder(entry):
            if self._holds_yaml(entry):
                if section in _SINGLE_FILES:
                    cure = f"make one file of it, {section}{_ENDING}"
                else:
                    cure = f"call it {section}" if section else elsewhere
                self._fault(entry.name, f"no folder of a pack has this name; {cure}", section)
        elif ending == _ENDING:
            cure = f"call it {section}{_ENDING}" if section else elsewhere
            self._fault(entry.name, f"no file of a pack has this name; {cure}", section)
        else:
            cure = f"call it {section}{_ENDING}" if section else elsewhere
            self._fault(entry.name, f"only files that end in {_ENDING} are read; {cure}", section)

    def _holds_yaml(self, entry: Entry) -> bool:
        return any(
            inner.name.endswith((_ENDING, ".yml")) for inner in self._entries(Path(entry.path), entry.name)
        )

    def _entries(self, folder: Path, name: str) -> Sequence[Entry]:
        if self._archive is not None:
            return self._archive.entries(name)
        try:
            with os.scandir(folder) as entries:
                return sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            if not name:
                raise PackError(f"{folder} cannot be read: {reason(error)}.") from None
            self._fault(name, f"this folder {unreadable(error)}", name)
            return []

    def cut(self, kept: int) -> None:
        """Leave out the files behind the first ``kept``, since the pack has too many or is too large."""
        files, self.files = self.files, self.files[:kept]
        if len(files) > MOST_FILES:
            holds, most, cure = f"{len(files):,} files", f"{MOST_FILES:,}", "join some of them"
        else:
            size = sum(file.size for file in files) / 2**20
            holds, most, cure = f"{size:.0f} MB", f"{MOST_PACK_BYTES // 2**20} MB", "make two packs of it"
        fault = too_much(files[kept:], f"the pack holds {holds}, but {most} at most are read; {cure}")
        self.faults.append(fault)
        self.lost |= dict.fromkeys((file.section for file in files[kept:]), fault)

    def _fault(self, name: str, message: str, section: str) -> None:
        """Report an entry, and that records of ``section`` are perhaps missing for it."""
        shown = visible(self._label + name)
        fault = Fault(file=shown, line=1, column=1, message=visible(message))
        self.faults.append(fault)
        if section in SECTION_NAMES:
            self.lost[section] = fault


def _size_of(entry: Entry) -> int:
    """Return the size of a file.

    Raises:
        OSError: the system cannot say.
    """
    if isinstance(entry, os.DirEntry):
        return entry.stat(follow_symlinks=False).st_size
    return entry.size or 0


def _is_folder(entry: Entry) -> bool:
    """Return True if an entry is a folder or leads to one; a link that leads to itself does not."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_link(entry: Entry) -> bool:
    try:
        return entry.is_symlink()
    except OSError:  # it is gone meanwhile
        return False
