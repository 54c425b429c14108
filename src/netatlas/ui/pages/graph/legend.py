"""The legend of the graph: each kind of concept with its form, colour and number; a click switches it off."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from netatlas.drawing.graph.kinds import form_of, ink_of
from netatlas.drawing.scene import Marks, Scene
from netatlas.ui.canvas.painting import ScenePainter
from netatlas.ui.widgets.chosen_line import paint_ring
from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.plain_text import plain_label, set_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from netatlas.ui.theme import Theme

_COLUMNS, _BETWEEN_COLUMNS = 2, 6
_NARROWEST = 112
_MARK, _GAP = 5.5, 4
"""Pixels: the radius of a mark, and between it and the words."""
_LEFT_OF_WORDS = 18 + _GAP


class KindCount(NamedTuple):
    """A kind of concept, or a sort of records that are nodes too, and how many of it there are."""

    id: str
    label: str
    total: int
    is_record: bool = False


class KindButton(QAbstractButton):
    """One kind; checked while it is shown."""

    def __init__(self, kind: KindCount, theme: Theme, pixels: int, ink: str) -> None:
        """Start checked."""
        super().__init__()
        self.kind = kind
        self._theme = theme
        self._pixels = pixels
        self._ink = ink
        self.setText(kind.label)
        self.setCheckable(True)
        self.setChecked(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{kind.label}, {kind.total}")
        self.toggled.connect(self._explain)
        self._explain()

    def show_checked(self, checked: bool) -> None:
        """Check or uncheck it without the signal of a click."""
        self.blockSignals(True)
        self.setChecked(checked)
        self.blockSignals(False)
        self._explain()
        self.update()

    @Slot()
    def _explain(self) -> None:
        if self.kind.is_record:
            set_tip(self, f"Hide {self.kind.label.lower()}; Also show above the graph brings them back")
            return
        what = "Hide" if self.isChecked() else "Show"
        set_tip(self, f"{what} concepts of the kind {self.kind.label}")

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._own_font())
        words = metrics.horizontalAdvance(f"{self.text()}  {self.kind.total:,}")
        return QSize(max(_NARROWEST, _LEFT_OF_WORDS + words + _GAP), self._pixels + 13)

    def _own_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(self._pixels)
        return font

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        middle, shown = self.height() / 2, self.isChecked()
        mark = Marks((9.0, middle), _MARK, form_of(self.kind.id), self._ink, 1.0 if shown else 0.38)
        ScenePainter(painter, self._theme, self.font()).paint(Scene(self.width(), self.height(), (mark,)))
        font = self._own_font()
        font.setStrikeOut(not shown)
        painter.setFont(font)
        painter.setPen(self._theme.colour("text" if shown else "muted"))
        left = _LEFT_OF_WORDS
        painter.drawText(QRectF(left, 0, self.width() - left, self.height()), _LEFT, self.text())
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(QRectF(0, 0, self.width() - 2, self.height()), _RIGHT, f"{self.kind.total:,}")
        if self.hasFocus():
            paint_ring(painter, self._theme.colour("accent"), self.rect(), 4)
        painter.end()


class Legend(QWidget):
    """All kinds, in two columns or one.

    Signals:
        hidden_changed: the ids of the kinds of concepts that are switched off.
        records_changed: the sorts of records that are still shown.
    """

    hidden_changed = Signal(object)
    records_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.buttons: tuple[KindButton, ...] = ()
        self._laid_out: tuple[tuple[KindButton, ...], int] = (), 0
        self._look: tuple[Theme, float, bool] | None = None
        self._title = named(plain_label("Kinds"), "sectionTitle")
        self._hint = named(plain_label("click to hide, again to show", wrap=True), "sectionHint")
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._hint)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(_BETWEEN_COLUMNS)
        self._grid.setVerticalSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(self._grid)

    def show_kinds(
        self,
        kinds: Sequence[KindCount],
        hidden: frozenset[str],
        theme: Theme,
        scale: float,
        *,
        coloured: bool = True,
    ) -> None:
        """Show kinds with their numbers.

        Args:
            kinds: the kinds.
            hidden: those that are switched off.
            theme: the colours.
            scale: the size of text.
            coloured: whether the picture shows kinds in colours; if not, by form alone.
        """
        look = (theme, scale, coloured)
        if tuple(button.kind for button in self.buttons) == tuple(kinds) and self._look == look:
            for button in self.buttons:
                button.show_checked(button.kind.is_record or button.kind.id not in hidden)
            return
        self._look = look
        for button in self.buttons:
            self._grid.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = tuple(
            KindButton(kind, theme, round(13 * scale), ink_of(kind.id) if coloured else "muted")
            for kind in kinds
        )
        for button in self.buttons:
            button.setChecked(button.kind.is_record or button.kind.id not in hidden)
            button.toggled.connect(self._on_record if button.kind.is_record else self._on_toggled)
        self._lay_out()
        self._title.setText("Kinds" if kinds else "")
        self._hint.setVisible(bool(kinds))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        """Put the kinds into two columns, or into one where a name has no room beside another."""
        widest = max((button.sizeHint().width() for button in self.buttons), default=0)
        columns = _COLUMNS if _COLUMNS * widest + _BETWEEN_COLUMNS <= self.width() else 1
        if self._laid_out == (self.buttons, columns):
            return
        self._laid_out = self.buttons, columns
        for index, button in enumerate(self.buttons):
            self._grid.addWidget(button, index // columns, index % columns)

    @Slot()
    def _on_toggled(self) -> None:
        kinds = (button for button in self.buttons if not button.kind.is_record)
        self.hidden_changed.emit(frozenset(button.kind.id for button in kinds if not button.isChecked()))

    @Slot()
    def _on_record(self) -> None:
        records = (button for button in self.buttons if button.kind.is_record)
        self.records_changed.emit(frozenset(button.kind.id for button in records if button.isChecked()))


_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
