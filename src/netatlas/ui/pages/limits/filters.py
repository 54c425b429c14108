"""What narrows the table of limits: words, topic, scope, hard only, changed since the notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from netatlas.atlas.edition import Edition, visible
from netatlas.explore.limits import LimitQuery, scope_words
from netatlas.ui.widgets.helpers import named
from netatlas.ui.widgets.page_head import PageHead
from netatlas.ui.widgets.plain_text import plain_label, set_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from netatlas.atlas.atlas import Atlas

_SHOWN = 24
_LIST_EDGE = 24
_NARROWEST = 92
_ARROW, _ARROW_PEN, _ARROW_FROM = 3.5, 1.4, 14
_SINCE = "Only figures that the notes had otherwise"
_LONGEST_TEXT = 200
"""What the line takes, as the search box does: each word is looked for in all limits, at every key."""
_HINT = "Filter: a name, a scope, “> 10 Gbps”"


class LimitFilters(QWidget):
    """The line of words with the choices above it.

    Signals:
        changed: something was chosen or typed.
        left: the reader goes on to the table.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without choices."""
        super().__init__(parent)
        self.head = PageHead()
        self.head.show_title("Limits")
        self.topic = named(_Choice(), "", spoken="Topic")
        self.scope = named(_Choice(), "", spoken="Scope")
        self.hard = _toggle("Hard only", "Only what is known not to be adjustable")
        self.since = _toggle("Changed since the notes", _SINCE)
        self.sums = _toggle("Sums", "Show or hide the small sums")
        self.clear = QPushButton("Clear")
        self.words = _Words(placeholderText=_HINT)
        self.words.setAccessibleName("Filter the limits")
        self.words.setMaxLength(_LONGEST_TEXT)
        self.count = named(plain_label(), "pageLead")
        self._place()
        for choice in (self.topic, self.scope):
            choice.currentIndexChanged.connect(self.changed)
        for toggle in (self.hard, self.since, self.sums):
            toggle.toggled.connect(self.changed)
        self.words.textChanged.connect(self.changed)
        self.words.left.connect(self.left)
        self.words.returnPressed.connect(self.left)
        self.clear.clicked.connect(self._on_clear)

    @property
    def query(self) -> LimitQuery:
        """What is asked for."""
        return LimitQuery(
            words=self.words.text(),
            topic=str(self.topic.currentData() or ""),
            scope=str(self.scope.currentData() or ""),
            hard=self.hard.isChecked(),
            changed=self.since.isChecked() and self.since.isEnabled(),
        )

    def offer(self, atlas: Atlas, edition: Edition) -> None:
        """Offer the topics and scopes of an atlas's limits; what was chosen is forgotten."""
        limits = [limit for limit in atlas.limits.values() if visible(limit, edition)]
        topics = {atlas.concepts[limit.concept].topic for limit in limits}
        titles = [(title, topic) for topic, title in atlas.topic_titles().items() if topic in topics]
        self.topic.offer("All topics", titles)
        self.scope.offer("Any scope", [(f"Per {word}", word) for word, _times in scope_words(limits)])
        self.since.setVisible(atlas.has_notes)
        notes = edition is Edition.NOTES
        self.since.setEnabled(not notes)
        set_tip(self.since, "The notes' own figures are shown" if notes else _SINCE)

    def show_query(self, query: LimitQuery, *, sums: bool) -> None:
        """Show what is asked for, without a signal."""
        with QSignalBlocker(self):
            self.words.setText(query.words)
            self.topic.choose(query.topic)
            self.scope.choose(query.scope)
            self.hard.setChecked(query.hard)
            self.since.setChecked(query.changed)
            self.sums.setChecked(sums)

    def show_count(self, told: str) -> None:
        """Say how many limits are left, and let everything be cleared if something is asked for."""
        self.count.setText(told)
        self.words.setAccessibleDescription(told)
        asked = self.query != LimitQuery()
        self.clear.setEnabled(asked)
        set_tip(self.clear, "Show all limits again" if asked else "Nothing is filtered")

    def set_pixels(self, pixels: int) -> None:
        """Set the size of the letters that are typed and counted."""
        for widget in (self.words, self.count):
            font = widget.font()
            font.setPixelSize(pixels)
            widget.setFont(font)
            widget.updateGeometry()

    def _place(self) -> None:
        self.head.add(self.topic, self.scope, self.hard, self.since, self.sums)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.words, 1)
        line.addWidget(self.count)
        line.addWidget(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.head)
        column.addLayout(line)

    @Slot()
    def _on_clear(self) -> None:
        self.show_query(LimitQuery(), sums=self.sums.isChecked())
        self.changed.emit()
        self.words.setFocus()


class _Choice(QComboBox):
    """One of several, the first of which stands for all."""

    def __init__(self) -> None:
        super().__init__(maxVisibleItems=_SHOWN)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setMinimumWidth(_NARROWEST)

    def offer(self, everything: str, choices: list[tuple[str, str]]) -> None:
        """Offer ``choices``, (words, value) each, below the one for everything; without a signal."""
        with QSignalBlocker(self):
            self.clear()
            for words, value in [(everything, ""), *choices]:
                self.addItem(words, value)
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + _LIST_EDGE)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Add the arrow, which the style sheet knows only as a file in one colour."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().placeholderText().color(), _ARROW_PEN))
        x, y = self.width() - _ARROW_FROM, self.height() / 2
        tip = QPointF(x, y + _ARROW / 2)
        painter.drawLine(QPointF(x - _ARROW, y - _ARROW / 2), tip)
        painter.drawLine(tip, QPointF(x + _ARROW, y - _ARROW / 2))
        painter.end()

    def choose(self, value: str) -> None:
        """Choose a value; one that is not offered is added, so that what holds can be seen."""
        with QSignalBlocker(self):
            if self.findData(value) < 0:
                self.addItem(value, value)
            self.setCurrentIndex(self.findData(value))


class _Words(QLineEdit):
    """The line; Down leads to the table, Esc clears it first.

    Signals:
        left: Down was pressed.
    """

    left = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


def _toggle(text: str, tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setCheckable(True)
    set_tip(button, tip)
    return button
