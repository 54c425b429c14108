"""The marks of a lane, and where their words find room: on the bar if they fit whole, else in rows below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from netatlas.drawing.scene import Box, Ring, Shape, Spot, Stroke, Words
from netatlas.drawing.timeline.view import Slot, elided, mark_words
from netatlas.explore.timeline import ENDINGS, Standing

if TYPE_CHECKING:
    import datetime as dt

    from netatlas.atlas.dates import PartialDate
    from netatlas.drawing.timeline.axis import Axis
    from netatlas.drawing.timeline.view import View
    from netatlas.explore.lanes import LaneLife, Mark

ROW = 17.0
"""How high a row of words is."""
_MOST_ROWS = 3
_WIDEST = 280.0
_NARROWEST = 132.0
_SIZE = 11.5
_ASIDE = 8.0
_EDGE = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneDrawing:
    """What a lane is drawn from: its life and place, the axis, and until when anything is known."""

    life: LaneLife
    place: int
    top: float
    axis: Axis
    until: dt.date
    several: bool


class _Ground(NamedTuple):
    """What words stand on: the ink that reads there, and whether they need a ground of their own."""

    ink: str
    chip: bool


class _Waiting(NamedTuple):
    """Words that found no room on the bar."""

    mark: Mark
    x: float
    text: str


class Marks:
    """Places what belongs to the events of one lane.

    Attributes:
        shapes: what is drawn.
        grounds: what words stand on, above the lines of dates that would run through them.
        spots: where each event can be pointed at.
    """

    def __init__(self, lane: LaneDrawing, view: View, middles: list[float], below: float) -> None:
        """Prepare; ``middles`` are those of the bars, ``below`` is where the first row begins."""
        self.lane, self.view, self.middles, self.below = lane, view, middles, below
        self.shapes: list[Shape] = []
        self.grounds: list[Shape] = []
        self.spots: list[Spot] = []
        self._size = _SIZE * view.scale
        self._rows = [Slot() for _row in range(_MOST_ROWS)]
        self._bars = [Slot() for _bar in middles]
        self._boxes: dict[str, tuple[float, float, float, float]] = {}
        for mark in lane.life.marks:
            x = lane.axis.middle(mark.date)
            self._bars[mark.bar].take(x - 5, x + 5)

    @property
    def rows_used(self) -> int:
        """How many rows below the bars hold words."""
        return max((place for place, row in enumerate(self._rows, start=1) if row.taken), default=0)

    def place(self) -> None:
        """Place beginnings first, then ends, then the rest by date; what fits nowhere is only a mark."""
        axis, waiting = self.lane.axis, []
        order = sorted(
            self.lane.life.marks, key=lambda mark: (not mark.opens, mark.event.what not in ENDINGS, mark.date)
        )
        standing = self._standing()
        for mark in order:
            if mark.old is not None:
                self._old(mark, mark.old)
        for mark in order:
            x = axis.middle(mark.date)
            if not axis.holds(x) and mark not in standing:
                continue
            text = mark_words(mark, several=self.lane.several)
            if not self._on_bar(mark, x, text) and axis.holds(x):
                waiting.append(_Waiting(mark, x, text))
        self._below(waiting)
        for mark in order:
            self._mark(mark)

    def _standing(self) -> list[Mark]:
        """Return for each bar what began, out of sight, the stretch that stands at the left edge."""
        axis = self.lane.axis
        turns = [mark for mark in self.lane.life.marks if mark.opens or mark.event.what in ENDINGS]
        gone = [mark for mark in turns if axis.middle(mark.date) < axis.left]
        return list({mark.bar: mark for mark in gone}.values())

    def _mark(self, mark: Mark) -> None:
        x, middle, scale = self.lane.axis.middle(mark.date), self.middles[mark.bar], self.view.scale
        if not self.lane.axis.holds(x):
            return
        if not mark.opens and mark.event.what not in ENDINGS:
            self.shapes.append(Ring(x, middle, 4.5 * scale, "surface", "accent", 2))
        if mark.event.id == self.view.current:
            self.shapes.append(Ring(x, middle, 9 * scale, "", "text", 2))
        left, top, right, bottom = x - 8 * scale, middle - 12 * scale, x + 8 * scale, middle + 12 * scale
        if box := self._boxes.get(mark.event.id):
            left, top, right, bottom = (
                min(left, box[0]),
                min(top, box[1]),
                max(right, box[2]),
                max(bottom, box[3]),
            )
        self.spots.append(Spot(mark.event.id, self.lane.place, x, middle, left, top, right, bottom))

    def _on_bar(self, mark: Mark, x: float, text: str) -> bool:
        """Write words on the bar where they fit whole, right of the mark or else left of it."""
        axis, slot, middle = self.lane.axis, self._bars[mark.bar], self.middles[mark.bar]
        wide = self.view.measure(text, self._size, bold=False)
        if wide > _WIDEST * self.view.scale and not mark.opens:
            return False
        after = axis.x(mark.date.last.toordinal() + 1) if mark.opens else x
        behind, before = max(after, axis.left) + _ASIDE, x - _ASIDE - wide
        inside = behind + wide < self._stretch_end(mark)
        for left in (behind, before) if inside else (before, behind):
            right = left + wide
            if left < axis.left or right > self.view.width - _EDGE or not slot.free(left - 2, right + 2):
                continue
            ground = self._ground(mark, left, right)
            if ground is None:
                continue
            slot.take(left - 2, right + 2)
            if ground.chip:
                self._underlay(left, middle, wide)
            self.shapes.append(Words(left, middle, text, ground.ink, self._size))
            self._boxes[mark.event.id] = left, middle - self._size, right, middle + self._size
            return True
        return False

    def _underlay(self, left: float, middle: float, wide: float) -> None:
        """Put a plain ground behind words."""
        size = self._size
        self.grounds.append(Box(left - 3, middle - size * 0.7, wide + 6, size * 1.4, "surface"))

    def _stretch_end(self, mark: Mark) -> float:
        """Return where the stretch ends that a mark begins; of other marks the end of all that is known."""
        axis, bar = self.lane.axis, self.lane.life.bars[mark.bar]
        ends = next((one.ends for one in bar.stretches if one.event is mark.event), None)
        return axis.clamped(axis.x(ends.first.toordinal() if ends else self.lane.until.toordinal() + 1))

    def _ground(self, mark: Mark, left: float, right: float) -> _Ground | None:
        """Return what words from ``left`` to ``right`` stand on, or None where no ink reads on all of it."""
        one, other = self._ground_at(mark, left), self._ground_at(mark, right)
        if one == other:
            return one
        if "on_accent" in (one.ink, other.ink):
            return None
        return _Ground(one.ink, chip=True)

    def _ground_at(self, mark: Mark, x: float) -> _Ground:
        bar, axis = self.lane.life.bars[mark.bar], self.lane.axis
        ink = "bad" if mark.event.what in ENDINGS else "text"
        over = [one for one in bar.stretches if axis.x(one.begins.first.toordinal()) <= x]
        if not over or x > axis.x(self.lane.until.toordinal() + 1):
            return _Ground(ink, chip=True)
        if over[-1].standing is Standing.CURRENT:
            return _Ground("text" if len(bar.stretches) > 1 else "on_accent", chip=False)
        return _Ground(ink, chip=True)

    def _below(self, waiting: list[_Waiting]) -> None:
        """Find rows for words, the latest first, so that the lines up to their marks cross no other words."""
        placed: list[tuple[_Waiting, int, float]] = []
        for words in sorted(waiting, key=lambda one: -one.x):
            full = self.view.measure(words.text, self._size, bold=False)
            needs = (min(full, most * self.view.scale) for most in (_WIDEST, _NARROWEST))
            found = ((need, spot) for need in needs if (spot := self._spot(words.x, need)) is not None)
            need, spot = next(found, (0.0, None))
            if spot is None:
                continue
            place, left = spot
            self._rows[place].take(left - 4, left + need + 8)
            for row in self._rows[:place]:
                row.take(words.x - 2, words.x + 2)
            placed.append((words, place, left))
        for words, place, left in placed:
            self._write(words, place, left)

    def _spot(self, x: float, need: float) -> tuple[int, float] | None:
        """Return the row and the left edge where ``need`` pixels are free, near the mark."""
        edge = self.view.width - _EDGE
        for place, row in enumerate(self._rows):
            left = min(x - 2, edge - need)
            reached = all(one.free(x - 1, x + 1) for one in self._rows[:place])
            if reached and left >= self.lane.axis.left - 20 and row.free(left - 4, left + need + 8):
                return place, left
        return None

    def _write(self, words: _Waiting, place: int, left: float) -> None:
        """Write words as far as there is room to the right of them."""
        scale, edge = self.view.scale, self.view.width - _EDGE
        starts = [start for start, _end in self._rows[place].taken if start > left]
        room = min([_WIDEST * scale, edge - left, *(start - left - 4 for start in starts)])
        text = elided(self.view, words.text, self._size, room)
        top = self.below + place * ROW * scale
        self.shapes.append(Stroke(words.x, self.below - 2 * scale, words.x, top + 3 * scale, "muted"))
        middle, wide = top + ROW * scale / 2 + 1, self.view.measure(text, self._size, bold=False)
        self._underlay(left, middle, wide)
        self.shapes.append(Words(left, middle, text, "muted", self._size))
        right = left + wide
        self._boxes[words.mark.event.id] = left, top, right, top + ROW * scale

    def _old(self, mark: Mark, date: PartialDate) -> None:
        """Draw where the notes had it, struck through."""
        x, middle = self.lane.axis.middle(date), self.middles[mark.bar]
        if not self.lane.axis.holds(x):
            return
        text = f"notes: {date}"
        wide = self.view.measure(text, self._size, bold=False)
        left = x - 9 - wide if x - 9 - wide > self.lane.axis.left else x + 9
        self.shapes.append(Ring(x, middle, 4.5 * self.view.scale, "surface", "warning", 2))
        self.shapes.append(Words(left, middle, text, "warning", self._size, struck=True))
        self._bars[mark.bar].take(min(left, x - 5), max(left + wide, x + 5))
