"""What a canvas says of its items; accessible objects and announcements are made from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from netatlas.ui.canvas.scene_items import SceneItems

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QAccessibleInterface

    from netatlas.drawing.scene import HitArea
    from netatlas.ui.canvas.scene_items import ItemGroup, ItemText


class ItemCanvas(QWidget):
    """A widget that paints items with names.

    Attributes:
        current: the key of the item in focus, or ''.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without items."""
        super().__init__(parent)
        self.current = ""
        self._items: SceneItems | None = None

    def summary(self) -> str:
        """Return the accessible name of the whole picture."""
        raise NotImplementedError

    def item_groups(self) -> Sequence[ItemGroup]:
        """Return all items in reading order, those too that are out of sight."""
        raise NotImplementedError

    def item_text(self, key: str) -> ItemText:
        """Return the accessible text of an item."""
        raise NotImplementedError

    def group_text(self, group: str) -> ItemText:
        """Return the accessible text of a group; for a picture whose items are in groups."""
        raise NotImplementedError

    def hit(self, key: str) -> HitArea | None:
        """Return the hit area of an item, or None if it is out of sight."""
        raise NotImplementedError

    def hits_in(self, group: str) -> Iterable[HitArea]:
        """Return the hit areas of a group and its items; for a picture whose items are in groups."""
        raise NotImplementedError

    def hit_at(self, at: QPointF) -> HitArea | None:
        """Return the hit area at a point, or None."""
        raise NotImplementedError

    def key_and_group_at(self, at: QPointF) -> tuple[str, str]:
        """Return the keys of the item and of the group at a point, '' for none."""
        hit = self.hit_at(at)
        if hit is None:
            return "", ""
        return hit.key, self.items.group_of(hit.key) if hit.key else hit.group

    def accessible_item(self, key: str) -> QAccessibleInterface | None:
        """Return an item as an object for screen readers, or None for an unknown one."""
        raise NotImplementedError

    def accessible_group(self, key: str) -> QAccessibleInterface | None:
        """Return a group as an object for screen readers, or None for an unknown one."""
        raise NotImplementedError

    def opened_name(self, key: str, group: str) -> str:
        """Return the name of what an item opens, or without a key its group."""
        if key:
            return self.item_text(key).name
        return self.group_text(group).name if self.items.has_group(group) else ""

    @property
    def items(self) -> SceneItems:
        """The items in reading order, numbered."""
        if self._items is None:
            self._items = SceneItems(self.item_groups())
        return self._items
