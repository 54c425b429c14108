"""How long a comparison of 60 rows and most columns takes to open and scroll, compared with a QTableView."""

from __future__ import annotations

import os
from itertools import cycle
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView

from netatlas.address import Address
from netatlas.api import OpenAtlas
from netatlas.atlas.edition import Edition
from netatlas.atlas.subjects import MOST_SUBJECTS
from netatlas.compare import compare
from netatlas.packs.report import PackReport
from netatlas.ui.page_context import PageContext
from netatlas.ui.pages.comparison.measuring import text_height, text_width
from netatlas.ui.pages.comparison.page import ComparisonPage
from netatlas.ui.theme import load_theme
from tests.benchmarks.timing import Contest
from tests.helpers.atlases import atlas_of, attribute, concept, fact, text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

SUBJECTS, ROWS = MOST_SUBJECTS, 60
GOAL = 2.0
_SIZE = (1000, 700)
_WORDS = (
    "AWS",
    "5 to 100 Gbps; scales by itself",
    "Only what the instance type gives, and what the path allows",
    "Not supported before 2021-11; needs NAT64 with DNS64 on both sides of the connection",
)


def contests() -> list[Contest]:
    """Return the contests of this module."""
    bench = _Bench()
    return [
        Contest(
            f"a comparison of {ROWS} x {SUBJECTS} opens / bare QTableView",
            bench.open_ours,
            bench.open_bare,
            GOAL,
        ),
        Contest("it scrolls from end to end / bare QTableView", bench.scroll_ours, bench.scroll_bare, GOAL),
    ]


class _Bench:
    """Both tables, and the clocks that open and scroll them."""

    def __init__(self) -> None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        self._app = QApplication([])
        self._context = _context()
        self._address = Address.comparison(f"c{index}" for index in range(SUBJECTS))
        self._texts = _texts(self._context)

    def open_ours(self) -> float:
        """Make the page, show the comparison, paint it."""
        text_height.cache_clear()  # as if these words had never been on the screen
        text_width.cache_clear()
        begin = perf_counter()
        page = ComparisonPage(self._context)
        page.resize(*_SIZE)
        page.show_address(self._address, self._context)
        return self._shown(page, begin)

    def open_bare(self) -> float:
        """Make a bare table of the same cells, show it, paint it."""
        begin = perf_counter()
        return self._shown(self._bare(), begin)

    def scroll_ours(self) -> float:
        """Scroll the comparison."""
        page = ComparisonPage(self._context)
        page.resize(*_SIZE)
        page.show_address(self._address, self._context)
        return self._scrolled(page, page.view)

    def scroll_bare(self) -> float:
        """Scroll the bare table."""
        table = self._bare()
        return self._scrolled(table, table)

    def _bare(self) -> QTableView:
        table = QTableView()
        model = QStandardItemModel(table)
        for texts in self._texts:
            model.appendRow([QStandardItem(text) for text in texts])
        table.setModel(model)
        table.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        table.resize(*_SIZE)
        for column in range(SUBJECTS):
            table.setColumnWidth(column, 150)
        table.resizeRowsToContents()
        return table

    def _shown(self, widget: QWidget, begin: float) -> float:
        widget.show()
        self._app.processEvents()
        widget.grab()
        took = perf_counter() - begin
        self._dispose(widget)
        return took

    def _scrolled(self, widget: QWidget, table: QTableView) -> float:
        widget.show()
        self._app.processEvents()
        bar = table.verticalScrollBar()
        begin = perf_counter()
        for position in range(0, bar.maximum(), max(1, bar.maximum() // 40)):
            bar.setValue(position)
            table.viewport().repaint()
        took = perf_counter() - begin
        self._dispose(widget)
        return took

    def _dispose(self, widget: QWidget) -> None:
        widget.hide()
        widget.deleteLater()
        self._app.processEvents()


def _context() -> PageContext:
    names = [f"attribute-{row}" for row in range(ROWS)]
    words = cycle((*_WORDS, *map(str.upper, _WORDS), "All of it"))  # nine, so that no two rows are alike
    concepts = [
        concept(f"c{index}", *(fact(f"c{index}", name, text(f"{next(words)} {name}")) for name in names))
        for index in range(SUBJECTS)
    ]
    atlas = atlas_of(concepts, attributes=tuple(attribute(name) for name in names))
    opened = OpenAtlas(atlas, PackReport(faults=(), remarks=(), counts={}))
    return PageContext(opened, Edition.TODAY, load_theme("light"))


def _texts(context: PageContext) -> list[list[str]]:
    table = compare(context.opened.atlas, [f"c{index}" for index in range(SUBJECTS)])
    return [[cell.text for cell in row.cells] for row in table.rows]
