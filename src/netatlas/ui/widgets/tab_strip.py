"""The tab bar above the pages: titles share the room there is, and each tab has a mark that closes it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QTabBar, QWidget
from typing_extensions import override

from netatlas.ui.widgets.close_mark import CloseMark
from netatlas.ui.widgets.plain_text import set_tab_name, without_mnemonic

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QMouseEvent, QPaintEvent
    from PySide6.QtWidgets import QStyleOptionTab

_MIN_TAB_WIDTH = 112
"""Narrowest tab, in pixels: the mark and a first word; where not even that fits, the tabs scroll."""
_RIGHT = QTabBar.ButtonPosition.RightSide
_MOST_TITLES = 1_000
"""Titles whose widths are known at most: more than there are tabs in any session."""
_RING = 2
"""Thickness of the ring around the tab that has the keyboard, in pixels."""


class TabStrip(QTabBar):
    """The tab bar.

    Signals:
        close_requested: the index of the tab to close.
    """

    close_requested = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        """Start without a tab."""
        super().__init__(parent)
        self._pressed = -1
        self._known: object = None
        self._sizes: list[QSize] = []
        self._changes = 0  # of titles and looks
        self._wanted: dict[tuple[str, bool], int] = {}
        self.setAccessibleName("Tabs")
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setMovable(True)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabMoved.connect(self._on_changed)

    def set_title(self, index: int, title: str) -> None:
        """Set the title of a tab; where it has to be cut, the full title is in the tooltip."""
        if title and self.tabText(index) == without_mnemonic(title):
            return  # Qt would lay out all tabs again
        self._on_changed()
        self.setTabText(index, without_mnemonic(title))
        set_tab_name(self, index, title)
        mark = self.tabButton(index, _RIGHT)
        if isinstance(mark, CloseMark):
            mark.set_title(title)

    @contextmanager
    def laid_out_once(self) -> Iterator[None]:
        """Lay the tabs out once after all that is done meanwhile: Qt would at each title, all of them.

        While it has the keyboard, which would go elsewhere, Qt does that.
        """
        is_hidden = self.isVisible() and not self.hasFocus()
        if is_hidden:
            self.hide()
        try:
            yield
        finally:
            if is_hidden:
                self.show()

    @override
    def tabInserted(self, index: int) -> None:
        self._on_changed()
        super().tabInserted(index)
        mark = CloseMark(self)
        mark.clicked.connect(self._on_mark_clicked)
        self.setTabButton(index, _RIGHT, mark)

    def forget_sizes(self) -> None:
        """Measure all tabs anew: the style sheet changes next, and with it font and room around titles.

        ``changeEvent`` would tell, but is told of so much that PySide makes a class for each type of event.
        """
        self._on_changed()
        self._wanted.clear()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.MiddleButton:
            self._pressed = self.tabAt(event.position().toPoint())
            return
        super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Close a tab that was pressed and let go with the middle button."""
        if event.button() is Qt.MouseButton.MiddleButton:
            index = self.tabAt(event.position().toPoint())
            if index >= 0 and index == self._pressed:
                self.close_requested.emit(index)
            self._pressed = -1
            return
        super().mouseReleaseEvent(event)

    @override
    def tabSizeHint(self, index: int) -> QSize:
        return self._shared_sizes()[index]

    @override
    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    @override
    def initStyleOption(self, option: QStyleOptionTab, tabIndex: int) -> None:
        """Cut the title by the letters that it is painted in: Qt goes by the bar's, which are not as bold."""
        super().initStyleOption(option, tabIndex)
        place = self.tabRect(tabIndex)
        if place.right() < 0 or place.left() > self.width():
            return  # Qt asks for those too that are scrolled out of view
        spare = place.width() - self._frame_width(tabIndex)
        title, cut = self.tabText(tabIndex), Qt.TextElideMode.ElideRight
        option.text = self._bold.elidedText(title, cut, spare, int(Qt.TextFlag.TextShowMnemonic))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.hasFocus() or self.currentIndex() < 0:
            return
        from PySide6.QtGui import QPainter, QPen

        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), _RING))
        inside = QRectF(self.tabRect(self.currentIndex())).adjusted(4, 9, -3, -3)
        painter.drawRoundedRect(inside, 4, 4)

    def _shared_sizes(self) -> list[QSize]:
        """Return the sizes of all tabs; Qt asks for each several times whenever one changes."""
        known = (self._changes, self.count(), self.width(), self.currentIndex(), self.font().key())
        if known != self._known:
            wanted = [self._wanted_width(tab) for tab in range(self.count())]
            widths = shared_widths(wanted, self.width(), least=_MIN_TAB_WIDTH)
            height = super().tabSizeHint(0).height() if widths else 0
            self._known, self._sizes = known, [QSize(width, height) for width in widths]
        return self._sizes

    @Slot()
    def _on_changed(self) -> None:
        self._changes += 1

    @property
    def _bold(self) -> QFontMetrics:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return QFontMetrics(font)

    def _frame_width(self, index: int) -> int:
        """Return the width of a tab without its title: Qt's, less the title in the letters of Qt."""
        letters = self._bold if index == self.currentIndex() else self.fontMetrics()
        return super().tabSizeHint(index).width() - self._title_width(index, letters)

    def _wanted_width(self, index: int) -> int:
        """Return the width with the whole title as bold as in front, so that no tab moves there."""
        if len(self._wanted) > _MOST_TITLES:
            self._wanted.clear()
        known = self.tabText(index), index == self.currentIndex()
        if known not in self._wanted:
            self._wanted[known] = self._frame_width(index) + self._title_width(index, self._bold)
        return self._wanted[known]

    def _title_width(self, index: int, letters: QFontMetrics) -> int:
        return letters.size(Qt.TextFlag.TextShowMnemonic, self.tabText(index)).width()

    @Slot()
    def _on_mark_clicked(self) -> None:
        mark = self.sender()
        index = next((tab for tab in range(self.count()) if self.tabButton(tab, _RIGHT) is mark), -1)
        self.close_requested.emit(index)


def shared_widths(wanted: Sequence[int], room: int, *, least: int) -> list[int]:
    """Return a width for each tab: what it wants if all have room, else the widest are cut to one width.

    >>> shared_widths([80, 300, 500], 600, least=60)
    [80, 260, 260]
    >>> shared_widths([300, 300], 100, least=60)
    [60, 60]
    """
    left, widths = room, list(wanted)
    for done, index in enumerate(sorted(range(len(widths)), key=widths.__getitem__)):
        share = max(least, left // (len(widths) - done))
        widths[index] = min(widths[index], share)
        left -= widths[index]
    return widths
