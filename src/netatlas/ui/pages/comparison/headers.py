"""The two headers of a comparison, which never scroll away: one names the attributes, one the subjects.

Where rows and columns are swapped, so are the headers: each asks the model what its sections are.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QApplication, QHeaderView, QWidget
from typing_extensions import override

from netatlas.ui.icons import paint_icon
from netatlas.ui.pages.cells import PADDING
from netatlas.ui.pages.comparison.measuring import WRAP, broken, line_height, small_font, text_height
from netatlas.ui.pages.comparison.model import ComparisonModel

if TYPE_CHECKING:
    from netatlas.ui.pages.comparison.grid import Grid
    from netatlas.ui.pages.comparison.groups import RowHeading
    from netatlas.ui.theme import Theme

_CROSS = 14
"""Size in pixels of the cross that removes a subject, and of the arrow of a heading."""
_CROSS_MARGIN = 6
_MOST_LINES = 2
"""Lines that a name may take before it is abbreviated."""
_SIGN = 14
"""Pixels for the tick of a subject that remains, with the gap behind it."""


class ComparisonHeader(QHeaderView):
    """A header of the table.

    Signals:
        remove_requested: the index of a subject whose cross was clicked.
        open_requested: the index of a subject whose name was clicked.
        move_requested: a subject was dragged: from which index, to which.
        fold_requested: the key of a heading that was clicked.
    """

    remove_requested = Signal(int)
    open_requested = Signal(int)
    move_requested = Signal(int, int)
    fold_requested = Signal(str)

    def __init__(self, orientation: Qt.Orientation, theme: Theme, parent: QWidget) -> None:
        """Paint in the colours of ``theme``."""
        super().__init__(orientation, parent)
        self.theme = theme
        self.removable = False
        self._pressed: QPoint | None = None
        self._keys: dict[bool, str] = {}
        self.setMouseTracking(True)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.sectionMoved.connect(self._on_section_moved)

    @property
    def grid(self) -> Grid | None:
        """The grid of the model."""
        model = self.model()
        return model.grid if isinstance(model, ComparisonModel) else None

    @property
    def names_subjects(self) -> bool:
        """Whether this header names the subjects."""
        across = self.orientation() is Qt.Orientation.Horizontal
        return self.grid is not None and across != self.grid.options.swapped

    def subject_at(self, section: int) -> int:
        """Return the index of the subject that a section names, or -1."""
        in_range = self.grid is not None and 0 <= section < len(self.grid.table.subjects)
        return section if self.names_subjects and in_range else -1

    @override
    def sizeHint(self) -> QSize:
        """Return nothing: the view sets the header's thickness, and Qt would measure every section for it."""
        return QSize(0, 0)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        painter.fillRect(rect, self.theme.colour("surface"))
        painter.setPen(QPen(self.theme.colour("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        subject = self.subject_at(logicalIndex)
        if subject >= 0:
            self._paint_subject(painter, rect, subject)
        else:
            self._paint_line(painter, rect, logicalIndex)
        painter.restore()

    def needed_heights(self) -> list[int]:
        """Return the height that each section needs at the width that it has."""
        grid = self.grid
        if grid is None:
            return []
        across, names_subjects = self.orientation() is Qt.Orientation.Horizontal, self.names_subjects
        small, heights = small_font(self.font()).key(), []
        for section in range(grid.size[across]):
            room = (self.sectionSize(section) if across else self.width()) - 2 * PADDING
            is_heading = not names_subjects and grid.heading(section) is not None
            is_subject = names_subjects and section < len(grid.table.subjects)
            room -= self._cross_room() if is_subject else _CROSS if is_heading else 0
            bold = across or names_subjects or is_heading
            height = text_height(self._key(bold=bold), self._shown_name(section), room)
            if is_subject and (mark := grid.subject_mark(section)):
                height += text_height(small, mark, room - _SIGN)
            heights.append(height + 2 * PADDING)
        return heights

    @override
    def changeEvent(self, arg__1: QEvent) -> None:
        super().changeEvent(arg__1)
        if arg__1.type() is QEvent.Type.FontChange:
            self._keys.clear()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        at = event.position().toPoint()
        moved = pressed is None or (at - pressed).manhattanLength() >= QApplication.startDragDistance()
        resizing = self.cursor().shape() in (Qt.CursorShape.SplitHCursor, Qt.CursorShape.SplitVCursor)
        super().mouseReleaseEvent(event)
        if not moved and not resizing and event.button() is Qt.MouseButton.LeftButton:
            self._click(at)

    def _click(self, at: QPoint) -> None:
        section = self.logicalIndexAt(at)
        subject = self.subject_at(section)
        if subject >= 0:
            on_cross = self.removable and self._cross(self._rect(section)).adjusted(-4, -6, 4, 6).contains(at)
            (self.remove_requested if on_cross else self.open_requested).emit(subject)
        elif heading := self._heading(section):
            self.fold_requested.emit(heading.key)

    def _on_section_moved(self, _section: int, start: int, end: int) -> None:
        """Ask for another order of the subjects; the section moves back, since a new table will follow."""
        self.blockSignals(True)
        self.moveSection(end, start)
        self.blockSignals(False)
        if self.subject_at(start) >= 0 and self.subject_at(end) >= 0:
            self.move_requested.emit(start, end)

    def _paint_subject(self, painter: QPainter, rect: QRect, subject: int) -> None:
        grid = self.grid
        if grid is None:
            return
        font = self._font_at(subject)
        room = rect.adjusted(PADDING, PADDING, -PADDING - self._cross_room(), -2)
        painter.setFont(font)
        painter.setPen(self.theme.colour("muted" if grid.is_ruled_out(subject) else "text"))
        name = self._shown_name(subject)
        painter.drawText(room, WRAP, broken(font.key(), name, room.width()))
        if mark := grid.subject_mark(subject):
            room.setTop(room.top() + text_height(font.key(), name, room.width()))
            self._paint_mark(painter, rect, room, mark, remains=grid.remains(subject))
        if self.removable:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_icon(painter, "close", self.theme.base["muted"], QRectF(self._cross(rect)))

    def _paint_mark(self, painter: QPainter, rect: QRect, room: QRect, mark: str, *, remains: bool) -> None:
        """Paint what the needs leave of a subject; one that remains has a tick and a bar below its head."""
        small = small_font(self.font())
        colour = self.theme.colour("good" if remains else "muted")
        if remains:
            painter.fillRect(QRect(rect.left(), rect.bottom() - 1, rect.width(), 2), colour)
            top = room.top() + (QFontMetrics(small).height() - _SIGN) / 2
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_icon(painter, "yes", colour.name(), QRectF(room.left(), top, _SIGN - 2, _SIGN - 2))
            room = room.adjusted(_SIGN, 0, 0, 0)
        painter.setFont(small)
        painter.setPen(colour)
        painter.drawText(room, WRAP, mark)

    def _paint_line(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint the name of an attribute, a heading with its arrow, or the label of the needs."""
        heading = self._heading(section)
        painter.setPen(self.theme.colour("text" if heading is not None else "muted"))
        room = rect.adjusted(PADDING, PADDING, -PADDING, -2)
        font = self._font_at(section)
        painter.setFont(font)
        if heading is not None:
            icon = "closed-branch" if heading.closed else "open-branch"
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            top = room.top() + (QFontMetrics(font).height() - _CROSS) / 2
            icon_rect = QRectF(room.left() - 3, top, _CROSS, _CROSS)
            paint_icon(painter, icon, self.theme.base["muted"], icon_rect)
            room.setLeft(room.left() + _CROSS)
        painter.drawText(room, WRAP, broken(font.key(), self._name(section), room.width()))

    def _heading(self, section: int) -> RowHeading | None:
        """Return the heading that a section is, or None."""
        return self.grid.heading(section) if self.grid is not None and not self.names_subjects else None

    def _name(self, section: int) -> str:
        return str(self.model().headerData(section, self.orientation()) or "")

    def _shown_name(self, section: int) -> str:
        """Return the name in a head: of a subject its abbreviation, if it has one and room is short.

        Room is short where a name takes more than two lines, or a word is broken; then all that take more
        than one are abbreviated, since of names that belong together some in full would look like others.
        """
        grid = self.grid
        if grid is None or self.subject_at(section) < 0:
            return self._name(section)
        lines = [self._lines_of(subject) for subject in range(len(grid.table.subjects))]
        is_short = max(lines) > _MOST_LINES and lines[section] > 1
        return grid.short_name(section) if is_short else self._name(section)

    def _lines_of(self, subject: int) -> float:
        """Return how many lines a name takes in its head; more than any where a word of it is broken."""
        across = self.orientation() is Qt.Orientation.Horizontal
        room = (self.sectionSize(subject) if across else self.width()) - 2 * PADDING - self._cross_room()
        font, name = self._key(bold=True), self._name(subject)
        if broken(font, name, room) != name:
            return math.inf
        return round(text_height(font, name, room) / line_height(font))

    def _font_at(self, section: int) -> QFont:
        across = self.orientation() is Qt.Orientation.Horizontal
        bold = across or self.names_subjects or self._heading(section) is not None
        return self._font(bold=bold)

    def _font(self, *, bold: bool) -> QFont:
        font = QFont(self.font())
        if bold:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def _key(self, *, bold: bool) -> str:
        """Return the key of a font; it takes long to make one."""
        if bold not in self._keys:
            self._keys[bold] = self._font(bold=bold).key()
        return self._keys[bold]

    def _cross_room(self) -> int:
        return _CROSS + _CROSS_MARGIN if self.removable else 0

    def _rect(self, section: int) -> QRect:
        start, size = self.sectionViewportPosition(section), self.sectionSize(section)
        if self.orientation() is Qt.Orientation.Horizontal:
            return QRect(start, 0, size, self.height())
        return QRect(0, start, self.width(), size)

    def _cross(self, rect: QRect) -> QRect:
        line = QFontMetrics(self.font()).height()
        return QRect(
            rect.right() - PADDING - _CROSS, rect.top() + PADDING + (line - _CROSS) // 2, _CROSS, _CROSS
        )
