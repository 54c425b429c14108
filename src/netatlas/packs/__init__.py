"""Opens packs: folders of YAML become an ``Atlas`` and a report of what is wrong with them.

What is needed is imported when the first pack is opened, not with this package: the YAML parser only where a
pack has no compiled form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.packs.report import AtlasOfPacks, Fault, OpenedPack, PackReport, RefusedPack, Remark
from netatlas.progress import SILENT

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from netatlas.atlas.atlas import Atlas
    from netatlas.progress import Progress

__all__ = ["Fault", "OpenedPack", "PackReport", "RefusedPack", "Remark", "open_packs", "read_packs"]


def open_packs(
    folders: Sequence[Path],
    cache: Path | None = None,
    progress: Progress = SILENT,
    *,
    whole: bool = False,
    unnamed: Collection[Path] = (),
) -> AtlasOfPacks:
    """Open packs as one atlas, from their compiled form where there is one; see ``packs.opening.open_packs``.

    Raises:
        PackError: a pack that was named cannot be opened, or none can.
        Cancelled: ``progress`` was cancelled.
    """
    from netatlas.packs import opening  # noqa: PLC0415 - brings msgspec and the records

    return opening.open_packs(folders, cache, progress, whole=whole, unnamed=unnamed)


def read_packs(
    folders: Sequence[Path],
    progress: Progress = SILENT,
    *,
    whole: bool = False,
    unnamed: Collection[Path] = (),
) -> tuple[Atlas, PackReport]:
    """Read packs into one atlas; see ``netatlas.packs.reader.read_packs``.

    Raises:
        PackError: a pack that was named cannot be opened, or none can.
        Cancelled: ``progress`` was cancelled.
    """
    from netatlas.packs import reader  # noqa: PLC0415 - brings yaml and schema, which light code does without

    return reader.read_packs(folders, progress, whole=whole, unnamed=unnamed)
