"""Gives screen readers the painted items of a canvas as accessible objects.

Qt asks for the object of a canvas when an assistive technology looks at it, and this object makes those of
items one by one when they are asked for. Nothing is made before, and no item needs a widget.

Who owns them: Qt keeps pointers to the objects of items until ``QAccessible.deleteAccessibleInterface``, so
``AccessibleItems`` keeps each of them alive until it has called that. PySide6 keeps what a factory has made
until the program ends, so the object of a canvas refers to the canvas weakly and holds nothing else.
"""

from __future__ import annotations

import weakref
from functools import cache, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import isValid
from typing_extensions import override

from netatlas.ui.canvas.accessible_parts import NOTHING, AccessibleGroup, AccessibleItem, AccessiblePart
from netatlas.ui.canvas.item_canvas import ItemCanvas

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

_Objects = dict[tuple[str, bool], AccessiblePart]
"""The objects that were asked for, by their key and whether they are groups."""


class AccessibleItems:
    """The accessible objects of a canvas's items and groups, made when they are first asked for."""

    def __init__(self, canvas: ItemCanvas) -> None:
        """Start without objects; they are deleted with the canvas at the latest."""
        self._canvas = weakref.ref(canvas)
        self._objects: _Objects = {}
        canvas.destroyed.connect(partial(_delete_all, self._objects))

    def item(self, key: str) -> QAccessibleInterface | None:
        """Return the object of an item; None for an unknown one."""
        canvas = self._canvas()
        return self._object(key, AccessibleItem) if canvas is not None and key in canvas.items else None

    def group(self, key: str) -> QAccessibleInterface | None:
        """Return the object of a group; None for an unknown one."""
        canvas = self._canvas()
        return (
            self._object(key, AccessibleGroup) if canvas is not None and canvas.items.has_group(key) else None
        )

    def forget_removed(self) -> None:
        """Delete the objects of what the picture no longer has."""
        gone = {key: part for key, part in self._objects.items() if not part.isValid()}
        for key in gone:
            del self._objects[key]
        _delete_all(gone)

    def __len__(self) -> int:
        """Return how many objects there are."""
        return len(self._objects)

    def _object(self, key: str, kind: type[AccessiblePart]) -> QAccessibleInterface | None:
        canvas = self._canvas()
        known = self._objects.get((key, kind is AccessibleGroup))
        if known is None and canvas is not None:
            known = self._objects[key, kind is AccessibleGroup] = kind(canvas, key)
            QAccessible.registerAccessibleInterface(known)
        return known


def _delete_all(objects: _Objects) -> None:
    """Have Qt delete objects; those that it has deleted itself at the end of the program are passed over."""
    for part in objects.values():
        if isValid(part):
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(part))
    objects.clear()


class AccessibleCanvas(QAccessibleWidget):
    """A canvas as a list of its items, or as a group of lists."""

    def __init__(self, canvas: ItemCanvas) -> None:
        """Stand for ``canvas``, without holding it."""
        super().__init__(canvas, QAccessible.Role.List)
        self._canvas = weakref.ref(canvas)

    @override
    def role(self) -> QAccessible.Role:
        canvas = self._canvas()
        is_list = canvas is None or canvas.items.is_flat
        return QAccessible.Role.List if is_list else QAccessible.Role.Grouping

    @override
    def childCount(self) -> int:
        canvas = self._canvas()
        if canvas is None:
            return 0
        return len(canvas.items.keys_in("")) if canvas.items.is_flat else len(canvas.items.groups)

    @override
    def child(self, index: int) -> QAccessibleInterface:
        canvas = self._canvas()
        if canvas is None or not 0 <= index < self.childCount():
            return NOTHING
        if canvas.items.is_flat:
            return canvas.accessible_item(canvas.items.keys_in("")[index]) or NOTHING
        return canvas.accessible_group(canvas.items.groups[index].key) or NOTHING

    @override
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return child.index_in(self._canvas()) if isinstance(child, AccessiblePart) else -1

    @override
    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        canvas = self._canvas()
        if canvas is None:
            return NOTHING
        key, group = canvas.key_and_group_at(canvas.mapFromGlobal(QPoint(x, y)).toPointF())
        is_flat = canvas.items.is_flat
        return (canvas.accessible_item(key) if is_flat else canvas.accessible_group(group)) or NOTHING

    @override
    def focusChild(self) -> QAccessibleInterface:
        canvas = self._canvas()
        has_focus = canvas is not None and canvas.hasFocus()
        item = canvas.accessible_item(canvas.current) if canvas is not None and has_focus else None
        return item if item is not None else super().focusChild()


@cache
def install() -> None:
    """Have Qt ask for the objects of canvases here; to be called before the first canvas is made."""
    QAccessible.installFactory(_make)


def _make(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    """Return the object of a canvas; Qt makes those of all other widgets."""
    return AccessibleCanvas(thing) if isinstance(thing, ItemCanvas) else None
