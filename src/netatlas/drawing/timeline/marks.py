"""Places the marks of a lane and their labels: on the bar if they fit uncut, else in rows below it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from netatlas.drawing.scene import Box, Circle, HitArea, Label, Shape, Stroke
from netatlas.drawing.timeline.labels import LabelRow, elided, mark_label
from netatlas.explore.timeline import ENDINGS, Standing

if TYPE_CHECKING:
    import datetime as dt

    from netatlas.atlas.dates import PartialDate
    from netatlas.drawing.timeline.axis import Axis
    from netatlas.drawing.timeline.options import TimelineLayoutOptions
    from netatlas.explore.lanes import LaneHistory, Mark

ROW = 17.0
"""Height of a row of labels."""
_MAX_ROWS = 3
_WIDEST = 280.0
"""Greatest width of a label; longer ones are cut."""
_NARROWEST = 132.0
"""Width to which a label is cut if it does not fit otherwise; still enough for date and event."""
_SIZE = 11.5
"""Font size of labels at scale 1."""
_ASIDE = 8.0
"""Pixels between a mark and its label on the bar."""
_EDGE = 4.0
"""Pixels kept free at the right edge of the picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneDrawing:
    """What is needed to draw a lane: its history, upper edge and axis, and the last days known and planned.

    ``several`` says whether several authorities ended something on the timeline.
    """

    history: LaneHistory
    top: float
    axis: Axis
    until: dt.date
    planned_until: dt.date
    several: bool


class _Background(NamedTuple):
    """The background of a label: the colour that is readable on it, and whether it needs a plain box."""

    ink: str
    boxed: bool


class _UnplacedLabel(NamedTuple):
    """A label without room on the bar, with the x of its mark."""

    mark: Mark
    x: float
    text: str


class MarkLayout:
    """Places the marks of one lane and their labels.

    Attributes:
        shapes: what is drawn.
        backgrounds: boxes behind labels, drawn above the lines of dates that would run through the text.
        hits: the hit area of each event.
    """

    def __init__(
        self, lane: LaneDrawing, options: TimelineLayoutOptions, middles: list[float], below: float
    ) -> None:
        """Start; ``middles`` are the y of the bars, ``below`` is the y at which the first row begins."""
        self.lane, self.options, self.middles, self.below = lane, options, middles, below
        self.shapes: list[Shape] = []
        self.backgrounds: list[Shape] = []
        self.hits: list[HitArea] = []
        self._size = _SIZE * options.scale
        self._rows = [LabelRow() for _row in range(_MAX_ROWS)]
        self._bars = [LabelRow() for _bar in middles]
        self._boxes: dict[str, tuple[float, float, float, float]] = {}
        for mark in lane.history.marks:
            x = lane.axis.middle(mark.date)
            self._bars[mark.bar].occupy(x - 5, x + 5)

    @property
    def rows_used(self) -> int:
        """How many rows below the bars hold labels."""
        return max((count for count, row in enumerate(self._rows, start=1) if row.occupied), default=0)

    def arrange(self) -> None:
        """Place beginnings, then endings, then other events by date; labels without room are left out."""
        axis, unplaced = self.lane.axis, []
        order = sorted(
            self.lane.history.marks,
            key=lambda mark: (not mark.opens, mark.event.what not in ENDINGS, mark.date),
        )
        turned = self._last_turns_out_of_view()
        for mark in order:
            if mark.old is not None:
                self._wrong_date(mark, mark.old)
        for mark in order:
            x = axis.middle(mark.date)
            if not axis.holds(x) and mark not in turned:
                continue
            text = mark_label(mark, several=self.lane.several)
            if not self._on_bar(mark, x, text) and axis.holds(x):
                unplaced.append(_UnplacedLabel(mark, x, text))
        self._below(unplaced)
        for mark in order:
            self._mark(mark)

    def _last_turns_out_of_view(self) -> list[Mark]:
        """Return for each bar the mark left of the view that began the segment at the left edge."""
        axis = self.lane.axis
        turns = [mark for mark in self.lane.history.marks if mark.opens or mark.event.what in ENDINGS]
        gone = [mark for mark in turns if axis.middle(mark.date) < axis.left]
        return list({mark.bar: mark for mark in gone}.values())

    def _mark(self, mark: Mark) -> None:
        x, middle, scale = self.lane.axis.middle(mark.date), self.middles[mark.bar], self.options.scale
        if not self.lane.axis.holds(x):
            return
        if not mark.opens and mark.event.what not in ENDINGS:
            border = "muted" if mark.event.planned else "accent"
            self.shapes.append(Circle(x, middle, 4.5 * scale, "surface", border, 2))
        if mark.event.id == self.options.current:
            self.shapes.append(Circle(x, middle, 9 * scale, "", "text", 2))
        left, top, right, bottom = x - 8 * scale, middle - 12 * scale, x + 8 * scale, middle + 12 * scale
        if box := self._boxes.get(mark.event.id):
            left, top, right, bottom = (
                min(left, box[0]),
                min(top, box[1]),
                max(right, box[2]),
                max(bottom, box[3]),
            )
        self.hits.append(HitArea(mark.event.id, self.lane.history.lane, x, middle, left, top, right, bottom))

    def _on_bar(self, mark: Mark, x: float, text: str) -> bool:
        """Place a label on its lane's bar, right or left of the mark, if it fits uncut; return True if so."""
        axis, row, middle = self.lane.axis, self._bars[mark.bar], self.middles[mark.bar]
        width = self.options.measure(text, self._size, bold=False)
        if width > _WIDEST * self.options.scale and not mark.opens:
            return False
        after = axis.x(mark.date.last.toordinal() + 1) if mark.opens else x
        behind, before = max(after, axis.left) + _ASIDE, x - _ASIDE - width
        inside = behind + width < self._segment_end(mark)
        for left in (behind, before) if inside else (before, behind):
            right = left + width
            if left < axis.left or right > self.options.width - _EDGE or not row.is_free(left - 2, right + 2):
                continue
            background = self._background(mark, left, right)
            if background is None:
                continue
            row.occupy(left - 2, right + 2)
            if background.boxed:
                self._draw_background(left, middle, width)
            self.shapes.append(Label(left, middle, text, background.ink, self._size))
            self._boxes[mark.event.id] = left, middle - self._size, right, middle + self._size
            return True
        return False

    def _draw_background(self, left: float, middle: float, width: float) -> None:
        """Draw a plain box behind a label."""
        size = self._size
        self.backgrounds.append(Box(left - 3, middle - size * 0.7, width + 6, size * 1.4, "surface"))

    def _segment_end(self, mark: Mark) -> float:
        """Return the x where the segment of a mark ends; for a mark that begins none, the last known day."""
        axis, bar = self.lane.axis, self.lane.history.bars[mark.bar]
        ends = next((segment.ends for segment in bar.segments if segment.event is mark.event), None)
        return axis.clamped(axis.x(ends.first.toordinal() if ends else self.lane.until.toordinal() + 1))

    def _background(self, mark: Mark, left: float, right: float) -> _Background | None:
        """Return the background from ``left`` to ``right``; None if no colour is readable on all of it."""
        start, end = self._background_at(mark, left), self._background_at(mark, right)
        if start == end:
            return start
        if "on_accent" in (start.ink, end.ink):
            return None
        return _Background(start.ink, boxed=True)

    def _background_at(self, mark: Mark, x: float) -> _Background:
        bar, axis = self.lane.history.bars[mark.bar], self.lane.axis
        ink = "bad" if mark.event.what in ENDINGS else "text"
        begun = [part for part in bar.segments if axis.x(part.begins.first.toordinal()) <= x]
        if not begun or x > axis.x(self.lane.until.toordinal() + 1):
            return _Background(ink, boxed=True)
        if begun[-1].standing is Standing.CURRENT:
            return _Background("text" if bar.has_ended else "on_accent", boxed=False)
        return _Background(ink, boxed=True)

    def _below(self, unplaced: list[_UnplacedLabel]) -> None:
        """Place labels in rows, the latest first, so that the lines to their marks cross no other label."""
        placed: list[tuple[_UnplacedLabel, int, float]] = []
        for label in sorted(unplaced, key=lambda label: -label.x):
            full = self.options.measure(label.text, self._size, bold=False)
            for need in (min(full, limit * self.options.scale) for limit in (_WIDEST, _NARROWEST)):
                room = self._find_room(label.x, need)
                if room is not None:
                    index, left = room
                    self._rows[index].occupy(left - 4, left + need + 8)
                    for row in self._rows[:index]:
                        row.occupy(label.x - 2, label.x + 2)
                    placed.append((label, index, left))
                    break
        for label, index, left in placed:
            self._write(label, index, left)

    def _find_room(self, x: float, need: float) -> tuple[int, float] | None:
        """Return the index of a row and the left edge at which ``need`` pixels are free near the mark."""
        edge = self.options.width - _EDGE
        for index, row in enumerate(self._rows):
            left = min(x - 2, edge - need)
            reachable = all(above.is_free(x - 1, x + 1) for above in self._rows[:index])
            if reachable and left >= self.lane.axis.left - 20 and row.is_free(left - 4, left + need + 8):
                return index, left
        return None

    def _write(self, label: _UnplacedLabel, index: int, left: float) -> None:
        """Draw a label, cut to the room at its right, and the line to its mark."""
        scale, edge = self.options.scale, self.options.width - _EDGE
        starts = [start for start, _end in self._rows[index].occupied if start > left]
        room = min([_WIDEST * scale, edge - left, *(start - left - 4 for start in starts)])
        text = elided(self.options.measure, label.text, self._size, room)
        top = self.below + index * ROW * scale
        self.shapes.append(Stroke(label.x, self.below - 2 * scale, label.x, top + 3 * scale, "muted"))
        middle, width = top + ROW * scale / 2 + 1, self.options.measure(text, self._size, bold=False)
        self._draw_background(left, middle, width)
        self.shapes.append(Label(left, middle, text, "muted", self._size))
        self._boxes[label.mark.event.id] = left, top, left + width, top + ROW * scale

    def _wrong_date(self, mark: Mark, date: PartialDate) -> None:
        """Draw the wrong date of the notes, struck through."""
        x, middle = self.lane.axis.middle(date), self.middles[mark.bar]
        if not self.lane.axis.holds(x):
            return
        text = f"notes: {date}"
        width = self.options.measure(text, self._size, bold=False)
        left = x - 9 - width if x - 9 - width > self.lane.axis.left else x + 9
        self.shapes.append(Circle(x, middle, 4.5 * self.options.scale, "surface", "warning", 2))
        self.shapes.append(Label(left, middle, text, "warning", self._size, struck=True))
        self._bars[mark.bar].occupy(min(left, x - 5), max(left + width, x + 5))
