"""Makes the Qt formats of text, table cells and columns, in a theme's colours and at a scale.

A ``TextLook`` holds every size and distance, so that one writer serves the screen and paper.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTableCellFormat,
)

from netatlas.documents.blocks import Link, Text

if TYPE_CHECKING:
    from collections.abc import Collection

    from netatlas.documents.blocks import Inline, Span
    from netatlas.drawing.colours import ThemeColours

PIXELS = QTextFormat.Property.FontPixelSize
RECORDS = QTextFormat.Property.UserProperty.value + 1
"""Property of the first cell of a row: ids of the records that the row shows, with spaces between."""
CARD = QTextFormat.Property.UserProperty.value + 20
"""Property of the cell of a card: the address that all of it leads to."""
_SIGNS = {"yes": "✓ ", "no": "✕ ", "good": "✓ ", "bad": "✕ "}
_COLOURS = {
    "old": "muted",
    "corrected": "corrected",
    "muted": "muted",
    "outdated": "warning",
    "good": "good",
    "bad": "bad",
}
"""Colours of styles of text that are not in the colour of all text."""
_BOLD = ("strong", "corrected")
_SMALL = ("muted", "outdated")


class TextLook(NamedTuple):
    """Sizes and distances of text in pixels at scale 1; the defaults are those of the screen.

    Attributes:
        base: size of plain text.
        lead: of the paragraph that opens a page.
        muted: of muted words at most.
        head: of the heads of columns.
        head_colour: their colour.
        note: of small print in tables.
        headings: sizes of headings, by their level; others have ``base``.
        space_above: above headings of a section and of others.
        around: above and below a paragraph.
        cell: above and below, left and right of what a cell holds; a table of rows that spread has ``rows``.
        rows: above and below each row, set for a whole table at once; None: ``cell`` says it.
        line: thickness of the line below a row.
        label: width of labels; 0: what they need.
        line_height: of text, as a share of what its font asks for.
        notes: width of small print, and where it names models; 0: what it needs.
    """

    base: int = 14
    lead: int = 16
    muted: int = 12
    head: int = 12
    head_colour: str = "muted"
    note: int = 11
    headings: tuple[int, int] = (16, 14)
    space_above: tuple[int, int] = (18, 12)
    around: tuple[int, int] = (6, 8)
    cell: tuple[int, int, int] = (6, 8, 8)
    rows: float | None = None
    line: float = 1
    line_height: float = 1
    label: int = 178
    notes: tuple[int, int] = (132, 190)


class CellStyle(NamedTuple):
    """Size, colour and weight of the text in a cell, and what links to it are called."""

    size: int | None = None
    colour: str = "text"
    weight: QFont.Weight = QFont.Weight.Normal
    anchor: str = ""


_DELIMITERS = str.maketrans({"(": "%28", ")": "%29", "\\": "%5C"})
"""Signs that begin or end something in a PDF: Qt writes those of an address as they are (6.11)."""


def web_address(url: str) -> str:
    r"""Return a web address that means the same and says nothing else in a PDF either.

    >>> web_address("https://example.com/NAT_(x)"), web_address("https://example.com/a\\b")
    ('https://example.com/NAT_%28x%29', 'https://example.com/a%5Cb')
    """
    return url.translate(_DELIMITERS)


class TextFormats:
    """Makes formats for one theme, look and scale."""

    def __init__(
        self,
        colours: ThemeColours,
        *,
        scale: float,
        look: TextLook,
        targets: Collection[str] | None = None,
    ) -> None:
        """Use ``colours``; only links to ``targets`` are links, all if that is None."""
        self._colours = colours
        self._scale = scale
        self._look = look
        self._base = look.base
        self._targets = targets

    def colour(self, role: str) -> QColor:
        """Return the colour of a role of the theme (``muted``)."""
        return QColor(self._colours.base[role])

    def kind_colour(self, kind: str) -> QColor:
        """Return the colour of a kind of record."""
        return QColor(self._colours.of_kind(kind))

    def text(
        self, *, size: int | None = None, colour: str = "text", weight: QFont.Weight = QFont.Weight.Normal
    ) -> QTextCharFormat:
        """Return a character format; ``size`` is in pixels at scale 1, by default that of plain text."""
        form = QTextCharFormat()
        form.setProperty(PIXELS, self.px(size or self._base))
        form.setForeground(self.colour(colour))
        form.setFontWeight(weight)
        return form

    def styled(self, span: Span, form: QTextCharFormat) -> str:
        """Add the style of a span to ``form`` and return the text to write."""
        if isinstance(span, Link):
            self._link(span.target, form)
            return span.text
        if colour := _COLOURS.get(span.style):
            form.setForeground(self.colour(colour))
        if span.style in _BOLD:
            form.setFontWeight(QFont.Weight.DemiBold)
        elif span.style in _SMALL:
            form.setProperty(PIXELS, self.px(min(self._look.muted, self._base)))
        elif span.style == "old":
            form.setFontStrikeOut(True)
        elif span.style == "key":
            form.setBackground(self.colour("background"))
            return f"\u00a0{span.text}\u00a0"
        return _SIGNS.get(span.style, "") + span.text

    def callout(self, tone: str, records: tuple[str, ...]) -> QTextTableCellFormat:
        """Return the format of the box of a callout about some records."""
        is_warning = tone in {"correction", "warning"}
        wash, edge = ("warning_wash", "warning") if is_warning else ("accent_wash", "accent")
        cell = QTextTableCellFormat()
        cell.setBackground(self.colour(wash))
        cell.setLeftBorder(self.px(3))
        cell.setLeftBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        cell.setLeftBorderBrush(QBrush(self.colour(edge)))
        cell.setPadding(self.px(8))
        cell.setProperty(RECORDS, " ".join(records))
        return cell

    def card(self, target: str) -> QTextTableCellFormat:
        """Return the format of a card, a click on which opens an address."""
        cell = QTextTableCellFormat()
        cell.setBorder(1)
        cell.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        cell.setBorderBrush(QBrush(self.colour("line")))
        cell.setPadding(self.px(10))
        cell.setProperty(CARD, target)
        return cell

    def middle_size(self, inline: Inline, size: int) -> int:
        """Return the middle size of the letters of a text, some of which are in small print."""
        small = min(self._look.muted, self._base)
        letters = [(len(span.text), isinstance(span, Text) and span.style in _SMALL) for span in inline]
        total = sum(count for count, _ in letters)
        in_small = sum(count for count, is_small in letters if is_small)
        return round(size + (min(small, size) - size) * in_small / total) if total else size

    def line_below(self, colour: str = "line") -> QTextTableCellFormat:
        """Return the format of a cell with a thin line below it, in the colour of a role."""
        cell = QTextTableCellFormat()
        upright, left, right = self._look.cell
        cell.setBottomBorder(self._look.line if self._look.rows is None else self.px(self._look.line))
        cell.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        cell.setBottomBorderBrush(QBrush(self.colour(colour)))
        if self._look.rows is None:
            cell.setTopPadding(self.px(upright))
            cell.setBottomPadding(self.px(upright))
        cell.setLeftPadding(self.px(left))
        cell.setRightPadding(self.px(right))
        return cell

    def _link(self, target: str, form: QTextCharFormat) -> None:
        """Make a link of a format, unless it leads nowhere on this paper."""
        outside = target.startswith(("https://", "http://"))
        if self._targets is not None and target not in self._targets and not outside:
            return
        form.setAnchor(True)
        inside = target if self._targets is None else f"#{target}"
        form.setAnchorHref(web_address(target) if outside else inside)
        form.setForeground(self.colour("accent"))

    def paragraph(self, *, right: bool = False) -> QTextBlockFormat:
        """Return the format of a paragraph without space around it, set to the right for figures."""
        form = QTextBlockFormat()
        if right:
            form.setAlignment(Qt.AlignmentFlag.AlignRight)
        if self._look.line_height != 1:
            percent = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
            form.setLineHeight(100 * self._look.line_height, percent)
        return form

    def length(self, width: float) -> QTextLength:
        """Return a column's width: pixels if positive, percent if negative, 0 for the remaining width."""
        if width > 0:
            return QTextLength(QTextLength.Type.FixedLength, self.px(width))
        if width < 0:
            return QTextLength(QTextLength.Type.PercentageLength, -width)
        return QTextLength(QTextLength.Type.VariableLength, 0)

    def px(self, pixels: float) -> int:
        """Return a length at this scale, at least one pixel unless it is 0."""
        return max(1, round(pixels * self._scale)) if pixels else 0
