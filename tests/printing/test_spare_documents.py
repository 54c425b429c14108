"""Documents that the main thread makes and jobs borrow."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QCoreApplication, QThread
from typing_extensions import override

from netatlas.printing.paper.spare_documents import SpareDocuments, give_back, lent_document
from netatlas.progress import Cancelled, Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def lender(qapp: QApplication) -> Iterator[SpareDocuments]:
    """Return what lends documents, as in a window."""
    lender = SpareDocuments(qapp)
    yield lender
    lender.close()
    lender.deleteLater()


def _in_thread(work: Callable[[], object], qtbot: QtBot | None) -> list[Any]:
    """Return what ``work`` returned or raised in another thread, while the main one handles its events."""
    outcome: list[Any] = []

    def run() -> None:
        try:
            outcome.append(work())
        except Exception as error:  # noqa: BLE001 - handed on
            outcome.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    if qtbot is not None:
        qtbot.waitUntil(lambda: not thread.is_alive())
    thread.join()
    return outcome


def test_a_job_uses_documents_of_its_own_thread_again(lender: SpareDocuments, qtbot: QtBot) -> None:
    """Each paper would take new documents of the window's thread, or share one with another job."""

    def work() -> tuple[bool, bool, str, bool]:
        first = lent_document()
        is_own = first.thread() is QThread.currentThread()
        first.setPlainText("said before")
        give_back([first])
        again = lent_document()
        found = is_own, again is first, again.toPlainText(), again.pageSize().isEmpty()
        give_back([again])
        lender._spare.clear()  # noqa: SLF001 - deleted in the thread that they belong to
        return found

    assert _in_thread(work, qtbot) == [(True, True, "", True)]


def test_the_main_thread_makes_its_own(lender: SpareDocuments) -> None:
    """It would wait for itself."""
    assert lender is not None
    document = lent_document()
    application = QCoreApplication.instance()
    assert application is not None
    assert document.thread() is application.thread()


def test_a_cancelled_job_waits_no_more(lender: SpareDocuments) -> None:
    """Closing the window while a paper is laid out would wait for a thread that waits for the window."""
    assert lender is not None

    class Ended(Progress):
        @property
        @override
        def cancelled(self) -> bool:
            return True

    [error] = _in_thread(lambda: lent_document(Ended()), None)  # nobody handles what the main thread is asked
    assert isinstance(error, Cancelled)
    QCoreApplication.processEvents()  # comes too late, and makes nothing
