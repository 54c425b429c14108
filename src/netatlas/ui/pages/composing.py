"""Composes documents that look through a whole atlas in a job, if the atlas is large."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from netatlas.documents.blocks import MUTED, Document, Paragraph, Text
from netatlas.ui.jobs import Lane
from netatlas.ui.labels import address_title, tab_title
from netatlas.ui.latest_job import LatestJob
from netatlas.ui.pages.document_lookup import document_at

if TYPE_CHECKING:
    from netatlas.address import Address
    from netatlas.ui.jobs import Outcome
    from netatlas.ui.page_context import PageContext

_LISTS = frozenset({"comparisons", "health", "journeys", "timelines"})
"""Views of an atlas as a whole."""
_LARGE = 2_000
"""Concepts from which on such a document may take longer than a frame or two."""


class Composing(QObject):
    """The document that one page shows, which may still be to come.

    Signals:
        composed: the document that was asked for last is there.
    """

    composed = Signal()

    def __init__(self, context: PageContext, parent: QObject) -> None:
        """Begin without a document."""
        super().__init__(parent)
        self._job = LatestJob(context.jobs, self)
        self._wanted: tuple[object, ...] = ()
        self._made: Document | None = None
        self.is_under_way = False
        """Whether the document is still to come."""

    def document(self, address: Address, context: PageContext) -> Document:
        """Return the document at an address, or what is shown while it is composed."""
        if not takes_long(address, context):
            self._job.cancel()
            self._wanted, self._made, self.is_under_way = (), None, False
            return document_at(context, address)
        wanted = address, context.opened, context.edition
        if wanted != self._wanted:
            self._wanted, self._made, self.is_under_way = wanted, None, True
            self._job.run(lambda _task: document_at(context, address), self._on_made, lane=Lane.INTERACTIVE)
        if self._made is not None:
            return self._made
        waiting = Paragraph((Text("One moment …", MUTED),), "lead")
        return Document(title=tab_title(context.opened.atlas, address), blocks=(waiting,))

    def _on_made(self, outcome: Outcome[Document]) -> None:
        self.is_under_way = False
        self._made = outcome.result
        self.composed.emit()

    def finish(self, address: Address, context: PageContext) -> None:
        """Compose at once what is under way, for what needs all of it."""
        if self.is_under_way:
            self._job.cancel()
            self.is_under_way = False
            self._made = document_at(context, address)
            self.composed.emit()


def takes_long(address: Address, context: PageContext) -> bool:
    """Return True if the document at an address is composed of a large atlas as a whole."""
    atlas = context.opened.atlas
    if len(atlas.concepts) < _LARGE:
        return False
    return address.view_name in _LISTS or not address_title(atlas, address)
