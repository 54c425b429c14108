"""The canvas of what is around a concept: walked through row by row, each neighbour a link."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from netatlas.drawing.graph.around import GROUND, AroundLook, around_rows, around_scene
from netatlas.drawing.viewport import Viewport, VisibleRange
from netatlas.ui.canvas.painting import FontMeasure
from netatlas.ui.canvas.scene_canvas import SceneCanvas
from netatlas.ui.canvas.scene_items import ItemGroup, ItemText
from netatlas.words import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QFocusEvent, QMouseEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from netatlas.drawing.graph.around import AroundContent, AroundRow
    from netatlas.drawing.scene import HitArea, Scene

_CTRL = Qt.KeyboardModifier.ControlModifier


class AroundCanvas(SceneCanvas):
    """The neighbours of a concept by relation; as high as it needs, and never zoomed.

    Signals:
        scroll_requested: the top and bottom of the current row, to be scrolled into sight.
    """

    scroll_requested = Signal(int, int)
    ground = GROUND

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._content: AroundContent | None = None
        self._unfolded: set[int] = set()
        self._rows: dict[str, AroundRow] = {}
        self._scale = 1.0
        self._measure = FontMeasure(self.font())

    def show_content(self, content: AroundContent, scale: float) -> None:
        """Show the neighbours of a concept; large groups are folded."""
        if content is not self._content:
            self._content, self._unfolded = content, set()
            self.current = self._hovered = ""
        self._scale, self._measure = scale, FontMeasure(self.font())
        self._rows_changed()

    def switch_fold(self, group: int) -> None:
        """Unfold a group that is folded, or fold one that is not; the keyboard stays with it."""
        if self._content is None or not self._content.is_foldable(group):
            return
        self._unfolded ^= {group}
        self._rows_changed()
        if self.hasFocus():
            self.go_to(self.items.keys_in(str(group))[0])

    @override
    def whole(self) -> Viewport:
        width = max(1.0, float(self.width()))
        return Viewport(VisibleRange(0.0, width, 0.0, width, width))

    @override
    def make_scene(self) -> Scene | None:
        return self._scene_for(self.width())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    @override
    def position_of(self, key: str) -> tuple[float, float] | None:
        hit = self.hit(key)
        return (hit.x, hit.y) if hit is not None else None

    @override
    def neighbour(self, right: int, down: int) -> str:
        keys = list(self._rows)
        if self.current not in self._rows:
            return keys[0] if keys else ""
        index = keys.index(self.current) + down
        return keys[index] if 0 <= index < len(keys) else ""

    @override
    def address_of(self, key: str, group: str) -> str:
        row = self._rows.get(key)
        return row.neighbour.concept_id if row is not None and row.neighbour is not None else ""

    @override
    def summary(self) -> str:
        if self._content is None:
            return "Neighbours"
        return f"Around {self._content.centre.name}; {counted(self._content.total, 'relation')}"

    @override
    def item_groups(self) -> Sequence[ItemGroup]:
        if self._content is None:
            return []
        groups = around_rows(self._content, self._unfolded)
        return [ItemGroup(str(rows[0].group), [row.key for row in rows]) for rows in groups]

    @override
    def item_text(self, key: str) -> ItemText:
        row = self._rows.get(key)
        if row is None or self._content is None:
            return ItemText("")
        group = self._content.groups[row.group]
        if row.neighbour is None:
            return ItemText(counted(len(group.neighbours), "concept"), f"{group.label}; folded")
        return ItemText(row.neighbour.name, f"{group.label}; {row.neighbour.kind}")

    @override
    def group_text(self, group: str) -> ItemText:
        if self._content is None or not self.items.has_group(group):
            return ItemText("")
        shown = self._content.groups[int(group)]
        return ItemText(shown.label, counted(len(shown.neighbours), "concept"))

    @override
    def go_to(self, key: str) -> None:
        super().go_to(key)
        hit = self.hit(key)
        if hit is not None:
            self.scroll_requested.emit(round(hit.top), round(hit.bottom))

    @override
    def cursor_at(self, at: QPointF, hit: HitArea | None) -> Qt.CursorShape:
        is_relation = hit is not None and not hit.key and not self._is_foldable(hit.group)
        return super().cursor_at(at, None if is_relation else hit)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason and not self.current:
            self.go_to(self.neighbour(0, 0))
        self.refresh()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.refresh()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Do nothing: the first click has opened the neighbour already."""

    @override
    def _arrow(self, right: int, down: int, modifiers: Qt.KeyboardModifier) -> None:
        row = self._rows.get(self.current)
        is_folded = row is not None and row.neighbour is None
        if down or row is None:
            super()._arrow(right, down, modifiers & ~_CTRL)
        elif (right > 0) is is_folded:
            self.switch_fold(row.group)

    @override
    def _click(self, at: QPointF, hit: HitArea | None, *, in_new_tab: bool) -> None:
        if hit is not None:
            self.current = hit.key or self.current
            self._open(hit.key, hit.group, in_new_tab=in_new_tab)

    @override
    def _open(self, key: str, group: str, *, in_new_tab: bool) -> None:
        row = self._rows.get(key)
        if row is not None and row.neighbour is not None:
            super()._open(key, group, in_new_tab=in_new_tab)
        elif row is not None or group:
            self.switch_fold(row.group if row is not None else int(group))

    @override
    def _indicate(self, key: str) -> None:
        is_other = key != self._hovered
        super()._indicate(key)
        if is_other:
            self.refresh()

    def _scene_for(self, width: int) -> Scene | None:
        if self._content is None:
            return None
        current = self.current if self.hasFocus() else ""
        look = AroundLook(width, self._measure, self._scale, self._unfolded, self._hovered, current)
        return around_scene(self._content, look)

    def _is_foldable(self, group: str) -> bool:
        return self._content is not None and self._content.is_foldable(int(group))

    def _fit(self) -> None:
        """Be as high as the rows need at this width."""
        scene = self._scene_for(self.width())
        self.setFixedHeight(math.ceil(scene.height) if scene is not None else 0)

    def _rows_changed(self) -> None:
        content = self._content
        groups = around_rows(content, self._unfolded) if content is not None else []
        self._rows = {row.key: row for rows in groups for row in rows}
        if self.current not in self._rows:
            self.current = ""
        self._hovered = self._hovered if self._hovered in self._rows else ""
        self.refresh()
        self._fit()
        self.items_changed()
