"""The calculators above the table of limits: a row each, with a number to change and the answer in words.

``netatlas.explore.calculators`` computes the answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QPainter, QPaintEvent, QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

from netatlas.atlas.values import bare_number
from netatlas.errors import UsageError
from netatlas.explore.calculators import Calculator, CalculatorAnswer, calculators
from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.plain_text import plain_label, set_tip

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.edition import Edition
    from netatlas.ui.theme import Theme


class CalculatorPanel(QWidget):
    """All calculators that the atlas has the records for.

    Signals:
        message: an answer in full, when its number is changed or gets the keyboard.
        changed: a number was changed.
    """

    message = Signal(str)
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without calculators."""
        super().__init__(parent)
        self.setAccessibleName("Sums")
        self.rows: list[CalculatorRow] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 2)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(3, 1)

    @property
    def amounts(self) -> tuple[tuple[str, float], ...]:
        """The numbers that differ from those that the calculators begin with, by calculator id, sorted."""
        typed = ((row.calculator, row.box.value()) for row in self.rows)
        return tuple(
            sorted((calculator.id, amount) for calculator, amount in typed if amount != calculator.first)
        )

    def show_amounts(self, amounts: tuple[tuple[str, float], ...]) -> None:
        """Set the numbers of the calculators without a signal; others get their first one."""
        known = dict(amounts)
        with QSignalBlocker(self):
            for row in self.rows:
                row.box.setValue(known.get(row.calculator.id, row.calculator.first))

    def offer(self, atlas: Atlas, edition: Edition) -> None:
        """Show the calculators of an atlas."""
        for row in self.rows:
            row.remove()
        self.rows = [CalculatorRow(calculator) for calculator in calculators(atlas, edition)]
        for index, row in enumerate(self.rows):
            row.box.message.connect(self.message)
            row.box.valueChanged.connect(self.changed)
            for column, widget in enumerate(row.widgets):
                self._grid.addWidget(widget, index, column)

    def apply_theme(self, theme: Theme, pixels: int) -> None:
        """Apply colours and the size of text."""
        for row in self.rows:
            row.answer.theme = theme
            for widget in (*row.widgets, row.box.lineEdit()):
                font = widget.font()
                font.setPixelSize(pixels)
                widget.setFont(font)
            letters = QFontMetrics(row.answer.font())
            row.box.setFixedSize(letters.horizontalAdvance("100000") + 20, letters.height() + 6)


class CalculatorRow:
    """One calculator: the question with its number, and the answer."""

    def __init__(self, calculator: Calculator) -> None:
        """Start with the calculator's first number."""
        self.calculator = calculator
        self.box = _Number(calculator)
        self.before = named(plain_label(calculator.before, buddy=self.box), "pageLead")
        self.after = named(plain_label(calculator.after), "pageLead")
        self.answer = _AnswerLine()
        self.box.setValue(calculator.first)
        self.box.valueChanged.connect(self._show_answer)
        self._show_answer(calculator.first)

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        """The widgets of the row, left to right."""
        return (self.before, self.box, self.after, self.answer)

    def remove(self) -> None:
        """Remove the row."""
        for widget in self.widgets:
            widget.hide()
            widget.deleteLater()

    def _show_answer(self, amount: float) -> None:
        answer = self.calculator.answer(amount)
        self.answer.show_answer(answer)
        self.answer.setAccessibleName(f"{self.calculator.question(amount)}: {answer_text(answer)}")
        self.box.set_answer(f"{self.calculator.question(amount)}: {answer_text(answer)}")


def answer_text(answer: CalculatorAnswer) -> str:
    """Return an answer as sentences, with its source."""
    return f"{answer.result}. {answer.because} ({answer.cite})"


class _Number(QDoubleSpinBox):
    """The number of a calculator, without needless decimals; Up and Down change it.

    Signals:
        message: the answer in full, when the number is changed or gets the keyboard.
    """

    message = Signal(str)

    def __init__(self, calculator: Calculator) -> None:
        super().__init__()
        self._calculator = calculator
        self._answer = ""
        self.setDecimals(calculator.decimals)  # from here on Qt asks what the box accepts
        self.setRange(calculator.least, calculator.most)
        self.setAccessibleName(f"{calculator.before} … {calculator.after}".rstrip())
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def set_answer(self, words: str) -> None:
        """Keep the answer, for screen readers and for the next time the number gets the keyboard."""
        self._answer = words
        self.setAccessibleDescription(words)
        if self.hasFocus():
            self.message.emit(words)

    @override
    def textFromValue(self, val: float) -> str:
        return bare_number(val)

    @override
    def valueFromText(self, text: str) -> float:
        try:
            return self._calculator.read(text)
        except UsageError:
            return self.value()

    @override
    def validate(self, input: str, pos: int) -> tuple[QValidator.State, str, int]:
        """Accept what the calculator can read; anything else may become a number, and says why it is none."""
        try:
            self._calculator.read(input)
        except UsageError as problem:
            if self.hasFocus():
                self.message.emit(str(problem))
            return QValidator.State.Intermediate, input, pos
        return QValidator.State.Acceptable, input, pos

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.message.emit(self._answer)


class _AnswerLine(QWidget):
    """An answer on one line: the result, then in grey how it was computed, cut off at the right edge."""

    def __init__(self) -> None:
        super().__init__()
        self.theme: Theme | None = None
        self.answer = CalculatorAnswer("", "", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_answer(self, answer: CalculatorAnswer) -> None:
        """Show another answer."""
        self.answer = answer
        set_tip(self, answer_text(answer))
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
