"""How text looks on a page: character formats, cells and lengths, in a theme's colours and at a scale."""

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

from netatlas.export.document import Link

if TYPE_CHECKING:
    from netatlas.export.document import Span
    from netatlas.ui.theme import Theme

PIXELS = QTextFormat.Property.FontPixelSize
_CROSS = "✕ "
_TICK = "✓ "


class Formats:
    """Makes formats; knows nothing of where they are used."""

    def __init__(self, theme: Theme, *, scale: float, base: int) -> None:
        """Use the colours of ``theme``; ``base`` is plain text in pixels at scale 1."""
        self._theme = theme
        self._scale = scale
        self._base = base

    def words(
        self, *, size: int | None = None, colour: str = "text", weight: QFont.Weight = QFont.Weight.Normal
    ) -> QTextCharFormat:
        """Return the format of words; ``size`` is in pixels at scale 1, plain text's if left out."""
        form = QTextCharFormat()
        form.setProperty(PIXELS, self.px(size or self._base))
        form.setForeground(QColor(self._theme.colour(colour)))
        form.setFontWeight(weight)
        return form

    def styled(self, span: Span, form: QTextCharFormat) -> str:
        """Give ``form`` the style of a span and return the words to write."""
        if isinstance(span, Link):
            form.setAnchor(True)
            form.setAnchorHref(span.target)
            form.setForeground(self._theme.colour("accent"))
            return span.text
        match span.style:
            case "strong":
                form.setFontWeight(QFont.Weight.DemiBold)
            case "old":
                form.setFontStrikeOut(True)
                form.setForeground(self._theme.colour("muted"))
            case "muted":
                form.setForeground(self._theme.colour("muted"))
                form.setProperty(PIXELS, self.px(min(12, self._base)))
            case "good":
                form.setForeground(self._theme.colour("good"))
                return _TICK + span.text
            case "bad":
                form.setForeground(self._theme.colour("bad"))
                return _CROSS + span.text
            case "key":
                form.setBackground(self._theme.colour("background"))
                return f"\u00a0{span.text}\u00a0"
            case style if style.startswith("kind:"):
                form.setForeground(self._theme.kind(style.removeprefix("kind:")))
                form.setFontWeight(QFont.Weight.DemiBold)
        return span.text

    def line_below(self) -> QTextTableCellFormat:
        """Return the format of a cell with a thin line below it."""
        cell = QTextTableCellFormat()
        cell.setBottomBorder(1)
        cell.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        cell.setBottomBorderBrush(QBrush(self._theme.colour("line")))
        cell.setTopPadding(self.px(6))
        cell.setBottomPadding(self.px(6))
        cell.setLeftPadding(self.px(8))
        cell.setRightPadding(self.px(8))
        return cell

    def length(self, width: int) -> QTextLength:
        """Return a column's width: pixels, minus percent, or 0 for what is left."""
        if width > 0:
            return QTextLength(QTextLength.Type.FixedLength, self.px(width))
        if width < 0:
            return QTextLength(QTextLength.Type.PercentageLength, -width)
        return QTextLength(QTextLength.Type.VariableLength, 0)

    def px(self, pixels: float) -> int:
        """Return a length of scale 1 at this scale; what is there at all stays at least one pixel."""
        return max(1, round(pixels * self._scale)) if pixels else 0
