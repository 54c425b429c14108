"""What a reader has set on a comparison: needs, baseline, folding, swapped axes. No Qt here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from netatlas.compare.deciding import decide
from netatlas.ui.pages.comparison.grid import GridOptions

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.compare.deciding import Decision
    from netatlas.compare.needs import Need
    from netatlas.compare.table import ComparisonTable


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonOptions:
    """The options of a comparison; they stay when subjects are added or removed.

    Attributes:
        needs: what is needed, in the order in which it was asked for.
        baseline: id of the subject that the others are compared with, or ''.
        differences: whether only the rows that differ are shown.
        unfolded: whether rows that do not differ are shown one by one.
        swapped: whether each subject is a row and each attribute a column.
        advice: whether the advice below the table is shown; None: if there is room.
        closed: the groups whose rows are hidden.
        own: whether the reader has put it together from others, so that no curated one takes its place.
    """

    needs: tuple[Need, ...] = ()
    baseline: str = ""
    differences: bool = False
    unfolded: bool = False
    swapped: bool = False
    advice: bool | None = None
    closed: frozenset[str] = frozenset()
    own: bool = False

    def decision(self, atlas: Atlas, table: ComparisonTable) -> Decision | None:
        """Return which subjects the needs leave; None if the table has no row that a need is about."""
        attributes = {row.attribute for row in table.rows}
        needs = [need for need in self.needs if need.attribute in attributes]
        return decide(atlas, table, needs) if needs else None

    def grid_options(self, atlas: Atlas, table: ComparisonTable, decision: Decision | None) -> GridOptions:
        """Return the options of the grid that lays a table out."""
        ids = [str(subject.id) for subject in table.subjects]
        return GridOptions(
            unfolded=self.unfolded,
            swapped=self.swapped,
            baseline=ids.index(self.baseline) if self.baseline in ids else None,
            decision=decision,
            closed=self.closed,
            groups=atlas.attribute_groups,
        )
