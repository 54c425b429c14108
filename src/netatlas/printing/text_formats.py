"""Makes the Qt formats of text, table cells and columns, in a theme's colours and at a scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextCharFormat,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTableCellFormat,
)

from netatlas.documents.blocks import Link

if TYPE_CHECKING:
    from netatlas.documents.blocks import Span
    from netatlas.drawing.colours import ThemeColours

PIXELS = QTextFormat.Property.FontPixelSize
_CROSS = "✕ "
_TICK = "✓ "


class TextFormats:
    """Makes formats for one theme and scale."""

    def __init__(self, colours: ThemeColours, *, scale: float, base: int) -> None:
        """Use ``colours``; ``base`` is the size of plain text in pixels at scale 1."""
        self._colours = colours
        self._scale = scale
        self._base = base

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
            form.setAnchor(True)
            form.setAnchorHref(span.target)
            form.setForeground(self.colour("accent"))
            return span.text
        match span.style:
            case "strong":
                form.setFontWeight(QFont.Weight.DemiBold)
            case "old":
                form.setFontStrikeOut(True)
                form.setForeground(self.colour("muted"))
            case "corrected":
                form.setFontWeight(QFont.Weight.DemiBold)
                form.setForeground(self.colour("corrected"))
            case "muted":
                form.setForeground(self.colour("muted"))
                form.setProperty(PIXELS, self.px(min(12, self._base)))
            case "good":
                form.setForeground(self.colour("good"))
                return _TICK + span.text
            case "bad":
                form.setForeground(self.colour("bad"))
                return _CROSS + span.text
            case "key":
                form.setBackground(self.colour("background"))
                return f"\u00a0{span.text}\u00a0"
        return span.text

    def line_below(self) -> QTextTableCellFormat:
        """Return the format of a cell with a thin line below it."""
        cell = QTextTableCellFormat()
        cell.setBottomBorder(1)
        cell.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        cell.setBottomBorderBrush(QBrush(self.colour("line")))
        cell.setTopPadding(self.px(6))
        cell.setBottomPadding(self.px(6))
        cell.setLeftPadding(self.px(8))
        cell.setRightPadding(self.px(8))
        return cell

    def length(self, width: int) -> QTextLength:
        """Return a column's width: pixels if positive, percent if negative, 0 for the remaining width."""
        if width > 0:
            return QTextLength(QTextLength.Type.FixedLength, self.px(width))
        if width < 0:
            return QTextLength(QTextLength.Type.PercentageLength, -width)
        return QTextLength(QTextLength.Type.VariableLength, 0)

    def px(self, pixels: float) -> int:
        """Return a length at this scale, at least one pixel unless it is 0."""
        return max(1, round(pixels * self._scale)) if pixels else 0
