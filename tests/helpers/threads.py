"""Starts threads one after another, as the measuring of what tests run needs it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def started(work: Callable[[], object]) -> threading.Thread:
    """Return a thread once it works: two that begin at once cannot both be traced, which ends one of them."""
    works = threading.Event()

    def run() -> None:
        works.set()
        work()

    thread = threading.Thread(target=run)
    thread.start()
    assert works.wait(timeout=60)
    return thread
