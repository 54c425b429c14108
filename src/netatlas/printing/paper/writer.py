"""Writes the parts of a paper into documents of their own: blocks, headings with small print, footers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QTextCharFormat

from netatlas.printing.block_parts import names_model
from netatlas.printing.text_formats import CellStyle
from netatlas.printing.text_writer import TextWriter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QTextTableCellFormat

    from netatlas.documents.blocks import Block, Inline


class PaperWriter(TextWriter):
    """The writer of the screen, for parts of a page that are placed one by one."""

    def write_blocks(self, blocks: Sequence[Block]) -> None:
        """Replace the target's content with blocks alone, without a margin: a part of a paper."""
        self._target.clear()
        self._target.setDocumentMargin(0)
        self._cursor.beginEditBlock()
        self._note_width = self._look.notes[names_model(blocks)]
        for block in blocks:
            self._block(block)
        self._cursor.endEditBlock()

    def write_sides(self, left: Inline, right: Inline, *, size: int, colour: str, anchor: str = "") -> None:
        """Replace the target's content with a heading, small print at its right, and a rule below both.

        Args:
            left: the heading.
            right: the small print; may be empty.
            size: of the heading, in pixels at scale 1.
            colour: of the heading and the rule.
            anchor: what links to it are called; may be empty.
        """
        heading = CellStyle(size=size, colour=colour, weight=QFont.Weight.DemiBold, anchor=anchor)
        cell = self._formats.line_below(colour)
        cell.setBottomPadding(self._formats.px(1))
        self._sides(left, right, cell, heading)

    def write_footer(self, left: Inline, right: Inline) -> None:
        """Replace the target's content with small print at both sides, and a rule above both."""
        cell = self._formats.line_below()
        cell.setTopBorder(cell.bottomBorder())
        cell.setTopBorderStyle(cell.bottomBorderStyle())
        cell.setTopBorderBrush(cell.bottomBorderBrush())
        cell.setBottomBorder(0)
        cell.setTopPadding(self._formats.px(3))
        self._sides(left, right, cell, CellStyle(colour="muted"))

    def _sides(self, left: Inline, right: Inline, cell: QTextTableCellFormat, heading: CellStyle) -> None:
        self._target.clear()
        self._target.setDocumentMargin(0)
        self._cursor.beginEditBlock()
        cell.setRightPadding(0)
        cell.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBottom)
        table = self._new_table(1, 2 if right else 1, (0, 0) if right else (-100,))
        table.cellAt(0, 0).setFormat(cell)
        self._inline(left, at=table.cellAt(0, 0).firstCursorPosition(), look=heading)
        if right:
            table.cellAt(0, 1).setFormat(cell)
            at = table.cellAt(0, 1).firstCursorPosition()
            at.setBlockFormat(self._formats.paragraph(right=True))
            self._inline(right, at=at, look=CellStyle(colour="muted"))
        self._after_table()
        self._cursor.endEditBlock()
