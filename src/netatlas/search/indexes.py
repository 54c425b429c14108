"""The two indexes of an atlas: of its names, and of its passages.

Building them takes a second where the atlas is large. So each is built once, by whichever thread needs
it first; other threads wait for it.
"""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from netatlas.progress import SILENT
from netatlas.search.names.index import NameIndex
from netatlas.search.passages.text_index import TextIndex

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.progress import Progress

_SHARE_OF_NAMES = 0.4
"""The share of the time that the names take; the passages take the rest."""


class Indexes:
    """The indexes of one atlas."""

    def __init__(self, atlas: Atlas) -> None:
        """Build nothing yet."""
        self._atlas = atlas
        self._names: NameIndex | None = None
        self._text: TextIndex | None = None
        self._building_names, self._building_text = Lock(), Lock()

    def prepare(self, progress: Progress) -> None:
        """Build the index of names and that of passages.

        Raises:
            Cancelled: ``progress`` was cancelled; an index that is finished is kept.
        """
        self.names(progress)
        self.text(progress)

    def names(self, progress: Progress = SILENT) -> NameIndex:
        """Return the index of names, built if need be; a limit's label is found as text."""
        if self._names is not None:
            return self._names
        with self._building_names:
            if self._names is None:
                names = [pair for pair in self._atlas.names() if pair[0] not in self._atlas.limits]
                counted = progress.each(names, len(names), "names", span=(0.0, _SHARE_OF_NAMES))
                self._names = NameIndex(counted)
            return self._names

    def text(self, progress: Progress = SILENT) -> TextIndex:
        """Return the index of passages, built if need be."""
        if self._text is not None:
            return self._text
        with self._building_text:
            if self._text is None:
                self._text = TextIndex.of(self._atlas, progress, span=(_SHARE_OF_NAMES, 1.0))
            return self._text
