"""Qt's text documents, made in the main thread, used in one thread of the jobs by one after the other.

Qt connects two objects for the layout of a document and takes one of its locks, which many objects share.
PySide6 holds Python's lock meanwhile; a window that deletes objects holds Qt's and waits for Python's. So a
job that made a layout could wait for the window for ever, and the window for the job. A document that has its
layout is filled, measured, painted, emptied and deleted without that.
"""

from __future__ import annotations

from collections import defaultdict, deque
from queue import Empty, SimpleQueue
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QSizeF, Qt, QThread, Signal, Slot
from PySide6.QtGui import QTextDocument

from netatlas.progress import SILENT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from netatlas.progress import Progress

_BATCH = 32
"""Documents that are made at once, which takes the main thread some milliseconds."""
_MOST = 200
"""Spare documents that are kept for a thread, as many as a full sheet takes."""
_PATIENCE_S = 0.05
"""Time after which a job that waits for documents looks whether it is cancelled."""
_NOWHERE = QSizeF(0, 0)
"""The size of a page on which Qt lays nothing out, so that a document is laid out once it is filled."""


class _Request:
    """What a thread that has no document asks for; it waits while it does.

    Attributes:
        made: the documents, which belong to that thread.
    """

    def __init__(self) -> None:
        self._thread = QThread.currentThread()
        self.made: SimpleQueue[list[QTextDocument]] = SimpleQueue()
        self._lock = Lock()
        self._is_awaited = True

    def fulfil(self) -> None:
        """Make the documents, in the main thread; nothing if the other waits no more and may have ended."""
        with self._lock:
            if self._is_awaited:
                documents = [_new() for _ in range(_BATCH)]
                for document in documents:
                    document.moveToThread(self._thread)
                self.made.put(documents)

    def withdraw(self) -> None:
        """Wait no more."""
        with self._lock:
            self._is_awaited = False


class SpareDocuments(QObject):
    """Lends documents to jobs; in a program without a window each is made where it is needed."""

    _wanted = Signal(object)

    def __init__(self, parent: QObject) -> None:
        """Lend documents until ``close``; ``parent`` belongs to the main thread."""
        super().__init__(parent)
        self._spare: dict[QObject, deque[QTextDocument]] = defaultdict(deque)
        self._wanted.connect(self._on_wanted, Qt.ConnectionType.QueuedConnection)
        _lenders[:] = [self]

    def take(self, progress: Progress) -> QTextDocument:
        """Return an empty document that belongs to the thread that asks, which is not the main one.

        Raises:
            Cancelled: ``progress`` was cancelled while the main thread was busy.
        """
        thread = QThread.currentThread()
        spare = self._spare[thread]
        while spare:
            document = spare.pop()
            if document.thread() is thread:  # one that has ended may have had the same address
                return document
        request = _Request()
        self._wanted.emit(request)
        try:
            while True:
                try:
                    spare.extend(request.made.get(timeout=_PATIENCE_S))
                except Empty:
                    progress.check()
                else:
                    return spare.pop()
        finally:
            request.withdraw()

    def give_back(self, document: QTextDocument) -> None:
        """Take back a document that the thread that asks has had."""
        spare = self._spare[QThread.currentThread()]
        if len(spare) < _MOST:
            document.clear()  # first: it stops the timer of a layout, which no other thread could stop
            document.setPageSize(_NOWHERE)
            spare.append(document)

    def close(self) -> None:
        """Lend no more, when the window is closed."""
        _lenders.clear()
        self._spare.clear()

    @Slot(object)
    def _on_wanted(self, request: _Request) -> None:
        request.fulfil()


_lenders: list[SpareDocuments] = []


def lent_document(progress: Progress = SILENT) -> QTextDocument:
    """Return an empty document with a layout, to be given back with ``give_back``, or else deleted."""
    application = QCoreApplication.instance()
    in_main = application is None or application.thread() is QThread.currentThread()
    return _new() if in_main or not _lenders else _lenders[0].take(progress)


def give_back(documents: Iterable[QTextDocument]) -> None:
    """Give back documents that this thread needs no more; nothing else may use them."""
    for document in documents:
        for lender in _lenders:
            lender.give_back(document)


def _new() -> QTextDocument:
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setPageSize(_NOWHERE)
    document.documentLayout()
    return document
