"""What a reader has set on a comparison: needs, the baseline, what is folded and swapped. No Qt here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from netatlas.compare.decide import decide
from netatlas.ui.pages.comparison.grid import Look

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.compare.decide import Decision
    from netatlas.compare.needs import Need
    from netatlas.compare.table import ComparisonTable


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """The reader's settings; they stay when subjects come and go.

    Attributes:
        needs: what is needed, in the order in which it was asked for.
        baseline: id of the subject that the others are held against, or ''.
        differences: whether only the rows that differ are shown.
        unfolded: whether rows that are the same are shown one by one.
        swapped: whether subjects run down and attributes across.
        advice: whether the advice below the table is shown; None where it is if there is room.
    """

    needs: tuple[Need, ...] = ()
    baseline: str = ""
    differences: bool = False
    unfolded: bool = False
    swapped: bool = False
    advice: bool | None = None

    def decision(self, atlas: Atlas, table: ComparisonTable) -> Decision | None:
        """Return what the needs leave of a table; None without any that it has a row for."""
        there = {row.attribute for row in table.rows}
        needs = [need for need in self.needs if need.attribute in there]
        return decide(atlas, table, needs) if needs else None

    def look(self, table: ComparisonTable, decision: Decision | None) -> Look:
        """Return how a table is looked at."""
        ids = [str(subject.id) for subject in table.subjects]
        return Look(
            unfolded=self.unfolded,
            swapped=self.swapped,
            baseline=ids.index(self.baseline) if self.baseline in ids else None,
            decision=decision,
        )
