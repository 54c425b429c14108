"""The words of a timeline's picture: what is looked at, what stands beside a mark, and the room for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from netatlas.explore.timeline import ENDINGS, event_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from netatlas.atlas.dates import PartialDate
    from netatlas.explore.lanes import Mark
    from netatlas.explore.timeline import LaneState


class Measure(Protocol):
    """How wide a text is at a size in pixels."""

    def __call__(self, text: str, size: float, *, bold: bool) -> float:
        """Return the width in pixels."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What of a timeline is looked at.

    Attributes:
        width: of the whole picture, in pixels.
        scale: of the text.
        names: what each lane is called, by its id.
        states: what held on ``dates[-1]``, lane by lane; may be empty.
        dates: the dates with a line; the last is the one that can be moved, those before are locked.
        several: whether more than one authority ended something, so that each is named.
        current: the event that the keyboard stands on, or ''.
        measure: how wide a text is at a size in pixels, and whether it is bold.
    """

    width: float
    names: Mapping[str, str]
    measure: Measure
    scale: float = 1.0
    states: Sequence[LaneState] = ()
    dates: tuple[PartialDate, ...] = ()
    current: str = ""
    several: bool = False


def elided(view: View, text: str, size: float, room: float, *, bold: bool = False) -> str:
    """Return as much of a text as fits, with an ellipsis where something is cut off."""
    if view.measure(text, size, bold=bold) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if view.measure(f"{text[:middle].rstrip()}…", size, bold=bold) <= room:
            low = middle
        else:
            high = middle - 1
    return f"{text[:low].rstrip(' ,;')}…" if low else ""


def mark_words(mark: Mark, *, several: bool) -> str:
    """Return what a mark says in short: when, what, by whom where ``several`` have a say."""
    event = mark.event
    if event.what in ENDINGS:
        by = f", {event.by}" if several and event.by else ""
        return f"{mark.date} {event_words(event.what)}{by}"
    if mark.opens:
        of_notes = mark.date != event.date  # who, and by which document, the notes did not say
        behind = "" if of_notes else event.document or (event.by if several else "")
        return f"{mark.date}, {behind}" if behind else f"{mark.date} {event.what}"
    return f"{mark.date} {event.says}"


@dataclass(slots=True)
class Slot:
    """A row of the picture and what of it is taken."""

    taken: list[tuple[float, float]] = field(default_factory=list)

    def take(self, left: float, right: float) -> None:
        """Take a part."""
        self.taken.append((left, right))

    def free(self, left: float, right: float) -> bool:
        """Tell whether nothing stands between two places."""
        return all(right <= start or left >= end for start, end in self.taken)

    def room(self, left: float, right: float) -> float:
        """Return how much is free from ``left`` on, up to ``right``."""
        if not self.free(left, left + 1):
            return 0.0
        return min([right, *(start for start, _end in self.taken if start >= left)]) - left
