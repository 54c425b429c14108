"""Pages that were left are gone, with all that belonged to them, however soon they were left."""

from __future__ import annotations

import gc
import weakref
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication

from netatlas.ui import jobs
from netatlas.ui.next_turn import in_next_turn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.journeys.conftest import Reader

PAGES = (
    "nat-gateway", "nat-gateway-vs-nat-instance", "nat-history", "on-premises-to-private-endpoint",
    "view:graph?outline=1", "view:graph?around=vpc&depth=2", "view:graph?mode=path&from=vpc&to=internet",
    "view:errata?verdict=wrong", "view:limits?words=nat", "view:notes", "view:bookmarks", "view:packs",
    "view:sheets", "view:marks", "view:health?texts=all", "view:about",
)  # fmt: skip
ROUNDS = 3


@pytest.mark.long
@pytest.mark.parametrize("waits", [False, True], ids=["left at once", "left when it is complete"])
def test_pages_that_were_left_are_gone(reader: Reader, *, waits: bool) -> None:
    """The window would take more memory with every page that is opened, until it is closed."""
    kept = []
    for address in PAGES:
        _visit(reader, address, waits=waits)  # what is made once may stay
        if (more := _more(reader, address, waits=waits)) and (
            more := more & _more(reader, address, waits=waits)
        ):
            kept.append(f"{address}: {more}")  # each time, not once
    assert kept == []


def test_work_for_the_next_turn_goes_with_its_owner(qtbot: QtBot) -> None:
    """Work that is due when its owner is deleted would be kept, and with it what it refers to."""
    done: list[str] = []

    class Page(QObject):
        def work(self) -> None:
            done.append("work")

    def left() -> Iterator[weakref.ref[Page]]:
        for _ in range(ROUNDS):
            page = Page()
            page.deleteLater()
            in_next_turn(page, page.work)
            yield weakref.ref(page)

    pages = list(left())
    qtbot.waitUntil(lambda: not any(page() for page in pages))
    assert not done
    page = Page()
    in_next_turn(page, page.work)
    assert not done
    qtbot.waitUntil(lambda: bool(done))
    assert not page.children()


def _more(reader: Reader, address: str, *, waits: bool) -> Counter[str]:
    """Return of which classes there are more after some visits than before, and how many; one for each."""
    before = _alive()
    for _ in range(ROUNDS):
        _visit(reader, address, waits=waits)
    return Counter({name: count for name, count in (_alive() - before).items() if count >= ROUNDS})


def _visit(reader: Reader, address: str, *, waits: bool) -> None:
    """Open a page and leave it, at once or once it is complete."""
    controller, running = reader.application.controller, reader.application.jobs
    controller.open_address(address)
    assert str(reader.window.tabs.address) == address
    if waits:
        reader.qtbot.waitUntil(lambda: running.idle, timeout=20_000)
    controller.open_address("view:start")
    reader.qtbot.waitUntil(lambda: running.idle, timeout=20_000)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QCoreApplication.processEvents()  # what is for the next turn is kept until then


def _alive() -> Counter[str]:
    """Return how many objects there are of each class of the window, and how many widgets of Qt."""
    gc.collect()
    classes = (type(one) for one in gc.get_objects())
    alive = Counter(
        one.__name__
        for one in classes
        if str(one.__module__).startswith("netatlas.ui") and one.__module__ != jobs.__name__
    )  # a job that was cancelled is watched for seconds
    alive["QWidget"] = len(QApplication.allWidgets())
    return alive
