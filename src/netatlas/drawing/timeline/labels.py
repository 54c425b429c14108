"""The labels of a timeline: what is written beside a mark, cut to the room that it has."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from netatlas.explore.timeline import ENDINGS, event_words

if TYPE_CHECKING:
    from netatlas.drawing.timeline.options import Measure
    from netatlas.explore.lanes import Mark


def elided(measure: Measure, text: str, size: float, room: float, *, bold: bool = False) -> str:
    """Return as much of a text as fits, with an ellipsis where something is cut off."""
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
    """Return when and what in short, and by whom where ``several`` authorities ended something."""
    event = mark.event
    if event.what in ENDINGS:
        by = f", {event.by}" if several and event.by else ""
        return f"{mark.date} {event_words(event.what)}{by}"
    if mark.opens:
        of_notes = mark.date != event.date  # by whom and in which document, the notes did not say
        behind = "" if of_notes else event.document or (event.by if several else "")
        return f"{mark.date}, {behind}" if behind else f"{mark.date} {event.what}"
    return f"{mark.date} {event.says}"


@dataclass(slots=True)
class TextRow:
    """A row of text and which parts of it are occupied."""

    occupied: list[tuple[float, float]] = field(default_factory=list)

    def occupy(self, left: float, right: float) -> None:
        """Mark a part as occupied."""
        self.occupied.append((left, right))

    def is_free(self, left: float, right: float) -> bool:
        """Return True if no part between two pixels is occupied."""
        return all(right <= start or left >= end for start, end in self.occupied)
