"""Labels, tooltips and input dialogs that show a text as it is, never as rich text.

Qt guesses whether a text is rich text: text from a pack could become mark-up, and Qt would then look for the
files that it names. Qt also removes ``&``, which it takes for the mark of an access key. All labels and
tooltips come from here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from netatlas.tips import tip

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QInputDialog, QTabBar

_TIP = "tipText"
"""The property of a widget or action that holds its tooltip as plain text."""


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
