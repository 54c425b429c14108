"""A widget that shows a scene: zoom, pan, focus, keyboard, mouse and accessibility.

A subclass for a kind of picture implements the methods that raise ``NotImplementedError``, also those of
``ItemCanvas``: what is drawn, what it is called, and where the arrow keys lead. Nothing is animated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from typing_extensions import override

from netatlas.drawing.hits import HitIndex
from netatlas.ui.canvas import accessible_scene
from netatlas.ui.canvas.announcing import Announcer
from netatlas.ui.canvas.item_canvas import ItemCanvas
from netatlas.ui.canvas.painting import ScenePainter
from netatlas.ui.commands import SHOW_ALL_KEYS, ZOOM_IN_KEYS, ZOOM_OUT_KEYS
from netatlas.ui.widgets.chosen_line import paint_ring

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QAccessibleInterface, QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from netatlas.drawing.scene import HitArea, Scene
    from netatlas.drawing.viewport import Viewport, VisibleRange
    from netatlas.ui.theme import Theme

_CLICK_DISTANCE = 4.0
"""Pixels that the mouse may move between press and release of a click."""
_MARGIN = 40.0
"""Least pixels between the edge and an item that was scrolled into view."""
_ZOOM_STEP = 1.25
"""Factor of one zoom step."""
_PAN_STEP = 80.0
"""Pixels of one step with an arrow key or the wheel."""
_WHEEL_NOTCH = 120.0
"""What Qt reports for one notch of a wheel: eighths of a degree."""
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class SceneCanvas(ItemCanvas):
    """Paints a scene and lets keyboard and mouse move about in it.

    Attributes:
        ground: the role of the colour behind the picture.
        accessible_items: the items as objects for screen readers, made on request.
        announcer: says to screen readers what happens.

    Signals:
        item_indicated: the key of the item under the mouse, else of the one in focus, or ''.
        open_requested: an address, and whether to open it in a new tab.
        zoom_changed: whether less than the whole is shown.
    """

    item_indicated = Signal(str)
    open_requested = Signal(str, bool)
    zoom_changed = Signal(bool)
    ground = "surface"

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        accessible_scene.install()
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.accessible_items = accessible_scene.AccessibleItems(self)
        self.announcer = Announcer(self)
        self._focus_visible = False
        self._theme: Theme | None = None
        self._shown: Viewport | None = None
        self._scene: Scene | None = None
        self._hits: dict[str, HitArea] | None = None
        self._hit_index: HitIndex | None = None
        self._pressed: QPointF | None = None
        self._last = QPointF()
        self._hovered = ""

    def whole(self) -> Viewport:
        """Return the viewport that shows everything in the widget's present size."""
        raise NotImplementedError

    def make_scene(self) -> Scene | None:
        """Return what ``viewport`` shows, or None while there is nothing to show."""
        raise NotImplementedError

    def position_of(self, key: str) -> tuple[float, float] | None:
        """Return the pixel position of an item, visible or not; None for an unknown one."""
        raise NotImplementedError

    def neighbour(self, right: int, down: int) -> str:
        """Return the key of the item that an arrow key moves to, or '' if there is none."""
        raise NotImplementedError

    def address_of(self, key: str, group: str) -> str:
        """Return the address that an item opens, or without a key its group; '' for none."""
        return key or group

    def apply_theme(self, theme: Theme) -> None:
        """Paint in the colours of a theme."""
        self._theme = theme
        self.update()

    @property
    def scene(self) -> Scene | None:
        """What is drawn, or None before there is anything."""
        if self._scene is None:
            self._scene = self.make_scene()
        return self._scene

    @property
    def viewport(self) -> Viewport:
        """What is shown."""
        whole = self.whole()
        return whole if self._shown is None else self._shown.fitted(whole)

    @property
    def zoomed(self) -> bool:
        """Whether less than the whole is shown."""
        return self._shown is not None

    def refresh(self) -> None:
        """Draw again after a change."""
        self._scene = self._hits = self._hit_index = None
        self.update()

    def show_part(self, viewport: Viewport | None) -> None:
        """Show a part of the picture, or with None the whole."""
        all_of_it = viewport is None or viewport.shows_all(self.whole())
        self._shown = None if all_of_it else viewport
        self.refresh()
        self.zoom_changed.emit(self.zoomed)

    def zoom(self, factor: float, *, at: QPointF | None = None) -> None:
        """Zoom about a point; without one about the item in focus, else about the middle."""
        x, y = self._zoom_anchor() if at is None else (at.x(), at.y())
        self.show_part(self.viewport.zoomed(factor, at=(x, y), whole=self.whole()))

    def pan(self, right: float, down: float = 0.0) -> None:
        """Move the view by some pixels, if it is zoomed in."""
        if self.zoomed:
            self.show_part(self.viewport.panned(right, down, whole=self.whole()))

    def items_changed(self) -> None:
        """Take notice of other items, or another name of the whole."""
        self._items = None
        self.accessible_items.forget_removed()
        name = self.summary()
        if name != self.accessibleName():
            self.setAccessibleName(name)  # Qt itself reports the new name

    def go_to(self, key: str) -> None:
        """Put the focus on an item, scroll it into view and announce it; '' removes the focus."""
        self.current = key
        self.refresh()
        self._scroll_into_view(key)
        self.item_indicated.emit(key)
        self.announcer.announce_current()

    @override
    def hit(self, key: str) -> HitArea | None:
        if self._hits is None and self.scene is not None:
            self._hits = {hit.key: hit for hit in reversed(self.scene.hits) if hit.key}
        return self._hits.get(key) if self._hits is not None else None

    @override
    def hits_in(self, group: str) -> Iterable[HitArea]:
        return [hit for hit in self.scene.hits if hit.group == group] if self.scene is not None else []

    @override
    def accessible_item(self, key: str) -> QAccessibleInterface | None:
        return self.accessible_items.item(key)

    @override
    def accessible_group(self, key: str) -> QAccessibleInterface | None:
        return self.accessible_items.group(key)

    @override
    def hit_at(self, at: QPointF) -> HitArea | None:
        if self._hit_index is None and self.scene is not None:
            self._hit_index = HitIndex(self.scene)
        return self._hit_index.at(at.x(), at.y()) if self._hit_index is not None else None

    def cursor_at(self, at: QPointF, hit: HitArea | None) -> Qt.CursorShape:
        """Return the shape of the mouse cursor at a point."""
        del at
        return Qt.CursorShape.ArrowCursor if hit is None else Qt.CursorShape.PointingHandCursor

    def drag(self, pressed: QPointF, last: QPointF, at: QPointF) -> None:
        """Handle a mouse move while the button is held; it was pressed at ``pressed``, last at ``last``."""
        del pressed
        self.pan(last.x() - at.x(), last.y() - at.y())

    def click_background(self, at: QPointF) -> None:
        """Handle a click outside all hit areas."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(800, round(self.scene.height) if self.scene else 200)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.scene is None or self._theme is None:
            return
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.colour(self.ground))
        ScenePainter(painter, self._theme, self.font()).paint(self.scene)
        if self._focus_visible and self.hasFocus() and not self.current:
            paint_ring(painter, self._theme.colour("accent"), self.rect(), 4)
        painter.end()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() or self.viewport.y is not None:
            self.refresh()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._focus_visible = event.reason() in _BY_KEY
        self.announcer.enter()
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        if key in _ARROWS:
            self._arrow(*_ARROWS[key], modifiers)
        elif key in _ENTER and self.current:
            self._open(self.current, "", in_new_tab=bool(modifiers & _CTRL))
        elif modifiers & _CTRL or not self._zoom_by_letter(event.text()):
            super().keyPressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        turn = event.angleDelta()
        right, down = -turn.x() / _WHEEL_NOTCH * _PAN_STEP, -turn.y() / _WHEEL_NOTCH * _PAN_STEP
        if event.modifiers() & _CTRL:
            self.zoom(_ZOOM_STEP ** (turn.y() / _WHEEL_NOTCH), at=event.position())
        elif event.modifiers() & _SHIFT or abs(right) > abs(down):
            self.pan(right or down)
        elif self.viewport.y is not None:
            self.pan(right, down)
        else:
            event.ignore()  # the scroll area around the canvas may scroll up and down
            return
        event.accept()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._pressed = self._last = event.position()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._pressed is None:
            self._hover(at)
        elif (at - self._pressed).manhattanLength() > _CLICK_DISTANCE:
            self.drag(self._pressed, self._last, at)
        self._last = at

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at, pressed = event.position(), self._pressed
        self._pressed = None
        hit = self.hit_at(at)
        if event.button() is Qt.MouseButton.MiddleButton:
            if hit is not None:
                self._open(hit.key, hit.group, in_new_tab=True)
        elif pressed is not None and (at - pressed).manhattanLength() <= _CLICK_DISTANCE:
            self._click(at, hit, in_new_tab=bool(event.modifiers() & _CTRL))

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        hit = self.hit_at(event.position())
        if hit is not None and hit.key:
            self._open(hit.key, hit.group, in_new_tab=False)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._indicate("")

    def _arrow(self, right: int, down: int, modifiers: Qt.KeyboardModifier) -> None:
        if modifiers & _CTRL and (right or self.viewport.y is not None):
            self.pan(right * _PAN_STEP, down * _PAN_STEP)
            return
        key = self.neighbour(right, down)
        if key:
            self.go_to(key)

    def _zoom_by_letter(self, text: str) -> bool:
        """Zoom if a letter is a zoom key; return False if it is not."""
        if text in ZOOM_IN_KEYS:
            self.zoom(_ZOOM_STEP)
        elif text in ZOOM_OUT_KEYS:
            self.zoom(1 / _ZOOM_STEP)
        elif text in SHOW_ALL_KEYS:
            self.show_part(None)
        else:
            return False
        return True

    def _click(self, at: QPointF, hit: HitArea | None, *, in_new_tab: bool) -> None:
        if hit is None:
            self.click_background(at)
            return
        if hit.key:
            self.go_to(hit.key)
        if in_new_tab or not hit.key:
            self._open(hit.key, hit.group, in_new_tab=in_new_tab)

    def _hover(self, at: QPointF) -> None:
        hit = self.hit_at(at)
        self.setCursor(self.cursor_at(at, hit))
        self._indicate(hit.key if hit is not None else "")

    def _indicate(self, key: str) -> None:
        if key != self._hovered:
            self._hovered = key
            self.item_indicated.emit(key or self.current)

    def _open(self, key: str, group: str, *, in_new_tab: bool) -> None:
        address = self.address_of(key, group)
        if address:
            self.announcer.announce_opened(self.opened_name(key, group), in_new_tab=in_new_tab)
            self.open_requested.emit(address, in_new_tab)

    def _scroll_into_view(self, key: str) -> None:
        position, view = self.position_of(key), self.viewport
        if position is None:
            return
        right, down = _distance_into_view(view.x, position[0]), _distance_into_view(view.y, position[1])
        if right or down:
            self.pan(right, down)

    def _zoom_anchor(self) -> tuple[float, float]:
        hit, view = self.hit(self.current), self.viewport
        if hit is not None:
            return hit.x, hit.y
        return view.x.center, view.y.center if view.y is not None else 0.0


def _distance_into_view(shown: VisibleRange | None, pixel: float) -> float:
    """Return how far to pan so that a pixel is in the middle; 0 if it is in view already."""
    if shown is None or shown.left + _MARGIN <= pixel <= shown.right - _MARGIN:
        return 0.0
    return pixel - shown.center
