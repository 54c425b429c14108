"""The canvas of the map with a path on it, along which Left and Right step from stop to stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from typing_extensions import override

from netatlas.drawing.graph.numbered_line import NumberedLine
from netatlas.drawing.viewport import fit
from netatlas.ui.canvas.graph_canvas import GraphCanvas
from netatlas.ui.canvas.scene_items import ItemText
from netatlas.ui.widgets.speaking import speak
from netatlas.words import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from netatlas.drawing.viewport import Viewport
    from netatlas.ui.jobs import Jobs

_AROUND_STOPS = 90.0
"""Pixels around the stops of a path that is brought into view: room for names and numbers."""
_LARGEST_SHARE_AROUND = 0.2
"""Share of a low or narrow canvas that this room takes at most at each side."""
_LARGEST = 2.2
"""Scale to which a short path is enlarged at most."""
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class PathCanvas(GraphCanvas):
    """A graph on which a path can be drawn.

    Signals:
        stop_changed: the index of the stop that is looked at, or -1.
    """

    stop_changed = Signal(int)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        """Start without a path."""
        super().__init__(jobs, parent)
        self._stops: tuple[str, ...] = ()
        self._works = True
        self._stop = -1
        self._shows_stops = False

    @property
    def stops(self) -> tuple[str, ...]:
        """The keys of the path's nodes, in order; empty without a path."""
        return self._stops

    @property
    def stop(self) -> int:
        """The index of the stop that is looked at, or -1."""
        return self._stop

    @property
    def line(self) -> NumberedLine | None:
        """The path as it is drawn, or None; it needs a picture that has all of its nodes."""
        nodes = [self._number(key) for key in self._stops]
        known = tuple(node for node in nodes if node is not None)
        whole = bool(nodes) and len(known) == len(nodes)
        return NumberedLine(known, self._works, self._stop) if whole else None

    def show_path(self, stops: Sequence[str], *, works: bool = True) -> None:
        """Draw a path, or with no stops none."""
        if (tuple(stops), works) != (self._stops, self._works):
            self._stops, self._works = tuple(stops), works
            self._stop = -1
            self._follow(self.current)
            self._renew_look()
            self.refresh()
            self.items_changed()

    def show_stops(self) -> None:
        """Bring all stops of the path into view, and keep them there while nothing but the size changes."""
        line = self.line
        if line is None or self.picture is None:
            return
        content = self.picture.content
        x, y = [content.x[node] for node in line.stops], [content.y[node] for node in line.stops]
        width, height = max(1, self.width()), max(1, self.height())
        around_x, around_y = (min(_AROUND_STOPS, _LARGEST_SHARE_AROUND * side) for side in (width, height))
        room_x, room_y = width - 2 * around_x, height - 2 * around_y
        wide, high = max(x) - min(x), max(y) - min(y)
        scale = min(_LARGEST, room_x / max(wide, 1.0), room_y / max(high, 1.0))
        right, down = around_x / scale, around_y / scale
        bounds = (min(x) - right, min(y) - down, max(x) + right, max(y) + down)
        view = fit(bounds, width, height).x
        self.show_view((min(x) + max(x)) / 2, (min(y) + max(y)) / 2, min(_LARGEST, view.scale))
        self._shows_stops = True

    def go_to_stop(self, index: int) -> None:
        """Go to a stop of the path; an index beyond the ends means the stop at that end."""
        if not self._stops:
            return
        self._stop = max(0, min(index, len(self._stops) - 1))
        key = self._stops[self._stop]
        if key == self.current:
            self._renew_look()
            self.refresh()
            speak(self, ", ".join(filter(None, self.item_text(key))))
        else:
            self.go_to(key)
        self.stop_changed.emit(self._stop)

    @override
    def show_part(self, viewport: Viewport | None) -> None:
        self._shows_stops = False
        super().show_part(viewport)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._shows_stops:
            self.show_stops()

    @override
    def item_text(self, key: str) -> ItemText:
        text = super().item_text(key)
        numbers = [str(index) for index, stop in enumerate(self._stops, start=1) if stop == key]
        if not numbers:
            return text
        now = str(self._stop + 1)
        shown = [now] if now in numbers else numbers
        return ItemText(text.name, f"stop {listed(shown)} of {len(self._stops)}; {text.description}")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if step is not None and plain and self._stops:
            self.go_to_stop(self._stop + step if self._stop >= 0 or step > 0 else len(self._stops) - 1)
        else:
            super().keyPressEvent(event)

    @override
    def _select(self, key: str) -> None:
        if key != self.current:
            self._follow(key)
        super()._select(key)

    @override
    def _renew_look(self) -> None:
        super()._renew_look()
        line = self.line
        if self._look is not None and line is not None:
            on_line = self.current in self._stops
            self._look = self._look._replace(line=line, lit=None if on_line else self._look.lit)

    def _follow(self, key: str) -> None:
        """Look at a stop at ``key``: the one that is looked at if it is there, else the first."""
        stops, before = self._stops, self._stop
        if not (0 <= before < len(stops) and stops[before] == key):
            self._stop = stops.index(key) if key in stops else -1
        if self._stop != before:
            self.stop_changed.emit(self._stop)
