"""Reads packs: folders of YAML become an ``Atlas`` and a report of what is wrong with them.

The YAML parser is imported when the first pack is read, not with this package.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.packs.report import Fault, PackReport, Remark
from netatlas.progress import SILENT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from netatlas.atlas.atlas import Atlas
    from netatlas.progress import Progress

__all__ = ["Fault", "PackReport", "Remark", "read_packs"]


def read_packs(
    folders: Sequence[Path], progress: Progress = SILENT, *, whole: bool = False
) -> tuple[Atlas, PackReport]:
    """Read packs into one atlas; see ``netatlas.packs.reader.read_packs``.

    Raises:
        PackError: a pack cannot be opened at all, or two packs have one id.
        Cancelled: ``progress`` was cancelled.
    """
    from netatlas.packs import reader  # noqa: PLC0415 - brings yaml and schema, which light code does without

    return reader.read_packs(folders, progress, whole=whole)
