"""The calculators above the table of limits: a row each, with a number to change and the answer in words.

``netatlas.explore.calculators`` computes the answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPainter, QPaintEvent, QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

from netatlas.atlas.values import bare_number
from netatlas.documents.blocks import MUTED, STRONG, Text
from netatlas.errors import UsageError
from netatlas.explore.calculators import Calculator, CalculatorAnswer, calculators
from netatlas.ui.widgets.inline_layout import InlineLayout
from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.plain_text import plain_label, set_tip

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.edition import Edition
    from netatlas.ui.theme import Theme

_LEFT, _ABOVE = 8, 3
"""Pixels before and above an answer: its result gets the baseline of the question."""
_ANSWER_WIDTH = 240
"""Pixels in which an answer is read without haste; where there is more, it takes that."""


class CalculatorPanel(QWidget):
    """All calculators that the atlas has the records for.

    Signals:
        message: an answer in full, when its number is changed or gets the keyboard.
        changed: a number was changed.
        refused: why what was typed was not taken, and what is kept instead.
    """

    message = Signal(str)
    changed = Signal()
    refused = Signal(str)

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
            row.box.refused.connect(self.refused)
            row.box.valueChanged.connect(self.changed)
            for column, widget in enumerate(row.widgets):
                side = Qt.AlignmentFlag(0) if widget is row.answer else Qt.AlignmentFlag.AlignTop
                self._grid.addWidget(widget, index, column, side)

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
            for label in (row.before, row.after):
                label.setFixedHeight(row.box.height())  # one baseline


class CalculatorRow:
    """One calculator: the question with its number, and the answer."""

    def __init__(self, calculator: Calculator) -> None:
        """Start with the calculator's first number."""
        self.calculator = calculator
        self.box = _Number(calculator)
        self.before = named(plain_label(calculator.before, buddy=self.box), "pageLead")
        self.after = named(plain_label(f"{calculator.after} ({calculator.bounds})".strip()), "pageLead")
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
        refused: why what was typed was not taken, and what is kept instead.
    """

    message = Signal(str)
    refused = Signal(str)

    def __init__(self, calculator: Calculator) -> None:
        super().__init__()
        self._problem = ""
        self._calculator = calculator
        self._answer = ""
        self.setDecimals(calculator.decimals)  # from here on Qt asks what the box accepts
        self.setRange(calculator.least, calculator.most)
        self.setAccessibleName(
            f"{calculator.before} … {calculator.after}, {calculator.bounds}".replace(" ,", ",")
        )
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
            self._problem = str(problem)
            if self.hasFocus():
                self.message.emit(str(problem))
            return QValidator.State.Intermediate, input, pos
        self._problem = ""
        return QValidator.State.Acceptable, input, pos

    @override
    def fixup(self, input: str) -> str:
        """Say what becomes of a number that is not taken, when the keyboard leaves it or Enter is pressed."""
        if problem := self._problem:
            self.refused.emit(f"{problem} {bare_number(self.value())} is kept.")
        return super().fixup(input)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.message.emit(self._answer)


class _AnswerLine(QWidget):
    """An answer: the result, and in small print how it was computed, in as many lines as that needs.

    Its sources are in the tip, and below the table while its number has the keyboard.
    """

    def __init__(self) -> None:
        super().__init__()
        self.theme: Theme | None = None
        self.answer = CalculatorAnswer("", "", "")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_answer(self, answer: CalculatorAnswer) -> None:
        """Show another answer."""
        self.answer = answer
        set_tip(self, answer_text(answer))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(_ANSWER_WIDTH, self.heightForWidth(_ANSWER_WIDTH))

    @override
    def heightForWidth(self, arg__1: int) -> int:
        laid_out = self._laid_out(arg__1)
        height = laid_out.height if laid_out is not None else self.fontMetrics().height()
        return round(height + 0.5) + 2 * _ABOVE

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if (laid_out := self._laid_out(self.width())) is not None:
            painter = QPainter(self)
            laid_out.paint(painter, _LEFT, _ABOVE)
            painter.end()

    def _laid_out(self, width: int) -> InlineLayout | None:
        if self.theme is None:
            return None
        result, because = self.answer.result, self.answer.because
        spans = (Text(result, STRONG), Text("\N{EM SPACE}"), Text(because, MUTED))
        return InlineLayout([spans], width - _LEFT, self.font(), self.theme)
