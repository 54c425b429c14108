"""Names for damaged files, which are kept beside the new ones."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def free_name(path: Path) -> Path:
    """Return a name with today's date beside ``path`` that no file has."""
    stem = f"{path.stem}-damaged-{datetime.now(UTC).date()}"
    stems = itertools.chain((stem,), (f"{stem}-{number}" for number in itertools.count(2)))
    return next(name for name in map(path.with_stem, stems) if not name.exists())


def set_aside(path: Path, what: str) -> str:
    """Rename a damaged file, so that a new one can be begun; return a sentence for the user.

    Args:
        path: the file.
        what: what it holds, as the beginning of the sentence ("The file of your settings").
    """
    kept = free_name(path)
    try:
        path.rename(kept)
    except OSError as error:
        return f"{what}, {path}, is damaged and cannot be renamed: {error.strerror or error}."
    return f"{what} was damaged. It is kept as {kept}, and a new one is begun."
