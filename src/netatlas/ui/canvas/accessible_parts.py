"""A painted item or group of a canvas as an accessible object, which asks the canvas for what it says."""

from __future__ import annotations

import math
import weakref
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QWindow
from shiboken6 import isValid
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Iterable

    from netatlas.ui.canvas.item_canvas import ItemCanvas
    from netatlas.ui.canvas.scene_items import ItemText


NOTHING = cast("QAccessibleInterface", None)
"""What Qt expects where there is no object; the type hints of PySide6 do not know of it."""


class AccessiblePart(QAccessibleInterface):
    """An item or a group: a child of a canvas that has no widget."""

    def __init__(self, canvas: ItemCanvas, key: str) -> None:
        super().__init__()
        self._reference = weakref.ref(canvas)
        self.key = key

    @property
    def canvas(self) -> ItemCanvas | None:
        """The canvas, or None if it is deleted."""
        canvas = self._reference()
        return canvas if canvas is not None and isValid(canvas) else None

    def index_in(self, canvas: ItemCanvas | None) -> int:
        """Return the index among the children of the canvas or of a group, or -1."""
        raise NotImplementedError

    def words(self, canvas: ItemCanvas) -> ItemText:
        """Return name and description."""
        raise NotImplementedError

    def box(self, canvas: ItemCanvas) -> QRect:
        """Return the rectangle on the canvas; empty out of sight."""
        raise NotImplementedError

    @override
    def object(self) -> QObject:
        return cast("QObject", None)

    @override
    def window(self) -> QWindow:
        return self.parent().window() if self.canvas is not None else cast("QWindow", None)

    @override
    def rect(self) -> QRect:
        canvas = self.canvas
        box = self.box(canvas) if canvas is not None else QRect()
        return box if canvas is None or box.isEmpty() else box.translated(canvas.mapToGlobal(QPoint()))

    @override
    def state(self) -> QAccessible.State:
        state, canvas = QAccessible.State(), self.canvas
        if canvas is None or not self.isValid():
            state.invalid = True
            return state
        state.invisible = not canvas.isVisible()
        state.offscreen = not canvas.visibleRegion().intersects(self.box(canvas))
        return state

    @override
    def text(self, kind: QAccessible.Text) -> str:
        canvas = self.canvas
        if canvas is None or not self.isValid():
            return ""
        words = self.words(canvas)
        match kind:
            case QAccessible.Text.Name:
                return words.name
            case QAccessible.Text.Description:
                return words.description
            case _:
                return ""

    @override
    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Change nothing: what a picture says is not edited."""

    @override
    def childCount(self) -> int:
        return 0

    @override
    def child(self, index: int) -> QAccessibleInterface:
        return NOTHING

    @override
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    @override
    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        return NOTHING


class AccessibleItem(AccessiblePart):
    """A painted item, such as a node or an event."""

    @override
    def isValid(self) -> bool:
        return self.canvas is not None and self.key in self.canvas.items

    @override
    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    @override
    def parent(self) -> QAccessibleInterface:
        canvas = self.canvas
        if canvas is None:
            return NOTHING
        group = canvas.accessible_group(canvas.items.group_of(self.key))
        return group if group is not None else QAccessible.queryAccessibleInterface(canvas)

    @override
    def state(self) -> QAccessible.State:
        state, canvas = super().state(), self.canvas
        if canvas is not None and not state.invalid:
            state.focusable = state.selectable = True
            state.selected = canvas.current == self.key
            state.focused = bool(state.selected) and canvas.hasFocus()
        return state

    @override
    def index_in(self, canvas: ItemCanvas | None) -> int:
        return canvas.items.index_of(self.key) if canvas is not None else -1

    @override
    def words(self, canvas: ItemCanvas) -> ItemText:
        return canvas.item_text(self.key)

    @override
    def box(self, canvas: ItemCanvas) -> QRect:
        hit = canvas.hit(self.key)
        return _united([(hit.left, hit.top, hit.right, hit.bottom)] if hit is not None else [])


class AccessibleGroup(AccessiblePart):
    """A group of items, such as a lane."""

    @override
    def isValid(self) -> bool:
        return self.canvas is not None and self.canvas.items.has_group(self.key)

    @override
    def role(self) -> QAccessible.Role:
        return QAccessible.Role.List

    @override
    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self.canvas) if self.canvas is not None else NOTHING

    @override
    def childCount(self) -> int:
        return len(self.canvas.items.keys_in(self.key)) if self.canvas is not None else 0

    @override
    def child(self, index: int) -> QAccessibleInterface:
        canvas = self.canvas
        if canvas is None or not 0 <= index < self.childCount():
            return NOTHING
        return canvas.accessible_item(canvas.items.keys_in(self.key)[index]) or NOTHING

    @override
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        canvas = self.canvas
        if (
            canvas is None
            or not isinstance(child, AccessibleItem)
            or canvas.items.group_of(child.key) != self.key
        ):
            return -1
        return child.index_in(canvas)

    @override
    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        canvas = self.canvas
        if canvas is None:
            return NOTHING
        key, group = canvas.key_and_group_at(canvas.mapFromGlobal(QPoint(x, y)).toPointF())
        return (canvas.accessible_item(key) if group == self.key else None) or NOTHING

    @override
    def index_in(self, canvas: ItemCanvas | None) -> int:
        return canvas.items.index_of_group(self.key) if canvas is not None else -1

    @override
    def words(self, canvas: ItemCanvas) -> ItemText:
        return canvas.group_text(self.key)

    @override
    def box(self, canvas: ItemCanvas) -> QRect:
        return _united((hit.left, hit.top, hit.right, hit.bottom) for hit in canvas.hits_in(self.key))


def _united(boxes: Iterable[tuple[float, float, float, float]]) -> QRect:
    """Return the smallest rectangle of whole pixels around boxes (left, top, right, bottom)."""
    edges = list(zip(*boxes, strict=True))
    if not edges:
        return QRect()
    left, top = (math.floor(min(values)) for values in edges[:2])
    right, bottom = (math.ceil(max(values)) for values in edges[2:])
    return QRect(left, top, right - left, bottom - top)
