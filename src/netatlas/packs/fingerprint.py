"""Knows packs again by what is in their files: a hash of all that was read of them.

No time stamp is trusted. The reader hashes the very bytes that it reads, so that what it makes of a file that
changes meanwhile cannot be kept under the hash of the earlier content.
"""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from netatlas import __version__, paths
from netatlas.compiled_form import FORMAT
from netatlas.hashing import blake2b
from netatlas.packs.archive_opening import archive_at
from netatlas.packs.pack_files import pack_files, read_pack_file
from netatlas.packs.plain_file import UnreadableFile, read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from netatlas.packs.pack_files import FoundFiles
    from netatlas.progress import Progress

_KEY_BYTES = 16
_ROOMS = ("atlas", "packs", "search")
"""Folders whose code decides what is made of a pack, beside what all of NetAtlas shares."""


class SeenFiles:
    """What was read of one folder, in the order of reading, as one hash."""

    def __init__(self, name: str, label: str) -> None:
        """Begin with a folder's name, for a pack that says none of its own, and the label of its files."""
        self._hash = blake2b()
        self._is_whole = False
        self._add(name.encode(errors="surrogatepass"), label.encode(errors="surrogatepass"))

    def add_archive(self, digest: bytes) -> None:
        """Note a pack that is one file by the hash of that; nothing else of it counts."""
        self._add(b"archive", digest)
        self._is_whole = True

    def add_entries(self, found: FoundFiles) -> None:
        """Note which files there are, and what is wrong with the entries of the folder."""
        for file in found.files:
            self._add(file.section.encode(), file.name.encode(errors="surrogatepass"))
        for fault in found.faults:
            self._add(str(fault).encode(errors="surrogatepass"))
        for section, fault in sorted(found.lost.items()):
            self._add(section.encode(), str(fault).encode(errors="surrogatepass"))

    def add_file(self, content: bytes) -> None:
        """Note the content of the next file."""
        self._add(b"content", content)

    def add_unreadable(self, problem: UnreadableFile) -> None:
        """Note that the next file cannot be read."""
        self._add(b"unreadable", str(problem).encode(errors="surrogatepass"))

    def digest(self) -> bytes:
        """Return the hash of what was noted."""
        return self._hash.digest()

    def _add(self, *parts: bytes) -> None:
        if self._is_whole:
            return
        for part in parts:
            self._hash.update(
                len(part).to_bytes(8, "big")
            )  # so that no two lists of parts are the same bytes
            self._hash.update(part)


def seen_files(folder: Path, name: str, label: str, progress: Progress) -> SeenFiles:
    """Read all files of a folder and return what the reader of packs would have seen of them.

    A pack that is one file is not unpacked.

    Raises:
        PackError: the folder or file cannot be opened as a pack.
        Cancelled: ``progress`` was cancelled.
    """
    seen = SeenFiles(name, label)
    if (archive := archive_at(folder)) is not None:
        seen.add_archive(archive.digest)
        return seen
    seen.add_file(read_pack_file(folder))
    found = pack_files(folder, label=label)
    seen.add_entries(found)
    for file in progress.checked(found.files):
        try:
            seen.add_file(read_bytes(file.path))
        except UnreadableFile as problem:
            seen.add_unreadable(problem)
    return seen


def key_of(seen: Iterable[SeenFiles], program: bytes | None = None) -> str:
    """Return the word under which what was made of packs is kept.

    Args:
        seen: their files, in the order of the packs.
        program: what reads them; the one that runs if left out.
    """
    key = blake2b(digest_size=_KEY_BYTES)
    key.update(blake2b(running_program() if program is None else program).digest())
    for files in seen:
        key.update(files.digest())
    return key.hexdigest()


def installed_program() -> bytes:
    """Return what decides what an installed NetAtlas makes of a pack: the form of that, and two versions."""
    return f"{FORMAT} {__version__} {unicodedata.unidata_version}".encode()


def running_program() -> bytes:
    """Return what decides what is made of a pack here; in a checkout also the states of the code's files."""
    code = paths.own_code()
    if code is None:
        return installed_program()
    return installed_program() + "".join(_states(code, *_ROOMS)).encode()


def _states(folder: Path, *rooms: str) -> Iterator[str]:
    """Yield size and time of each file of code in a folder and in its ``rooms``; without rooms, below it."""
    inner: list[str] = []
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.name.endswith(".py"):
                status = entry.stat()
                yield f"{entry.name} {status.st_size} {status.st_mtime_ns}\n"
            elif (not rooms and entry.name != "__pycache__" and entry.is_dir()) or entry.name in rooms:
                inner.append(entry.path)
    for path in inner:
        yield from _states(Path(path))
