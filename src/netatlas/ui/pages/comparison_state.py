"""What a reader has set on a comparison: needs, the baseline, what is folded and swapped. No Qt here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from netatlas.compare.decide import decide
from netatlas.ui.pages.comparison_grid import Look

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import AttributeId, ConceptId
    from netatlas.compare.decide import Decision
    from netatlas.compare.needs import Need
    from netatlas.compare.table import ComparisonTable


@dataclass(slots=True)
class State:
    """The reader's settings; they stay when subjects come and go.

    Attributes:
        needs: what is needed, by attribute.
        baseline: the subject that the others are held against, or None.
        unfolded: whether rows that are the same are shown one by one.
        swapped: whether subjects run down and attributes across.
    """

    needs: dict[AttributeId, Need] = field(default_factory=dict)
    baseline: ConceptId | None = None
    unfolded: bool = False
    swapped: bool = False

    def decision(self, atlas: Atlas, table: ComparisonTable) -> Decision | None:
        """Return what the needs leave of a table; None without any that it has a row for."""
        there = {row.attribute for row in table.rows}
        needs = [need for need in self.needs.values() if need.attribute in there]
        return decide(atlas, table, needs) if needs else None

    def look(self, table: ComparisonTable, decision: Decision | None) -> Look:
        """Return how a table is looked at."""
        ids = [subject.id for subject in table.subjects]
        return Look(
            unfolded=self.unfolded,
            swapped=self.swapped,
            baseline=ids.index(self.baseline) if self.baseline in ids else None,
            decision=decision,
        )
