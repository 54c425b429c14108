"""The context menu of a table: which cell it is about, where it appears, and what it begins with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QTableView, QWidget


def copy_menu(parent: QWidget, copy: Callable[[], object]) -> QMenu:
    """Return a menu that copies what is selected; it goes when it is closed."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.addAction("Copy").triggered.connect(copy)
    menu.addSeparator()
    return menu


def pointed_at(view: QTableView, point: QPoint) -> tuple[QModelIndex, QPoint]:
    """Return the cell that a menu is asked for, and where on the screen the menu appears.

    The menu key asks for it at the current cell, which may be scrolled out of sight: it is scrolled to.
    """
    index, current = view.indexAt(point), view.currentIndex()
    if not index.isValid() and current.isValid() and not view.viewport().rect().contains(point):
        view.scrollTo(current)
        index, point = current, view.visualRect(current).center()
    return index, view.viewport().mapToGlobal(point)
