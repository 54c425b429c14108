"""Keeps what took long to compute in files of the user's cache folder, the latest used; all of it can go."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from netatlas.errors import CannotWrite
from netatlas.writing import write_bytes

if TYPE_CHECKING:
    from pathlib import Path

_MOST_FILES = 20
_MOST_BYTES = 1_000_000
"""Size of a file that is still kept."""


class FileCache:
    """Bytes by key. What cannot be read or written is as if it had never been kept."""

    def __init__(self, folder: Path, ending: str) -> None:
        """Keep files in ``folder``, which need not exist; their names end in ``ending``, with its dot."""
        self._folder = folder
        self._ending = ending

    def get(self, key: str) -> bytes | None:
        """Return what was kept for ``key``, a word of letters and digits, or None; it counts as just used."""
        path = self._path(key)
        with contextlib.suppress(OSError):
            content = path.read_bytes()
            with contextlib.suppress(OSError):
                path.touch()
            return content
        return None

    def put(self, key: str, content: bytes) -> None:
        """Keep ``content``, and let go of the files that were not used for longest."""
        if len(content) > _MOST_BYTES:
            return
        with contextlib.suppress(OSError, CannotWrite):
            self._folder.mkdir(parents=True, exist_ok=True)
            write_bytes(self._path(key), content)
            for old in self._latest_first()[_MOST_FILES:]:
                old.unlink(missing_ok=True)

    def sizes(self) -> list[int]:
        """Return the sizes of the files that are kept."""
        return [path.stat().st_size for path in self._folder.glob(f"*{self._ending}")]

    def clear(self) -> None:
        """Let go of all files."""
        for path in self._folder.glob(f"*{self._ending}"):
            with contextlib.suppress(OSError):
                path.unlink()

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}{self._ending}"

    def _latest_first(self) -> list[Path]:
        files = [(path.stat().st_mtime_ns, path) for path in self._folder.glob(f"*{self._ending}")]
        return [path for _, path in sorted(files, reverse=True)]


def of_maps(cache: Path) -> FileCache:
    """Return the maps that are kept in the user's cache folder."""
    return FileCache(cache / "maps", ".map")
