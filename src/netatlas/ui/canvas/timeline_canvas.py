"""The canvas of a timeline: lanes over an axis of time, and a date line moved by keyboard or mouse.

``netatlas.explore`` finds what held on a date, ``netatlas.drawing.timeline`` lays out the picture, and
``netatlas.ui.canvas.scene_canvas`` handles zoom, pan and focus.
"""

from __future__ import annotations

import datetime as dt
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from netatlas.atlas.dates import PartialDate, years_later
from netatlas.atlas.event_words import event_phrase
from netatlas.drawing.timeline.axis import Axis, date_range
from netatlas.drawing.timeline.layout import axis_of, date_at, date_x, scene_of, state_label
from netatlas.drawing.timeline.options import TimelineLayoutOptions, layout_options
from netatlas.drawing.viewport import Viewport
from netatlas.explore.lanes import lane_histories
from netatlas.explore.timeline_answer import TimelineQuestion, answer_to
from netatlas.explore.timeline_stepping import find_mark, mark_across_lanes, mark_along_lane
from netatlas.ui.canvas.painting import FontMeasure
from netatlas.ui.canvas.scene_canvas import SceneCanvas
from netatlas.ui.canvas.scene_items import ItemGroup, ItemText
from netatlas.ui.commands import DATE_KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent

    from netatlas.atlas.model import Event, Timeline
    from netatlas.drawing.scene import HitArea, Scene
    from netatlas.explore.lanes import LaneHistory
    from netatlas.explore.timeline_answer import TimelineAnswer
    from netatlas.ui.page_context import PageContext

_MIN_WIDTH = 320
"""Least width in pixels for which the picture is laid out; a narrower widget shows a part of it."""
_USUAL_WIDTH = 800
"""Width in pixels that it asks for before it is shown: what its layout needs is its height."""
_GRAB_DISTANCE = 7.0
"""Pixels from the date line within which the mouse grabs it."""
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
"""Days that Shift and an arrow move the date by; with Ctrl, calendar years."""


class TimelineCanvas(SceneCanvas):
    """The lanes of a timeline, with a line at each chosen date.

    Signals:
        date_changed: the date that the line was moved to, a ``PartialDate``.
        scroll_requested: the top and bottom of the event in focus, to be scrolled into sight.
        digit_typed: a digit that begins a date.
    """

    date_changed = Signal(object)
    scroll_requested = Signal(int, int)
    digit_typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.histories: tuple[LaneHistory, ...] = ()
        self._answer: TimelineAnswer | None = None
        self._context: PageContext | None = None
        self._first_and_last = (1.0, 2.0)
        self._options: TimelineLayoutOptions | None = None
        self._measure = FontMeasure(self.font())
        self._moves_date = False
        self._is_filled = True  # with all that is to be shown

    @contextmanager
    def drawn_once(self) -> Iterator[None]:
        """Make no picture while timeline, days and answer are shown, only one of all that at the end."""
        self._is_filled = False
        try:
            yield
        finally:
            self._is_filled = True
            self.refresh()

    def show_timeline(self, timeline: Timeline, context: PageContext) -> None:
        """Show a timeline, at first without dates; another timeline resets zoom and focus."""
        before = self._answer
        if before is None or timeline.id != before.timeline.id:
            self._shown, self.current = None, ""
        hidden = before.question.hidden if before is not None else frozenset()
        self._answer = answer_to(TimelineQuestion(hidden=hidden, edition=context.edition), timeline)
        self._context = context
        self._measure = FontMeasure(self.font())
        self.apply_theme(context.theme)
        self._read_events()

    def show_answer(self, answer: TimelineAnswer) -> None:
        """Draw a line at each date, of which the last can be moved, and the states on the last date."""
        before, self._answer = self._answer, answer
        if before is not None and before.question.hidden == answer.question.hidden:
            self.refresh()
        else:
            self._read_events()

    @property
    def dates(self) -> tuple[PartialDate, ...]:
        """The dates with a line."""
        return self._answer.question.dates if self._answer is not None else ()

    @property
    def axis(self) -> Axis:
        """The visible part of the axis."""
        shown = self.viewport.x
        return Axis(shown.first, shown.last, shown.left, shown.right)

    @property
    def days(self) -> tuple[float, float] | None:
        """The first and last visible day; None if all are visible."""
        return None if self._shown is None else (self._shown.x.first, self._shown.x.last)

    def show_days(self, days: tuple[float, float] | None) -> None:
        """Show some days, or with None all; without a signal, since the page calls this itself."""
        whole = self.whole()
        self._shown = None if days is None else Viewport(replace(whole.x, first=days[0], last=days[1]))
        self.refresh()

    def event_of(self, event_id: str) -> Event | None:
        """Return an event that is drawn."""
        position = find_mark(self.histories, event_id)
        return position.mark.event if position is not None else None

    @override
    def whole(self) -> Viewport:
        options = self._layout_options()
        return Viewport(axis_of(options, self._first_and_last))

    @override
    def make_scene(self) -> Scene | None:
        if self._answer is None:
            return None
        return scene_of(self._answer.timeline, self.histories, self._layout_options(), self.axis)

    @override
    def position_of(self, key: str) -> tuple[float, float] | None:
        position = find_mark(self.histories, key)
        return (self.axis.middle(position.mark.date), 0.0) if position is not None else None

    @override
    def neighbour(self, right: int, down: int) -> str:
        find, step = (mark_across_lanes, down) if down else (mark_along_lane, right)
        mark = find(self.histories, self.current, step)
        return mark.event.id if mark is not None else ""

    @override
    def address_of(self, key: str, group: str) -> str:
        event = self.event_of(key)
        return event.lane if event is not None else group

    @override
    def summary(self) -> str:
        if self._answer is None:
            return "Timeline"
        events = sum(len(history.marks) for history in self.histories)
        return f"{self._answer.timeline.title}, timeline; {len(self.histories)} lanes, {events} events"

    @override
    def item_groups(self) -> Sequence[ItemGroup]:
        return [
            ItemGroup(history.lane, [mark.event.id for mark in history.marks]) for history in self.histories
        ]

    @override
    def item_text(self, key: str) -> ItemText:
        position = find_mark(self.histories, key)
        if position is None:
            return ItemText("")
        event = position.mark.event
        by = f" by {event.by}" if event.by else ""
        old = f"The notes said {position.mark.old}." if position.mark.old is not None else ""
        said = " ".join(filter(None, (event.says, old)))
        return ItemText(f"{event_phrase(event)} {position.mark.date}{by}", said)

    @override
    def group_text(self, group: str) -> ItemText:
        options = self._layout_options()
        state = next((state for state in options.states if state.lane == group), None)
        return ItemText(
            options.names.get(group, ""), state_label(options, state) if state is not None else ""
        )

    @override
    def opened_name(self, key: str, group: str) -> str:
        event = self.event_of(key)
        return self.group_text(event.lane if event is not None else group).name

    @override
    def go_to(self, key: str) -> None:
        super().go_to(key)
        hit = self.hit(key)
        if hit is not None:
            self.scroll_requested.emit(int(hit.top) - 10, int(hit.bottom) + 10)

    @override
    def refresh(self) -> None:
        self._options = None
        super().refresh()
        if self._is_filled and self.isVisible():  # else it gets another width, for which it is drawn anew
            self._fit_height()

    @override
    def sizeHint(self) -> QSize:
        return super().sizeHint() if self.isVisible() else QSize(_USUAL_WIDTH, self.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self.isVisible():
            self._fit_height()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_height()

    def _fit_height(self) -> None:
        if self.scene is not None and round(self.scene.height) != self.height():
            self.setFixedHeight(round(self.scene.height))

    @override
    def cursor_at(self, at: QPointF, hit: HitArea | None) -> Qt.CursorShape:
        return Qt.CursorShape.SizeHorCursor if self._is_on_line(at) else super().cursor_at(at, hit)

    @override
    def drag(self, pressed: QPointF, last: QPointF, at: QPointF) -> None:
        if pressed.x() < self.axis.left:
            return
        if self.zoomed:
            super().drag(pressed, last, at)
        else:
            self._move_date(at)

    @override
    def click_background(self, at: QPointF) -> None:
        if at.x() >= self.axis.left:
            self._move_date(at)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        if modifiers & _SHIFT and key in _STEPS:
            self._shift_date(_STEPS[key], by_year=bool(modifiers & _CTRL))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to_end(-1 if key == Qt.Key.Key_Home else 1)
        elif modifiers & _CTRL or not self._take_digit(event.text()):
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._moves_date = event.button() is Qt.MouseButton.LeftButton and self._is_on_line(event.position())
        if not self._moves_date:
            super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._moves_date:
            self._move_date(event.position())
        else:
            super().mouseMoveEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._moves_date and event.button() is Qt.MouseButton.LeftButton:
            self._moves_date = False
        else:
            super().mouseReleaseEvent(event)

    def _read_events(self) -> None:
        if self._answer is None:
            return
        timeline, question = self._answer.timeline, self._answer.question
        self.histories = lane_histories(timeline, edition=question.edition, hidden=question.hidden)
        self._first_and_last = date_range(timeline, self.histories)
        if self.event_of(self.current) is None:
            self.current = ""
            self.item_indicated.emit("")
        self.refresh()
        self.items_changed()

    def _layout_options(self) -> TimelineLayoutOptions:
        if self._options is None:
            self._options = self._make_options()
        return self._options

    def _make_options(self) -> TimelineLayoutOptions:
        width = float(max(_MIN_WIDTH, self.width()))
        if self._answer is None or self._context is None:
            return TimelineLayoutOptions(width=width, names={}, measure=self._measure)
        atlas = self._context.opened.atlas
        options = layout_options(atlas, self._answer, width=width, measure=self._measure)
        return replace(options, scale=self._context.scale, current=self.current)

    def _take_digit(self, text: str) -> bool:
        """Emit ``digit_typed`` for a digit that can begin a year; return False for other letters."""
        if text not in DATE_KEYS:
            return False
        self.digit_typed.emit(text)
        return True

    def _go_to_end(self, direction: int) -> None:
        """Go to the first or last event of the lane."""
        most = max((len(history.marks) for history in self.histories), default=0)
        mark = mark_along_lane(self.histories, self.current, direction * most)
        if mark is not None:
            self.go_to(mark.event.id)

    def _shift_date(self, step: int, *, by_year: bool) -> None:
        if not self.dates:
            return
        day = self.dates[-1].first
        shifted = years_later(day, step).toordinal() if by_year else day.toordinal() + step
        lowest, highest = int(self._first_and_last[0]) + 1, int(self._first_and_last[1]) - 1
        wanted = max(lowest, min(highest, shifted))
        self.date_changed.emit(PartialDate.of(dt.date.fromordinal(wanted)))

    def _move_date(self, at: QPointF) -> None:
        self.date_changed.emit(date_at(self.axis, at.x()))

    def _is_on_line(self, at: QPointF) -> bool:
        return bool(self.dates) and abs(at.x() - date_x(self.axis, self.dates[-1])) <= _GRAB_DISTANCE
