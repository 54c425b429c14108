"""What the first reading of a large pack says of itself: how far it has come, what memory it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from netatlas.packs.pack_files import PackFile
    from netatlas.progress import Progress, T

LARGE_BYTES = 32 * 2**20
"""Size of all files from which somebody waits for half a minute, and may run out of memory."""
MEMORY_FOR_BYTE = 20
"""Bytes of memory for a byte of YAML, as measured while packs of 10,000 and 50,000 concepts were read."""
_GB = 1_000_000_000
_FILES_UNTIL = 0.7
_STAGES = {
    "looking for faults": 0.7,
    "putting the records together": 0.85,
    "looking for what is odd": 0.9,
}
"""What follows on the files, with the share of the work that is done then."""


class ReadingReports:
    """Reports of one reading; that of packs which are not large is over too soon for more than its files."""

    def __init__(self, files: Iterable[PackFile], progress: Progress) -> None:
        """Send reports on these files to ``progress``."""
        self._progress = progress
        self._size = sum(file.size for file in files)
        self._is_large = self._size > LARGE_BYTES

    def files(self, items: Iterable[T], total: int) -> Iterator[T]:
        """Yield one item for each file, and report how many are done.

        Raises:
            Cancelled: the work is no longer wanted.
        """
        if not self._is_large:
            return self._progress.each(items, total, "files")
        memory = self._size * MEMORY_FOR_BYTE / _GB
        noun = f"files; the first time takes about {memory:.1f} GB of memory"
        return self._progress.each(items, total, noun, span=(0.0, _FILES_UNTIL))

    def stage(self, words: str) -> None:
        """Report what follows on the files, one of ``_STAGES``."""
        if self._is_large:
            self._progress.report(_STAGES[words], words)
