"""Opens packs: from their compiled form where that is kept, else from their files, and keeps it then.

The compiled form is found by the content of the files. One that is missing, damaged or of another version is
made anew, and one that cannot be kept is made each time: neither is worth a word, except in the log of a
verbose run. ``docs/decisions/0018-compiled-pack.md`` says more.
"""

from __future__ import annotations

import logging
import os
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from netatlas import paths
from netatlas.atlas.atlas import Atlas
from netatlas.compiled_form import RECORDS_FILE
from netatlas.errors import CannotWrite, PackError
from netatlas.frames import DamagedFile
from netatlas.garbage import garbage_collector_off
from netatlas.kept_files import PACKS, KeptFiles
from netatlas.packs.compiled import compiled_packs, read_compiled, write_compiled
from netatlas.packs.fingerprint import key_of, seen_files
from netatlas.packs.folders import distinct_folders, folder_name, labels_of
from netatlas.packs.report import AtlasOfPacks
from netatlas.progress import SILENT

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from netatlas.progress import Progress

_log = logging.getLogger(__name__)


class KeptPack(NamedTuple):
    """Packs whose compiled form is kept.

    Attributes:
        titles: of the packs that were open together; empty where the file is damaged or of another version.
        bytes: of what is kept of them.
        used: when that was last used, in seconds since 1970.
    """

    titles: tuple[str, ...]
    bytes: int
    used: float


def kept_packs(cache: Path) -> KeptFiles:
    """Return what is kept of packs in the user's cache folder."""
    return KeptFiles(cache / PACKS)


def shipped_packs() -> KeptFiles:
    """Return what was made of the shipped packs when NetAtlas was built; nothing in a checkout."""
    return KeptFiles(paths.compiled_packs(), writable=False)


def open_packs(
    folders: Sequence[Path],
    cache: Path | None = None,
    progress: Progress = SILENT,
    *,
    whole: bool = False,
    unnamed: Collection[Path] = (),
) -> AtlasOfPacks:
    """Open packs as one atlas, as ``reader.read_packs`` reads them.

    Args:
        folders: of the packs, at least one.
        cache: the folder in which the compiled form is kept; without it, it is neither sought nor kept.
        progress: receives how far the work has come, and may cancel it.
        whole: read all files, ``changed.yaml`` among them, to say what is wrong in them now.
        unnamed: those of ``folders`` that nobody asked for by name.

    Raises:
        PackError: a pack that was named cannot be opened or has another's id, or no pack can be opened.
        Cancelled: ``progress`` was cancelled.
    """
    places = () if cache is None or whole else (shipped_packs(), kept_packs(cache))
    with garbage_collector_off():
        folders = distinct_folders(folders)
        key = key_now(folders, progress) if places else ""
        for kept in places if key else ():
            if (found := _opened(kept, key, folders, progress)) is not None:
                return found
        from netatlas.packs import reader  # noqa: PLC0415 - brings yaml and schema, which a compiled pack saves

        read = reader.read_with_key(folders, progress, whole=whole, unnamed=unnamed)
        if read.report.refused:
            return read._replace(key="")
        if places:
            _keep(places[-1], read, progress)
        return read


def listed_packs(cache: Path) -> list[KeptPack]:
    """Return what is kept of packs, the latest used first; to look at it is no use of it."""
    kept = KeptFiles(kept_packs(cache).root, writable=False)
    return [KeptPack(_titles(kept, entry.folder.name), entry.bytes, entry.used) for entry in kept.entries()]


def _titles(kept: KeptFiles, key: str) -> tuple[str, ...]:
    with kept.reading(key, RECORDS_FILE) as file, suppress(DamagedFile, OSError, ValueError):
        if file is not None:
            return tuple(pack.title for pack in compiled_packs(file, key))
    return ()


def key_now(folders: Sequence[Path], progress: Progress) -> str:
    """Return the key of what is in the files now; '' where a folder cannot be opened, as the reader will say.

    Raises:
        Cancelled: ``progress`` was cancelled.
    """
    try:
        return key_of(
            seen_files(folder, folder_name(folder), label, progress)
            for folder, label in zip(folders, labels_of(folders), strict=True)
        )
    except (PackError, OSError):
        return ""


def _opened(kept: KeptFiles, key: str, folders: Sequence[Path], progress: Progress) -> AtlasOfPacks | None:
    """Return packs from their compiled form, or None where there is no sound one.

    Raises:
        Cancelled: ``progress`` was cancelled.
    """
    with kept.reading(key, RECORDS_FILE) as file:
        if file is None:
            return None
        try:
            size = os.fstat(file.fileno()).st_size
            contents, report = read_compiled(file, size, key, folders, progress)
            return AtlasOfPacks(Atlas(contents), report, key)
        except (DamagedFile, OSError, RecursionError, TypeError, ValueError) as error:
            _log.debug("the compiled pack %s is made anew: %s", key, str(error))
    kept.discard(key)
    return None


def _keep(kept: KeptFiles, read: AtlasOfPacks, progress: Progress) -> None:
    """Keep the compiled form for the next time.

    Raises:
        Cancelled: ``progress`` was cancelled.
    """
    atlas, report, key = read
    try:
        with kept.writing(key, RECORDS_FILE) as file:
            write_compiled(file, key, atlas.contents, report, progress)
    except (CannotWrite, ValueError, TypeError, OverflowError, RecursionError) as error:
        _log.debug("the compiled pack is not kept: %s", str(error))
    else:
        _log.debug("the compiled pack is kept as %s", key)
