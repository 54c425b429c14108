"""Which line of a comparison stands where: folded, left out, or swapped with the subjects. No Qt here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from netatlas.compare.decide import Decision
    from netatlas.compare.needs import Need
    from netatlas.compare.table import ComparisonTable, Row

_FEWEST_FOLDED = 2


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
class Look:
    """How a table is looked at.

    Attributes:
        unfolded: whether the rows that are the same are shown one by one.
        swapped: whether subjects run down and attributes across.
        baseline: the place of the subject that the others are held against, or None.
        decision: what the reader's needs leave, or None without any.
    """

    unfolded: bool = False
    swapped: bool = False
    baseline: int | None = None
    decision: Decision | None = None

    def needs(self, row: Row) -> tuple[Need, ...]:
        """Return what is needed of a row."""
        needs = self.decision.needs if self.decision is not None else ()
        return tuple(need for need in needs if need.attribute == row.attribute)


class Grid:
    """The lines of a table, top to bottom: its rows, and one line for those that are the same.

    Attributes:
        rows: the rows that are shown.
        folded: the rows that one line stands for; none where they are too few to fold.
        lines: a row for each line; None for the line that folds or unfolds.
    """

    def __init__(self, table: ComparisonTable, *, differences_only: bool, look: Look) -> None:
        """Lay out a table."""
        self.table = table
        self.look = look
        same = tuple(row for row in table.rows if row.complete and not row.differs)
        self.folded: tuple[Row, ...] = same if len(same) >= _FEWEST_FOLDED and not differences_only else ()
        shown = [row for row in table.rows if row.differs or not differences_only]
        if self.folded:
            above = [row for row in shown if row not in self.folded]
            self.lines: list[Row | None] = [*above, None, *(self.folded if look.unfolded else ())]
        else:
            self.lines = list(shown)
        self.rows = tuple(row for row in self.lines if row is not None)

    @property
    def size(self) -> tuple[int, int]:
        """How many rows and columns the view has, the one for needs among them."""
        lines, subjects = len(self.lines), len(self.table.subjects) + 1
        return (subjects, lines) if self.look.swapped else (lines, subjects)

    def cell(self, row: int, column: int) -> GridCell:
        """Return the cell at a row and column of the view."""
        line, subject = (column, row) if self.look.swapped else (row, column)
        if self.lines[line] is None:
            return GridCell(CellKind.FOLD, line, subject)
        return GridCell(
            CellKind.NEED if subject == len(self.table.subjects) else CellKind.VALUE, line, subject
        )

    def position(self, line: int, subject: int) -> tuple[int, int]:
        """Return the row and column of the view where a line and a subject meet."""
        return (subject, line) if self.look.swapped else (line, subject)

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
        """What the line that folds says."""
        return f"{len(self.folded)} rows are the same"

    @property
    def fold_line(self) -> int:
        """The line that folds, or -1."""
        return self.lines.index(None) if None in self.lines else -1

    def is_ruled_out(self, subject: int) -> bool:
        """Return True if the needs rule a subject out."""
        decision = self.look.decision
        return decision is not None and self.table.subjects[subject].id in decision.ruled_out

    def standing(self, subject: int) -> str:
        """Return what stands below the name of a subject: what rules it out, or what it is."""
        decision, one = self.look.decision, self.table.subjects[subject].id
        if decision is not None and one in decision.ruled_out:
            return f"out: {decision.ruled_out[one][0].words}"
        parts = ["baseline"] if self.look.baseline == subject else []
        if decision is not None and one in decision.cannot_tell:
            labels = {row.attribute: row.label for row in self.table.rows}
            parts.append(f"cannot tell: {', '.join(labels[name] for name in decision.cannot_tell[one])}")
        return "; ".join(parts)

    def rules_out(self, line: int, subject: int) -> bool:
        """Return True if a cell holds a fact that rules its subject out."""
        decision = self.look.decision
        rulings = decision.ruled_out.get(self.table.subjects[subject].id, ()) if decision else ()
        return any(ruling.need.attribute == self.row(line).attribute for ruling in rulings)
