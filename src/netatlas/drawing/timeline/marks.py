"""The marks of a lane and their labels: on the bar where they fit uncut, else in rows below it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from netatlas.drawing.scene import Box, HitArea, Label, Ring, Shape, Stroke
from netatlas.drawing.timeline.labels import TextRow, elided, mark_label
from netatlas.explore.timeline import ENDINGS, Standing

if TYPE_CHECKING:
    import datetime as dt

    from netatlas.atlas.dates import PartialDate
    from netatlas.drawing.timeline.axis import Axis
    from netatlas.drawing.timeline.options import TimelineLayoutOptions
    from netatlas.explore.lanes import LaneHistory, Mark

ROW = 17.0
"""Height of a row of labels."""
_MOST_ROWS = 3
_WIDEST = 280.0
_NARROWEST = 132.0
_SIZE = 11.5
_ASIDE = 8.0
_EDGE = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneDrawing:
    """What a lane is drawn from: its history, where it begins, the axis, and the last day that is known."""

    history: LaneHistory
    top: float
    axis: Axis
    until: dt.date
    several: bool


class _Background(NamedTuple):
    """What is behind a label: the ink that can be read there, and whether it needs a plain box behind it."""

    ink: str
    boxed: bool


class _Waiting(NamedTuple):
    """A label that found no room on the bar."""

    mark: Mark
    x: float
    text: str


class MarkLayout:
    """Places the marks of one lane and their labels.

    Attributes:
        shapes: what is drawn.
        backgrounds: boxes behind labels, drawn above the lines of dates that would run through the text.
        hits: where each event can be pointed at.
    """

    def __init__(
        self, lane: LaneDrawing, options: TimelineLayoutOptions, middles: list[float], below: float
    ) -> None:
        """Prepare; ``middles`` are those of the bars, ``below`` is where the first row begins."""
        self.lane, self.options, self.middles, self.below = lane, options, middles, below
        self.shapes: list[Shape] = []
        self.backgrounds: list[Shape] = []
        self.hits: list[HitArea] = []
        self._size = _SIZE * options.scale
        self._rows = [TextRow() for _row in range(_MOST_ROWS)]
        self._bars = [TextRow() for _bar in middles]
        self._boxes: dict[str, tuple[float, float, float, float]] = {}
        for mark in lane.history.marks:
            x = lane.axis.middle(mark.date)
            self._bars[mark.bar].occupy(x - 5, x + 5)

    @property
    def rows_used(self) -> int:
        """How many rows below the bars hold labels."""
        return max((count for count, row in enumerate(self._rows, start=1) if row.occupied), default=0)

    def arrange(self) -> None:
        """Place beginnings first, then ends, then the rest by date; a label that fits nowhere is left out."""
        axis, waiting = self.lane.axis, []
        order = sorted(
            self.lane.history.marks,
            key=lambda mark: (not mark.opens, mark.event.what not in ENDINGS, mark.date),
        )
        turned = self._turned_before()
        for mark in order:
            if mark.old is not None:
                self._wrong_date(mark, mark.old)
        for mark in order:
            x = axis.middle(mark.date)
            if not axis.holds(x) and mark not in turned:
                continue
            text = mark_label(mark, several=self.lane.several)
            if not self._on_bar(mark, x, text) and axis.holds(x):
                waiting.append(_Waiting(mark, x, text))
        self._below(waiting)
        for mark in order:
            self._mark(mark)

    def _turned_before(self) -> list[Mark]:
        """Return for each bar the mark, out of sight, with which the segment at the left edge began."""
        axis = self.lane.axis
        turns = [mark for mark in self.lane.history.marks if mark.opens or mark.event.what in ENDINGS]
        gone = [mark for mark in turns if axis.middle(mark.date) < axis.left]
        return list({mark.bar: mark for mark in gone}.values())

    def _mark(self, mark: Mark) -> None:
        x, middle, scale = self.lane.axis.middle(mark.date), self.middles[mark.bar], self.options.scale
        if not self.lane.axis.holds(x):
            return
        if not mark.opens and mark.event.what not in ENDINGS:
            self.shapes.append(Ring(x, middle, 4.5 * scale, "surface", "accent", 2))
        if mark.event.id == self.options.current:
            self.shapes.append(Ring(x, middle, 9 * scale, "", "text", 2))
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
        """Write a label on the bar where it fits uncut, right of the mark or else left of it."""
        axis, row, middle = self.lane.axis, self._bars[mark.bar], self.middles[mark.bar]
        wide = self.options.measure(text, self._size, bold=False)
        if wide > _WIDEST * self.options.scale and not mark.opens:
            return False
        after = axis.x(mark.date.last.toordinal() + 1) if mark.opens else x
        behind, before = max(after, axis.left) + _ASIDE, x - _ASIDE - wide
        inside = behind + wide < self._segment_end(mark)
        for left in (behind, before) if inside else (before, behind):
            right = left + wide
            if left < axis.left or right > self.options.width - _EDGE or not row.is_free(left - 2, right + 2):
                continue
            background = self._background(mark, left, right)
            if background is None:
                continue
            row.occupy(left - 2, right + 2)
            if background.boxed:
                self._underlay(left, middle, wide)
            self.shapes.append(Label(left, middle, text, background.ink, self._size))
            self._boxes[mark.event.id] = left, middle - self._size, right, middle + self._size
            return True
        return False

    def _underlay(self, left: float, middle: float, wide: float) -> None:
        """Put a plain box behind a label."""
        size = self._size
        self.backgrounds.append(Box(left - 3, middle - size * 0.7, wide + 6, size * 1.4, "surface"))

    def _segment_end(self, mark: Mark) -> float:
        """Return where the segment ends that a mark begins; for other marks the end of what is known."""
        axis, bar = self.lane.axis, self.lane.history.bars[mark.bar]
        ends = next((one.ends for one in bar.segments if one.event is mark.event), None)
        return axis.clamped(axis.x(ends.first.toordinal() if ends else self.lane.until.toordinal() + 1))

    def _background(self, mark: Mark, left: float, right: float) -> _Background | None:
        """Return what is behind a label from ``left`` to ``right``; None where no ink reads on all of it."""
        one, other = self._background_at(mark, left), self._background_at(mark, right)
        if one == other:
            return one
        if "on_accent" in (one.ink, other.ink):
            return None
        return _Background(one.ink, boxed=True)

    def _background_at(self, mark: Mark, x: float) -> _Background:
        bar, axis = self.lane.history.bars[mark.bar], self.lane.axis
        ink = "bad" if mark.event.what in ENDINGS else "text"
        over = [one for one in bar.segments if axis.x(one.begins.first.toordinal()) <= x]
        if not over or x > axis.x(self.lane.until.toordinal() + 1):
            return _Background(ink, boxed=True)
        if over[-1].standing is Standing.CURRENT:
            return _Background("text" if len(bar.segments) > 1 else "on_accent", boxed=False)
        return _Background(ink, boxed=True)

    def _below(self, waiting: list[_Waiting]) -> None:
        """Find rows for labels, the latest first, so that the lines to their marks cross no other label."""
        placed: list[tuple[_Waiting, int, float]] = []
        for label in sorted(waiting, key=lambda label: -label.x):
            full = self.options.measure(label.text, self._size, bold=False)
            for need in (min(full, most * self.options.scale) for most in (_WIDEST, _NARROWEST)):
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
        """Return the index of the row and the left edge where ``need`` pixels are free, near the mark."""
        edge = self.options.width - _EDGE
        for index, row in enumerate(self._rows):
            left = min(x - 2, edge - need)
            reachable = all(above.is_free(x - 1, x + 1) for above in self._rows[:index])
            if reachable and left >= self.lane.axis.left - 20 and row.is_free(left - 4, left + need + 8):
                return index, left
        return None

    def _write(self, label: _Waiting, index: int, left: float) -> None:
        """Write a label as far as there is room to the right of it."""
        scale, edge = self.options.scale, self.options.width - _EDGE
        starts = [start for start, _end in self._rows[index].occupied if start > left]
        room = min([_WIDEST * scale, edge - left, *(start - left - 4 for start in starts)])
        text = elided(self.options.measure, label.text, self._size, room)
        top = self.below + index * ROW * scale
        self.shapes.append(Stroke(label.x, self.below - 2 * scale, label.x, top + 3 * scale, "muted"))
        middle, wide = top + ROW * scale / 2 + 1, self.options.measure(text, self._size, bold=False)
        self._underlay(left, middle, wide)
        self.shapes.append(Label(left, middle, text, "muted", self._size))
        self._boxes[label.mark.event.id] = left, top, left + wide, top + ROW * scale

    def _wrong_date(self, mark: Mark, date: PartialDate) -> None:
        """Draw the notes' wrong date, struck through."""
        x, middle = self.lane.axis.middle(date), self.middles[mark.bar]
        if not self.lane.axis.holds(x):
            return
        text = f"notes: {date}"
        wide = self.options.measure(text, self._size, bold=False)
        left = x - 9 - wide if x - 9 - wide > self.lane.axis.left else x + 9
        self.shapes.append(Ring(x, middle, 4.5 * self.options.scale, "surface", "warning", 2))
        self.shapes.append(Label(left, middle, text, "warning", self._size, struck=True))
        self._bars[mark.bar].occupy(min(left, x - 5), max(left + wide, x + 5))
