"""The filters above the table: a verdict with its count, words, and what is not ticked off yet."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget
from typing_extensions import override

from netatlas.atlas.enums import Verdict
from netatlas.ui.pages.errata.address import ErrataOptions
from netatlas.ui.widgets.filter_controls import FilterPanel, toggle_button

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas

TITLE = "What the notes got wrong"
_ORDER = (Verdict.OUTDATED, Verdict.WRONG, Verdict.INCOMPLETE, Verdict.MISPLACED)
_TIPS = {
    Verdict.OUTDATED: "It held once, and something else holds now",
    Verdict.WRONG: "It never held",
    Verdict.INCOMPLETE: "It holds, and something that matters is missing",
    Verdict.MISPLACED: "It is true of something else",
    Verdict.CURRENT: "It still holds",
}


class ErrataFilters(FilterPanel):
    """The filters of the corrections: a button for each verdict, and what is not ticked off."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without verdicts."""
        super().__init__(TITLE, "Filter: a name, or words of the notes", "Filter the corrections", parent)
        self.verdicts: dict[Verdict | None, QPushButton] = {}
        self._group = QButtonGroup(self)
        self.unticked = toggle_button("Not ticked off", "Only what you have not ticked off yet")
        self._group.idClicked.connect(self.changed)
        self.unticked.toggled.connect(self.changed)

    @property
    def options(self) -> ErrataOptions:
        """What the filters ask for."""
        chosen = next((verdict for verdict, button in self.verdicts.items() if button.isChecked()), None)
        return ErrataOptions(verdict=chosen, words=self.words.text(), is_left=self.unticked.isChecked())

    def offer(self, atlas: Atlas) -> None:
        """Offer the verdicts of an atlas, each with the number of its claims."""
        for button in self.verdicts.values():
            self._group.removeButton(button)
            self.head.take(button)
        counts = Counter(claim.verdict for claim in atlas.claims)
        wrong = sum(counts[verdict] for verdict in _ORDER)
        self.verdicts = {None: self._button(f"All {wrong:,}", "All that the notes got wrong")}
        for verdict in (*_ORDER, Verdict.CURRENT):
            if counts[verdict]:
                name = "Still right" if verdict is Verdict.CURRENT else verdict.words.capitalize()
                self.verdicts[verdict] = self._button(f"{name} {counts[verdict]:,}", _TIPS[verdict])
        self.head.add(*self.verdicts.values(), index=0)
        self.verdicts[None].setChecked(True)

    def show_options(self, options: ErrataOptions, *, has_boxes: bool) -> None:
        """Set all filters, without a signal.

        Args:
            options: what they ask for; a verdict that no claim has is taken for all of them.
            has_boxes: whether anything can be ticked off.
        """
        with QSignalBlocker(self):
            self.words.setText(options.words)
            self.unticked.setChecked(options.is_left and has_boxes)
            self.unticked.setVisible(has_boxes)
            verdict = options.verdict if options.verdict in self.verdicts else None
            self.verdicts[verdict].setChecked(True)
            if right := self.verdicts.get(Verdict.CURRENT):  # no filter of what is wrong, but led to by links
                right.setVisible(verdict is Verdict.CURRENT)

    @property
    @override
    def is_filtered(self) -> bool:
        return self.options != ErrataOptions()

    def _button(self, text: str, tip: str) -> QPushButton:
        button = toggle_button(text, tip)
        self._group.addButton(button)
        return button

    @override
    def reset(self) -> None:
        self.show_options(ErrataOptions(), has_boxes=not self.unticked.isHidden())
