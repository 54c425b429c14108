"""The judge of words in cells, with faults that are put before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableWidget, QTableWidgetItem
from typing_extensions import override

from tests.walk.cells import CellJudge

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

LONG = "A sentence of some words that has no room in so narrow a cell"


class _Delegate(QStyledItemDelegate):
    """Paints the words of a cell as a function does."""

    def __init__(self, parent: QTableWidget, paint_words: Callable[[QPainter, QRect, str], None]) -> None:
        super().__init__(parent)
        self._paint_words = paint_words

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self._paint_words(painter, option.rect, str(index.data()))


def _plain(painter: QPainter, rect: QRect, words: str) -> None:
    painter.drawText(rect, 0, words)


def _wrapped(painter: QPainter, rect: QRect, words: str) -> None:
    painter.drawText(rect, int(Qt.TextFlag.TextWordWrap), words)


def _elided(painter: QPainter, rect: QRect, words: str) -> None:
    metrics = QFontMetrics(painter.font())
    painter.drawText(rect, 0, metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width()))


def _twice(painter: QPainter, rect: QRect, words: str) -> None:
    painter.drawText(rect, 0, words)
    painter.drawText(rect.translated(3, 2), 0, words)


@pytest.mark.parametrize(
    ("words", "tip", "look", "fault"),
    [
        ("Short", "", (20, _plain), ""),
        (LONG, "", (20, _plain), "cut"),
        (LONG, "", (200, _wrapped), ""),
        (LONG, "", (20, _wrapped), "cut"),
        (LONG, "", (20, _elided), "elided without a tooltip"),
        (LONG, LONG, (20, _elided), ""),
        (LONG, LONG, (200, _elided), "elided beside an empty line"),
        ("Short", "", (60, _twice), "over another"),
    ],
)
def test_what_is_wrong_with_a_cell_is_found(
    qtbot: QtBot, words: str, tip: str, look: tuple[int, Callable[[QPainter, QRect, str], None]], fault: str
) -> None:
    """The walk would pass over words that nobody can read, or find fault with what is right."""
    height, paint = look
    table = QTableWidget(1, 1)
    qtbot.addWidget(table)
    item = QTableWidgetItem(words)
    item.setToolTip(tip)
    table.setItem(0, 0, item)
    table.setItemDelegate(_Delegate(table, paint))
    table.setColumnWidth(0, 120)
    table.setRowHeight(0, height)
    table.resize(300, 300)
    judge = CellJudge()
    found = list(judge.faults_of(table))
    assert judge.texts
    assert all(fault in one for one in found) if fault else found == []
    assert bool(found) is bool(fault)
