"""The labels of a graph as lines of text, and the room that they take."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netatlas.drawing.graph.labels import LabelBox

if TYPE_CHECKING:
    from collections.abc import Callable

    from netatlas.drawing.scene import Measure

LABEL, LIT, SELECTED, TOPIC, RELATION = 12.0, 13.0, 15.0, 25.0, 11.0
"""Pixels of the fonts: of labels, of those of neighbours, of the selection, of topics, of relations."""
LINE = 1.17
"""Height of a line of text for each pixel of its font."""
GAP = 2.0
"""Pixels between a shape and its label."""
_WIDEST_LABEL = 7.5
_WIDEST = {TOPIC: 6.5, RELATION: 20.0}
"""Width of a line, in sizes of its font, beyond which it is broken in two: of labels, and of other texts."""
_LONGEST = 1.7
"""Width, as a share of the above, beyond which a line is cut."""
_ELLIPSIS = "…"


class TextBlock(NamedTuple):
    """One or two lines of text, the width of the widest, and if it is known that of each."""

    lines: tuple[str, ...]
    width: float
    size: float
    widths: tuple[float, ...] = ()

    @property
    def height(self) -> float:
        """The height of its lines."""
        return len(self.lines) * self.size * LINE

    def below(self, x: float, y: float, radius: float) -> LabelBox:
        """Return its box below a shape."""
        top = radius + GAP
        return LabelBox(x, y, -self.width / 2 - GAP, top, self.width / 2 + GAP, top + self.height)

    def beside(self, x: float, y: float, radius: float) -> LabelBox:
        """Return its box at the right of a shape."""
        left, half = radius + 4 * GAP, self.height / 2
        return LabelBox(x, y, left - GAP, -half, left + self.width + GAP, half)

    def around(self, x: float, y: float) -> LabelBox:
        """Return its box in the middle of a place."""
        half, high = self.width / 2 + GAP, self.height / 2
        return LabelBox(x, y, -half, -high, half, high)


def text_block(
    text: str, measure: Measure, size: float, *, bold: bool = False, text_scale: float = 1.0
) -> TextBlock:
    """Return a text in one line, or in two of about the same length where it is long.

    Args:
        text: the text.
        measure: measures it.
        size: one of the sizes above.
        bold: whether it is semi-bold.
        text_scale: by how much it is larger.
    """
    size, widest = size * text_scale, size * text_scale * _WIDEST.get(size, _WIDEST_LABEL)

    def width(part: str) -> float:
        return measure(part, size, bold=bold)

    lines = [text]
    words = text.split()
    if width(text) > widest and len(words) > 1:
        halves = [
            (" ".join(words[:count]), " ".join(words[count:])) for count in range(1, min(len(words), 40))
        ]
        lines = list(min(halves, key=lambda pair: max(map(len, pair))))
    lines = [cut(line, width, widest * _LONGEST) for line in lines]
    widths = tuple(map(width, lines))
    return TextBlock(tuple(lines), max(widths), size, widths)


def cut(line: str, width: Callable[[str], float], most: float) -> str:
    """Return a line, cut where it is wider than ``most``."""
    if width(line) <= most:
        return line
    kept = len(line)
    while kept > 1 and width(line[:kept] + _ELLIPSIS) > most:
        kept = kept * 3 // 4 if kept > 40 else kept - 1  # noqa: PLR2004 - names of hundreds of letters
    return line[:kept].rstrip() + _ELLIPSIS
