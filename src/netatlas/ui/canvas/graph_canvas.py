"""The canvas of a graph: its view, with keyboard and mouse to zoom, pan, and walk from node to node."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QHelpEvent, QNativeGestureEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget
from typing_extensions import override

from netatlas.drawing.graph.dotted import dotted_at, dotted_words
from netatlas.drawing.graph.steps import first_node, step_in_direction, step_in_order
from netatlas.ui.canvas.graph_view import GraphView
from netatlas.ui.widgets.plain_text import show_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent

    from netatlas.drawing.graph.picture import GraphPicture
    from netatlas.ui.jobs import Jobs

_WHEEL_FACTOR = 1.2
"""Factor of the zoom for one notch of the wheel."""
_WHEEL_NOTCH = 120.0
_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_ZOOM_STEP = 1.4
"""Factor of a step with a button."""


class GraphCanvas(GraphView):
    """A graph that is zoomed, panned and walked through.

    Attributes:
        movable: whether its nodes can be dragged to other places.

    Signals:
        node_moved: the key of a node that was dragged, and its new place on the map.
    """

    node_moved = Signal(str, float, float)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(jobs, parent)
        self.movable = False
        self._way: list[str] = []
        self._dragged = ""
        self.grabGesture(Qt.GestureType.PinchGesture)

    @override
    def show_picture(self, picture: GraphPicture | None, *, keep_view: bool = False) -> None:
        if not keep_view:
            self._way.clear()
        super().show_picture(picture, keep_view=keep_view)

    @Slot(int)
    def zoom_by_step(self, step: int) -> None:
        """Zoom in by a step of 1, out by one of -1; with 0 show the whole."""
        if step:
            self.zoom(_ZOOM_STEP**step)
        else:
            self.show_part(None)

    @override
    def neighbour(self, right: int, down: int) -> str:
        if self.picture is None or self._look is None:
            return ""
        content, shown, node = self.picture.content, self._look.shown, self._number(self.current)
        if node is None or not shown.nodes[node]:
            return self._key(first_node(content, shown))
        return self._key(step_in_direction(content, shown, node, right, down))

    @override
    def go_to(self, key: str) -> None:
        if self.current and key and key != self.current:
            self._way.append(self.current)
        self._select(key)
        self._scroll_into_view(key)
        self.item_indicated.emit(key)
        self.announcer.announce_current()

    def follow(self, key: str) -> None:
        """Select what was chosen beside the picture, which has been announced there."""
        if self.current and key != self.current:
            self._way.append(self.current)
        self._select(key)
        self._scroll_into_view(key)

    @override
    def click_background(self, at: QPointF) -> None:
        self.go_to("")

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _BY_TAB and not self.current:
            key = self.neighbour(0, 0)
            if key:
                self.go_to(key)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Backspace:
            if self._way:
                before = self._way.pop()
                self.go_to(before)
                self._way.pop()  # the step back is no step that can be taken back
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._step_in_order(1 if key == Qt.Key.Key_PageDown else -1)
        else:
            super().keyPressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        turn = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier or abs(turn.x()) > abs(turn.y()):
            self.pan(-(turn.x() or turn.y()))
        else:
            self.zoom(_WHEEL_FACTOR ** (turn.y() / _WHEEL_NOTCH), at=event.position())
        event.accept()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            show_tip(self, event.globalPos(), self.tip_at(QPointF(event.pos())))
            return True
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom(1 + event.value(), at=event.position())
            return True
        if event.type() is QEvent.Type.Gesture and isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self.zoom(pinch.scaleFactor(), at=QPointF(self.mapFromGlobal(pinch.centerPoint().toPoint())))
            return True
        return super().event(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        hit = self.hit_at(event.position())
        self._dragged = hit.key if hit is not None and self.movable else ""
        super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        moved, self._dragged = self._moved, ""
        if moved is not None:
            self.node_moved.emit(self._key(moved[0]), *moved[1:])
        super().mouseReleaseEvent(event)

    @override
    def drag(self, pressed: QPointF, last: QPointF, at: QPointF) -> None:
        node, view = self._number(self._dragged), self.viewport
        if node is None or view.y is None:
            super().drag(pressed, last, at)
            return
        if self.current != self._dragged:
            self._select(self._dragged)
        self._moved = (node, view.x.value(at.x()), view.y.value(at.y()))
        self.update()

    def tip_at(self, at: QPointF) -> str:
        """Return what there is to say of the dotted line whose number is at a point, or ''."""
        sight = self._in_sight()
        if self.picture is None or sight is None:
            return ""
        line = dotted_at(self.picture.content, sight, at.x(), at.y())
        return dotted_words(self.picture.content, line) if line is not None else ""

    def _step_in_order(self, step: int) -> None:
        if self.picture is not None and self._look is not None:
            node = step_in_order(self.picture.content, self._look.shown, self._number(self.current), step)
            if node is not None:
                self.go_to(self._key(node))
