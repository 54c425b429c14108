"""The picture of a timeline as one painted widget: zoomed, moved, walked through event by event, and heard.

It holds what is looked at; what holds on a date, and how it is drawn, is decided in ``netatlas.explore`` and
``netatlas.export``. Keys and the mouse are in ``netatlas.ui.canvas.timeline_widget``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from netatlas.drawing.timeline.axis import Axis, whole_of
from netatlas.drawing.timeline.layout import axis_of, scene_of
from netatlas.drawing.timeline.view import View
from netatlas.explore.lanes import lives
from netatlas.explore.timeline import authorities, event_words
from netatlas.ui.canvas.painting import FontMeasure, ScenePainter

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.dates import PartialDate
    from netatlas.atlas.model import Event, Timeline
    from netatlas.drawing.scene import Scene, Spot
    from netatlas.explore.lanes import LaneLife
    from netatlas.explore.timeline import LaneState
    from netatlas.explore.timeline_answer import TimelineAnswer
    from netatlas.ui.page_context import PageContext

_SIDE = 40.0


class TimelineCanvas(QWidget):
    """Lanes over an axis of time.

    Signals:
        event_told: the id of the event to tell of, or '' for none.
        date_changed: the date that the line was moved to, a ``PartialDate``.
        open_requested: the id of a concept, and whether it is wanted in a new tab.
        reached: the top and bottom of what the keyboard stands on, to be brought into sight.
        zoom_changed: whether less than the whole is shown.
    """

    event_told = Signal(str)
    date_changed = Signal(object)
    open_requested = Signal(str, bool)
    reached = Signal(int, int)
    zoom_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.atlas: Atlas | None = None
        self.timeline: Timeline | None = None
        self.lives: tuple[LaneLife, ...] = ()
        self.dates: tuple[PartialDate, ...] = ()
        self.states: tuple[LaneState, ...] = ()
        self.current = ""
        self.hidden: frozenset[str] = frozenset()
        self.ringed = False
        self.whole = (1.0, 2.0)
        self._days: tuple[float, float] | None = None
        self._context: PageContext | None = None
        self._scene: Scene | None = None
        self._looked: View | None = None
        self._measure = FontMeasure(self.font())

    def show_timeline(self, timeline: Timeline, context: PageContext) -> None:
        """Show a timeline; another one is shown whole and without a current event."""
        if self.timeline is None or timeline.id != self.timeline.id:
            self._days, self.current = None, ""
        self.timeline, self._context, self.atlas = timeline, context, context.opened.atlas
        self.states = ()
        self._measure = FontMeasure(self.font())
        self._reread()

    def show_answer(self, answer: TimelineAnswer) -> None:
        """Draw a line at each date, the last of which can be moved, and what held on the last."""
        hidden_before = self.hidden
        self.dates, self.hidden = answer.question.dates, answer.question.hidden
        self.states = answer.states_in_edition
        if self.hidden == hidden_before:
            self.refresh()
        else:
            self._reread()

    @property
    def scene(self) -> Scene | None:
        """What is drawn, or None before there is anything."""
        if self._scene is None and self.timeline is not None:
            self._scene = scene_of(self.timeline, self.lives, self._view(), self.axis)
        return self._scene

    @property
    def axis(self) -> Axis:
        """The axis as far as it is shown."""
        axis = axis_of(self._view(), self.whole)
        if self._days is None:
            return axis
        return replace(axis, first=self._days[0], last=self._days[1]).within(self.whole)

    @property
    def zoomed(self) -> bool:
        """Whether less than the whole is shown."""
        return self._days is not None

    @property
    def days(self) -> tuple[float, float] | None:
        """The first and last day in sight; None where all are."""
        return self._days

    def show_days(self, days: tuple[float, float] | None) -> None:
        """Show some days as they were shown before, or all; nothing is told of it."""
        self._days = days
        self.refresh()

    def look(self, axis: Axis | None) -> None:
        """Show the days of ``axis``, or the whole."""
        days = None if axis is None else (axis.first, axis.last)
        self._days = None if days == self.whole else days
        self.refresh()
        self.zoom_changed.emit(self.zoomed)

    def zoom(self, factor: float, *, at: float | None = None) -> None:
        """Show more or less of the time, about a place, else about the current event, else the date."""
        axis = self.axis
        self.look(axis.zoomed(factor, at=self._heart(axis) if at is None else at, whole=self.whole))

    def pan(self, pixels: float) -> None:
        """Move along the time."""
        if self.zoomed:
            self.look(self.axis.panned(pixels, whole=self.whole))

    def go_to(self, event_id: str) -> None:
        """Make an event the current one, bring it into sight and tell of it."""
        self.current = event_id
        self.refresh()
        mark = next((one for life in self.lives for one in life.marks if one.event.id == event_id), None)
        if mark is not None:
            axis = self.axis
            x = axis.middle(mark.date)
            if not axis.left + _SIDE <= x <= axis.right - _SIDE:
                self.pan(x - (axis.left + axis.right) / 2)
        spot = self.spot(event_id)
        if spot is not None:
            self.reached.emit(int(spot.top) - 10, int(spot.bottom) + 10)
        self.event_told.emit(event_id)
        self._speak()

    def spot(self, event_id: str) -> Spot | None:
        """Return where an event is drawn, or None where it is out of sight."""
        scene = self.scene
        return next((one for one in scene.spots if one.event == event_id), None) if scene else None

    def event_of(self, event_id: str) -> Event | None:
        """Return an event that is drawn."""
        found = (one.event for life in self.lives for one in life.marks if one.event.id == event_id)
        return next(found, None)

    def refresh(self) -> None:
        """Draw anew with what has changed."""
        self._scene = self._looked = None
        scene = self.scene
        if scene is not None and round(scene.height) != self.height():
            self.setFixedHeight(round(scene.height))
        self.update()

    def words(self) -> str:
        """Return what a screen reader hears: the timeline, and the current event with its place."""
        if self.timeline is None or self.atlas is None:
            return "Timeline"
        count = sum(len(life.marks) for life in self.lives)
        head = f"{self.timeline.title}, timeline; {len(self.lives)} lanes, {count} events"
        for life in self.lives:
            for place, mark in enumerate(life.marks, start=1):
                if mark.event.id == self.current:
                    lane = self.atlas.concepts[life.lane].name
                    by = f" by {mark.event.by}" if mark.event.by else ""
                    what = f"{event_words(mark.event.what)} {mark.date}{by}"
                    return f"{head}; {lane}, {place} of {len(life.marks)}: {what}. {mark.event.says}"
        return head

    @override
    def sizeHint(self) -> QSize:
        return QSize(800, round(self.scene.height) if self.scene else 200)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.scene is None or self._context is None:
            return
        painter = QPainter(self)
        theme = self._context.theme
        painter.fillRect(event.rect(), theme.colour("surface"))
        ScenePainter(painter, theme, self.font()).paint(self.scene)
        if self.ringed and self.hasFocus() and not self.current:
            painter.setPen(theme.colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.end()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.refresh()

    def _reread(self) -> None:
        if self.timeline is None or self._context is None:
            return
        self.lives = lives(self.timeline, edition=self._context.edition, hidden=self.hidden)
        self.whole = whole_of(self.timeline, self.lives)
        if self.event_of(self.current) is None:
            self.current = ""
            self.event_told.emit("")
        self.refresh()
        self._speak()

    def _view(self) -> View:
        if self._looked is None:
            self._looked = self._new_view()
        return self._looked

    def _new_view(self) -> View:
        timeline, atlas = self.timeline, self.atlas
        lanes = timeline.lanes if timeline is not None else ()
        return View(
            width=float(max(320, self.width())),
            names={lane: atlas.concepts[lane].name for lane in lanes} if atlas is not None else {},
            measure=self._measure,
            scale=self._context.scale if self._context else 1.0,
            states=self.states,
            dates=self.dates,
            current=self.current,
            several=timeline is not None and len(authorities(timeline)) > 1,
        )

    def _heart(self, axis: Axis) -> float:
        spot = self.spot(self.current)
        return spot.x if spot is not None else (axis.left + axis.right) / 2

    def _speak(self) -> None:
        self.setAccessibleName(self.words())
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
