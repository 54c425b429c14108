"""The line that says how far a long reading has come: on a terminal only, and gone afterwards."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from typing_extensions import override

from netatlas.cli.reading_progress import ReadingProgress

if TYPE_CHECKING:
    import pytest


class _Terminal(io.StringIO):
    """What is written to a terminal, which may be gone."""

    is_gone = False

    @override
    def isatty(self) -> bool:
        return True

    @override
    def write(self, text: str, /) -> int:
        if self.is_gone:
            raise OSError(5, "Input/output error")
        return super().write(text)


class _Clock:
    """Seconds that pass when a test says so."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 0.0
        monkeypatch.setattr("time.monotonic", lambda: self.now)


def test_a_long_reading_is_seen_and_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who opens a huge pack would think that the program hangs, or find the line among the answers."""
    clock, terminal = _Clock(monkeypatch), _Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    with ReadingProgress() as progress:
        progress.report(0.1, "1 of 90 files")
        assert terminal.getvalue() == ""
        for clock.now in (2.1, 2.2, 2.4):
            progress.report(0.1, f"{clock.now} of 90 files, in a sentence that is too long{'!' * 200}\x07")
    lines = terminal.getvalue().split("\r\x1b[K")
    assert [line[:15] for line in lines] == ["", "Reading: 2.1 of", "Reading: 2.4 of", ""]
    assert max(map(len, lines)) < 110
    assert "\x07" not in terminal.getvalue()


def test_nothing_is_written_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file or a pipe would be full of escapes, and a terminal that is gone would end the command."""
    clock, pipe = _Clock(monkeypatch), io.StringIO()
    monkeypatch.setattr("sys.stderr", pipe)
    with ReadingProgress() as progress:
        clock.now = 9
        progress.report(0.1, "1 of 90 files")
    assert pipe.getvalue() == ""
    terminal = _Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    with ReadingProgress() as progress:
        terminal.is_gone = True
        clock.now = 99
        progress.report(0.1, "1 of 90 files")
        clock.now = 199
        progress.report(0.1, "2 of 90 files")
