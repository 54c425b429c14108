"""Parses the tables of an HTML text into cells, for tests of what is exported and copied."""

from __future__ import annotations

from html.parser import HTMLParser

from typing_extensions import override


class Cells(HTMLParser):
    """Collects the words of every cell of a table, row by row, and the links."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.links: list[str] = []
        self._inside = False
        self.feed(text)

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
            self._inside = True
        elif tag == "a":
            self.links.append(dict(attrs)["href"] or "")

    @override
    def handle_endtag(self, tag: str) -> None:
        self._inside &= tag not in ("td", "th")

    @override
    def handle_data(self, data: str) -> None:
        if self._inside:
            self.rows[-1][-1] += data.strip("\n")
