"""Lets a text use the width that it has: its tables widen, and its lines stay short enough to be read.

Margins at the right of paragraphs and in cells keep lines short; columns of facts have widths of their own. A
text is written with them (``TextWriter``), and ``fit_lines`` sets them anew for another width: only what has
to change, since Qt lays out all that is between the first and the last change.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QTextCursor,
    QTextFormat,
    QTextFrame,
    QTextLength,
    QTextTable,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextDocument, QTextTableFormat

MOST_LETTERS = 90
"""Letters in a line at most: from the end of a longer one, eyes do not find the next line."""
_LETTERS = 77
"""Letters of middle width in the room of a line: with narrow ones there are up to a tenth more."""
_SAMPLE = "A network address translation service that AWS manages: resources behind it can open connections."
_BASE, _PADDING = 14, 16
"""Pixels at scale 1: the size of plain text, and what is left and right of the text in a cell."""
_WIDER_LABELS = 1.4
"""How much wider than as it was written the first column of facts becomes, at most."""
_MOST_FIXED = 0.55
"""Share of a narrow page's width that columns of fixed width have at most."""
_WRITTEN = QTextFormat.Property.UserProperty.value + 20
_SPARE = QTextFormat.Property.UserProperty.value + 21
"""Properties of a table: the widths of its columns as they were written, and what lines leave of them now."""
_LETTERS_OF = QTextFormat.Property.UserProperty.value + 22
"""Property of a paragraph: the size of its letters in pixels."""
_FAR = 200
"""Pixels at scale 1 that small letters leave of a line of plain ones at most."""
_Kind = QTextLength.Type


class _Column(NamedTuple):
    kind: QTextLength.Type
    width: float


class LineRoom(NamedTuple):
    """The room that a page has for its text.

    Attributes:
        width: of the page between its margins, in pixels.
        scale: what sizes are multiplied by.
        reserved: at the right of the first line, which leaves room for a button.
    """

    width: float
    scale: float = 1.0
    reserved: int = 0

    def fit_paragraph(self, form: QTextBlockFormat, pixels: int, *, is_first: bool = False) -> None:
        """Set the margin at the right of a paragraph in letters of a size."""
        form.setProperty(_LETTERS_OF, pixels)
        form.setRightMargin(self.margin(form, is_first=is_first))

    def fit_aside(self, form: QTextBlockFormat, pixels: int) -> None:
        """Set the margin at the left of a paragraph that is set to the right, below a table."""
        form.setProperty(_LETTERS_OF, pixels)
        line = line_width(QGuiApplication.font().family(), pixels)
        form.setLeftMargin(max(0, round(self.width - form.rightMargin() - line)))

    def margin(self, form: QTextBlockFormat, *, is_first: bool = False) -> int:
        """Return the margin at the right of a paragraph."""
        pixels = int(form.property(_LETTERS_OF) or round(_BASE * self.scale))
        spare = self.width - form.leftMargin() - line_width(QGuiApplication.font().family(), pixels)
        return max(self.reserved if is_first else 0, round(spare))

    def fit_columns(self, form: QTextTableFormat) -> list[int]:
        """Set the widths of columns in the format of a table, and return what lines of plain text leave."""
        if form.hasProperty(_WRITTEN):
            columns = [_Column(_Kind(kind), width) for kind, width in form.property(_WRITTEN)]
        else:
            columns = [_Column(length.type(), length.rawValue()) for length in form.columnWidthConstraints()]
            form.setProperty(_WRITTEN, [[column.kind.value, column.width] for column in columns])
        line = line_width(QGuiApplication.font().family(), round(_BASE * self.scale))
        line += 2 * form.cellPadding() + _PADDING * self.scale
        fitted = _fitted(columns, self.width, line)
        form.setColumnWidthConstraints([QTextLength(column.kind, column.width) for column in fitted])
        spare = [round(width - line) for width in _widths(fitted, self.width)]
        form.setProperty(_SPARE, spare)
        return spare

    def fit_cell(self, table: QTextTable, column: int, cursor: QTextCursor, pixels: int) -> None:
        """Set the margin at the right of what is in a cell, in letters that are smaller than plain ones."""
        form = cursor.blockFormat()
        form.setProperty(_LETTERS_OF, pixels)
        form.setRightMargin(self.cell_margin(form, table.format().property(_SPARE)[column]))
        cursor.setBlockFormat(form)

    def cell_margin(self, form: QTextBlockFormat, spare: int) -> int:
        """Return the margin of a paragraph in a cell that plain text leaves so many pixels of."""
        family, base = QGuiApplication.font().family(), round(_BASE * self.scale)
        pixels = int(form.property(_LETTERS_OF) or base)
        return max(0, round(spare + line_width(family, base) - line_width(family, pixels)))


@lru_cache
def line_width(family: str, pixels: int) -> float:
    """Return how wide the longest line of letters of a size may be."""
    font = QFont(family)
    font.setPixelSize(pixels)
    return QFontMetricsF(font).horizontalAdvance(_SAMPLE) / len(_SAMPLE) * _LETTERS


def fit_lines(document: QTextDocument, room: LineRoom, *, since: int = 0) -> None:
    """Give lines and columns of a text the widths that suit a page; ``since`` is where to begin."""
    if room.width <= 0:
        return
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    begin = since
    for frame in sorted(document.rootFrame().childFrames(), key=QTextFrame.firstPosition):
        if frame.lastPosition() < since:
            continue
        _fit_paragraphs(document, (begin, frame.firstPosition()), room)
        begin = frame.lastPosition() + 1
        if isinstance(frame, QTextTable):
            _fit_table(frame, room)
    _fit_paragraphs(document, (begin, document.characterCount()), room)
    cursor.endEditBlock()


def fit_cells(table: QTextTable, room: LineRoom, spare: list[int], before: list[int]) -> None:
    """Set the margins in the cells of each column, where as much is not left of it as ``before``."""
    for index, (now, then) in enumerate(zip(spare, before, strict=True)):
        if now == then or max(now, then) < -_FAR * room.scale:
            continue
        for row in range(table.rows()):
            cell = table.cellAt(row, index)
            block, end = cell.firstCursorPosition().block(), cell.lastPosition()
            while block.isValid() and block.position() <= end:
                _set_margin(block, room.cell_margin(block.blockFormat(), now))
                block = block.next()


def _fit_paragraphs(document: QTextDocument, between: tuple[int, int], room: LineRoom) -> None:
    block = document.findBlock(between[0])
    while block.isValid() and block.position() < between[1]:
        form = block.blockFormat()
        if form.alignment() & Qt.AlignmentFlag.AlignRight:
            before = form.leftMargin()
            room.fit_aside(form, int(form.property(_LETTERS_OF) or round(_BASE * room.scale)))
            if form.leftMargin() != before:
                QTextCursor(block).setBlockFormat(form)
        elif block.length() > 1:  # the end of the paragraph is a letter too
            _set_margin(block, room.margin(form, is_first=block.position() == 0))
        block = block.next()


def _fit_table(table: QTextTable, room: LineRoom) -> None:
    """Set the widths of a table's columns, and margins in cells that are wider than a line may be."""
    form = table.format().toTableFormat()
    before, spare = form.property(_SPARE), room.fit_columns(form)
    if form != table.format():
        table.setFormat(form)
    fit_cells(table, room, spare, before if before is not None else [0] * len(spare))


def _fitted(columns: list[_Column], room: float, line: float) -> list[_Column]:
    """Return columns of fixed width as they suit a table: narrower, or with what lines leave."""
    fixed = sum(column.width for column in columns if column.kind is _Kind.FixedLength)
    if not fixed:
        return _in_shares(columns)
    if columns[0].kind is not _Kind.FixedLength:
        return columns
    if fixed > room * _MOST_FIXED:
        share = room * _MOST_FIXED / fixed
        return [
            c._replace(width=round(c.width * share)) if c.kind is _Kind.FixedLength else c for c in columns
        ]
    spare = room - fixed - line
    if spare <= 0:
        return columns
    more = min(spare / 2, columns[0].width * (_WIDER_LABELS - 1))
    first, last = columns[0]._replace(width=round(columns[0].width + more)), columns[-1]
    if last.kind is _Kind.FixedLength:
        last = last._replace(width=round(last.width + spare - more))
    return [first, *columns[1:-1], last]


def _in_shares(columns: list[_Column]) -> list[_Column]:
    """Return columns with shares for those without: Qt would give them more where their text asks for it."""
    left = 100 - sum(column.width for column in columns)
    free = [column.kind is _Kind.VariableLength for column in columns]
    if all(free) or left <= 0:
        return columns
    share = _Column(_Kind.PercentageLength, left / max(1, sum(free)))
    return [share if is_free else column for is_free, column in zip(free, columns, strict=True)]


def _widths(columns: list[_Column], room: float) -> list[float]:
    """Return how wide columns are in a table; those of no width of their own share what is left."""
    own = [
        column.width * room / 100 if column.kind is _Kind.PercentageLength else column.width
        for column in columns
    ]
    free = [column.kind is _Kind.VariableLength for column in columns]
    share = max(0.0, room - sum(own)) / max(1, sum(free))
    return [share if is_free else width for is_free, width in zip(free, own, strict=True)]


def _set_margin(block: QTextBlock, margin: int) -> None:
    form = block.blockFormat()
    if form.rightMargin() != margin:
        form.setRightMargin(margin)
        QTextCursor(block).setBlockFormat(form)


def unbroken(words: str, room: LineRoom | None, family: str, pixels: int) -> str:
    """Return words, in letters of a family and size, that stay on one line unless none has room for them."""
    width = line_width(family, pixels) * len(words) / _LETTERS
    fits = room is None or width + _PADDING * room.scale <= room.width - room.reserved
    return words.replace(" ", "\u00a0") if fits else words
