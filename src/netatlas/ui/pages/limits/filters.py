"""The filters above the table of limits: words, topic, scope, fixed only, changed since the notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSignalBlocker
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QComboBox, QWidget
from typing_extensions import override

from netatlas.atlas.edition import Edition, visible
from netatlas.explore.limits import LimitQuery, scope_units
from netatlas.ui.widgets.filter_controls import FilterPanel, toggle_button
from netatlas.ui.widgets.plain_text import plain_label, set_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from netatlas.atlas.atlas import Atlas

_LIST_ROWS = 24
"""Rows of an open list; longer ones scroll."""
_LIST_MARGIN = 24
"""Pixels that the list's frame and scroll bar take beside its longest text."""
_NARROWEST = 92
"""Least width in pixels of a choice: its arrow and the first word or two."""
_ARROW, _ARROW_PEN, _ARROW_FROM_RIGHT = 3.5, 1.4, 14
_SINCE = "Only figures that the notes had otherwise"
_HINT = "Filter: a name, a scope, “> 10 Gbps”"


class LimitFilters(FilterPanel):
    """The filters of the limits."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without choices."""
        super().__init__("Limits", _HINT, "Filter the limits", parent)
        self.topic = _Choice()
        self.scope = _Choice()
        self.hard = toggle_button("Fixed only", "Only what is known not to be raised on request")
        self.since = toggle_button("Changed since the notes", _SINCE)
        self.calculators = toggle_button("Sums", "Show or hide the small sums")
        self.head.add(self.topic, self.scope, self.hard, self.since, self.calculators)
        for choice, name in ((self.topic, "Topic"), (self.scope, "Scope")):
            plain_label(name, self, buddy=choice).hide()  # its name: Qt drops one of its own on Linux (6.11)
            choice.currentIndexChanged.connect(self.changed)
        for toggle in (self.hard, self.since, self.calculators):
            toggle.toggled.connect(self.changed)

    @property
    def query(self) -> LimitQuery:
        """The query that the filters stand for."""
        return LimitQuery(
            words=self.words.text(),
            topic=str(self.topic.currentData() or ""),
            scope=str(self.scope.currentData() or ""),
            hard=self.hard.isChecked(),
            changed=self.since.isChecked() and self.since.isEnabled(),
        )

    def offer(self, atlas: Atlas, edition: Edition) -> None:
        """Offer the topics and scopes of an atlas's limits, with none of them chosen."""
        limits = [limit for limit in atlas.limits.values() if visible(limit, edition)]
        topics = {atlas.concepts[limit.concept].topic for limit in limits}
        titles = [(title, topic) for topic, title in atlas.topic_titles().items() if topic in topics]
        self.topic.offer("All topics", titles)
        self.scope.offer("Any scope", [(f"Per {word}", word) for word, _times in scope_units(limits)])
        self.since.setVisible(atlas.has_notes)
        notes = edition is Edition.NOTES
        self.since.setEnabled(not notes)
        set_tip(self.since, "The notes' own figures are shown" if notes else _SINCE)

    def show_query(self, query: LimitQuery, *, calculators: bool) -> None:
        """Set all filters to those of a query, without a signal."""
        with QSignalBlocker(self):
            self.words.setText(query.words)
            self.topic.choose(query.topic)
            self.scope.choose(query.scope)
            self.hard.setChecked(query.hard)
            self.since.setChecked(query.changed)
            self.calculators.setChecked(calculators)

    @property
    @override
    def is_filtered(self) -> bool:
        return self.query != LimitQuery()

    @override
    def reset(self) -> None:
        self.show_query(LimitQuery(), calculators=self.calculators.isChecked())


class _Choice(QComboBox):
    """A drop-down list whose first entry filters nothing."""

    def __init__(self) -> None:
        super().__init__(maxVisibleItems=_LIST_ROWS)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setMinimumWidth(_NARROWEST)

    def offer(self, everything: str, choices: list[tuple[str, str]]) -> None:
        """Offer ``choices``, each a text and a value, below the one that filters nothing; no signal."""
        with QSignalBlocker(self):
            self.clear()
            for words, value in [(everything, ""), *choices]:
                self.addItem(words, value)
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + _LIST_MARGIN)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the arrow too, in the theme's colour; a style sheet could only take it from a file."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().placeholderText().color(), _ARROW_PEN))
        x, y = self.width() - _ARROW_FROM_RIGHT, self.height() / 2
        tip = QPointF(x, y + _ARROW / 2)
        painter.drawLine(QPointF(x - _ARROW, y - _ARROW / 2), tip)
        painter.drawLine(tip, QPointF(x + _ARROW, y - _ARROW / 2))
        painter.end()

    def choose(self, value: str) -> None:
        """Choose a value; one that is not offered is added, so that the filter that applies can be seen."""
        with QSignalBlocker(self):
            if self.findData(value) < 0:
                self.addItem(value, value)
            self.setCurrentIndex(self.findData(value))
