"""Keys and mouse of a timeline's picture: stepping from event to event, moving the date, zooming, opening."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from typing_extensions import override

from netatlas.atlas.dates import PartialDate
from netatlas.drawing.timeline.layout import date_at, date_x
from netatlas.ui.canvas.timeline_canvas import TimelineCanvas

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent

    from netatlas.drawing.scene import Spot
    from netatlas.explore.lanes import Mark

_NEAR = 7.0
_STILL = 4.0
_STEP = 1.25
_PAN = 80.0
_TURN = 120.0
_YEAR = 365
_ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class TimelineWidget(TimelineCanvas):
    """The picture with hands on it.

    Signals:
        digit_typed: a digit that begins a date.
        lock_requested: the reader wants the date to stay while another is looked at.
    """

    digit_typed = Signal(str)
    lock_requested = Signal()

    _held: QPointF | None = None
    _last: QPointF | None = None
    _moves_date = False
    _hovered = ""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        if key in _ARROWS:
            self._arrow(key, modifiers)
        elif key in _ENTER and self.current:
            self._open(self.current, in_new_tab=bool(modifiers & _CTRL))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._along(-len(self._marks()) if key == Qt.Key.Key_Home else len(self._marks()))
        elif not modifiers & _CTRL and self._typed(event.text()):
            return
        else:
            super().keyPressEvent(event)

    def _typed(self, text: str) -> bool:
        """Do what a letter asks for; tell whether it asked for anything."""
        match text:
            case "+" | "=":
                self.zoom(_STEP)
            case "-":
                self.zoom(1 / _STEP)
            case "0":
                self.look(None)
            case "1" | "2":
                self.digit_typed.emit(text)
            case "l" | "L":
                self.lock_requested.emit()
            case _:
                return False
        return True

    def _arrow(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        lanes, events = _ARROWS[key]
        if modifiers & _SHIFT and events:
            self._shift_date(events * (_YEAR if modifiers & _CTRL else 1))
        elif modifiers & _CTRL and events:
            self.pan(events * _PAN)
        elif lanes:
            self._across(lanes)
        else:
            self._along(events)

    def _shift_date(self, days: int) -> None:
        if not self.dates:
            return
        wanted = self.dates[-1].first.toordinal() + days
        wanted = max(int(self.whole[0]) + 1, min(int(self.whole[1]) - 1, wanted))
        self.date_changed.emit(PartialDate.of(dt.date.fromordinal(wanted)))

    def _lane(self) -> int:
        """Return the lane of the current event, or -1."""
        here = (place for place, life in enumerate(self.lives) for one in life.marks if self._is_current(one))
        return next(here, -1)

    def _is_current(self, mark: Mark) -> bool:
        return mark.event.id == self.current

    def _marks(self) -> tuple[Mark, ...]:
        """Return the events of the current lane, or of the first that has any."""
        lane = self._lane()
        return (
            self.lives[lane].marks if lane >= 0 else next((one.marks for one in self.lives if one.marks), ())
        )

    def _along(self, steps: int) -> None:
        marks = self._marks()
        if not marks:
            return
        here = next((place for place, mark in enumerate(marks) if self._is_current(mark)), None)
        wanted = 0 if here is None else max(0, min(len(marks) - 1, here + steps))
        self.go_to(marks[wanted].event.id)

    def _across(self, step: int) -> None:
        """Go to the event nearest in time on the next lane that has any."""
        lane = self._lane()
        if lane < 0:
            self._along(0)
            return
        here = next(mark for mark in self.lives[lane].marks if self._is_current(mark))
        lane += step
        while 0 <= lane < len(self.lives):
            if self.lives[lane].marks:
                nearest = min(self.lives[lane].marks, key=lambda mark: abs(mark.date.first - here.date.first))
                self.go_to(nearest.event.id)
                return
            lane += step

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.ringed = event.reason() in _BY_KEY
        self.update()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        turn = event.angleDelta()
        if event.modifiers() & _CTRL:
            self.zoom(_STEP ** (turn.y() / _TURN), at=event.position().x())
        elif event.modifiers() & _SHIFT or abs(turn.x()) > abs(turn.y()):
            self.pan(-(turn.x() or turn.y()) / _TURN * _PAN)
        else:
            event.ignore()
            return
        event.accept()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._held = self._last = event.position()
        self._moves_date = self._on_date_line(event.position())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._held is None or self._last is None:
            self._hover(at)
        elif self._moves_date:
            self._move_date(at)
        elif (at - self._held).manhattanLength() > _STILL and self._held.x() >= self.axis.left:
            if self.zoomed:
                self.pan(self._last.x() - at.x())
            else:
                self._move_date(at)
        self._last = at

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at, held, moved = event.position(), self._held, self._moves_date
        self._held, self._moves_date = None, False
        if event.button() is Qt.MouseButton.MiddleButton:
            self._open_at(at, in_new_tab=True)
            return
        if held is None or moved or (at - held).manhattanLength() > _STILL:
            return
        spot = self._spot_at(at)
        if spot is not None:
            self.go_to(spot.event)
            if event.modifiers() & _CTRL:
                self._open(spot.event, in_new_tab=True)
        elif at.x() < self.axis.left:
            self._open_at(at, in_new_tab=bool(event.modifiers() & _CTRL))
        else:
            self._move_date(at)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        spot = self._spot_at(event.position())
        if spot is not None:
            self._open(spot.event, in_new_tab=False)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._tell("")

    def _hover(self, at: QPointF) -> None:
        spot = self._spot_at(at)
        if self._on_date_line(at):
            shape = Qt.CursorShape.SizeHorCursor
        elif spot is not None or (at.x() < self.axis.left and self._lane_at(at) >= 0):
            shape = Qt.CursorShape.PointingHandCursor
        else:
            shape = Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        self._tell(spot.event if spot is not None else "")

    def _tell(self, event_id: str) -> None:
        if event_id != self._hovered:
            self._hovered = event_id
            self.event_told.emit(event_id or self.current)

    def _on_date_line(self, at: QPointF) -> bool:
        return bool(self.dates) and abs(at.x() - date_x(self.axis, self.dates[-1])) <= _NEAR

    def _move_date(self, at: QPointF) -> None:
        self.date_changed.emit(date_at(self.axis, at.x()))

    def _spot_at(self, at: QPointF) -> Spot | None:
        """Return the event at a place: the one whose mark is nearest, where boxes overlap."""
        scene = self.scene
        here = [spot for spot in scene.spots if spot.holds(at.x(), at.y())] if scene is not None else []
        return min(here, key=lambda spot: abs(spot.x - at.x()) + abs(spot.y - at.y()), default=None)

    def _lane_at(self, at: QPointF) -> int:
        tops = self.scene.lane_tops if self.scene is not None else ()
        lanes = (place for place in range(len(tops) - 1) if tops[place] <= at.y() < tops[place + 1])
        return next(lanes, -1)

    def _open_at(self, at: QPointF, *, in_new_tab: bool) -> None:
        spot, lane = self._spot_at(at), self._lane_at(at)
        if spot is not None:
            self._open(spot.event, in_new_tab=in_new_tab)
        elif at.x() < self.axis.left and lane >= 0:
            self.open_requested.emit(self.lives[lane].lane, in_new_tab)

    def _open(self, event_id: str, *, in_new_tab: bool) -> None:
        event = self.event_of(event_id)
        if event is not None:
            self.open_requested.emit(event.lane, in_new_tab)
