"""Who works on files in frames gives way to other threads, where there are any."""

from __future__ import annotations

import subprocess
import sys
import threading
from typing import TYPE_CHECKING

from netatlas.frames import Turn

if TYPE_CHECKING:
    import pytest

ALONE = """
from netatlas import frames
given = []
frames.time.sleep = given.append
turn = frames.Turn()
for _ in range(4):
    turn.after(60_000)
print(len(given))
"""


def test_who_is_alone_gives_way_to_nobody() -> None:
    """A search in the terminal would wait for other programs."""
    done = subprocess.run([sys.executable, "-c", ALONE], capture_output=True, text=True, check=True)
    assert done.stdout == "0\n"


def test_other_threads_are_given_way_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """A window would wait for the whole of a pack."""
    given: list[int] = []
    monkeypatch.setattr("netatlas.frames.time.sleep", lambda _: given.append(threading.get_ident()))

    def work() -> None:
        turn = Turn()
        for _ in range(4):
            turn.after(60_000)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert given == [thread.ident] * 2
