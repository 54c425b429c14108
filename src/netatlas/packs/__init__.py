"""Reads packs: folders of YAML become an ``Atlas`` and a report of what is wrong with them.

The YAML parser is imported when the first pack is read, not with this package.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.packs.report import Fault, OpenedPack, PackReport, RefusedPack, Remark
from netatlas.progress import SILENT

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from netatlas.atlas.atlas import Atlas
    from netatlas.progress import Progress

__all__ = ["Fault", "OpenedPack", "PackReport", "RefusedPack", "Remark", "read_packs"]


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
