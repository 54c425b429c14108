"""Lays a comparison out as a grid: which rows are folded or left out, and which way it runs. No Qt here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from netatlas.atlas.short_names import short_name
from netatlas.compare.rows import standing_out
from netatlas.ui.pages.comparison.groups import SAME, RowHeading, grouped, same_heading

if TYPE_CHECKING:
    from netatlas.compare.deciding import Decision
    from netatlas.compare.needs import Need
    from netatlas.compare.table import ComparisonTable, Row

_FEWEST_FOLDED = 2
"""How many rows have to be the same to be folded: one alone takes no more room than the fold itself."""


class CellKind(Enum):
    """What sort of cell it is: a value, what is needed of a row, or part of a line that folds rows."""

    VALUE = auto()
    NEED = auto()
    FOLD = auto()


class GridCell(NamedTuple):
    """One cell of the grid, by the line and the subject that it belongs to."""

    kind: CellKind
    line: int
    subject: int


@dataclass(frozen=True, slots=True)
class GridOptions:
    """How a table is laid out and marked.

    Attributes:
        unfolded: whether the rows that do not differ are shown one by one.
        swapped: whether each subject is a row and each attribute a column.
        baseline: the index of the subject that the others are compared with, or None.
        decision: which subjects the reader's needs leave, or None without needs.
        closed: the groups whose rows are hidden.
        groups: the groups in the order of the vocabulary.
    """

    unfolded: bool = False
    swapped: bool = False
    baseline: int | None = None
    decision: Decision | None = None
    closed: frozenset[str] = frozenset()
    groups: tuple[str, ...] = ()

    def needs(self, row: Row) -> tuple[Need, ...]:
        """Return the needs of a row."""
        needs = self.decision.needs if self.decision is not None else ()
        return tuple(need for need in needs if need.attribute == row.attribute)


class Grid:
    """A table's rows in the order in which they are shown, between the headings that fold them.

    Rows that do not differ are below all others, behind a line of their own. Where rows and columns are
    swapped there are no groups: a heading would be a column.

    Attributes:
        folded: the rows that do not differ and are behind that line; none where they are few, or all.
        lines: what each line shows: a row, or the heading of some.
        rows: the rows that are shown.
    """

    def __init__(self, table: ComparisonTable, *, differences_only: bool, options: GridOptions) -> None:
        """Lay out a table."""
        self.table = table
        self.options = options
        self._standing_out: dict[str, frozenset[int]] = {}
        same = tuple(row for row in table.rows if row.complete and not row.differs)
        few = len(same) < _FEWEST_FOLDED or len(same) == len(table.rows)
        self.folded: tuple[Row, ...] = () if few or differences_only else same
        shown = [row for row in table.rows if row.differs or not differences_only]
        above = [row for row in shown if row not in self.folded]
        self.lines: list[Row | RowHeading] = (
            list(above) if options.swapped else grouped(above, options.groups, options.closed)
        )
        if self.folded:
            self.lines.append(same_heading(self.folded, closed=not options.unfolded))
            self.lines += self.folded if options.unfolded else ()
        self.rows = tuple(row for row in self.lines if not isinstance(row, RowHeading))
        self._headings = {
            line: heading for line, heading in enumerate(self.lines) if isinstance(heading, RowHeading)
        }

    @property
    def size(self) -> tuple[int, int]:
        """The numbers of rows and columns of the view, including the one for needs."""
        lines, subjects = len(self.lines), len(self.table.subjects) + 1
        return (subjects, lines) if self.options.swapped else (lines, subjects)

    def cell(self, row: int, column: int) -> GridCell:
        """Return the cell at a row and column of the view."""
        line, subject = (column, row) if self.options.swapped else (row, column)
        if line in self._headings:
            return GridCell(CellKind.FOLD, line, subject)
        return GridCell(
            CellKind.NEED if subject == len(self.table.subjects) else CellKind.VALUE, line, subject
        )

    def position(self, line: int, subject: int) -> tuple[int, int]:
        """Return the row and column of the view that show a line and a subject."""
        return (subject, line) if self.options.swapped else (line, subject)

    def row(self, line: int) -> Row:
        """Return the row of a line that is not a heading."""
        row = self.lines[line]
        if isinstance(row, RowHeading):
            raise IndexError(line)
        return row

    def heading(self, line: int) -> RowHeading | None:
        """Return the heading that a line is, or None."""
        return self._headings.get(line)

    def key(self, line: int) -> str:
        """Return what names a line, also after the table was laid out anew: its attribute or its heading."""
        row = self.lines[line]
        return row.key if isinstance(row, RowHeading) else row.attribute

    @property
    def keys(self) -> list[str]:
        """What names each line."""
        return [self.key(line) for line in range(len(self.lines))]

    def line_of(self, key: str) -> int:
        """Return the line that a key names, or the closed heading above it, or else the first row."""
        keys = self.keys
        if key in keys:
            return keys.index(key)
        first = next((line for line in range(len(keys)) if self.heading(line) is None), 0)
        closed = (
            line for line, heading in self._headings.items() if key in {row.attribute for row in heading.rows}
        )
        return next(closed, first)

    @property
    def headings(self) -> list[int]:
        """The lines that are headings."""
        return list(self._headings)

    @property
    def groups(self) -> frozenset[str]:
        """The groups that have a heading."""
        return frozenset(one.group for one in self._headings.values() if one.key != SAME)

    def stands_out(self, line: int, subject: int) -> bool:
        """Return True if the value of a subject in a row is worth a mark."""
        row = self.row(line)
        if row.attribute not in self._standing_out:
            self._standing_out[row.attribute] = standing_out(self.table, row)
        return subject in self._standing_out[row.attribute]

    def subject_id(self, subject: int) -> str:
        """Return the id of a subject, or '' for the needs at the end."""
        subjects = self.table.subjects
        return subjects[subject].id if subject < len(subjects) else ""

    def short_name(self, subject: int) -> str:
        """Return the abbreviation of a subject's name, or the name if it has none."""
        return short_name(self.table.subjects[subject])

    def is_ruled_out(self, subject: int) -> bool:
        """Return True if the needs rule a subject out."""
        decision = self.options.decision
        return decision is not None and self.table.subjects[subject].id in decision.ruled_out

    def remains(self, subject: int) -> bool:
        """Return True if there are needs and a subject is known to meet all of them."""
        decision, subject_id = self.options.decision, self.table.subjects[subject].id
        left = decision is not None and subject_id in decision.remaining
        return left and decision is not None and subject_id not in decision.cannot_tell

    def subject_mark(self, subject: int) -> str:
        """Return the small print below a subject's name: whether it is the baseline, and is left.

        Why it is out is said above the table.
        """
        decision, subject_id = self.options.decision, self.table.subjects[subject].id
        parts = ["baseline"] if self.options.baseline == subject else []
        if decision is not None:
            open_still = "may remain" if subject_id in decision.cannot_tell else "remains"
            parts.append("out" if self.is_ruled_out(subject) else open_still)
        return ", ".join(parts)

    def subject_note(self, subject: int) -> str:
        """Return a subject's mark in full, to be heard and in its tip: also why it is out, or may remain."""
        decision, subject_id = self.options.decision, self.table.subjects[subject].id
        if decision is not None and subject_id in decision.ruled_out:
            return f"out: {decision.ruled_out[subject_id][0].words}"
        parts = [mark] if (mark := self.subject_mark(subject)) else []
        if decision is not None and subject_id in decision.cannot_tell:
            labels = {row.attribute: row.label for row in self.table.rows}
            undecided = (labels[attribute] for attribute in decision.cannot_tell[subject_id])
            parts.append(f"cannot tell: {', '.join(undecided)}")
        return "; ".join(parts)

    def rules_out(self, line: int, subject: int) -> bool:
        """Return True if a cell holds a fact that rules its subject out."""
        decision = self.options.decision
        rulings = decision.ruled_out.get(self.table.subjects[subject].id, ()) if decision else ()
        return any(ruling.need.attribute == self.row(line).attribute for ruling in rulings)
