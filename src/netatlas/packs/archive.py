"""A pack that is one file: a zip of a pack's folder, read whole into memory and never unpacked to a disk.

Nothing that the list of the zip says is believed: names are held to those of a plain folder, entries to plain
files, and sizes to the bytes that really come. Whatever is wrong with the zip keeps all of it closed.
``docs/decisions/0025-pack-files.md`` says why.
"""

from __future__ import annotations

import copy
import io
import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from netatlas.errors import PackError
from netatlas.hashing import blake2b
from netatlas.packs.plain_file import (
    MOST_FILE_BYTES,
    MOST_FILES,
    UnreadableFile,
    too_large,
)
from netatlas.words import quoted

if TYPE_CHECKING:
    from pathlib import Path

ANEW = "make it anew with “netatlas pack”"
"""What helps with a file that was made in another way than packs are."""
_PACK_FILE = "pack.yaml"
_MOST_ENTRIES = 2 * MOST_FILES
"""Twice the files that are read of a pack: folders and pictures are entries too."""
_MOST_LEVELS = 32
"""Folders inside one another; those of a pack are one, and each costs time."""
_ANY_SIZE = 2**62
_BEGIN = b"PK"
_ENTRY = b"PK\x01\x02"
"""What each entry in the list of a zip begins with."""
_LOCKED, _IN_UTF8 = 0x1, 0x800
"""Flags of an entry: it needs a password, its name is in UTF-8."""
_COMPRESSION = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""The others are rare, and Python unpacks them without a bound."""
_DRIVE = re.compile(r"[A-Za-z]:")
_OF_MACOS = "__MACOSX"
_DAMAGE = (
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)
"""What ``zipfile`` raises of a zip that is damaged or of a form that it does not know."""


class ArchiveEntry(NamedTuple):
    """A file or folder of a pack that is one file; it answers as an ``os.DirEntry`` does.

    Attributes:
        name: inside its folder.
        path: of the whole, with that of the pack's file before it; no disk has it.
        size: of a file as the list of the zip has it; None for a folder.
    """

    name: str
    path: str
    size: int | None

    def is_dir(self) -> bool:
        """Return True for a folder."""
        return self.size is None

    def is_symlink(self) -> bool:
        """Return False: a zip that holds a link is not opened."""
        return False


class PackArchive:
    """The files of a pack that is one file.

    Attributes:
        path: of the file.
        raw: its bytes.
    """

    def __init__(self, path: Path, raw: bytes) -> None:
        """Take the bytes of a file; they are looked at when a file of the pack is first asked for.

        Raises:
            PackError: it is no zip.
        """
        self.path = path
        self.raw = raw
        if raw.startswith(_BEGIN):
            return
        from netatlas.paths import PACK_ENDING  # noqa: PLC0415 - only this sentence needs it

        if path.suffix == PACK_ENDING:
            self._refuse("it is damaged, or was not made of a pack's folder", "get it again")
        raise PackError(
            f"{path} is a file; a pack is a folder with a {_PACK_FILE} in it, or a {PACK_ENDING} file."
        )

    @cached_property
    def digest(self) -> bytes:
        """The hash of the file, by which what was made of it is known again without unpacking it."""
        return blake2b(self.raw).digest()

    def entries(self, folder: str) -> list[ArchiveEntry]:
        """Return what is in a folder of the pack, '' for its own, by name.

        Raises:
            PackError: the file cannot be opened as a pack.
        """
        return sorted(self._tree.get(folder, {}).values())

    def holds(self, name: str) -> bool:
        """Return True if the pack has a file of this name.

        Raises:
            PackError: the file cannot be opened as a pack.
        """
        return name in self._infos

    def read(self, name: str) -> bytes:
        """Return the content of a file of the pack.

        Raises:
            UnreadableFile: it is too large.
            PackError: it is damaged, and with it the pack.
        """
        info = self._infos[name]
        most = min(info.file_size, MOST_FILE_BYTES) + 1
        wanted = copy.copy(info)
        wanted.file_size = _ANY_SIZE  # else what is longer than the list says would be cut without a word
        try:
            with self._zip.open(wanted) as file:
                content = file.read(most)
        except _DAMAGE:
            self._refuse(f"{quoted(name)} in it is damaged", "get it again")
        if len(content) > MOST_FILE_BYTES:
            raise UnreadableFile(too_large(MOST_FILE_BYTES))
        if len(content) != info.file_size:
            self._refuse(f"{quoted(name)} in it has another size than it says", "get it again")
        return content

    def check(self) -> None:
        """Look at the list of the zip.

        Raises:
            PackError: the file cannot be opened as a pack.
        """
        _ = self._infos

    @cached_property
    def _zip(self) -> zipfile.ZipFile:
        if self.raw.count(_ENTRY) > _MOST_ENTRIES:  # before each of them costs time and memory
            self._refuse(
                f"it holds more than {_MOST_ENTRIES:,} entries", "leave out what is no part of the pack"
            )
        try:
            return zipfile.ZipFile(io.BytesIO(self.raw))
        except UnicodeDecodeError:
            self._refuse("a name in it is not in UTF-8", ANEW)
        except _DAMAGE:
            self._refuse("it is damaged", "get it again")

    @cached_property
    def _infos(self) -> dict[str, zipfile.ZipInfo]:
        """The files of the pack by their names: those of the one folder, where all are in one."""
        found = self._checked()
        tops = {name.partition("/")[0] for name in found} - {_OF_MACOS}
        tops = {top for top in tops if not top.startswith(".")}
        if _PACK_FILE in found or len(tops) != 1 or f"{(top := tops.pop())}/{_PACK_FILE}" not in found:
            return found
        return {
            name.removeprefix(f"{top}/"): info for name, info in found.items() if name.startswith(f"{top}/")
        }

    @cached_property
    def _tree(self) -> dict[str, dict[str, ArchiveEntry]]:
        tree: dict[str, dict[str, ArchiveEntry]] = {}
        for name, info in self._infos.items():
            size: int | None = info.file_size
            while name:
                folder, _, last = name.rpartition("/")
                tree.setdefault(folder, {}).setdefault(last, ArchiveEntry(last, str(self.path / name), size))
                name, size = folder, None  # noqa: PLW2901 - upwards
        return tree

    def _checked(self) -> dict[str, zipfile.ZipInfo]:
        """Return all files of the zip by their names, once every entry is known to be harmless."""
        found: dict[str, zipfile.ZipInfo] = {}
        folders: set[str] = set()
        written: dict[str, str] = {}
        for info in self._zip.infolist():
            name = self._name(info)
            self._check_kind(info, name)
            parts = name.split("/")
            for count in range(1, len(parts) + 1):
                path = "/".join(parts[:count])
                if (other := written.setdefault(_folded(path), path)) != path:
                    self._refuse(
                        f"{quoted(other)} and {quoted(path)} in it are one name on some systems", ANEW
                    )
                if count < len(parts):
                    folders.add(path)
            if info.is_dir():
                folders.add(name)
            elif name in found:
                self._refuse(f"{quoted(name)} is in it twice", ANEW)
            else:
                found[name] = info
        if both := sorted(folders & found.keys()):
            self._refuse(f"{quoted(both[0])} in it is a file and a folder", ANEW)
        return found

    def _name(self, info: zipfile.ZipInfo) -> str:
        """Return the name of an entry, with ``/`` between its folders, if it stays inside the pack."""
        name = info.orig_filename
        if not info.flag_bits & _IN_UTF8 and not name.isascii():
            try:  # as the Finder writes them; zipfile took the bytes for those of DOS
                name = name.encode("cp437").decode()
            except UnicodeError:
                self._refuse(f"the name {quoted(name)} in it is not in UTF-8", ANEW)
        parts = name.removesuffix("/").split("/")
        if "\\" in name or "\0" in name or _DRIVE.match(name) or not {"", ".", ".."}.isdisjoint(parts):
            self._refuse(f"the name {quoted(name)} in it leads out of the pack's folder", ANEW)
        if len(parts) > _MOST_LEVELS:
            self._refuse(f"it has more than {_MOST_LEVELS} folders inside one another", ANEW)
        return "/".join(parts)

    def _check_kind(self, info: zipfile.ZipInfo, name: str) -> None:
        kind = stat.S_IFMT(info.external_attr >> 16)
        if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
            self._refuse(f"{quoted(name)} in it is a link or no plain file", "put a copy there")
        if info.flag_bits & _LOCKED:
            self._refuse(f"{quoted(name)} in it is locked with a password", ANEW)
        if info.compress_type not in _COMPRESSION:
            self._refuse(f"{quoted(name)} in it is compressed in another way than packs are", ANEW)

    def _refuse(self, what: str, cure: str) -> NoReturn:
        raise PackError(f"{self.path} cannot be opened: {what}; {cure}.") from None


def _folded(path: str) -> str:
    """Return what two paths have in common that some systems take for one."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", path).casefold())
