"""Finds a text in a text browser: where it is, which occurrence is the current one, marks on all."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QTextBrowser

_AROUND = 600
"""Letters before and behind what is in view that are marked too. A mark for each of the thousands of places
where a long page has one letter would hold up whoever types it."""
_HARD_SPACE = "\xa0"
_ABOVE, _BELOW = 40, 60
"""Pixels that are kept between a place that was gone to and the edges of the view."""
_OUTSIDE_UNICODE_16 = re.compile("[\U00010000-\U0010ffff]")
"""Letters that count for two in the positions of a QTextDocument."""


class TextMarks(QObject):
    """The places of a text in a browser."""

    def __init__(self, browser: QTextBrowser) -> None:
        """Look for nothing yet."""
        super().__init__(browser)
        self._browser = browser
        self._known: tuple[str, int] = ("", -1)
        self._spans: list[tuple[int, int]] = []
        self._marked = ""
        self._look = QTextCharFormat()
        browser.verticalScrollBar().valueChanged.connect(self.refresh)

    def mark(self, text: str, ground: str, ink: str) -> int:
        """Mark every occurrence of ``text``, or none for an empty text; return how many there are."""
        self._marked, self._look = text, QTextCharFormat()
        self._look.setBackground(QColor(ground))
        self._look.setForeground(QColor(ink))
        self.refresh()
        return len(self._places(text))

    def position(self, text: str) -> int:
        """Return the number of the occurrence that is selected, from 1; 0 if none is."""
        cursor = self._browser.textCursor()
        here = (cursor.selectionStart(), cursor.selectionEnd())
        places = self._places(text)
        index = bisect_left(places, here)
        return index + 1 if index < len(places) and places[index] == here else 0

    def step(self, text: str, *, backward: bool) -> bool:
        """Select the next occurrence, wrapping around at the ends; return False if there is none."""
        places, cursor = self._places(text), self._browser.textCursor()
        if not places:
            return False
        if backward:
            index = bisect_left(places, (cursor.selectionStart(), 0)) - 1
        else:
            index = bisect_left(places, (cursor.selectionEnd(), 0)) % len(places)
        self._select(*places[index])
        return True

    def settle(self, text: str) -> bool:
        """Select the first occurrence from the selection, or from the top of the view, on.

        Where there is none, nothing stays selected, and False is returned.
        """
        cursor, places = self._browser.textCursor(), self._places(text)
        start = cursor.selectionStart() if cursor.hasSelection() else self._in_view()[0]
        if not places:
            if cursor.hasSelection():
                cursor.setPosition(cursor.selectionStart())
                self._browser.setTextCursor(cursor)
            return False
        self._select(*places[bisect_left(places, (start, 0)) % len(places)])
        return True

    @Slot()
    def refresh(self) -> None:
        """Mark what is in view now, and a little around it."""
        if not self._marked:
            if self._browser.extraSelections():
                self._browser.setExtraSelections([])
            return
        first, last = self._in_view()
        places = self._places(self._marked)
        start = bisect_left(places, (first - _AROUND, 0))
        end = bisect_left(places, (last + _AROUND, 0))
        self._browser.setExtraSelections([self._selection(*place) for place in places[start:end]])

    def _places(self, text: str) -> list[tuple[int, int]]:
        """Return the first and last position of each occurrence; kept until text or document are others."""
        document = self._browser.document()
        if self._known != (text, document.revision()):
            self._known = text, document.revision()
            self._spans = spans_of(document.toRawText(), text)
        return self._spans

    def _in_view(self) -> tuple[int, int]:
        view = self._browser.viewport().rect()
        ends = [
            self._browser.cursorForPosition(corner).position()
            for corner in (view.topLeft(), view.bottomRight())
        ]
        return min(ends), max(ends)

    def _selection(self, start: int, end: int) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        mark.cursor = self._cursor(start, end)
        mark.format = self._look
        return mark

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self._browser.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _select(self, start: int, end: int) -> None:
        """Select a place and bring it into view with some lines around it."""
        browser = self._browser
        browser.setTextCursor(self._cursor(start, end))
        line, height = browser.cursorRect(), browser.viewport().height()
        if line.top() < _ABOVE or line.bottom() > height - _BELOW:
            bar = browser.verticalScrollBar()
            bar.setValue(bar.value() + line.center().y() - height // 3)


def spans_of(raw: str, text: str) -> list[tuple[int, int]]:
    """Return where ``text`` is in the raw text of a QTextDocument, as positions in that document.

    >>> spans_of("VPC and vpc", "vpc")
    [(0, 3), (8, 11)]
    >>> spans_of("\U0001f600 a", "a")
    [(3, 4)]
    """
    if not text:
        return []
    pattern = re.compile(re.escape(text.replace(_HARD_SPACE, " ")), re.IGNORECASE)
    spans = [match.span() for match in pattern.finditer(raw.replace(_HARD_SPACE, " "))]
    wide: Sequence[int] = [match.start() for match in _OUTSIDE_UNICODE_16.finditer(raw)]
    if not wide:
        return spans
    return [(start + bisect_left(wide, start), end + bisect_left(wide, end)) for start, end in spans]
