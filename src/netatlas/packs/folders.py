"""The folders of packs that are read together: each once, and what the names of their files begin with."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from netatlas.letters import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


def distinct_folders(folders: Iterable[Path]) -> list[Path]:
    """Return folders in their order, each once, whatever paths lead to it."""
    return list({_identity(folder): folder for folder in folders}.values())


def labels_of(folders: Sequence[Path]) -> Iterator[str]:
    """Yield what the names of each folder's files begin with: its name, or its path if two have one name."""
    names = [folder_name(folder) for folder in folders]
    for folder, name in zip(folders, names, strict=True):
        yield "" if len(folders) == 1 else f"{name if names.count(name) == 1 else visible(str(folder))}/"


def folder_name(folder: Path) -> str:
    """Return the name of a folder, which a relative path need not say."""
    return visible(Path(_identity(folder) if folder.name in {"", ".."} else folder).name)


def _identity(folder: Path) -> str:
    """Return what two paths of one folder have in common."""
    try:
        return os.path.realpath(folder)
    except (OSError, ValueError):  # it is relative to a folder that is gone, or no path at all
        return str(folder)
