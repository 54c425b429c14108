"""The small sums above the table of limits: one line each, a number to change and the answer in words.

What comes out is decided in ``netatlas.explore.calculators``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

from netatlas.atlas.values import number
from netatlas.explore.calculators import Calculator, CalculatorAnswer, calculators
from netatlas.ui.widgets.helpers import named
from netatlas.ui.widgets.plain_text import plain_label, set_tip

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.edition import Edition
    from netatlas.ui.theme import Theme


class LimitSums(QWidget):
    """All sums that an atlas allows.

    Signals:
        told: an answer in full, when its number is changed or gets the keyboard.
        changed: a number was changed.
    """

    told = Signal(str)
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without any."""
        super().__init__(parent)
        self.setAccessibleName("Sums")
        self.lines: list[SumLine] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 2)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(3, 1)

    @property
    def amounts(self) -> tuple[tuple[str, float], ...]:
        """The numbers that are not those that their sums begin with, by the ids of the sums, sorted."""
        typed = ((line.calculator, line.box.value()) for line in self.lines)
        return tuple(sorted((one.id, amount) for one, amount in typed if amount != one.first))

    def show_amounts(self, amounts: tuple[tuple[str, float], ...]) -> None:
        """Put numbers into the sums, without a signal; those that are not named begin anew."""
        known = dict(amounts)
        with QSignalBlocker(self):
            for line in self.lines:
                line.box.setValue(known.get(line.calculator.id, line.calculator.first))

    def offer(self, atlas: Atlas, edition: Edition) -> None:
        """Offer the sums of an atlas."""
        for line in self.lines:
            line.remove()
        self.lines = [SumLine(one) for one in calculators(atlas, edition)]
        for row, line in enumerate(self.lines):
            line.box.asked.connect(self.told)
            line.box.valueChanged.connect(self.changed)
            for column, widget in enumerate(line.widgets):
                self._grid.addWidget(widget, row, column)

    def apply_theme(self, theme: Theme, pixels: int) -> None:
        """Take other colours and another size of letters."""
        for line in self.lines:
            line.answer.theme = theme
            for widget in (*line.widgets, line.box.lineEdit()):
                font = widget.font()
                font.setPixelSize(pixels)
                widget.setFont(font)
            letters = QFontMetrics(line.answer.font())
            line.box.setFixedSize(letters.horizontalAdvance("100000") + 20, letters.height() + 6)


class SumLine:
    """One sum: the question around its number, and the answer."""

    def __init__(self, calculator: Calculator) -> None:
        """Start with the sum's own first number."""
        self.calculator = calculator
        self.box = _Number(calculator)
        self.before = named(plain_label(calculator.before, buddy=self.box), "pageLead")
        self.after = named(plain_label(calculator.after), "pageLead")
        self.answer = _AnswerLine()
        self.box.setValue(calculator.first)
        self.box.valueChanged.connect(self._tell)
        self._tell(calculator.first)

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        """All that the line is made of, left to right."""
        return (self.before, self.box, self.after, self.answer)

    def remove(self) -> None:
        """Take the line away."""
        for widget in self.widgets:
            widget.hide()
            widget.deleteLater()

    def _tell(self, amount: float) -> None:
        answer = self.calculator.answer(amount)
        self.answer.tell(answer)
        self.answer.setAccessibleName(f"{self.calculator.question(amount)}: {sum_words(answer)}")
        self.box.tell(f"{self.calculator.question(amount)}: {sum_words(answer)}")


def sum_words(answer: CalculatorAnswer) -> str:
    """Return an answer as sentences, with its source."""
    return f"{answer.result}. {answer.because} ({answer.cite})"


class _Number(QDoubleSpinBox):
    """The number of a sum, with no more decimals than it needs; Up and Down change it.

    Signals:
        asked: the answer in full, when the number is changed or gets the keyboard.
    """

    asked = Signal(str)

    def __init__(self, calculator: Calculator) -> None:
        super().__init__(decimals=calculator.decimals)
        self._told = ""
        self.setRange(calculator.least, calculator.most)
        self.setAccessibleName(f"{calculator.before} … {calculator.after}".rstrip())
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def tell(self, words: str) -> None:
        """Hold the answer for a screen reader and for whoever asks."""
        self._told = words
        self.setAccessibleDescription(words)
        if self.hasFocus():
            self.asked.emit(words)

    @override
    def textFromValue(self, val: float) -> str:
        return number(val).replace(",", "")

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.asked.emit(self._told)


class _AnswerLine(QWidget):
    """An answer on one line: the figure, how it came about in grey, cut where the room ends."""

    def __init__(self) -> None:
        super().__init__()
        self.theme: Theme | None = None
        self.answer = CalculatorAnswer("", "", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def tell(self, answer: CalculatorAnswer) -> None:
        """Show another answer."""
        self.answer = answer
        set_tip(self, sum_words(answer))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self.fontMetrics().height() + 6)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.theme is None:
            return
        painter = QPainter(self)
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        result, rest = self.answer.result, f"{self.answer.because} ({self.answer.cite})"
        left = 8
        for font, role, words in ((strong, "text", result), (self.font(), "muted", rest)):
            metrics = QFontMetrics(font)
            painter.setFont(font)
            painter.setPen(self.theme.colour(role))
            room = max(0, self.width() - left)
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
            painter.drawText(left, (self.height() + metrics.ascent() - metrics.descent()) // 2, shown)
            left += metrics.horizontalAdvance(shown) + 10
        painter.end()
