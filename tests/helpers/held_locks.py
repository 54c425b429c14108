"""Runs work in a thread while the main one holds every lock that Qt has for connections and lacks Python's.

The program ends with 0 when the work is done, and with 1, from a watchdog, when each waits for the other.
"""

from __future__ import annotations

import faulthandler
import os
import sys
import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import SIGNAL, SLOT, QEventLoop, QMetaMethod, QObject, QTimer, Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from netatlas.documents import concept_document
from netatlas.printing.paper.spare_documents import SpareDocuments
from netatlas.progress import SILENT
from netatlas.ui.paper.rendering import rendered
from netatlas.ui.paper.writing import document_maker, write_paper
from tests.helpers.atlases import demo_atlas

if TYPE_CHECKING:
    from collections.abc import Callable

_LOCKS = 131
_LOCK_BYTES = 8
"""Qt has so many locks for connections; the address of an object says which is its own."""


class _Sender(QObject):
    """Does something when the one object that listens to it is deleted, whose lock Qt then holds."""

    happened = Signal()

    def __init__(self, then: Callable[[], object]) -> None:
        super().__init__()
        self._then: Callable[[], object] | None = then

    @override
    def disconnectNotify(self, signal: QMetaMethod) -> None:
        then, self._then = self._then, None
        if then is not None:
            then()


def with_all_locks(work: Callable[[], object]) -> None:
    """Call ``work`` while this thread holds all locks; it must end the process."""
    listeners: dict[int, QObject] = {}
    made = []  # another address for each
    while len(listeners) < _LOCKS:
        made.append(QObject())
        address = shiboken6.getCppPointer(made[-1])[0] & 0xFFFFFFFF
        listeners.setdefault(address % (_LOCKS * _LOCK_BYTES) // _LOCK_BYTES, made[-1])
    senders = []
    for listener in listeners.values():
        senders.append(_Sender(work))
        QObject.connect(senders[-1], SIGNAL("happened()"), listener, SLOT("deleteLater()"))
        work = partial(shiboken6.delete, listener)
    work()


def main(name: str, folder: Path, patience: float) -> None:
    """Do the work once while the main thread handles events, then with all locks held."""
    application = QApplication([])
    documents = SpareDocuments(application)
    atlas = demo_atlas()
    make = document_maker(atlas, concept_document(atlas, "nat-gateway"))
    works: dict[str, Callable[[], object]] = {
        "made": lambda: QTextDocument().documentLayout(),
        "preview": lambda: rendered(make, width=300, pages=range(2), spare=[], progress=SILENT),
        "pdf": lambda: write_paper(make, atlas, folder / "page.pdf"),
    }
    done, go = threading.Event(), threading.Event()

    def twice() -> None:
        works[name]()
        done.set()
        go.wait()
        works[name]()

    thread = threading.Thread(target=twice)
    thread.start()
    _handle_events_until(done.is_set)

    def watch() -> None:
        faulthandler.dump_traceback_later(patience, exit=True)
        go.set()
        thread.join()
        os._exit(0)

    with_all_locks(watch)
    del documents


def _handle_events_until(condition: Callable[[], bool]) -> None:
    loop, timer = QEventLoop(), QTimer(interval=5)
    timer.timeout.connect(lambda: loop.quit() if condition() else None)
    timer.start()
    loop.exec()
    timer.stop()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), float(sys.argv[3]))
