"""The sections of a paper as one flow of atoms, which are never cut, for columns of a width and height."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

from netatlas.documents.blocks import Callout, FactList, Heading, Paragraph, Table
from netatlas.printing.paper.breaks import FlowUnit
from netatlas.printing.paper.look import BASE_DOTS
from netatlas.printing.paper.slices import loosened, sliced_rows, sliced_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from netatlas.documents.blocks import Block
    from netatlas.documents.sheet import SheetSection
    from netatlas.printing.paper.measuring import Columns, Measured, Measures

SECTION_GAP, BLOCK_GAP, HEADING_GAP = 0.75 * BASE_DOTS, 0.3 * BASE_DOTS, 0.08 * BASE_DOTS
"""The least space above a section, above a block of the same section, and below a heading."""
LEAST_ROW, NORMAL_ROW, MOST_ROW = 0.005 * BASE_DOTS, 0.1 * BASE_DOTS, 0.3 * BASE_DOTS
"""Space above and below a row: where it is tight, usually, and at most."""
_FEWEST_ROWS = 2
"""Rows that a table has at least before it goes on in the next column."""


class Atom(NamedTuple):
    """A part of the flow: a block, or some rows or lines of one that is longer than a column.

    Attributes:
        section: the section that it belongs to.
        block: the whole block.
        height: without space around rows and without the heading.
        rows: rows that can spread.
        heading: height of the heading of its section, which stays with it; 0 for all but the first.
        above: a heading inside the section, which stays with it too.
        above_height: the height of that, with the space below it.
        start: its first row or line.
        end: the one behind its last; 0: all of the block.
        repeated: height of the head of a table, if it is not the first part of it.
        columns: the widths of the columns of a table.
        measured: of a block that is cut into lines, where these begin.
    """

    section: SheetSection
    block: Block
    height: float
    rows: int
    heading: float = 0.0
    above: Heading | None = None
    above_height: float = 0.0
    start: int = 0
    end: int = 0
    repeated: float = 0.0
    columns: Columns = ()
    measured: Measured | None = None

    def goes_on(self, before: Atom) -> bool:
        """Return True if this is the next part of the same block."""
        return bool(self.end) and self.block is before.block and self.start == before.end


def atoms_of(sections: Iterable[SheetSection], measures: Measures, width: float, height: float) -> list[Atom]:
    """Return the flow of sections for columns of a width and height in dots at the base size."""
    return [atom for section in sections for atom in _section_atoms(section, measures, width, height)]


def _section_atoms(section: SheetSection, measures: Measures, width: float, height: float) -> Iterator[Atom]:
    heading = measures.heading(section, width).height + HEADING_GAP if section.title else 0.0
    lists = [block for block in section.blocks if isinstance(block, FactList)]
    alike = FactList(tuple(row for one in lists for row in one.rows)) if len(lists) > 1 else None
    above: Heading | None = None
    above_height = 0.0
    for number, block in enumerate(section.blocks):
        if _is_empty(block):
            continue
        if isinstance(block, Heading) and number + 1 < len(section.blocks):
            above, above_height = block, measures.block(block, width).height + BLOCK_GAP
            continue
        like = alike if alike is not None and isinstance(block, FactList) else block
        columns = measures.columns(like, width)
        room = (width, height - heading - above_height)
        for atom in _block_atoms(section, block, measures, room, columns):
            yield atom._replace(heading=heading, above=above, above_height=above_height)
            heading, above, above_height = 0.0, None, 0.0


def _is_empty(block: Block) -> bool:
    return isinstance(block, (FactList, Table)) and not block.rows


def _block_atoms(
    section: SheetSection, block: Block, measures: Measures, room: tuple[float, float], columns: Columns
) -> Iterator[Atom]:
    width, height = room
    whole = measures.block(block, width, columns)
    if whole.height + 2 * LEAST_ROW * whole.rows <= height:
        yield Atom(section, block, whole.height, whole.rows, columns=columns)
        return
    if isinstance(block, (FactList, Table)):
        measured = measures.parts(block, width, columns)
        head, *rows = measured.cuts
        if head + max(rows) + 4 * LEAST_ROW <= height:
            for atom in _row_atoms(section, block, head, rows):
                yield atom._replace(columns=columns)
            return
    elif isinstance(block, (Paragraph, Callout)):
        block = Paragraph(block.inline)
        measured = measures.parts(block, width)
        for index, line in enumerate(measured.cuts):
            yield Atom(section, block, line, 0, start=index, end=index + 1, measured=measured)
        return
    for part in loosened(block):  # a row that is itself longer than a column, or a long list
        if part != block:
            yield from _block_atoms(section, part, measures, room, measures.columns(part, width))


def _row_atoms(
    section: SheetSection, block: FactList | Table, head: float, rows: Sequence[float]
) -> Iterator[Atom]:
    """Yield one atom for each row; the first rows stay together, and so do the last ones."""
    fewest = min(_FEWEST_ROWS, len(rows))
    first_cut, last_cut = fewest, max(fewest, len(rows) - fewest)
    cuts = [0, *range(first_cut, last_cut + 1), len(rows)] if len(rows) > fewest else [0, len(rows)]
    cuts = sorted(set(cuts))
    for start, end in itertools.pairwise(cuts):
        height = sum(rows[start:end]) + (0 if start else head)
        padded = end - start + (1 if head and not start else 0)
        yield Atom(section, block, height, padded, start=start, end=end, repeated=head if start else 0.0)


def unit_of(atom: Atom, before: Atom | None, row_space: float) -> FlowUnit:
    """Return the heights of an atom that the breaking of columns needs, with a space around each row."""
    gap = 0.0
    if before is not None and not atom.goes_on(before):
        gap = gap_between(before, atom)
    repeated = atom.repeated + 2 * row_space if atom.repeated else 0.0
    return FlowUnit(atom.heading + atom.above_height + atom.height + 2 * row_space * atom.rows, gap, repeated)


def gap_between(before: Atom, atom: Atom) -> float:
    """Return the least space between two atoms; lists of one section follow one another without any."""
    if atom.section is not before.section:
        return SECTION_GAP
    both_lists = isinstance(atom.block, FactList) and isinstance(before.block, FactList)
    return 0.0 if both_lists and atom.above is None else BLOCK_GAP


def units_of(atoms: Sequence[Atom], row_space: float) -> list[FlowUnit]:
    """Return the units of a flow."""
    previous = [None, *atoms[:-1]] if atoms else []
    return [unit_of(atom, before, row_space) for atom, before in zip(atoms, previous, strict=True)]


class Run(NamedTuple):
    """Atoms of one block that follow one another in a column, as a block of their own."""

    atom: Atom
    block: Block


def runs_of(atoms: Sequence[Atom]) -> list[Run]:
    """Return the atoms of a column with the parts of a block joined again."""
    runs: list[Run] = []
    last: Atom | None = None
    for atom in atoms:
        if last is not None and atom.goes_on(last) and runs:
            first = runs[-1].atom
            runs[-1] = Run(
                first._replace(end=atom.end, height=first.height + atom.height, rows=first.rows + atom.rows),
                first.block,
            )
        else:
            head = 1 if atom.repeated else 0  # the head of a table is drawn again
            first = atom._replace(height=atom.height + atom.repeated, rows=atom.rows + head)
            runs.append(Run(first, atom.block))
        last = atom
    return [Run(run.atom, _part(run.atom)) for run in runs]


def _part(atom: Atom) -> Block:
    if not atom.end:
        return atom.block
    if isinstance(atom.block, (FactList, Table)):
        return sliced_rows(atom.block, atom.start, atom.end)
    if isinstance(atom.block, Paragraph) and atom.measured is not None:
        starts = (*atom.measured.starts, sum(len(span.text) for span in atom.block.inline))
        return Paragraph(sliced_text(atom.block.inline, starts[atom.start], starts[atom.end]))
    return atom.block
