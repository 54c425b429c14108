"""The list of formats: each with a line that says what it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from netatlas.ui.widgets.chosen_line import paint_state
from netatlas.ui.widgets.font_sizes import sized
from netatlas.ui.widgets.naming import named

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from netatlas.export.endings import FileFormat
    from netatlas.ui.theme import Theme

_NAME_SIZE, _LINE_SIZE = 14, 12
_SIDE, _ABOVE, _BETWEEN = 10, 6, 2
_FORM, _LINE, _OFF = (Qt.ItemDataRole.UserRole + number for number in range(1, 4))


class FormatList(QListWidget):
    """The list; the arrow keys choose.

    Signals:
        form_chosen: another format is chosen, or what is known of it has changed.
    """

    form_chosen = Signal()

    def __init__(self, theme: Theme, scale: float, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        named(self, "formatList", spoken="Format")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._delegate = _FormatDelegate(theme, scale, self)
        self.setItemDelegate(self._delegate)
        self.setMinimumHeight(2 * self._delegate.height)
        self.currentRowChanged.connect(self.form_chosen)

    @property
    def form(self) -> str:
        """The name of the chosen format, or ''."""
        return str(self.currentIndex().data(_FORM) or "")

    @override
    def sizeHint(self) -> QSize:
        """Ask for no more than the least: it takes what room is left."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def show_formats(self, formats: Sequence[FileFormat], reasons: Mapping[str, str], chosen: str) -> None:
        """Show formats with ``chosen`` as the one that is chosen, if it is among them, else the first.

        Args:
            formats: in their order.
            reasons: why some cannot be written now, by name.
            chosen: the name of a format.
        """
        self.blockSignals(True)
        self.clear()
        for form in formats:
            self.addItem(_item(form, is_off=form.name in reasons))
        names = [form.name for form in formats]
        self.setCurrentRow(names.index(chosen) if chosen in names else 0)
        self.blockSignals(False)
        self.scrollTo(self.currentIndex())
        self.form_chosen.emit()


def _item(form: FileFormat, *, is_off: bool) -> QListWidgetItem:
    item = QListWidgetItem(form.label)
    line = f"for {form.purpose}"
    cannot = ", cannot be written now" if is_off else ""
    for role, value in ((_FORM, form.name), (_LINE, line), (_OFF, is_off)):
        item.setData(role, value)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{form.label}, {line}{cannot}")
    return item


class _FormatDelegate(QStyledItemDelegate):
    """Paints a format: its name, and below it what it is for."""

    def __init__(self, theme: Theme, scale: float, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        font = parent.font()
        self._name, self._line = sized(font, _NAME_SIZE * scale), sized(font, _LINE_SIZE * scale)
        self._heights = QFontMetrics(self._name).height(), QFontMetrics(self._line).height()
        self.height = sum(self._heights) + 2 * _ABOVE + _BETWEEN

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, self.height)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        rect: QRect = option.rect
        paint_state(painter, self._theme, rect, option.state)
        area = rect.adjusted(_SIDE, _ABOVE, -_SIDE, -_ABOVE)
        name_height, _ = self._heights
        is_off = bool(index.data(_OFF))
        for font, text, colour, top in (
            (self._name, str(index.data()), "muted" if is_off else "text", 0),
            (self._line, str(index.data(_LINE)), "muted", name_height + _BETWEEN),
        ):
            painter.setFont(font)
            painter.setPen(self._theme.colour(colour))
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area.adjusted(0, top, 0, 0), int(Qt.AlignmentFlag.AlignLeft), shown)
        painter.restore()
