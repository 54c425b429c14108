"""Reads the Markdown of notes into the blocks of a document: what people type in notes, and no more.

Headings, paragraphs, lists, tables of GitHub's kind, quotations and code. A document has no block for code
and for numbered lists: these become paragraphs, line by line and item by item, with nothing left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from netatlas.documents.blocks import MUTED, Block, Bullets, Heading, Inline, Paragraph, Table, Text, plain
from netatlas.documents.markdown_inline import inline_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netatlas.atlas.atlas import Atlas

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(\S.*)")
_HEADING_END = re.compile(r"[ \t]#+$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
_ITEM = re.compile(r"([ \t]*)([-*+]|\d{1,9}[.)])[ \t]+(\S.*)")
_TASK = re.compile(r"\[([ xX])\][ \t]+")
_QUOTATION = re.compile(r" {0,3}>[ \t]?")
_DELIMITERS = re.compile(r"[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*(?::?-+:?[ \t]*)?")
_CELL_END = re.compile(r"(?<!\\)\|")
_NO_BREAK_SPACE = "\xa0"
_MOST_COLUMNS = 30
"""Columns of a table; a line of code with more bars is none."""


def blocks_of(atlas: Atlas, markdown: str, *, of_program: bool = False) -> tuple[Block, ...]:
    """Return the blocks that ``markdown`` makes; its links lead to records of ``atlas``.

    Args:
        atlas: the open atlas.
        markdown: the text.
        of_program: whether it is a text of NetAtlas itself: its links may lead to views, its code is keys.
    """
    return tuple(_Reader(atlas, markdown, of_program=of_program).blocks())


class _Reader:
    """Goes through the lines of a text once."""

    def __init__(self, atlas: Atlas, markdown: str, *, of_program: bool) -> None:
        self._atlas, self._of_program = atlas, of_program
        self._lines = markdown.splitlines()
        self._index = 0

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks, each with the lines that belong to it taken."""
        while self._index < len(self._lines):
            line = self._lines[self._index]
            if not line.strip() or _RULE.fullmatch(line):
                self._index += 1
            elif heading := _HEADING.fullmatch(line):
                self._index += 1
                words = plain(self._inline(_HEADING_END.sub("", heading[2].rstrip())))
                yield Heading(words, level=2 if len(heading[1]) <= 2 else 3)  # noqa: PLR2004 - # and ##
            elif fence := _FENCE.match(line):
                yield from self._code(fence[1])
            elif self._at_table():
                yield self._table()
            elif _ITEM.fullmatch(line):
                yield from self._list()
            elif _QUOTATION.match(line):
                yield self._quotation()
            else:
                yield Paragraph(self._inline(" ".join(self._paragraph_lines())))

    def _inline(self, text: str, style: str = "") -> Inline:
        spans = inline_of(self._atlas, text.strip(), of_program=self._of_program)
        if not style:
            return spans
        return tuple(Text(span.text, style) if isinstance(span, Text) else span for span in spans)

    def _starts_block(self, line: str) -> bool:
        """Return True if a line ends the paragraph before it."""
        patterns = (_HEADING, _RULE, _ITEM)
        return (
            not line.strip()
            or any(pattern.fullmatch(line) for pattern in patterns)
            or bool(_FENCE.match(line) or _QUOTATION.match(line))
            or self._at_table()
        )

    def _paragraph_lines(self) -> Iterator[str]:
        """Take the line here and those that go on with its paragraph."""
        yield self._lines[self._index].strip()
        self._index += 1
        while self._index < len(self._lines) and not self._starts_block(self._lines[self._index]):
            yield self._lines[self._index].strip()
            self._index += 1

    def _code(self, fence: str) -> Iterator[Block]:
        """Take lines of code up to the end of the fence, or of the text."""
        self._index += 1
        while self._index < len(self._lines):
            line = self._lines[self._index]
            self._index += 1
            if line.strip().startswith(fence) and not line.strip().strip(fence[0]):
                return
            words = line.replace("\t", "    ").rstrip()
            indent = len(words) - len(words.lstrip(" "))
            if words:
                yield Paragraph((Text(_NO_BREAK_SPACE * indent + words[indent:]),))

    def _list(self) -> Iterator[Block]:
        """Take items that follow one another: those with signs as one list, numbered ones as paragraphs."""
        bullets: list[Inline] = []
        while self._index < len(self._lines) and (item := _ITEM.fullmatch(self._lines[self._index])):
            self._lines[self._index] = item[3]
            words = " ".join(self._paragraph_lines())
            words = _TASK.sub(lambda task: "☐ " if task[1] == " " else "☑ ", words, count=1)
            nested = bool(item[1])
            if item[2][0].isdigit():
                if bullets:
                    yield Bullets(tuple(bullets))
                    bullets = []
                yield Paragraph((Text(f"{item[2]} "), *self._inline(words)))
            else:
                bullets.append((*((Text("– "),) if nested else ()), *self._inline(words)))
        if bullets:
            yield Bullets(tuple(bullets))

    def _quotation(self) -> Paragraph:
        lines = []
        while self._index < len(self._lines) and (mark := _QUOTATION.match(self._lines[self._index])):
            lines.append(self._lines[self._index][mark.end() :].strip())
            self._index += 1
        return Paragraph(self._inline(" ".join(lines), MUTED), "muted")

    def _at_table(self) -> bool:
        """Return True if a head and a row of dashes with as many cells are here."""
        if self._index + 1 >= len(self._lines):
            return False
        head, delimiters = self._lines[self._index : self._index + 2]
        if "|" not in head or "-" not in delimiters or not _DELIMITERS.fullmatch(delimiters):
            return False
        return len(_cells(head)) == len(_cells(delimiters)) <= _MOST_COLUMNS

    def _table(self) -> Table:
        head = _cells(self._lines[self._index])
        delimiters = _cells(self._lines[self._index + 1])
        self._index += 2
        rows = []
        while self._index < len(self._lines) and "|" in self._lines[self._index]:
            cells = _cells(self._lines[self._index])[: len(head)]
            rows.append(tuple(map(self._inline, [*cells, *[""] * (len(head) - len(cells))])))
            self._index += 1
        numbers = tuple(
            index for index, cell in enumerate(delimiters) if cell.endswith(":") and not cell.startswith(":")
        )
        return Table(columns=tuple(map(self._inline, head)), rows=tuple(rows), numbers=numbers)


def _cells(line: str) -> list[str]:
    r"""Return the cells of a row of a table.

    >>> _cells(r"| a | b\|c |")
    ['a', 'b|c']
    """
    inner = line.strip().removeprefix("|")
    cells = [cell.strip().replace("\\|", "|") for cell in _CELL_END.split(inner)]
    return cells[:-1] if len(cells) > 1 and not cells[-1] else cells
