"""Writes a folder: all of its new files are there afterwards, or the old folder as it was.

The files go into a new folder beside it, which then takes the old one's name. A hidden file lists what was
written: only a folder that has it is written anew, and what others have put there since then is kept.

Between two renames nothing has the name. If the program dies just then, whoever writes the folder next first
gives the old one its name back.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from glob import escape
from pathlib import Path
from typing import TYPE_CHECKING

from netatlas.errors import CannotWrite, UsageError
from netatlas.writing import clear_left_overs, resolved, temporary_beside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from netatlas.progress import Progress

MARKER = ".netatlas-export"
"""The hidden file that lists what NetAtlas wrote into a folder."""
_OLD = ".old"
"""Ends the name of an old folder while the new one takes its place."""
_LONGEST_NAME = 50
"""Letters of its name in those beside it: a name may have 255 bytes, and a letter takes up to four."""
_HEAD = (
    "NetAtlas wrote these files and replaces them when it writes this folder again; it keeps all others.\n"
)


def write_folder(path: Path, files: Iterable[tuple[str, bytes]], total: int, progress: Progress) -> Path:
    """Write files into a folder and return its path.

    Args:
        path: the folder; it may be missing, empty, or one that was written here before.
        files: name inside the folder, with slashes, and content of each; made while they are asked for.
        total: how many there are.
        progress: receives how many are written, and may cancel the rest.

    Raises:
        UsageError: the folder holds other things, or a file of somebody else has a name that is needed.
        CannotWrite: the folder could not be written; what was there is untouched.
        Cancelled: ``progress`` was cancelled; what was there is untouched.
    """
    target = resolved(path)
    kept = _kept_files(path, target)
    beside = temporary_beside(target)
    try:
        beside.mkdir()
        names = []
        for name, content in progress.each(files, total, "files"):
            if name in kept:
                raise UsageError(
                    f"{path / name} is not NetAtlas's, and a file of that name is to be written; move it, "
                    "or choose another folder."
                )
            _write(beside / name, content)
            names.append(name)
        _write(beside / MARKER, (_HEAD + "".join(f"{name}\n" for name in names)).encode())
        for name in kept:
            _keep(target / name, beside / name)
        _take_place(beside, target)
        clear_left_overs(target.parent)
    except OSError as error:
        raise CannotWrite(path, error.strerror or str(error)) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return path


def check_folder(path: Path) -> None:
    """Make sure that a folder may be written, before anything is made for it.

    Raises:
        UsageError: it holds other things than NetAtlas wrote.
        CannotWrite: it is no folder, or there is none that it could be in.
    """
    _kept_files(path, resolved(path))


def _kept_files(path: Path, target: Path) -> frozenset[str]:
    """Return the files of others in the folder, after a look at whether it may be written."""
    if not target.parent.is_dir():
        raise CannotWrite(path, f"there is no folder {target.parent}")
    _put_back(target)
    if not target.exists():
        return frozenset()
    if not target.is_dir():
        raise CannotWrite(path, "it is a file, and this format is a folder")
    if not (target / MARKER).is_file():
        if next(_inside(target), None) is None:  # no further: it may be a home folder, with a million files
            return frozenset()
        raise UsageError(f"{path} is not empty, and NetAtlas did not write it; name a new folder.")
    found = frozenset(_inside(target))
    own = (target / MARKER).read_text(encoding="utf-8", errors="replace").splitlines()
    return found - {MARKER, *own}


def _inside(folder: Path) -> Iterator[str]:
    """Yield everything in a folder that is no folder itself, with slashes."""
    for place, folders, files in os.walk(folder):
        links = [name for name in folders if (Path(place) / name).is_symlink()]
        for name in (*files, *links):
            yield (Path(place) / name).relative_to(folder).as_posix()


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _keep(old: Path, new: Path) -> None:
    """Put a file of somebody else into the new folder too."""
    new.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(old, new, follow_symlinks=False)
    except (OSError, NotImplementedError):  # not every file system has hard links
        shutil.copy2(old, new, follow_symlinks=False)


def _take_place(beside: Path, target: Path) -> None:
    if not target.exists():
        beside.rename(target)
        return
    old = beside.with_suffix(_OLD)
    target.rename(old)
    try:
        beside.rename(target)
    except OSError as error:
        try:
            old.rename(target)
        except OSError:
            reason = f"{error.strerror}; what was there is kept as {old}"
            raise OSError(error.errno, reason) from error
        raise
    shutil.rmtree(old, ignore_errors=True)


def _put_back(target: Path) -> None:
    """Give an old folder its name back if a program died before the new one had it."""
    if os.path.lexists(target) or len(target.name) > _LONGEST_NAME:
        return
    left = [one for one in target.parent.glob(f".{escape(target.name)}.*{_OLD}") if (one / MARKER).is_file()]
    if left:
        with suppress(OSError):  # then the new folder takes the name
            max(left, key=lambda one: one.stat().st_mtime).rename(target)
