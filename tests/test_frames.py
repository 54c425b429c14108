"""Who works on files in frames gives way to other threads, where there are any."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from netatlas.frames import Turn

if TYPE_CHECKING:
    import pytest


def test_only_other_threads_are_given_way_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """A search in the terminal would wait for other programs, or a window for the whole of a pack."""
    given: list[int] = []
    monkeypatch.setattr("netatlas.frames.time.sleep", lambda _: given.append(threading.get_ident()))

    def work() -> None:
        turn = Turn()
        for _ in range(4):
            turn.after(60_000)

    expected = [] if threading.active_count() == 1 else [threading.get_ident()] * 2
    work()
    assert given == expected
    given.clear()
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert given == [thread.ident] * 2
