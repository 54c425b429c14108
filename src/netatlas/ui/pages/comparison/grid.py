"""Lays a comparison out as a grid: which rows are folded or left out, and which way it runs. No Qt here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from netatlas.compare.decide import Decision
    from netatlas.compare.needs import Need
    from netatlas.compare.table import ComparisonTable, Row

_FEWEST_FOLDED = 2
"""How many rows have to be the same to be folded: one alone takes no more room than the fold itself."""


class CellKind(Enum):
    """What sort of cell it is: a value, what is needed of a row, or the line of folded rows."""

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
    """

    unfolded: bool = False
    swapped: bool = False
    baseline: int | None = None
    decision: Decision | None = None

    def needs(self, row: Row) -> tuple[Need, ...]:
        """Return the needs of a row."""
        needs = self.decision.needs if self.decision is not None else ()
        return tuple(need for need in needs if need.attribute == row.attribute)


class Grid:
    """A table's rows in the order in which they are shown, with one line for those that are folded.

    Attributes:
        rows: the rows that are shown.
        folded: the rows that do not differ and are behind the fold; none where they are too few.
        lines: the row of each line; None for the fold, the line that shows or hides the folded rows.
    """

    def __init__(self, table: ComparisonTable, *, differences_only: bool, options: GridOptions) -> None:
        """Lay out a table."""
        self.table = table
        self.options = options
        same = tuple(row for row in table.rows if row.complete and not row.differs)
        self.folded: tuple[Row, ...] = same if len(same) >= _FEWEST_FOLDED and not differences_only else ()
        shown = [row for row in table.rows if row.differs or not differences_only]
        if self.folded:
            above = [row for row in shown if row not in self.folded]
            self.lines: list[Row | None] = [*above, None, *(self.folded if options.unfolded else ())]
        else:
            self.lines = list(shown)
        self.rows = tuple(row for row in self.lines if row is not None)

    @property
    def size(self) -> tuple[int, int]:
        """The numbers of rows and columns of the view, including the one for needs."""
        lines, subjects = len(self.lines), len(self.table.subjects) + 1
        return (subjects, lines) if self.options.swapped else (lines, subjects)

    def cell(self, row: int, column: int) -> GridCell:
        """Return the cell at a row and column of the view."""
        line, subject = (column, row) if self.options.swapped else (row, column)
        if self.lines[line] is None:
            return GridCell(CellKind.FOLD, line, subject)
        return GridCell(
            CellKind.NEED if subject == len(self.table.subjects) else CellKind.VALUE, line, subject
        )

    def position(self, line: int, subject: int) -> tuple[int, int]:
        """Return the row and column of the view that show a line and a subject."""
        return (subject, line) if self.options.swapped else (line, subject)

    def row(self, line: int) -> Row:
        """Return the row of a line that is not the fold."""
        row = self.lines[line]
        if row is None:
            raise IndexError(line)
        return row

    def subject_id(self, subject: int) -> str:
        """Return the id of a subject, or '' for the needs at the end."""
        subjects = self.table.subjects
        return subjects[subject].id if subject < len(subjects) else ""

    @property
    def fold_words(self) -> str:
        """The label of the fold."""
        return f"{len(self.folded)} rows are the same"

    @property
    def fold_line(self) -> int:
        """The index of the fold among the lines, or -1."""
        return self.lines.index(None) if None in self.lines else -1

    def is_ruled_out(self, subject: int) -> bool:
        """Return True if the needs rule a subject out."""
        decision = self.options.decision
        return decision is not None and self.table.subjects[subject].id in decision.ruled_out

    def subject_note(self, subject: int) -> str:
        """Return the small print below a subject's name: why it is ruled out, or that it is the baseline."""
        decision, subject_id = self.options.decision, self.table.subjects[subject].id
        if decision is not None and subject_id in decision.ruled_out:
            return f"out: {decision.ruled_out[subject_id][0].words}"
        parts = ["baseline"] if self.options.baseline == subject else []
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
