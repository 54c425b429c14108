"""Writes a document (``netatlas.documents.blocks``) into a QTextDocument.

Text is inserted through ``insertText`` only, so that nothing in a pack can become mark-up.
``netatlas.documents`` decides what a page says, this module how it looks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from netatlas.documents.blocks import (
    Bullets,
    Callout,
    Cards,
    FactList,
    Heading,
    Link,
    Paragraph,
    Table,
    Tags,
    Text,
)
from netatlas.documents.marks import MARK_TIPS
from netatlas.printing.block_parts import Part, names_model, slices_of
from netatlas.printing.line_length import fit_cells, unbroken
from netatlas.printing.text_formats import PIXELS, RECORDS, CellStyle, TextFormats, TextLook, web_address
from netatlas.tips import tip

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from netatlas.documents.blocks import Block, Document, FactRow, Inline, Reference, RowRecords
    from netatlas.drawing.colours import ThemeColours
    from netatlas.printing.line_length import LineRoom

SCREEN = TextLook()
"""How the window shows text."""
SMALL = SCREEN._replace(base=13)
"""The same in a narrow column."""
_FULL_WIDTH = 99.8
"""Width of a table in percent: 100 would be rounded up past the edge of some pages (Qt 6.11)."""
_MARGIN = 28
_FEW_CARDS = 1.5  # scale from which on a row has two cards: a third would break words in most windows
_WHOLE = Part(Paragraph(()))
"""What is no part of a table that goes on."""


_PLAIN_CELL = CellStyle()


class TextWriter:
    """Writes one document, in the colours of a theme, with a look and at a scale."""

    def __init__(
        self,
        target: QTextDocument,
        colours: ThemeColours,
        *,
        scale: float = 1.0,
        look: TextLook = SCREEN,
        targets: Collection[str] | None = None,
        mark_hint: str = "",
        room: LineRoom | None = None,
    ) -> None:
        """Prepare to write into ``target``.

        Args:
            target: what is written into.
            colours: of the theme.
            scale: what sizes are multiplied by.
            look: sizes and distances.
            targets: the records that links lead to inside the paper; None: links keep their addresses.
            mark_hint: the last line of what marks say when they are pointed at: where all are explained.
            room: the room of a page, which lines and columns are to suit; None: they take what there is.
        """
        self._target, self._room = target, room
        self._look, self._mark_hint = look, mark_hint
        self._base = look.base
        self._formats = TextFormats(colours, scale=scale, look=look, targets=targets)
        self._cells = {
            "head": CellStyle(size=look.head, colour=look.head_colour, weight=QFont.Weight.DemiBold),
            "label": CellStyle(colour="muted"),
            "value": _PLAIN_CELL,
            "note": CellStyle(size=look.note, colour="muted"),
        }
        self._cursor = QTextCursor(target)
        self._note_width = look.notes[0]
        self._fresh = True
        self._part, self._seam = _WHOLE, 0  # what is written; pixels between two parts of a table

    def write(self, document: Document) -> None:
        """Replace the target's content with ``document``, with its title and the margin of a page."""
        for _ in self.slices(document):
            pass

    def slices(self, document: Document) -> Iterator[None]:
        """Write as ``write``, but yield now and then, so that the window can do something else."""
        self._target.clear()
        self._target.setDocumentMargin(self._formats.px(_MARGIN))
        self._cursor.beginEditBlock()
        self._note_width = self._look.notes[names_model(document.blocks)]
        for tags in (block for block in document.blocks if isinstance(block, Tags)):
            self._tags(tags)
        self._begin_heading(1, size=24, above=0, below=4)
        self._text(document.title, self._formats.text(size=24, weight=QFont.Weight.Bold))
        if document.subtitle:
            self._paragraph((), below=4)
            self._text(document.subtitle, self._formats.text(colour="muted"))
        yield from self._blocks(block for block in document.blocks if not isinstance(block, Tags))
        if document.references and document.record:  # the rows of a list name their sources themselves
            self._sources(document.references)
        self._cursor.endEditBlock()

    def write_body(self, document: Document) -> None:
        """Write without title, lead and margin, for pages that show title and lead outside the text."""
        for _ in self.body_slices(document):
            pass

    def body_slices(self, document: Document) -> Iterator[None]:
        """Write as ``write_body``, but yield now and then, so that the window can do something else."""
        self._target.clear()
        self._target.setDocumentMargin(0)
        self._seam = -1  # the line that ends a part is counted in the next too
        self._cursor.beginEditBlock()
        self._note_width = self._look.notes[names_model(document.blocks)]
        blocks = (b for b in document.blocks if not (isinstance(b, Paragraph) and b.role == "lead"))
        yield from self._blocks(blocks)
        if document.references:
            self._sources(document.references)
        self._cursor.endEditBlock()

    def _blocks(self, blocks: Iterable[Block]) -> Iterator[None]:
        for number, some in enumerate(slices_of(blocks)):
            if number:
                self._cursor.endEditBlock()
                yield
                self._cursor.beginEditBlock()
            for self._part in some:
                self._block(self._part.block)
        self._part = _WHOLE

    def _block(self, block: Block) -> None:
        match block:
            case Heading(text=text, level=level, anchor=anchor):
                self._heading(text, level, anchor)
            case Paragraph(inline=inline, role=role):
                size = self._look.lead if role == "lead" else self._base
                colour = "muted" if role == "muted" else "text"
                above, below = self._look.around
                self._paragraph(inline, size=size, colour=colour, above=above, below=below)
            case Callout():
                self._callout(block)
            case FactList(rows=rows, records=records):
                self._facts(rows, records)
            case Table():
                self._table(block)
            case Bullets(items=items):
                for item in items:
                    self._paragraph(item, indent=16, hang="•  ", below=4)
            case Cards(items=cards):
                self._cards(cards)
            case Tags():
                self._tags(block)

    def _facts(self, rows: tuple[FactRow, ...], records: RowRecords) -> None:
        if any(note for _label, _value, note in rows):
            widths, roles = (self._look.label, 0, self._note_width), ("label", "value", "note")
            self._grid(rows, widths=widths, roles=roles, records=records)
        else:
            pairs = tuple((label, value) for label, value, _note in rows)
            self._grid(pairs, widths=(self._look.label, 0), roles=("label", "value"), records=records)

    def _heading(self, text: str, level: int, anchor: str = "") -> None:
        minor = level > 2  # noqa: PLR2004 - the level of a section
        size = self._look.headings[minor] if level in {2, 3} else self._base
        above, below = self._look.space_above[minor], self._look.around[0]
        self._begin_heading(level, size=size, above=above, below=below)
        form = self._formats.text(size=size, weight=QFont.Weight.DemiBold)
        if anchor:
            form.setAnchorNames([anchor])
        self._text(text, form)

    def _begin_heading(self, level: int, *, size: int, above: int, below: int) -> None:
        form = self._formats.paragraph()
        form.setTopMargin(self._formats.px(above))
        form.setBottomMargin(self._formats.px(below))
        form.setHeadingLevel(level)  # keys lead from one to the next
        self._begin_block(form, size)

    def _begin_block(self, form: QTextBlockFormat, size: int) -> None:
        if self._room is not None:
            self._room.fit_paragraph(form, self._formats.px(size), is_first=self._fresh)
        if self._fresh:
            self._cursor.setBlockFormat(form)
            self._fresh = False
        else:
            self._cursor.insertBlock(form)

    def _tags(self, tags: Tags) -> None:
        self._paragraph((), below=2, size=12)
        kind = self._formats.text(size=13, weight=QFont.Weight.DemiBold)
        kind.setForeground(self._formats.kind_colour(tags.kind))
        self._text(tags.label, kind)
        chip = self._formats.text(size=12, colour="muted")
        chip.setBackground(self._formats.colour("background"))
        for alias in tags.items:
            self._text("  ", self._formats.text(size=12))
            name = unbroken(alias, self._room, self._target.defaultFont().family(), self._formats.px(12))
            self._text(f"\u2009\u00a0{name}\u00a0\u2009", chip)

    def _callout(self, callout: Callout) -> None:
        table = self._callout_table(callout.tone, callout.records)
        self._inline(callout.inline, at=table.cellAt(0, 0).firstCursorPosition())
        self._after_table()

    def _callout_table(self, tone: str, records: tuple[str, ...] = ()) -> QTextTable:
        """Insert the empty box of a callout."""
        table = self._new_table(1, 1, (0,))
        table.cellAt(0, 0).setFormat(self._formats.callout(tone, records))
        return table

    def _cards(self, cards: tuple[tuple[Inline, Inline], ...]) -> None:
        """Write cards in bordered cells, three to a row, or two of large text."""
        count = 2 if self._room is not None and self._room.scale >= _FEW_CARDS else 3
        table = self._new_table(-(-len(cards) // count), count, (-100 / count,) * count, spacing=8)
        for index, (head, below) in enumerate(cards):
            target = next((span.target for span in head if isinstance(span, Link)), "")
            card = table.cellAt(index // count, index % count)
            card.setFormat(self._formats.card(target))
            at = card.firstCursorPosition()
            self._inline(head, at=at, look=CellStyle(weight=QFont.Weight.DemiBold))
            at.insertBlock()
            self._inline(below, at=at, look=CellStyle(size=13, colour="muted"))
        self._after_table()

    def _table(self, table: Table) -> None:
        heads = () if self._part.follows else (tuple(table.columns),)
        rows = (*heads, *table.rows)
        count = len(rows[0])
        widths = tuple(-share for share in table.widths) if table.widths else (0,) * count
        roles = ("label", *("value",) * (count - 1))
        washed = {index + len(heads) for index in table.highlighted}
        records = (*((),) * len(heads), *table.records) if table.records else ()
        self._grid(
            rows,
            widths=widths,
            roles=roles,
            headed=bool(heads),
            washed=washed,
            right=table.numbers,
            records=records,
        )

    def _grid(
        self,
        rows: tuple[tuple[Inline, ...], ...],
        *,
        widths: tuple[int, ...],
        roles: tuple[str, ...],
        headed: bool = False,
        washed: frozenset[int] | set[int] = frozenset(),
        right: tuple[int, ...] = (),
        records: RowRecords = (),
    ) -> None:
        """Write rows with thin lines below them; widths are as for ``TextFormats.length``."""
        if not rows:
            return
        table = self._new_table(len(rows), len(widths), widths)
        if headed:
            form = table.format()
            form.setHeaderRowCount(1)
            table.setFormat(form)
        for row, cells in enumerate(rows):
            for column, inline in enumerate(cells):
                cell = self._formats.line_below()
                if row in washed and column:
                    cell.setBackground(self._formats.colour("difference_wash"))
                if records and not column:
                    cell.setProperty(RECORDS, " ".join(records[row]))
                role = "head" if headed and row == 0 else roles[column]
                if role == "note" and self._look.rows is None:  # on the line of the value, which is larger
                    cell.setTopPadding(cell.topPadding() + self._formats.px(self._base - self._look.muted))
                table.cellAt(row, column).setFormat(cell)
                at = table.cellAt(row, column).firstCursorPosition()
                if column in right or self._look.line_height != 1:
                    at.setBlockFormat(self._formats.paragraph(right=column in right))
                self._inline(inline, at=at, look=self._cells[role])
                middle = self._formats.middle_size(inline, self._cells[role].size or self._base)
                if self._room is not None and middle < self._base:
                    self._room.fit_cell(table, column, at, self._formats.px(middle))
        self._after_table()

    def _sources(self, references: tuple[Reference, ...]) -> None:
        self._heading("Sources", 2)
        for reference in references:
            self._paragraph((), below=3, size=12)
            self._text(reference.title, self._formats.text(size=12))
            dated = f", {reference.words}" if reference.words else ""
            self._text(f"  {reference.publisher}{dated}  ", self._formats.text(size=12, colour="muted"))
            link = self._formats.text(size=12, colour="muted")
            link.setAnchor(True)
            link.setAnchorHref(web_address(reference.url))
            self._set_tip(link, "Copies the address: NetAtlas itself never goes online")
            self._text(reference.url, link)

    def _paragraph(
        self,
        inline: Inline,
        *,
        size: int | None = None,
        colour: str = "text",
        above: int = 0,
        below: int = 0,
        indent: int = 0,
        hang: str = "",
    ) -> None:
        form = self._formats.paragraph()
        form.setTopMargin(self._formats.px(above))
        form.setBottomMargin(self._formats.px(below))
        form.setLeftMargin(self._formats.px(indent))
        if hang:
            form.setTextIndent(-self._formats.px(12))
        self._begin_block(form, self._formats.middle_size(inline, size or self._base))
        if hang:
            self._text(hang, self._formats.text(colour="muted"))
        self._inline(inline, look=CellStyle(size=size, colour=colour))

    def _inline(
        self,
        inline: Inline,
        *,
        at: QTextCursor | None = None,
        look: CellStyle = _PLAIN_CELL,
    ) -> None:
        cursor = at or self._cursor
        for span in inline:
            form = self._formats.text(size=look.size, colour=look.colour, weight=look.weight)
            if look.anchor:
                form.setAnchorNames([look.anchor])
            if isinstance(span, Text) and (words := self._tip(span)):
                self._set_tip(form, words)
            cursor.insertText(self._formats.styled(span, form), form)

    def _tip(self, span: Text) -> str:
        """Return what a span says when it is pointed at, on a screen with the way to all marks, or ''."""
        words = span.tip or (MARK_TIPS.get(span.style, "") if self._mark_hint else "")
        return "\n".join(filter(None, (words, self._mark_hint))) if words else ""

    def _set_tip(self, form: QTextCharFormat, text: str) -> None:
        """Have a plain text shown to whoever points at what is written in a format."""
        form.setToolTip(tip(text))

    def _text(self, text: str, form: QTextCharFormat) -> None:
        self._cursor.insertText(text, form)

    def _new_table(
        self, rows: int, columns: int, widths: tuple[float, ...], *, spacing: int = 0
    ) -> QTextTable:
        form = QTextTableFormat()
        form.setBorder(0)
        form.setCellPadding(self._look.rows or 0)
        form.setCellSpacing(self._formats.px(spacing))
        form.setBorderCollapse(not spacing)
        form.setLeftMargin(-self._formats.px(spacing))
        form.setRightMargin(-self._formats.px(spacing))
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, _FULL_WIDTH))
        if self._look.rows is None:
            form.setTopMargin(self._formats.px(0 if self._part.follows else 2))
            # Qt leaves out the empty block between two tables
            form.setBottomMargin(self._seam if self._part.goes_on else self._formats.px(6))
        form.setColumnWidthConstraints([self._formats.length(width) for width in widths])
        self._fresh = False
        spare = self._room.fit_columns(form) if self._room is not None else []
        table = self._cursor.insertTable(rows, columns, form)
        if self._room is not None and max(spare) > 0:
            fit_cells(table, self._room, spare, [0] * len(spare))
        return table

    def _after_table(self) -> None:
        """Move to the empty block that Qt keeps behind a table, and make it thin."""
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        form = QTextBlockFormat()
        height = self._formats.px(7) if self._look.rows is None else 1
        form.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        self._cursor.setBlockFormat(form)
        tiny = QTextCharFormat()
        tiny.setProperty(PIXELS, 1)
        self._cursor.setBlockCharFormat(tiny)
