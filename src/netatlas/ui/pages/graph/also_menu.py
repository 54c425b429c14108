"""The button of the bar that shows limits, events, comparisons and journeys as nodes around a concept."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from netatlas.drawing.graph.records import MOST_OF_A_SORT, RecordSort
from netatlas.ui.widgets.plain_text import set_tip, without_mnemonic

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from netatlas.drawing.graph.records import RecordNode


class RecordCount(NamedTuple):
    """A sort of records, how many there are around the concept, and how many of them are shown."""

    sort: RecordSort
    total: int
    shown: int

    @property
    def words(self) -> str:
        """Its name and number, as in a menu."""
        most = min(self.total, MOST_OF_A_SORT)
        count = f"{most:,} of {self.total:,}" if most < self.total else f"{self.total:,}"
        return f"{self.sort.plural}  ({count})"


def record_counts(
    found: Mapping[RecordSort, Sequence[RecordNode]], wanted: Collection[str]
) -> tuple[RecordCount, ...]:
    """Return how many records there are of each sort, and how many are shown when some are switched on."""
    return tuple(
        RecordCount(sort, len(found[sort]), min(len(found[sort]), MOST_OF_A_SORT) if sort in wanted else 0)
        for sort in RecordSort
    )


class AlsoButton(QPushButton):
    """Opens a menu with a check mark for each sort of records.

    Signals:
        chosen: the sorts that are switched on.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start with nothing switched on."""
        super().__init__("Also show", parent)
        set_tip(self, "Show limits, events, comparisons and journeys as nodes around the concept")
        menu = QMenu(self)
        self.choices = {sort: QAction(sort.plural, menu) for sort in RecordSort}
        for action in self.choices.values():
            action.setCheckable(True)
            action.triggered.connect(self._on_triggered)
            menu.addAction(action)
        self.setMenu(menu)

    def show_counts(self, counts: Sequence[RecordCount]) -> None:
        """Show how many there are of each sort; of which there is none cannot be switched on."""
        for count in counts:
            action = self.choices[count.sort]
            action.setText(without_mnemonic(count.words))
            action.setEnabled(count.total > 0 or action.isChecked())

    def show_chosen(self, sorts: Collection[str]) -> None:
        """Check the sorts that are switched on."""
        for sort, action in self.choices.items():
            action.setChecked(sort in sorts)
        on = sum(action.isChecked() for action in self.choices.values())
        self.setText(f"Also show ({on})" if on else "Also show")

    @Slot()
    def _on_triggered(self) -> None:
        self.chosen.emit(frozenset(sort for sort, action in self.choices.items() if action.isChecked()))
