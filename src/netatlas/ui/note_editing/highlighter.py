"""Shows the Markdown of a note while it is typed: bold is bold, links are in the colour of links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from typing_extensions import override

if TYPE_CHECKING:
    from netatlas.ui.theme import Theme

_SPANS = re.compile(
    r"(?P<link>\[\[)(?P<name>[^\[\]\n]+)(?P<link_end>\]\])"
    r"|(?P<bold>\*\*)(?=\S)(?P<strong>.+?)(?<=\S)(?P<bold_end>\*\*)"
    r"|(?<![*\w])(?P<italic>[*_])(?=\S)(?P<slanted>[^*_\n]+?)(?<=\S)(?P<italic_end>[*_])(?![*\w])"
    r"|(?P<code>`[^`\n]+`)"
)
_LINE_SIGNS = re.compile(r"\s*(?:[-*+]\s|\d+[.)]\s|>\s?)")
_HEADING = re.compile(r"#{1,6}\s")
_LONGEST_LINE = 5000
"""Letters of a line that is still looked through with each key."""


class MarkdownHighlighter(QSyntaxHighlighter):
    """Formats the lines of a note; the signs of Markdown stay, in grey."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        """Format ``document`` from now on."""
        super().__init__(document)
        self._formats: dict[str, QTextCharFormat] = {}
        self._set_formats(theme)

    def set_theme(self, theme: Theme) -> None:
        """Change the colours."""
        self._set_formats(theme)
        self.rehighlight()

    def _set_formats(self, theme: Theme) -> None:
        bold, italic, link, sign, code, heading = (QTextCharFormat() for _ in range(6))
        bold.setFontWeight(QFont.Weight.Bold)
        heading.setFontWeight(QFont.Weight.DemiBold)
        italic.setFontItalic(True)
        link.setForeground(theme.colour("accent"))
        sign.setForeground(theme.colour("muted"))
        code.setBackground(theme.colour("area"))
        self._formats = {
            "strong": bold,
            "slanted": italic,
            "name": link,
            "sign": sign,
            "code": code,
            "heading": heading,
        }

    @override
    def highlightBlock(self, text: str) -> None:
        if len(text) > _LONGEST_LINE:
            return
        sign = self._formats["sign"]
        if heading := _HEADING.match(text):
            self.setFormat(0, len(text), self._formats["heading"])
            self.setFormat(0, heading.end(), sign)
        elif start := _LINE_SIGNS.match(text):
            self.setFormat(0, start.end(), sign)
        for match in _SPANS.finditer(text):
            for name in match.re.groupindex:
                if match[name] is not None:
                    begin, end = match.span(name)
                    self.setFormat(begin, end - begin, self._formats.get(name, sign))
