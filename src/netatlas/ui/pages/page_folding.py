"""Which parts of the document on a page are folded: as chosen for its kind, and what was asked for on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.documents.blocks import CLOSED, Tags
from netatlas.documents.folding import folds_of, holds_record, holds_text
from netatlas.ui.fold_choices import FoldChoices

if TYPE_CHECKING:
    from collections.abc import Callable

    from netatlas.documents.blocks import Document
    from netatlas.documents.folding import Fold


class PageFolding:
    """The folding of one page.

    A part that holds what the reader looks for is unfolded on this page alone: nobody has chosen that.
    """

    def __init__(self) -> None:
        """Begin without a document."""
        self._choices = FoldChoices()
        self._folds: dict[str, Fold] = {}
        self._kind = self._record = ""
        self._opened: set[str] = set()

    def show(self, document: Document, choices: FoldChoices) -> None:
        """Take another document, or the same in another edition."""
        if document.record != self._record:
            self._opened.clear()
        self._record, self._choices = document.record, choices
        self._folds = folds_of(document)
        tags = next((block for block in document.blocks if isinstance(block, Tags)), None)
        self._kind = tags.kind if tags is not None else ""

    @property
    def folded(self) -> frozenset[str]:
        """The anchors of what is folded now."""
        return frozenset(anchor for anchor in self._folds if self._is_folded(anchor))

    def title(self, anchor: str) -> str:
        """Return the heading of a part that folds, or ''."""
        return self._folds[anchor].heading.text if anchor in self._folds else ""

    def toggle(self, anchor: str) -> bool:
        """Fold or unfold a part, for all pages of the kind; return True if it is folded now."""
        fold = not self._is_folded(anchor)
        self._opened.discard(anchor)
        self._choices.choose(self._kind, anchor, folded=fold)
        return fold

    @property
    def has_opened(self) -> bool:
        """Whether something is unfolded on this page alone."""
        return bool(self._opened)

    @property
    def can_fold(self) -> bool:
        """Whether anything on the page folds."""
        return bool(self._folds)

    def toggle_all(self) -> bool:
        """Unfold all parts, or fold them if none is folded, on all pages of the kind; True if folded."""
        fold = not self.folded
        self._opened.clear()
        for anchor in self._folds:
            self._choices.choose(self._kind, anchor, folded=fold)
        return fold

    def open_part(self, anchor: str) -> bool:
        """Unfold a part here; return False if it was not folded."""
        return self._open(lambda fold: fold.heading.anchor == anchor)

    def open_record(self, record_id: str) -> bool:
        """Unfold here what has a row of a record; return False if nothing was folded."""
        return self._open(lambda fold: holds_record(fold, record_id))

    def open_text(self, text: str) -> bool:
        """Unfold here what holds a text; return False if nothing was folded."""
        return bool(text) and self._open(lambda fold: holds_text(fold, text))

    def _is_folded(self, anchor: str) -> bool:
        fold = self._folds.get(anchor)
        if fold is None or anchor in self._opened:
            return False
        return self._choices.is_folded(self._kind, anchor, otherwise=fold.heading.fold == CLOSED)

    def _open(self, is_wanted: Callable[[Fold], bool]) -> bool:
        found = {anchor for anchor in self.folded if is_wanted(self._folds[anchor])}
        self._opened |= found
        return bool(found)
