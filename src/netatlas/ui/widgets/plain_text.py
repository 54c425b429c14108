"""The one maker of labels, tips and questions that show a text as it is.

Qt's own guess whether their text is rich text: a pack's words would become mark-up, and Qt would look
for the files that they name. Texts with ``&`` lose it where Qt takes it for the mark of a key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from netatlas.tips import tip

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QInputDialog, QTabBar

_TIP = "tipText"
"""The property of a widget or action that holds its tip as plain text."""


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
        text: what it says first.
        parent: the widget that it lies in, if no layout takes it.
        wrap: whether long texts go on in a further line.
        selectable: whether the text can be selected with the mouse.
        buddy: the widget that it names, for screen readers.
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
    """Return a text for a button, tab or menu, where Qt would take a ``&`` for the mark of a key.

    >>> without_mnemonic("R&D")
    'R&&D'
    """
    return text.replace("&", "&&")


def without_placeholder(title: str) -> str:
    """Return a text for the title of a window, where Qt would take ``[*]`` for the mark of changes.

    >>> without_placeholder("a[*]")
    'a[*][*]'
    """
    return title.replace("[*]", "[*][*]")


def set_tip(target: QWidget | QAction, text: str) -> None:
    """Give a widget or an action a tip, or take it away with ''."""
    target.setProperty(_TIP, text)  # first: who follows an action reads it when the tip changes
    target.setToolTip(tip(text))
    if isinstance(target, QWidget):
        target.setAccessibleDescription(text)  # else a screen reader would be given the tip's mark-up


def tip_text(target: QWidget | QAction) -> str:
    """Return the tip of a widget or an action as plain text."""
    return str(target.property(_TIP) or "")


def set_tab_name(bar: QTabBar, index: int, name: str) -> None:
    """Give a tab its whole name, for screen readers and as its tip."""
    bar.setAccessibleTabName(index, name)
    if bar.findChild(_TabTips) is None:
        _TabTips(bar)


class _TabTips(QObject):
    """Shows the names of tabs as tips. As Qt's own tips, screen readers would be given their mark-up."""

    def __init__(self, bar: QTabBar) -> None:
        super().__init__(bar)
        self._bar = bar
        bar.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        from PySide6.QtGui import QHelpEvent
        from PySide6.QtWidgets import QToolTip

        if event.type() is not QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return False
        name = self._bar.accessibleTabName(self._bar.tabAt(event.pos()))
        QToolTip.showText(event.globalPos(), tip(name), self._bar)
        return True


def ask_for_text(parent: QWidget, title: str, question: str, text: str) -> QInputDialog:
    """Return a dialog, not yet open, that asks for a line of text, which begins as ``text``."""
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
