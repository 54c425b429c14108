"""Writes a document for a page of the window, where parts fold and small print that is alike is told once."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontMetricsF
from typing_extensions import override

from netatlas.documents.blocks import FactList, Heading, Paragraph, plain
from netatlas.documents.folding import SOURCE, folded_document, folded_words, folds_of, told_once
from netatlas.printing.text_formats import CellStyle
from netatlas.printing.text_writer import TextWriter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextCharFormat, QTextCursor

    from netatlas.documents.blocks import Block, Document, FactRow, Inline, RowRecords
    from netatlas.documents.folding import Fold

FOLD = "#fold:"
"""What the address of a link that folds or unfolds begins with; the anchor of the heading follows."""
FOLDED, UNFOLDED = "▸", "▾"
"""Signs before the heading of what is folded or not."""
_SPACE = "\u2002"
_LARGE, _MANY = 1.25, 1000
"""Scale above which a share of the page would break words; pixels by which a scale is measured."""
_LABEL, _NOTE = 24, 23
"""Shares of the columns of labels and of small print, in percent."""


class FoldingWriter(TextWriter):
    """The writer of pages: headings that fold are links.

    Attributes:
        folded: the anchors of the headings below which nothing is written.
        positions: where the headings with an anchor begin in the text, by anchor; for whoever writes to give.
    """

    folded: frozenset[str] = frozenset()
    positions: dict[str, int]
    _folds: dict[str, Fold]
    _aside = 0

    @override
    def slices(self, document: Document) -> Iterator[None]:
        self._folds = folds_of(document)
        shown = told_once(folded_document(document, self.folded))
        lists = (block for block in shown.blocks if isinstance(block, FactList))
        self._aside = self._label_width({plain(row[0]) for block in lists for row in block.rows})
        return super().slices(shown)

    @override
    def _block(self, block: Block) -> None:
        match block:
            case Heading(fold=fold, tone=tone) if fold and tone:
                self._folding_line(block)
            case Heading(fold=fold) if fold:
                self._folding_heading(block)
            case Paragraph(inline=inline, role=role) if role == SOURCE:
                self._source(inline)
            case Heading(anchor=anchor) if anchor:
                super()._block(block)
                self.positions[anchor] = self._cursor.block().position()
            case _:
                super()._block(block)

    @override
    def _facts(self, rows: tuple[FactRow, ...], records: RowRecords) -> None:
        """Write rows of facts. Columns are shares of the page: fixed ones could be wider than the page."""
        if any(note for _label, _value, note in rows):
            widths, roles = (self._aside, 0, -_NOTE), ("label", "value", "note")
            self._grid(rows, widths=widths, roles=roles, records=records)
        else:
            pairs = tuple((label, value) for label, value, _note in rows)
            self._grid(pairs, widths=(self._aside, 0), roles=("label", "value"), records=records)

    def _label_width(self, labels: set[str]) -> int:
        """Return the width of labels: a share of the page, for large text what the longest word needs."""
        scale = self._formats.px(_MANY) / _MANY
        if scale <= _LARGE:
            return -_LABEL
        font = self._target.defaultFont()
        font.setPixelSize(self._formats.px(self._base))
        widths = map(
            QFontMetricsF(font).horizontalAdvance, {word for text in labels for word in text.split()}
        )
        _upright, left, right = self._look.cell
        return min(self._look.label, math.ceil(max(widths, default=0) / scale) + left + right + 1)

    def _source(self, inline: Inline) -> None:
        """Write the small print of a whole list at the right, below it."""
        form = self._formats.paragraph(right=True)
        form.setBottomMargin(self._formats.px(4))
        form.setRightMargin(self._formats.px(self._look.cell[2]))
        if self._room is not None:
            self._room.fit_aside(form, self._formats.px(self._look.note))
        self._cursor.insertBlock(form)
        self._inline(inline, look=CellStyle(size=self._look.note, colour="muted"))

    def _folding_heading(self, heading: Heading) -> None:
        minor = heading.level > 2  # noqa: PLR2004 - the level of a section
        space_above, below = self._look.space_above[minor], self._look.around[0]
        size = self._look.headings[minor]
        is_folded = heading.anchor in self.folded  # then most of the line is small print
        line = self._look.muted if is_folded else size
        self._begin_heading(heading.level, size=line, above=space_above, below=below)
        self._write_link(self._cursor, heading, self._formats.text(size=size, weight=QFont.Weight.DemiBold))

    def _folding_line(self, heading: Heading) -> None:
        """Write a heading as a thin line in the colours of a correction."""
        table = self._callout_table(heading.tone)
        form = table.format()
        form.setTopMargin(self._formats.px(self._look.around[1]))
        table.setFormat(form)
        cursor = table.cellAt(0, 0).firstCursorPosition()
        line = cursor.blockFormat()
        line.setHeadingLevel(heading.level)
        cursor.setBlockFormat(line)
        self._write_link(cursor, heading, self._formats.text())
        self._after_table()

    def _write_link(self, cursor: QTextCursor, heading: Heading, form: QTextCharFormat) -> None:
        self.positions[heading.anchor] = cursor.position()
        is_folded = heading.anchor in self.folded
        form.setAnchor(True)
        form.setAnchorHref(f"{FOLD}{heading.anchor}")
        form.setAnchorNames([heading.anchor])
        self._set_tip(form, "Unfold" if is_folded else "Fold")
        cursor.insertText(f"{FOLDED if is_folded else UNFOLDED}{_SPACE}{heading.text}", form)
        if is_folded:
            small = self._formats.text(size=self._look.muted, colour="muted")
            words = "folded" if heading.tone else folded_words(self._folds[heading.anchor])
            cursor.insertText(f"{_SPACE}{words}", small)
