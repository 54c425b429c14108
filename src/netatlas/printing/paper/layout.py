"""Lays a paper out: chooses size of type and columns, breaks columns, and places every part in dots."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from netatlas.documents.blocks import MUTED, Paragraph, Text
from netatlas.documents.sheet import LeftOut, SheetSection
from netatlas.printing.paper.breaks import Column, balanced, column_height, evenest, filled
from netatlas.printing.paper.fitting import Fitted, Fitter, Setting
from netatlas.printing.paper.flow import (
    LEAST_ROW,
    MOST_ROW,
    NORMAL_ROW,
    Atom,
    atoms_of,
    gap_between,
    runs_of,
    units_of,
)
from netatlas.printing.paper.geometry import GUTTER_MM, Paper, dots
from netatlas.printing.paper.look import BASE_DOTS
from netatlas.printing.paper.margins import Margins
from netatlas.printing.paper.measuring import Measures, set_width
from netatlas.progress import SILENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QTextDocument

    from netatlas.desk.sheet import SheetLayout
    from netatlas.documents.blocks import Reference
    from netatlas.documents.sheet import SheetContent
    from netatlas.printing.paper.breaks import FlowUnit
    from netatlas.progress import Progress

_MOST_GAP, _MOST_EXTRA_ROW = 2.0 * BASE_DOTS, 0.3 * BASE_DOTS
"""What the gap above a section, then the space around a row, may grow by so that columns end together."""
_FULL_ENOUGH = 0.8
"""Share of a column from which on it is spread down to the end of the page."""
SOURCES = "Sources"


class Placed(NamedTuple):
    """A part of a page: a document, where it is in dots, and by how much it is scaled."""

    document: QTextDocument
    x: float
    y: float
    scale: float


class Line(NamedTuple):
    """A thin line between two points in dots, in a role of the colours."""

    x1: float
    y1: float
    x2: float
    y2: float


class OutlineEntry(NamedTuple):
    """An entry of the outline: a title, the page from 0, and where on it."""

    title: str
    page: int
    y: float


class PaperPage(NamedTuple):
    """One page: its parts in the order in which they are read, its lines, and where its columns end."""

    parts: tuple[Placed, ...]
    lines: tuple[Line, ...]
    column_ends: tuple[float, ...]


class PaperLayout(NamedTuple):
    """A paper that is laid out.

    It holds Qt's documents, so it belongs to the thread that made it: paint it there, as an image or a file,
    and hand over what comes out. Everything else in it is plain data.

    Attributes:
        paper: its size in dots, and its columns.
        pages: what is on each page.
        marks: the outline.
        type_size: of the text in points; nothing on the paper is smaller than 7.
        shares: by the key of each item how much of the pages it takes (0.06); what is left out counts too.
        gauge: how much of the pages everything takes when it is set as tight as can be; above 1 something
            does not fit. Of the pages that it has to fit, or of one page if it need not.
        fill: how far down the columns reach, as a share of their height, the last page's empty ones left out.
        left_out: the items that did not fit, by key, with the title of what is absent.
        title: of the paper.
    """

    paper: Paper
    pages: tuple[PaperPage, ...]
    marks: tuple[OutlineEntry, ...]
    type_size: float
    shares: dict[str, float]
    gauge: float
    fill: float
    left_out: tuple[LeftOut, ...]
    title: str


def lay_out(
    content: SheetContent,
    layout: SheetLayout,
    *,
    measures: Measures | None = None,
    progress: Progress = SILENT,
) -> PaperLayout:
    """Lay a paper out.

    Needs a ``QGuiApplication``. Safe in any thread, which then has to paint the result too: run it in a job
    that returns images (``painting.page_image``) or a file, with the plain figures of the layout.

    Args:
        content: what is on the paper.
        layout: paper, columns, size of type, and the pages to fit.
        measures: heights that a former layout has measured; makes laying out again faster. One job at a time
            may use it.
        progress: may cancel the work.
    """
    measures = measures or Measures()
    measures.progress = progress
    try:
        return _Layouter(content, layout, measures, progress).laid_out()
    finally:
        measures.forget_documents()


class _Layouter:
    """Lays one paper out."""

    def __init__(
        self, content: SheetContent, layout: SheetLayout, measures: Measures, progress: Progress
    ) -> None:
        self._content = content
        self._layout = layout
        self._measures = measures
        self._progress = progress
        paper = Paper.of(layout.paper, landscape=layout.landscape, columns=layout.columns)
        self._margins = Margins(content, paper, measures)
        self._targets = frozenset(section.anchor for section in content.sections if section.anchor)
        self._sections = [*content.sections, *_source_section(content.references)]

    def laid_out(self) -> PaperLayout:
        fitter = Fitter(self._sections, self._measures, self._column, self._layout.fit_pages)
        if self._layout.fit_pages:
            fitted = fitter.fit(self._layout.columns, self._layout.type_size)
            row_space, columns = self._fitted_columns(fitted.setting)
        else:
            fitted = Fitted(fitter.setting(self._layout.columns, self._layout.type_size))
            row_space = NORMAL_ROW
            columns = self._flowing_columns(fitted.setting, row_space)
        self._progress.check()
        return self._placed(fitted, row_space, columns)

    def _column(self, columns: int) -> tuple[float, float]:
        paper = self._margins.paper._replace(columns=columns)
        return paper.column_width, self._margins.column_height

    def _fitted_columns(self, setting: Setting) -> tuple[float, list[Column]]:
        """Return the space around rows that fills the pages best, and the columns."""
        amount = setting.columns * self._layout.fit_pages

        def fits(space: float) -> bool:
            return len(filled(units_of(setting.atoms, space), setting.height)) <= amount

        low, high = LEAST_ROW, MOST_ROW
        if fits(high):
            low = high
        while high - low > LEAST_ROW / 10:
            middle = (low + high) / 2
            low, high = (middle, high) if fits(middle) else (low, middle)
        units = units_of(setting.atoms, low)
        total = sum(unit.height + unit.gap for unit in units)
        if total < _FULL_ENOUGH * amount * setting.height:
            return low, evenest(units, amount, setting.height)
        return low, balanced(units, amount, setting.height) or filled(units, setting.height)

    def _flowing_columns(self, setting: Setting, row_space: float) -> list[Column]:
        """Return as many columns as it takes; those of the last page are equally full."""
        units = units_of(setting.atoms, row_space)
        columns = filled(units, setting.height)
        if setting.columns == 1 or not columns:
            return columns
        full = (len(columns) - 1) // setting.columns * setting.columns
        start = columns[full].start
        last = evenest(units[start:], setting.columns, setting.height)
        return [*columns[:full], *(Column(start + one.start, start + one.end) for one in last)]

    def _placed(self, fitted: Fitted, row_space: float, columns: Sequence[Column]) -> PaperLayout:
        setting = fitted.setting
        paper = self._margins.paper._replace(columns=setting.columns)
        amount = max(1, -(-len(columns) // setting.columns))
        pages: list[PaperPage] = []
        marks: list[OutlineEntry] = []
        for number in range(amount):
            self._progress.check()
            some = columns[number * setting.columns : (number + 1) * setting.columns]
            page, placed = self._page(setting, paper, some, row_space, (number, amount))
            pages.append(page)
            marks += placed
        return PaperLayout(
            paper=paper,
            pages=tuple(pages),
            marks=tuple(marks),
            type_size=setting.size,
            shares=self._shares(setting, fitted),
            gauge=sum(self._shares(setting, fitted).values()),
            fill=self._fill(pages),
            left_out=tuple(LeftOut(section.key, section.title) for section in fitted.left_out),
            title=self._content.title,
        )

    def _page(
        self,
        setting: Setting,
        paper: Paper,
        columns: Sequence[Column],
        row_space: float,
        place: tuple[int, int],
    ) -> tuple[PaperPage, list[OutlineEntry]]:
        """Return a page, and its part of the outline; ``place`` is its number from 0, and of how many."""
        units = units_of(setting.atoms, row_space)
        goal = self._goal(setting, units, columns)
        parts = [Placed(*one) for one in self._margins.header()]
        marks: list[OutlineEntry] = []
        ends: list[float] = []
        for index, column in enumerate(columns):
            spread = _spread(units, setting.atoms, column, goal)
            left = paper.column_left(index)
            placer = _Placer(self._measures, self._targets, setting, left, paper.column_width)
            atoms = setting.atoms[column.start : column.end]
            placer.place(atoms, row_space + spread.row, spread.gap, self._margins.top)
            parts += placer.parts
            marks += [OutlineEntry(title, place[0], y) for title, y in placer.marks]
            ends.append(placer.end)
        parts += [Placed(*one) for one in self._margins.footer(place[0] + 1, place[1])]
        return PaperPage(tuple(parts), tuple(self._lines(paper, len(columns))), tuple(ends)), marks

    def _goal(self, setting: Setting, units: Sequence[FlowUnit], columns: Sequence[Column]) -> float:
        """Return the height at which the columns of a page end: all of it if they nearly are so full."""
        heights = [column_height(units, column) for column in columns]
        highest = max(heights, default=0.0)
        full = len(columns) == setting.columns and sum(heights) >= _FULL_ENOUGH * setting.height * len(
            columns
        )
        return setting.height if full and setting.columns * self._layout.fit_pages else highest

    def _lines(self, paper: Paper, columns: int) -> Iterator[Line]:
        top, bottom = self._margins.top, self._margins.top + self._margins.column_height
        for column in range(1, columns):
            x = paper.column_left(column) - dots(GUTTER_MM) / 2
            yield Line(x, top, x, bottom)

    def _fill(self, pages: Sequence[PaperPage]) -> float:
        ends = [end for page in pages for end in page.column_ends]
        height = self._margins.column_height
        return sum((end - self._margins.top) / height for end in ends) / len(ends) if ends else 0.0

    def _tight_heights(self, setting: Setting, fitted: Fitted) -> list[tuple[str, float]]:
        atoms = setting.atoms
        if fitted.left_out:
            width, height = self._column(setting.columns)
            atoms = [
                *atoms,
                *atoms_of(fitted.left_out, self._measures, width / setting.scale, height / setting.scale),
            ]
        space = LEAST_ROW if self._layout.fit_pages else NORMAL_ROW
        units = units_of(atoms, space)
        return [(atom.section.key, unit.height + unit.gap) for atom, unit in zip(atoms, units, strict=True)]

    def _shares(self, setting: Setting, fitted: Fitted) -> dict[str, float]:
        room = setting.height * setting.columns * max(1, self._layout.fit_pages)
        shares: dict[str, float] = {}
        for key, height in self._tight_heights(setting, fitted):
            shares[key] = shares.get(key, 0.0) + height / room
        return shares


class _Spread(NamedTuple):
    """What is added to the gaps above sections, and around rows, so that a column ends where it should."""

    gap: float
    row: float


def _spread(units: Sequence[FlowUnit], atoms: Sequence[Atom], column: Column, goal: float) -> _Spread:
    spare = max(0.0, goal - column_height(units, column))
    inner = atoms[column.start + 1 : column.end]
    gaps = sum(1 for atom in inner if atom.heading) or sum(
        1 for unit in units[column.start + 1 : column.end] if unit.gap
    )
    rows = sum(atom.rows for atom in atoms[column.start : column.end])
    gap = min(spare / gaps, _MOST_GAP) if gaps else 0.0
    rest = spare - gap * gaps
    row = min(rest / (2 * rows), _MOST_EXTRA_ROW) if rows else 0.0
    rest -= row * 2 * rows
    return _Spread(gap + rest / gaps if gaps else gap, row)


class _Placer:
    """Places the parts of one column."""

    def __init__(
        self, measures: Measures, targets: frozenset[str], setting: Setting, left: float, width: float
    ) -> None:
        self._measures = measures
        self._targets = targets
        self._scale = setting.scale
        self._left = left
        self._width = width
        self.parts: list[Placed] = []
        self.marks: list[tuple[str, float]] = []
        self.end = 0.0

    def place(self, atoms: Sequence[Atom], row_space: float, extra_gap: float, top: float) -> None:
        y = top / self._scale
        inner_headings = any(run.atom.heading for run in runs_of(atoms)[1:])
        last: Atom | None = None
        for run in runs_of(atoms):
            atom = run.atom
            if last is not None:
                y += gap_between(last, atom)
                if atom.heading if inner_headings else True:
                    y += extra_gap
            if atom.heading:
                self.marks.append((atom.section.title, y * self._scale))
                heading = self._measures.filled_heading(atom.section)
                heading.setTextWidth(math.floor(self._width / self._scale))
                self._put(heading, y)
                y += atom.heading
            if atom.above is not None:
                above = self._measures.filled(atom.above)
                set_width(above, self._width / self._scale, ())
                self._put(above, y)
                y += atom.above_height
            document = self._measures.filled(run.block, rows=row_space, targets=self._targets)
            set_width(document, self._width / self._scale, atom.columns)
            y += self._put(document, y)
            last = atom
        self.end = y * self._scale

    def _put(self, document: QTextDocument, y: float) -> float:
        self.parts.append(Placed(document, self._left, y * self._scale, self._scale))
        return document.size().height()


def _source_section(references: Sequence[Reference]) -> list[SheetSection]:
    """Return the numbered notes of sources as one running paragraph, by publisher."""
    if not references:
        return []
    by_publisher: dict[tuple[str, str], list[str]] = {}
    for number, one in enumerate(references, start=1):
        by_publisher.setdefault((one.publisher, one.date), []).append(f"[{number}]\u00a0{one.short}")
    groups = (
        f"{', '.join(part for part in who if part)}: {', '.join(names)}"
        for who, names in by_publisher.items()
    )
    return [SheetSection("", SOURCES, "", (Paragraph((Text(f"{'; '.join(groups)}.", MUTED),)),))]
