"""What is wrong with words that tables, lists and trees paint: cut, elided beside room, over another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, QRectF, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QTreeView,
)

from tests.walk.recording import PaintedText, painted_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPainter

_SLACK = 1.5
"""Pixels by which sizes are rounded."""
_ELLIPSIS = "\u2026"
_WORD = re.compile(r"\w+")
_ZERO_WIDTH_SPACE = "\u200b"


class CellJudge:
    """Judges the words of cells and of heads.

    Attributes:
        texts: how many lines of words were judged.
    """

    def __init__(self) -> None:
        """Start with none."""
        self.texts = 0

    def faults_of(self, view: QAbstractItemView) -> Iterator[str]:
        """Yield what is wrong with the cells in sight, and with their heads."""
        for index in _in_sight(view):
            area = view.visualRect(index)
            tip = str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
            own = str(index.data() or "")
            for fault in self._judge(_cell_texts(view, index, area), QRectF(area), own, tip):
                yield f"{fault} in a cell of {type(view).__name__}"
        for header in _headers(view):
            for section in range(header.count()):
                if not header.isSectionHidden(section):
                    yield from self._head_faults(view, header, section)

    def _head_faults(self, view: QAbstractItemView, header: QHeaderView, section: int) -> Iterator[str]:
        area = _section_area(header, section)
        if not area.intersects(header.viewport().rect()):
            return
        model, side = view.model(), header.orientation()
        tip = str(model.headerData(section, side, Qt.ItemDataRole.ToolTipRole) or "")
        own = str(model.headerData(section, side) or "")
        texts = painted_texts(lambda painter: header.paintSection(painter, area, section))
        for fault in self._judge(texts, QRectF(area), own, tip):
            yield f"{fault} in a head of {type(view).__name__}"

    def _judge(self, texts: list[PaintedText], cell: QRectF, own: str, tip: str) -> Iterator[str]:
        self.texts += len(texts)
        lowest = max((text.area.bottom() for text in texts), default=0.0)
        for text in texts:
            said = text.words.replace(_ZERO_WIDTH_SPACE, "")
            if said and not _shows(text, cell):
                yield f"text is cut: {said[:60]!r}"
            if said.endswith(_ELLIPSIS) and said not in own.replace(_ZERO_WIDTH_SPACE, ""):
                if not all(word in tip for word in _WORD.findall(said)):
                    yield f"text is elided without a tooltip: {said[:60]!r}"
                elif cell.bottom() - lowest > text.area.height():
                    yield f"text is elided beside an empty line: {said[:60]!r}"
        for index, text in enumerate(texts):
            if any(_overlap(text, other) for other in texts[:index]):
                yield f"text is over another: {text.words[:60]!r}"


def _overlap(one: PaintedText, other: PaintedText) -> bool:
    both = one.area.intersected(other.area)
    lower = min(one.area.height(), other.area.height())
    return both.width() > _SLACK and both.height() > lower / 3  # lines that touch share what no letter fills


def _shows(text: PaintedText, cell: QRectF) -> bool:
    room = cell if text.clip is None else text.clip.intersected(cell)
    return room.adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK).contains(text.area)


def _cell_texts(view: QAbstractItemView, index: QModelIndex, area: QRect) -> list[PaintedText]:
    option = QStyleOptionViewItem()
    view.initViewItemOption(option)
    option.rect = area
    option.state = QStyle.StateFlag.State_Enabled

    def paint(painter: QPainter) -> None:
        view.itemDelegateForIndex(index).paint(painter, option, index)

    return painted_texts(paint)


def _headers(view: QAbstractItemView) -> list[QHeaderView]:
    """Return the headers that paint themselves; Qt elides the words of its own."""
    if not isinstance(view, QTableView):
        return []
    both = (view.horizontalHeader(), view.verticalHeader())
    return [header for header in both if header.isVisible() and type(header) is not QHeaderView]


def _section_area(header: QHeaderView, section: int) -> QRect:
    start, size = header.sectionViewportPosition(section), header.sectionSize(section)
    area = header.viewport().rect()
    if header.orientation() is Qt.Orientation.Horizontal:
        area.setLeft(start)
        area.setWidth(size)
    else:
        area.setTop(start)
        area.setHeight(size)
    return area


def _in_sight(view: QAbstractItemView) -> Iterator[QModelIndex]:
    model, sight = view.model(), view.viewport().rect()
    if model is None:
        return
    if isinstance(view, QTreeView):
        index = view.indexAt(QPoint(1, 1))
        while index.isValid() and view.visualRect(index).top() < sight.bottom():
            for column in range(model.columnCount(index.parent())):
                if not view.isColumnHidden(column):
                    yield index.siblingAtColumn(column)
            index = view.indexBelow(index)
        return
    is_table = isinstance(view, QTableView)
    rows = range(model.rowCount())
    if isinstance(view, QTableView):
        last = view.rowAt(sight.bottom())
        rows = range(max(0, view.rowAt(0)), (last if last >= 0 else len(rows) - 1) + 1)
    for row in rows:
        for column in range(model.columnCount() if is_table else 1):
            index = model.index(row, column)
            if view.visualRect(index).intersects(sight):
                yield index
