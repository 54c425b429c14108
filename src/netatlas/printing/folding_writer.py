"""Writes a document for a page of the window, where parts fold and small print that is alike is told once."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontMetricsF
from typing_extensions import override

from netatlas.documents.blocks import Heading, plain
from netatlas.documents.folding import folded_document, folded_words, folds_of
from netatlas.printing.text_writer import CellStyle, TextWriter

if TYPE_CHECKING:
    from PySide6.QtGui import QTextCharFormat, QTextCursor

    from netatlas.documents.blocks import Block, Document, FactRow, Inline, RowRecords
    from netatlas.documents.folding import Fold

FOLD = "#fold:"
"""What the address of a link that folds or unfolds begins with; the anchor of the heading follows."""
_FOLDED, _UNFOLDED = "▸", "▾"
_SPACE = "\u2002"
_LARGE, _MANY = 1.25, 1000
"""Scale above which a share of the page would break words; pixels by which a scale is measured."""
_LABEL, _NOTE = 24, 23
"""Shares of the columns of labels and of small print, in percent."""


class FoldingWriter(TextWriter):
    """The writer of pages: headings that fold are links.

    Attributes:
        positions: where the headings with an anchor begin in the text, by anchor.
    """

    folded: frozenset[str] = frozenset()

    @override
    def write(self, document: Document) -> None:
        self.positions: dict[str, int] = {}
        self._folds: dict[str, Fold] = folds_of(document)
        super().write(folded_document(document, self.folded))

    @override
    def _block(self, block: Block) -> None:
        match block:
            case Heading(fold=fold, tone=tone) if fold and tone:
                self._folding_line(block)
            case Heading(fold=fold) if fold:
                self._folding_heading(block)
            case Heading(anchor=anchor) if anchor:
                super()._block(block)
                self.positions[anchor] = self._cursor.block().position()
            case _:
                super()._block(block)

    @override
    def _facts(self, rows: tuple[FactRow, ...], records: RowRecords) -> None:
        """Write rows of facts; small print that is the same for all follows them once.

        Columns are shares of the page: fixed ones would be wider than a narrow page with large text.
        """
        notes = {plain(note) for _label, _value, note in rows}
        aside = self._label_width([plain(label) for label, _value, _note in rows])
        is_shared = len(rows) > 1 and len(notes) == 1
        if is_shared or notes == {""}:
            pairs = tuple((label, value) for label, value, _note in rows)
            self._grid(pairs, widths=(aside, 0), roles=("label", "value"), records=records)
        else:
            widths, roles = (aside, 0, -_NOTE), ("label", "value", "note")
            self._grid(rows, widths=widths, roles=roles, records=records)
        if is_shared and (note := rows[0][2]):
            self._shared_note(note)

    def _label_width(self, labels: list[str]) -> int:
        """Return the width of labels: a share of the page, for large text what the longest word needs."""
        scale = self._formats.px(_MANY) / _MANY
        if scale <= _LARGE:
            return -_LABEL
        font = self._target.defaultFont()
        font.setPixelSize(self._formats.px(self._base))
        metrics = QFontMetricsF(font)
        longest = max(
            map(metrics.horizontalAdvance, {word for text in labels for word in text.split()}), default=0
        )
        _upright, left, right = self._look.cell
        return min(self._look.label, math.ceil(longest / scale) + left + right + 1)

    def _shared_note(self, note: Inline) -> None:
        form = self._formats.paragraph(right=True)
        form.setBottomMargin(self._formats.px(4))
        form.setRightMargin(self._formats.px(self._look.cell[2]))
        self._cursor.insertBlock(form)
        self._text("All from ", self._formats.text(size=self._look.muted, colour="muted"))
        self._inline(note, look=CellStyle(size=self._look.note, colour="muted"))

    def _folding_heading(self, heading: Heading) -> None:
        minor = heading.level > 2  # noqa: PLR2004 - the level of a section
        self._paragraph((), above=self._look.space_above[minor], below=self._look.around[0])
        size = self._look.headings[minor]
        self._write_link(self._cursor, heading, self._formats.text(size=size, weight=QFont.Weight.DemiBold))

    def _folding_line(self, heading: Heading) -> None:
        """Write a heading as a thin line in the colours of a correction."""
        table = self._callout_table(heading.tone)
        form = table.format()
        form.setTopMargin(self._formats.px(self._look.around[1]))
        table.setFormat(form)
        self._write_link(table.cellAt(0, 0).firstCursorPosition(), heading, self._formats.text())
        self._after_table()

    def _write_link(self, cursor: QTextCursor, heading: Heading, form: QTextCharFormat) -> None:
        self.positions[heading.anchor] = cursor.position()
        is_folded = heading.anchor in self.folded
        form.setAnchor(True)
        form.setAnchorHref(f"{FOLD}{heading.anchor}")
        form.setAnchorNames([heading.anchor])
        self._set_tip(form, "Unfold" if is_folded else "Fold")
        cursor.insertText(f"{_FOLDED if is_folded else _UNFOLDED}{_SPACE}{heading.text}", form)
        if is_folded:
            small = self._formats.text(size=self._look.muted, colour="muted")
            words = "folded" if heading.tone else folded_words(self._folds[heading.anchor])
            cursor.insertText(f"{_SPACE}{words}", small)
