"""The two indexes of an atlas: of its names, and of its passages.

Building them takes a second where the atlas is large. So each is loaded or built once, by whichever thread
needs it first; other threads wait for it.
"""

from __future__ import annotations

from functools import partial
from threading import Lock
from typing import TYPE_CHECKING

from netatlas.garbage import garbage_collector_off
from netatlas.progress import SILENT
from netatlas.search.names.index import NameIndex
from netatlas.search.passages.building import full_text_rows
from netatlas.search.passages.text_index import TextIndex

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.progress import Progress
    from netatlas.search.stored import StoredIndexes

_SHARE_OF_NAMES = 0.4
"""The share of the time that the names take; the passages take the rest."""


class Indexes:
    """The indexes of one atlas."""

    def __init__(self, atlas: Atlas, stored: StoredIndexes | None = None) -> None:
        """Build nothing yet; ``stored`` says where the indexes are kept."""
        self._atlas = atlas
        self._stored = stored
        self._names: NameIndex | None = None
        self._text: TextIndex | None = None
        self._making_names, self._making_text = Lock(), Lock()

    def prepare(self, progress: Progress) -> None:
        """Load or build the index of names and that of passages.

        Raises:
            Cancelled: ``progress`` was cancelled; an index that is finished is kept.
        """
        self.names(progress)
        self.text(progress)

    def names(self, progress: Progress = SILENT) -> NameIndex:
        """Return the index of names, made if need be; a limit's label is found as text."""
        if self._names is not None:
            return self._names
        built = False
        with self._making_names:
            if self._names is None:
                found = self._stored.names(progress) if self._stored else None
                built = found is None
                self._names = found or self._built_names(progress)
            names = self._names
        if built and self._stored:  # while others search already
            self._stored.keep_names(names, progress)
        return names

    def text(self, progress: Progress = SILENT) -> TextIndex:
        """Return the index of passages, made if need be."""
        if self._text is not None:
            return self._text
        built = False
        with self._making_text:
            if self._text is None:
                rows = partial(full_text_rows, self._atlas)
                found = self._stored.text(rows, progress) if self._stored else None
                built = found is None
                self._text = found or self._built_text(progress)
            text = self._text
        if built and self._stored:
            self._stored.keep_text(text, progress)
        return text

    def _built_names(self, progress: Progress) -> NameIndex:
        names = [pair for pair in self._atlas.names() if pair[0] not in self._atlas.limits]
        with garbage_collector_off():
            return NameIndex(progress.each(names, len(names), "names", span=(0.0, _SHARE_OF_NAMES)))

    def _built_text(self, progress: Progress) -> TextIndex:
        with garbage_collector_off():
            return TextIndex.of(self._atlas, progress, span=(_SHARE_OF_NAMES, 1.0))
