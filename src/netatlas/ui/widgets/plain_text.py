"""Labels, tooltips and input dialogs that show a text as it is, never as rich text.

Qt guesses whether a text is rich text: text from a pack could become mark-up, and Qt would then look for the
files that it names. Qt also removes ``&``, which it takes for the mark of an access key. All labels and
tooltips come from here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from netatlas.tips import tip

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QAction, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QInputDialog, QTabBar

_TIP = "tipText"
"""The property of a widget or action that holds its tooltip as plain text."""
_NARROWEST = 40
"""Pixels that are asked for at least: a letter or two, and the ellipsis."""


def plain_label(
    text: str = "",
    parent: QWidget | None = None,
    *,
    wrap: bool = False,
    selectable: bool = False,
    buddy: QWidget | None = None,
) -> QLabel:
    """Return a label that shows its text as it is.

    Args:
        text: its first text.
        parent: the widget that it is in, if no layout sets one.
        wrap: whether long texts are broken into lines.
        selectable: whether the text can be selected with the mouse.
        buddy: the widget that it labels, for screen readers.
    """
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    if selectable:
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if buddy is not None:
        label.setBuddy(buddy)
    label.setText(text if buddy is None else without_mnemonic(text))
    return label


def without_mnemonic(text: str) -> str:
    """Return a text for a button, tab or menu, where Qt would take ``&`` for the mark of an access key.

    >>> without_mnemonic("R&D")
    'R&&D'
    """
    return text.replace("&", "&&")


def without_placeholder(title: str) -> str:
    """Return a text for the title of a window, where Qt would take ``[*]`` for the mark of unsaved changes.

    >>> without_placeholder("a[*]")
    'a[*][*]'
    """
    return title.replace("[*]", "[*][*]")


def show_tip(widget: QWidget, at: QPoint, text: str) -> None:
    """Show a tip for what is painted at a point of the screen, or with '' none."""
    from PySide6.QtWidgets import QToolTip

    QToolTip.showText(at, tip(text), widget)


def set_tip(target: QWidget | QAction, text: str) -> None:
    """Set the tooltip of a widget or an action, or remove it with ''."""
    target.setProperty(_TIP, text)  # first: it is read by whoever hears that the tooltip has changed
    target.setToolTip(tip(text))
    if isinstance(target, QWidget):
        target.setAccessibleDescription(text)  # else a screen reader would read the tooltip's mark-up


def tip_text(target: QWidget | QAction) -> str:
    """Return the tooltip of a widget or an action as plain text."""
    return str(target.property(_TIP) or "")


def set_tab_name(bar: QTabBar, index: int, name: str) -> None:
    """Set the full name of a tab, for screen readers and as its tooltip."""
    bar.setAccessibleTabName(index, name)
    if bar.findChild(_TabTips) is None:
        _TabTips(bar)


class _TabTips(QObject):
    """Shows the names of tabs as tooltips; screen readers would read the mark-up of Qt's own ones."""

    def __init__(self, bar: QTabBar) -> None:
        super().__init__(bar)
        self._bar = bar
        bar.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.ToolTip:
            return False  # before the imports below: every event of the tabs passes here
        from PySide6.QtGui import QHelpEvent

        if not isinstance(event, QHelpEvent):
            return False
        name = self._bar.accessibleTabName(self._bar.tabAt(event.pos()))
        show_tip(self._bar, event.globalPos(), name)
        return True


class ElidedLabel(QLabel):
    """A label of one line that ends in an ellipsis where it has no room, with the whole text as its tooltip.

    ``text`` is the whole text, which screen readers say.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def is_cut(self) -> bool:
        """Whether the text has not enough room."""
        return self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()

    def show_text(self, text: str) -> None:
        """Show another text."""
        self.setText(text)
        self._tell_whole()

    @override
    def minimumSizeHint(self) -> QSize:
        whole = super().minimumSizeHint()
        return QSize(min(_NARROWEST, whole.width()), whole.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_whole()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.text():  # as before the first paint, which the style's many enums would hold up
            super().paintEvent(event)
            return
        from PySide6.QtGui import QPainter
        from PySide6.QtWidgets import QStyle, QStyleOption

        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        area = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width())
        role = self.foregroundRole()
        alignment = int(self.alignment() | Qt.TextFlag.TextSingleLine)
        self.style().drawItemText(painter, area, alignment, self.palette(), self.isEnabled(), shown, role)
        painter.end()

    def _tell_whole(self) -> None:
        set_tip(self, self.text() if self.is_cut else "")


def ask_for_text(parent: QWidget, title: str, question: str, text: str) -> QInputDialog:
    """Return a dialog, not yet open, that asks for a line of text, with ``text`` filled in."""
    from PySide6.QtWidgets import QInputDialog

    dialog = QInputDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    dialog.setLabelText("")  # the dialog makes its label with the first text
    for label in dialog.findChildren(QLabel):
        label.setTextFormat(Qt.TextFormat.PlainText)
    dialog.setLabelText(without_mnemonic(question))
    dialog.setTextValue(text)
    return dialog
