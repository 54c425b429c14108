"""What the checks share: they collect what is wrong, and end with an exit code."""

from __future__ import annotations

import sys
from html.parser import HTMLParser
from pathlib import Path

from typing_extensions import override

EXPORTS = Path(sys.argv[-1])
"""The folder of the files that are tried."""
MODULES = Path(sys.argv[1])
"""Where readers written in JavaScript are installed; the working folder if nowhere."""


class Findings:
    """What a check found wrong."""

    def __init__(self) -> None:
        self.count = 0

    def expect(self, found: object, wanted: object, what: str) -> None:
        """Note it unless two things are equal."""
        if found != wanted:
            self.wrong(f"{what}: {found!r}, expected {wanted!r}")

    def wrong(self, words: str) -> None:
        """Print one finding."""
        self.count += 1
        print(f"wrong: {words}")

    def end(self) -> None:
        """End the program: 1 if anything was wrong."""
        sys.exit(1 if self.count else 0)


class Tables(HTMLParser):
    """The words of every cell of an HTML text, row by row, and the passages that are struck through."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.struck: list[str] = []
        self._cell = self._old = False
        self.feed(text)
        self.rows = [[" ".join(cell.split()) for cell in row] for row in self.rows if row]

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a row, a cell or a struck passage."""
        del attrs
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
            self._cell = True
        elif tag in ("del", "s"):
            self.struck.append("")
            self._old = True

    @override
    def handle_endtag(self, tag: str) -> None:
        """End a cell or a struck passage."""
        self._cell &= tag not in ("td", "th")
        self._old &= tag not in ("del", "s")

    @override
    def handle_data(self, data: str) -> None:
        """Add words."""
        if self._cell:
            self.rows[-1][-1] += data
        if self._old:
            self.struck[-1] += data
