"""Fills documents with the parts of a paper and measures them, at one size of type (``look``).

Heights are remembered by content and width, so that laying out again after a change measures only what is
new. What is remembered are numbers: a ``Measures`` may be used by one job after the other.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, cast

from PySide6.QtGui import QFont, QFontMetricsF, QTextLength

from netatlas.documents.blocks import CORRECTED, STRONG, FactList, Table, Text
from netatlas.printing.paper.column_widths import TextWidths, column_widths
from netatlas.printing.paper.look import (
    HEADING_PIXELS,
    PAPER,
    SCALE,
    apply_look,
    paper_colours,
    paper_font,
)
from netatlas.printing.paper.slices import rows_of
from netatlas.printing.paper.spare_documents import give_back, lent_document
from netatlas.printing.paper.writer import PaperWriter
from netatlas.progress import SILENT

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtGui import QTextDocument, QTextTable

    from netatlas.documents.blocks import Block, Inline, Span
    from netatlas.documents.sheet import SheetSection
    from netatlas.progress import Progress

Columns: TypeAlias = tuple[int, ...]
"""The widths of the columns of a table in dots at the base size; empty for other blocks."""
_BOLD = frozenset({STRONG, CORRECTED})
_MOST_KEPT = 4_000
"""Heights that are kept: a sheet of 50 blocks at 80 widths."""


class Measured(NamedTuple):
    """What is known of a block at a width, in dots at the base size and without space around rows.

    Attributes:
        height: of all of it.
        rows: how many rows it has that spread when columns are evened out, the head of a table among them.
        cuts: where it may be cut: the height of the head of a table, then of each row; or of each line.
        starts: positions in the text at which lines begin; empty for rows.
    """

    height: float
    rows: int
    cuts: tuple[float, ...] = ()
    starts: tuple[int, ...] = ()


class Measures:
    """Fills and measures blocks, and remembers their heights.

    Attributes:
        progress: of the job that uses it, which may be cancelled while it waits for a document.
    """

    def __init__(self) -> None:
        self._font = paper_font()
        self._known: dict[tuple[object, int], Measured] = {}
        self._documents: dict[Block, QTextDocument] = {}
        self._lent: list[QTextDocument] = []
        self.progress: Progress = SILENT
        self._texts: dict[Block, TextWidths] = {}
        self._columns: dict[tuple[Block, int], Columns] = {}
        self._plain = QFontMetricsF(self._font)
        bold = QFont(self._font)
        bold.setWeight(QFont.Weight.DemiBold)
        self._bold = QFontMetricsF(bold)

    def forget_documents(self) -> None:
        """Let go of the documents that were filled, which belong to the thread that filled them."""
        self._documents.clear()
        if len(self._texts) > _MOST_KEPT:
            self._texts.clear()

    def give_documents_back(self) -> None:
        """Give all documents back, those of the layout too, in the thread that filled them."""
        self.forget_documents()
        lent, self._lent = self._lent, []
        give_back(lent)

    def block(self, block: Block, width: float, columns: Columns = ()) -> Measured:
        """Return the height of a block; ``columns`` are the widths of those of a table."""
        key = ((block, columns), round(width))
        known = self._known.get(key)
        if known is None:
            document = self._documents.get(block)
            if document is None:
                document = self._documents[block] = self.filled(block)
            set_width(document, width, columns)
            known = Measured(document.size().height(), _padded_rows(block))
            self._keep(key, known)
        return known

    def heading(self, section: SheetSection, width: float) -> Measured:
        """Return the height of the heading of a section."""
        key = ((section.title, section.sources), round(width))
        known = self._known.get(key)
        if known is None:
            document = self.filled_heading(section)
            document.setTextWidth(round(width))
            known = Measured(document.size().height(), 0)
            self._keep(key, known)
        return known

    def parts(self, block: Block, width: float, columns: Columns = ()) -> Measured:
        """Return the same with the heights of its rows or lines, for a block that has to be cut."""
        key = ((block, columns, "parts"), round(width))
        known = self._known.get(key)
        if known is None:
            known = self._parts(block, width, columns)
            self._keep(key, known)
        return known

    def _parts(self, block: Block, width: float, columns: Columns) -> Measured:
        document = self.filled(block)
        set_width(document, width, columns)
        height = document.size().height()
        layout = document.documentLayout()
        if rows_of(block):
            table = _table_of(document)
            tops = [
                layout.blockBoundingRect(table.cellAt(row, 0).firstCursorPosition().block()).top()
                for row in range(table.rows())
            ]
            ends = [*tops[1:], height]
            heights = [end - top for top, end in zip(tops, ends, strict=True)]
            return Measured(
                height, _padded_rows(block), tuple(heights if isinstance(block, Table) else (0.0, *heights))
            )
        text = document.firstBlock().layout()
        lines = [text.lineAt(index) for index in range(text.lineCount())]
        return Measured(
            height, 0, tuple(line.height() for line in lines), tuple(line.textStart() for line in lines)
        )

    def columns(self, block: Block, width: float) -> Columns:
        """Return how wide the columns of a table should be; nothing for other blocks."""
        key = (block, round(width))
        known = self._columns.get(key)
        if known is None:
            texts = self._text_widths(block)
            widths = column_widths(texts, math.floor(width) - 1) if texts is not None else ()
            if len(self._columns) >= _MOST_KEPT:
                self._columns.clear()
            self._columns[key] = known = tuple(map(math.floor, widths))
        return known

    def _text_widths(self, block: Block) -> TextWidths | None:
        """Return how wide the texts of a table or a list of facts are; None for other blocks."""
        if not isinstance(block, (FactList, Table)) or not block.rows:
            return None
        known = self._texts.get(block)
        if known is None:
            rows: list[tuple[Inline, ...]] = list(block.rows)
            if isinstance(block, Table):
                rows.insert(0, block.columns)
            elif not any(note for _label, _value, note in block.rows):
                rows = [row[:2] for row in rows]
            space = math.ceil(PAPER.cell[2] * SCALE) + 1  # Qt rounds, and cuts a word that lacks half a dot
            cells = tuple(tuple(self._width(cell) + space for cell in row) for row in rows)
            columns = range(len(cells[0]))
            words = tuple(max(self._longest_word(row[column]) for row in rows) + space for column in columns)
            known = self._texts[block] = TextWidths(cells, words)
        return known

    def _width(self, inline: Inline) -> float:
        return sum(self._metrics(span).horizontalAdvance(span.text) for span in inline)

    def _longest_word(self, inline: Inline) -> float:
        return max(
            (self._metrics(span).horizontalAdvance(word) for span in inline for word in span.text.split(" ")),
            default=0.0,
        )

    def _metrics(self, span: Span) -> QFontMetricsF:
        return self._bold if isinstance(span, Text) and span.style in _BOLD else self._plain

    def filled(
        self, block: Block, *, rows: float = 0.0, targets: Collection[str] = frozenset()
    ) -> QTextDocument:
        """Return a new document of one block, with space above and below each row."""
        document = self._document()
        look = PAPER._replace(rows=rows)
        PaperWriter(document, paper_colours(), scale=SCALE, look=look, targets=targets).write_blocks((block,))
        return document

    def filled_heading(self, section: SheetSection) -> QTextDocument:
        """Return a new document of the heading of a section, above a rule, with its sources at the right."""
        return self.filled_sides(
            (Text(section.title),),
            (Text(section.sources),) if section.sources else (),
            size=HEADING_PIXELS,
            colour="accent",
            anchor=section.anchor,
        )

    def filled_sides(
        self, left: Inline, right: Inline, *, size: int, colour: str, anchor: str = ""
    ) -> QTextDocument:
        """Return a new document of a heading and small print at the right, above a rule."""
        document = self._document()
        writer = PaperWriter(document, paper_colours(), scale=SCALE, look=PAPER)
        writer.write_sides(left, right, size=size, colour=colour, anchor=anchor)
        return document

    def filled_footer(self, left: Inline, right: Inline) -> QTextDocument:
        """Return a new document of small print at both sides, below a rule."""
        document = self._document()
        PaperWriter(document, paper_colours(), scale=SCALE, look=PAPER).write_footer(left, right)
        return document

    def _document(self) -> QTextDocument:
        document = lent_document(self.progress)
        apply_look(document, self._font)
        self._lent.append(document)
        return document

    def _keep(self, key: tuple[object, int], measured: Measured) -> None:
        while len(self._known) >= _MOST_KEPT:
            del self._known[next(iter(self._known))]
        self._known[key] = measured


def set_width(document: QTextDocument, width: float, columns: Columns) -> None:
    """Give a document of one block its width, and the columns of its table theirs."""
    if columns:
        table = _table_of(document)
        form = table.format()
        fixed = QTextLength.Type.FixedLength
        form.setColumnWidthConstraints([QTextLength(fixed, one) for one in columns])
        form.setWidth(QTextLength(fixed, sum(columns)))
        table.setFormat(form)
    document.setTextWidth(math.floor(width))


def _table_of(document: QTextDocument) -> QTextTable:
    """Return the table that a document consists of."""
    return cast("QTextTable", document.rootFrame().childFrames()[0])


def _padded_rows(block: Block) -> int:
    match block:
        case FactList(rows=rows):
            return len(rows)
        case Table(rows=rows):
            return len(rows) + 1
        case _:
            return 0
