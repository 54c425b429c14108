"""The button that chooses a measure, and the legend that says what the measure means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QPainter
from PySide6.QtWidgets import QGridLayout, QMenu, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from netatlas.drawing.scene import Marks, Scene
from netatlas.ui.canvas.painting import ScenePainter
from netatlas.ui.commands import with_key
from netatlas.ui.pages.graph.measuring import MEASURES
from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.plain_text import plain_label, set_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from netatlas.drawing.graph.measured import MeasureLegend
    from netatlas.ui.theme import Theme

_SWATCH = 14
"""Pixels of the square in which a colour is shown."""


class MeasureButton(QPushButton):
    """A button with a menu of measures, of which one or none is chosen.

    Signals:
        chosen: the name of the measure, or '' for none.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start with no measure."""
        super().__init__("Measures", parent)
        set_tip(self, with_key("Show a measure of the graph as size or colour", "graph.measures"))
        self.choices = QMenu(self)
        self._group = QActionGroup(self)
        for name, title in {"": "No measure", **MEASURES}.items():
            action = QAction(title, self)
            action.setCheckable(True)
            action.setData(name)
            self._group.addAction(action)
            self.choices.addAction(action)
        self._group.triggered.connect(lambda action: self.chosen.emit(action.data()))
        self.setMenu(self.choices)

    def show_chosen(self, name: str) -> None:
        """Show a measure as the chosen one."""
        for action in self._group.actions():
            action.setChecked(action.data() == name)
        self.setText(MEASURES.get(name, "Measures"))

    def open_menu(self) -> None:
        """Open the menu below the button."""
        self.choices.popup(self.mapToGlobal(QPoint(0, self.height())))


class MeasureLegendBox(QWidget):
    """The legend of the measure that is shown; hidden without one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(parent)
        self.title = named(plain_label(), "sectionTitle")
        self.sentence = named(plain_label(wrap=True, selectable=True), "pageLead")
        self.rows = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        for widget in (self.title, self.sentence, self.rows):
            column.addWidget(widget)
        self._column = column
        self.hide()

    def show_legend(self, legend: MeasureLegend | None, theme: Theme, scale: float) -> None:
        """Show a legend, or none."""
        self.setVisible(legend is not None)
        if legend is None:
            return
        self.title.setText(legend.title)
        self.sentence.setText(legend.sentence)
        old, self.rows = self.rows, QWidget()
        self._column.replaceWidget(old, self.rows)
        old.hide()
        old.deleteLater()
        grid = QGridLayout(self.rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for row, entry in enumerate(legend.entries):
            if entry.ink:
                grid.addWidget(_Swatch(entry.ink, theme), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(plain_label(entry.words, wrap=True), row, 1)
        for label in self.rows.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            _resize(label, 13 * scale)
        _resize(self.sentence, 13 * scale)


class _Swatch(QWidget):
    """A disc in one colour."""

    def __init__(self, ink: str, theme: Theme) -> None:
        super().__init__()
        self._ink = ink
        self._theme = theme
        self.setFixedSize(_SWATCH, _SWATCH + 4)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        mark = Marks((self.width() / 2, self.height() / 2 + 1), _SWATCH * 0.4, "disc", self._ink)
        ScenePainter(painter, self._theme, self.font()).paint(Scene(self.width(), self.height(), (mark,)))
        painter.end()


def _resize(widget: QWidget, pixels: float) -> None:
    font = widget.font()
    font.setPixelSize(round(pixels))
    widget.setFont(font)
