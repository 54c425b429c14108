"""The texts of labels on a timeline, and shortening them to the room that they have."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from netatlas.atlas.event_words import event_phrase
from netatlas.explore.timeline import ENDINGS

if TYPE_CHECKING:
    from netatlas.drawing.scene import Measure
    from netatlas.explore.lanes import Mark


def elided(measure: Measure, text: str, size: float, room: float, *, bold: bool = False) -> str:
    """Return a text cut to fit ``room`` pixels, with an ellipsis if it is cut."""
    if measure(text, size, bold=bold) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(f"{text[:middle].rstrip()}…", size, bold=bold) <= room:
            low = middle
        else:
            high = middle - 1
    return f"{text[:low].rstrip(' ,;')}…" if low else ""


def mark_label(mark: Mark, *, several: bool) -> str:
    """Return date and event in short, with the authority if there are ``several``."""
    event = mark.event
    if event.what in ENDINGS:
        by = f", {event.by}" if several and event.by else ""
        return f"{mark.date} {event_phrase(event)}{by}"
    if mark.opens:
        of_notes = mark.date != event.date  # the notes did not name authority and document
        behind = "" if of_notes else event.document or (event.by if several else "")
        if event.planned:
            return f"{mark.date} {event_phrase(event)}{f', {behind}' if behind else ''}"
        return f"{mark.date}, {behind}" if behind else f"{mark.date} {event.what}"
    if event.planned:
        return f"{mark.date}, planned: {event.says}"
    return f"{mark.date} {event.says}"


@dataclass(slots=True)
class LabelRow:
    """The parts of a row that labels occupy already, as (left, right)."""

    occupied: list[tuple[float, float]] = field(default_factory=list)

    def occupy(self, left: float, right: float) -> None:
        """Mark a part as occupied."""
        self.occupied.append((left, right))

    def is_free(self, left: float, right: float) -> bool:
        """Return True if no part between two pixels is occupied."""
        return all(right <= start or left >= end for start, end in self.occupied)
