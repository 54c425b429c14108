"""What is wrong with the window as it is now: cut texts, widgets outside, controls that few can use."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QButtonGroup,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

from netatlas.printing.line_length import MOST_LETTERS
from netatlas.ui.pages.text_page import TextPage
from netatlas.ui.widgets.plain_text import ElidedLabel, tip_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextDocument

    from tests.walk.cells import CellJudge

_CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QAbstractItemView, QTextEdit)
_THIN_SPACE = "\u2009"
"""What is at the ends of a name on a ground of its own: room, and no letter."""
_SLACK = 1
"""Pixels by which sizes are rounded."""
_BESIDE_LETTERS = 2
"""Pixels that a button has at least at either side of its words, which it does not elide."""
_AROUND = 4
"""Pixels around a control where its ring may be."""
W = TypeVar("W", bound=QWidget)


def faults_of(window: QWidget, cells: CellJudge) -> list[str]:
    """Return what is wrong with the window at its size, each in a line."""
    shown = [widget for widget in window.findChildren(QWidget) if _is_shown(widget, window)]
    found = [*_cut(shown), *_outside(shown, window), *_unusable(shown)]
    for view in _of(shown, QAbstractItemView):
        found += cells.faults_of(view)
    return sorted(set(found))


def unseen_focus(window: QWidget) -> list[str]:
    """Return the controls that look the same with and without the keyboard."""
    found = set()
    before = QApplication.focusWidget()
    for widget in window.findChildren(QWidget):
        if not _is_shown(widget, window) or not _takes_tab(widget) or isinstance(widget, QTextEdit):
            continue  # a text shows its caret, or the link that Tab has led to
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        _bring_into_sight(widget)
        if not widget.hasFocus():
            continue
        area = QRect(widget.mapTo(window, QPoint()), widget.size())
        area.adjust(-_AROUND, -_AROUND, _AROUND, _AROUND)
        with_focus = window.grab(area).toImage()
        widget.clearFocus()
        if with_focus == window.grab(area).toImage():
            found.add(f"focus is not seen: {_name(widget)}")
    if before is not None:
        before.setFocus()
    return sorted(found)


def _bring_into_sight(widget: QWidget) -> None:
    """Scroll to a widget as Tab does."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()
    QApplication.processEvents()


def _cut(shown: list[QWidget]) -> Iterator[str]:
    for label in _of(shown, QLabel):
        if not tip_text(label) and not label.toolTip() and _is_cut(label):
            yield f"text is cut: {_name(label)} {label.text()[:60]!r}"
    for button in (*_of(shown, QPushButton), *_of(shown, QToolButton)):
        needed = button.fontMetrics().horizontalAdvance(button.text().replace("&", ""))
        if button.text() and needed > button.contentsRect().width() - 2 * _BESIDE_LETTERS:
            yield f"text is cut: {_name(button)} {button.text()!r}"
    for line in _of(shown, QLineEdit):
        needed = line.fontMetrics().horizontalAdvance(line.placeholderText())
        if not line.text() and needed > line.contentsRect().width() and not line.toolTip():
            yield f"text is cut: {_name(line)} {line.placeholderText()!r}"
    for header in _of(shown, QHeaderView):
        yield from _cut_heads(header)
    for text in _of(shown, QTextEdit):
        yield from _cut_lines(text)


def _cut_lines(text: QTextEdit) -> Iterator[str]:
    is_fixed = text.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    if is_fixed and text.document().size().width() > text.viewport().width() + _SLACK:
        yield f"text is cut: {_name(text)}"
    if isinstance(text.parentWidget(), TextPage):
        letters, line = _longest(text.document())
        if letters > MOST_LETTERS:
            yield f"a line has {letters} letters: {_name(text)} {line!r}"


def _is_cut(label: QLabel) -> bool:
    area = label.contentsRect()
    if label.wordWrap():
        return label.heightForWidth(label.width()) > label.height() + _SLACK
    if isinstance(label, ElidedLabel):
        return False  # it has its tooltip whenever it is cut
    return label.fontMetrics().horizontalAdvance(label.text()) > area.width() + _SLACK


def _cut_heads(header: QHeaderView) -> Iterator[str]:
    model = header.model()
    if header.orientation() is not Qt.Orientation.Horizontal or model is None:
        return
    for section in range(header.count()):
        text = str(model.headerData(section, header.orientation()) or "")
        words = max(map(header.fontMetrics().horizontalAdvance, text.split()), default=0)
        tip = model.headerData(section, header.orientation(), Qt.ItemDataRole.ToolTipRole)
        if words > header.sectionSize(section) > 0 and not tip:
            yield f"text is cut: head {text!r} of {_name(header.parentWidget() or header)}"


def _longest(document: QTextDocument) -> tuple[int, str]:
    """Return how many letters the longest line of a text has, and the line."""
    block, most, words = document.begin(), 0, ""
    while block.isValid():
        layout = block.layout()
        for line in map(layout.lineAt, range(layout.lineCount())):
            text = block.text()[line.textStart() :][: line.textLength()].replace(_THIN_SPACE, "")
            if len(text) > most:
                most, words = len(text), text
        block = block.next()
    return most, words


def _outside(shown: list[QWidget], window: QWidget) -> Iterator[str]:
    for widget in shown:
        if _scrolls(widget, window) or not widget.width() or not widget.height():
            continue
        parent = widget.parentWidget()
        room = (parent or window).rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK)
        if not room.contains(widget.geometry()) and not isinstance(widget, QScrollBar):
            yield f"is outside: {_name(widget)}, {widget.geometry().getRect()} in {room.getRect()}"


def _unusable(shown: list[QWidget]) -> Iterator[str]:
    for widget in shown:
        if not isinstance(widget, _CONTROLS) or _is_part(widget):
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(QAccessible.Text.Name):
            yield f"has no name: {_name(widget)}"
        # from one to the next of buttons that exclude each other arrows go
        if widget.isEnabled() and not _is_choice(widget) and not _takes_tab(widget):
            yield f"Tab does not reach it: {_name(widget)}"


def _is_choice(widget: QWidget) -> bool:
    """Return True if it is one of some buttons that exclude each other, of which Tab reaches one."""
    if not isinstance(widget, QAbstractButton):
        return False
    group: QButtonGroup | None = widget.group()
    return widget.autoExclusive() or bool(group and group.exclusive())


def _takes_tab(widget: QWidget) -> bool:
    has_policy = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
    return has_policy and widget.isEnabled() and isinstance(widget, _CONTROLS) and not _is_part(widget)


def _is_part(widget: QWidget) -> bool:
    """Return True if it is a part of a control, which has the name and the keyboard for it."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, (QComboBox, QAbstractSpinBox, QLineEdit, QTabBar, QMenuBar, QAbstractItemView)):
            return True
        parent = parent.parentWidget()
    return isinstance(widget, QHeaderView)


def _scrolls(widget: QWidget, window: QWidget) -> bool:
    """Return True if it is in what scrolls, and may be out of sight."""
    parent = widget.parentWidget()
    while parent is not None and parent is not window:
        if isinstance(parent, QAbstractScrollArea):
            return True
        parent = parent.parentWidget()
    return False


def _is_shown(widget: QWidget, window: QWidget) -> bool:
    return widget.isVisible() and widget.window() is window


def _of(shown: list[QWidget], kind: type[W]) -> list[W]:
    return [widget for widget in shown if isinstance(widget, kind)]


def _name(widget: QWidget) -> str:
    """Return the class of a widget, and its name or that of the next one around it."""
    name, around = widget.objectName() or widget.accessibleName(), widget.parentWidget()
    while not name and around is not None:
        name, around = f"in {around.objectName()}" if around.objectName() else "", around.parentWidget()
    return f"{type(widget).__name__} {name}"
